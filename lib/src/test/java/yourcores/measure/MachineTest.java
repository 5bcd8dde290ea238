package yourcores.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import yourcores.figure.Table;
import yourcores.figure.Verdict.Kind;

class MachineTest {

    private static Capacity capacity(int allowed, int present, int seen, double had, double others) {
        var hardware = new Hardware("Test", Topology.alike(allowed), present, OptionalDouble.empty(), Optional.empty());
        return Capacity.of(hardware, seen, new Parallelism(had, others));
    }

    @Test
    void aFlagAddsNoProcessor() {
        assertEquals(new Capacity(2, "2 processors of this machine"), capacity(2, 2, 8, 2, 0));
    }

    @Test
    void aFlagTakesProcessorsAway() {
        assertEquals(new Capacity(4, "4 processors seen by Java"), capacity(8, 8, 4, 4, 0));
    }

    @Test
    void aHiddenLimitIsFoundByMeasuring() {
        assertEquals(2.1, capacity(8, 8, 8, 2.1, 0.1).processors());
    }

    @Test
    void aBusyMachineIsNotTakenForASmallOne() {
        assertEquals(8, capacity(8, 8, 8, 2.1, 5.5).processors());
        assertEquals(8, capacity(8, 8, 8, 2.1, Double.POSITIVE_INFINITY).processors());
        assertEquals(8, capacity(8, 8, 8, Double.NaN, 0).processors());
    }

    @Test
    void aQuotaIsTheLimit() {
        var machine = Fakes.machine(Topology.alike(2), OptionalDouble.of(1.5));
        assertEquals(1.5, machine.capacity());
        assertEquals("quota of 1.50 processors", machine.limitReason());
        assertEquals(2, machine.mostWorkers());
        assertEquals(new Speedup.Alike(1, "quota of 1.50 processors"), Speedup.Alike.on(machine));
    }

    @Test
    void alikeEndsWhereCoresAreSharedOrMixed() {
        var siblings = Fakes.machine(new Topology(8, 4, List.of(4)), OptionalDouble.empty());
        assertEquals(new Speedup.Alike(4, "two workers share a core"), Speedup.Alike.on(siblings));
        var mixed = Fakes.machine(new Topology(6, 6, List.of(2, 4)), OptionalDouble.empty());
        assertEquals(new Speedup.Alike(1, "some cores are slower than others"), Speedup.Alike.on(mixed));
        var plain = Fakes.machine(Topology.alike(4), OptionalDouble.empty());
        assertEquals(4, Speedup.Alike.on(plain).workers());
    }

    @Test
    void theCardSaysWhatOneProcessorMeans() {
        var card =
                (Table) Fakes.machine(Topology.alike(1), OptionalDouble.empty()).figure();
        assertEquals(Kind.CANNOT_TELL, card.verdict().kind());
        assertTrue(card.verdict().sentence().contains("take turns"), card.alt());
    }

    @Test
    void thisMachineHasACard() throws Exception {
        var machine = Machine.here();
        assertTrue(machine.capacity() > 0 && machine.mostWorkers() >= 1);
        assertTrue(machine.figure().alt().contains(machine.cpu()));
        assertFalse(machine.quiet().figure().alt().isBlank());
    }

    @Test
    void refusesMoreWorkersThanRunAtTheSameTime() {
        var machine = Fakes.machine(Topology.alike(2), OptionalDouble.empty());
        Bench.refuseBeyond(machine, List.of(1, 2));
        var problem = assertThrows(IllegalArgumentException.class, () -> Bench.refuseBeyond(machine, List.of(1, 4)));
        assertTrue(problem.getMessage().contains("Bench.oversubscribed"), problem.getMessage());
    }

    @Test
    void numbersOfWorkers() {
        assertEquals(List.of(1), Bench.workersUpTo(1));
        assertEquals(List.of(1, 2, 3), Bench.workersUpTo(3));
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 12), Bench.workersUpTo(12));
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 16, 32, 64), Bench.workersUpTo(64));
    }
}
