package yourcores.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import yourcores.measure.system.FakeMachine;
import yourcores.measure.system.Topology;

/** How many workers are measured, and up to how many each has a processor like the others'. */
class NumberOfWorkersTest {

    @Test
    void alikeEndsWhereCoresAreSharedOrMixed() {
        var throttled = FakeMachine.of(new Topology(2, 2, List.of(2)), OptionalDouble.of(1.5));
        assertEquals(new Speedup.Alike(1, "quota of 1.50 processors"), Speedup.Alike.on(throttled));
        var siblings = FakeMachine.of(new Topology(8, 4, List.of(4)), OptionalDouble.empty());
        assertEquals(new Speedup.Alike(4, "two workers share a core"), Speedup.Alike.on(siblings));
        var mixed = FakeMachine.of(new Topology(6, 6, List.of(2, 4)), OptionalDouble.empty());
        assertEquals(new Speedup.Alike(1, "some cores are slower than others"), Speedup.Alike.on(mixed));
        var plain = FakeMachine.of(new Topology(4, 4, List.of(4)), OptionalDouble.empty());
        assertEquals(4, Speedup.Alike.on(plain).workers());
    }

    @Test
    void refusesMoreWorkersThanRunAtTheSameTime() {
        var machine = FakeMachine.of(new Topology(2, 2, List.of(2)), OptionalDouble.empty());
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
