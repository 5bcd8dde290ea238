package yourcores.measure.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
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
    void ofAQuotaOnlyWholeProcessorsAreLikeTheFirst() {
        assertEquals(
                1, FakeMachine.of(Topology.alike(2), OptionalDouble.of(1.5)).equalCores());
        assertEquals(
                1, FakeMachine.of(Topology.alike(2), OptionalDouble.of(0.5)).equalCores());
        assertEquals(2, FakeMachine.of(Topology.alike(4), OptionalDouble.of(2)).equalCores());
        assertEquals(
                4,
                FakeMachine.of(new Topology(8, 4, List.of(4)), OptionalDouble.of(5.5))
                        .equalCores());
    }

    @Test
    void theCardSaysWhatOneProcessorMeans() {
        var card = (Table)
                FakeMachine.of(Topology.alike(1), OptionalDouble.empty()).figure();
        assertEquals(Kind.CANNOT_TELL, card.verdict().kind());
        assertTrue(card.verdict().sentence().contains("take turns"), card.alt());
    }

    private static String card(Topology topology, OptionalDouble quota, boolean battery) {
        var card = FakeMachine.of(topology, quota, battery).figure();
        assertEquals(Kind.STATES, card.verdict().kind());
        return card.alt();
    }

    @Test
    void theCardSaysThatTwoProcessorsShareACore() {
        var card = card(new Topology(8, 4, List.of(4)), OptionalDouble.empty(), false);
        assertTrue(card.contains("4 cores, 8 threads: some share a core"), card);
        assertTrue(card.contains("Beyond 4, two of them share a core"), card);
    }

    @Test
    void theCardSaysThatSomeCoresAreSlower() {
        var card = card(new Topology(16, 12, List.of(4, 8)), OptionalDouble.empty(), false);
        assertTrue(card.contains("4 fast and 8 slow cores"), card);
        assertTrue(card.contains("no law of equal cores can be judged beyond one"), card);
        assertEquals(
                1,
                FakeMachine.of(new Topology(16, 12, List.of(4, 8)), OptionalDouble.empty())
                        .equalCores());
    }

    @Test
    void theCardOfManyCoresHasNoCaveat() {
        var card = card(Topology.alike(64), OptionalDouble.empty(), false);
        assertTrue(card.endsWith("Up to 64 workers run at the same time."), card);
    }

    @Test
    void theCardSaysWhatAQuotaDoesToShortPrograms() {
        var card = card(Topology.alike(16), OptionalDouble.of(2.5), false);
        assertTrue(card.contains("time of: 2.50 (quota of 2.50 processors)"), card);
        assertTrue(card.contains("the time of 2.50 processors") && card.contains("short programs look faster"), card);
        assertFalse(card.contains("at the same time: ") || card.contains("run at the same time"), card);
    }

    /** Java counts the quota, so it sees no more than that; threads may run on all sixteen. */
    @Test
    void aQuotaOfWholeProcessorsIsCalledOneToo() {
        var hardware = new Hardware("Test", Topology.alike(16), 16, OptionalDouble.of(2), Optional.empty());
        var machine = Machine.of(hardware, 2, new Parallelism(2, 0), false);
        assertEquals("quota of 2.00 processors", machine.limitReason());
        assertTrue(machine.figure().alt().contains("A quota gives your workers the time of 2.00 processors."));
        var one = Machine.of(
                new Hardware("Test", Topology.alike(16), 16, OptionalDouble.of(1), Optional.empty()),
                1,
                new Parallelism(1, 0),
                false);
        assertTrue(
                one.figure().alt().contains("then all stand still"),
                one.figure().alt());
        assertFalse(one.figure().alt().contains("take turns"), one.figure().alt());
    }

    @Test
    void aQuotaOfAllProcessorsTakesNothing() {
        var machine = FakeMachine.of(Topology.alike(2), OptionalDouble.of(2));
        assertEquals("2 processors of this machine", machine.limitReason());
        assertTrue(machine.figure().alt().contains("Up to 2 workers run at the same time."));
    }

    @Test
    void theCardDoesNotCallAQuotaWhatWasMeasured() {
        var hardware = new Hardware("Test", Topology.alike(8), 8, OptionalDouble.empty(), Optional.empty());
        var card = Machine.of(hardware, 8, new Parallelism(2.1, 0.1), false)
                .figure()
                .alt();
        assertFalse(card.contains("uota"), card);
        assertTrue(card.contains("Together they get the time of 2.10 processors."), card);
    }

    @Test
    void theCardSaysThatItRunsOnBattery() {
        var card = card(Topology.alike(4), OptionalDouble.empty(), true);
        assertTrue(card.contains("power: battery") && card.contains("plug in before you measure"), card);
        assertTrue(card(Topology.alike(4), OptionalDouble.empty(), false).contains("power: mains"));
    }

    @Test
    void whatAnInterruptCutShortIsMeasuredAgain() {
        var calls = new AtomicInteger();
        var found = new FoundMachine(threads -> {
            if (calls.incrementAndGet() == 1) {
                throw new InterruptedException();
            }
            return new Parallelism(threads, 0);
        });
        assertEquals(Parallelism.UNKNOWN, found.machine().parallelism());
        assertTrue(Thread.interrupted());
        var second = found.machine();
        assertFalse(second.parallelism().equals(Parallelism.UNKNOWN));
        assertSame(second, found.machine());
    }

    @Test
    void thisMachineHasACard() throws Exception {
        var machine = Machine.here();
        assertTrue(machine.capacity() > 0 && machine.mostWorkers() >= 1);
        assertTrue(machine.figure().alt().contains(machine.cpu()));
        assertFalse(machine.quiet().figure().alt().isBlank());
    }
}
