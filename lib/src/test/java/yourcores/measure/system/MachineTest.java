package yourcores.measure.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        var machine = FakeMachine.of(Topology.alike(2), OptionalDouble.of(1.5));
        assertEquals(1.5, machine.capacity());
        assertEquals("quota of 1.50 processors", machine.limitReason());
        assertEquals(2, machine.mostWorkers());
    }

    @Test
    void theCardSaysWhatOneProcessorMeans() {
        var card = (Table)
                FakeMachine.of(Topology.alike(1), OptionalDouble.empty()).figure();
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
}
