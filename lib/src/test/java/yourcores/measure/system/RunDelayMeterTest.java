package yourcores.measure.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static yourcores.measure.system.FakeMachine.write;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample of 100 ms by the books of a made-up /proc. */
class RunDelayMeterTest {
    private static final long MILLI = 1_000_000;
    private static final double WALL = 100 * MILLI;

    @TempDir
    private Path root;

    private long user;
    private long machine;

    @BeforeEach
    void books() throws Exception {
        task("self/task/1", "main", 1000, 5);
        task("self/task/7", "C2 CompilerThre", 300, 40);
        totals(130, 1000, 0);
    }

    private void task(String path, String name, long cpuMillis, long delayMillis) throws Exception {
        write(root, path + "/schedstat", cpuMillis * MILLI + " " + delayMillis * MILLI + " 12");
        write(root, path + "/comm", name);
    }

    /** Ticks of 10 ms. */
    private void totals(long programTicks, long machineTicks, long stolenTicks) throws Exception {
        user = programTicks;
        machine = machineTicks;
        write(root, "self/stat", "1 (ja) va) S 1 1 1 0 -1 4 0 0 0 0 " + programTicks + " 0 0 0 20 0 1 0");
        write(root, "stat", "cpu  " + machineTicks + " 0 0 5000 0 0 0 " + stolenTicks + " 0 0\ncpu0 1 2 3");
    }

    /** So many ticks go by; the sample, taken to be 100 ms long, is then what is expected. */
    private Reading passes(Meter.Watch watch, long program, long all, Purity expected, ThreadReport... ended)
            throws Exception {
        totals(user + program, machine + all, 0);
        var reading = watch.stop(WALL, List.of(ended));
        assertEquals(expected, reading.purity(WALL));
        return reading;
    }

    private static ThreadReport ended(int id, long cpuMillis, long delayMillis) {
        return new ThreadReport(id, (cpuMillis + delayMillis) * MILLI, cpuMillis * MILLI, delayMillis * MILLI);
    }

    private Meter.Watch start(double capacity) {
        return new RunDelayMeter(new Proc(root), capacity).start();
    }

    @Test
    void quietIsClean() throws Exception {
        var watch = start(2);
        task("self/task/1", "main", 1098, 6);
        passes(watch, 10, 10, Purity.CLEAN);
    }

    @Test
    void theSchedulersShufflingIsNoDisturbanceAndMuchOfItIs() throws Exception {
        var little = start(2);
        task("self/task/1", "main", 1098, 9);
        passes(little, 10, 10, Purity.CLEAN);
        var much = start(2);
        task("self/task/1", "main", 1198, 25);
        passes(much, 10, 10, Purity.DELAYED);
    }

    @Test
    void delayOfALongLivedThreadIsSeenFromOutside() throws Exception {
        var watch = start(2);
        task("self/task/1", "main", 1090, 15);
        passes(watch, 9, 13, Purity.DELAYED);
    }

    @Test
    void aThreadOfTheReaderIsNotTakenForOneOfTheVirtualMachine() throws Exception {
        for (var name : List.of("Service 1", "Monitor 1", "Parallel 1", "Common-pool")) {
            task("self/task/9", name, 0, 0);
            var watch = start(2);
            task("self/task/9", name, 90, 10);
            passes(watch, 10, 15, Purity.DELAYED);
        }
        for (var name : List.of("Service Thread", "Reference Handl", "GC Thread#12")) {
            task("self/task/9", name, 0, 0);
            var watch = start(2);
            task("self/task/9", name, 90, 10);
            passes(watch, 10, 15, Purity.CLEAN);
        }
    }

    @Test
    void delayOfThreadsThatEndedIsReported() throws Exception {
        var watch = start(2);
        var reading = passes(watch, 19, 23, Purity.DELAYED, ended(20, 95, 5), ended(21, 95, 5));
        assertEquals(190e6, reading.seen());
    }

    @Test
    void aThreadIsNotCountedTwice() throws Exception {
        var watch = start(2);
        task("self/task/20", "worker-1", 95, 0);
        assertEquals(95e6, passes(watch, 10, 10, Purity.CLEAN, ended(20, 95, 0)).seen());
    }

    @Test
    void theCompilerMayWait() throws Exception {
        var watch = start(2);
        task("self/task/1", "main", 1098, 5);
        task("self/task/7", "C2 CompilerThre", 304, 90);
        passes(watch, 10, 10, Purity.CLEAN);
    }

    @Test
    void workOnUnknownThreadsIsUnmetered() throws Exception {
        var watch = start(2);
        task("self/task/1", "main", 1002, 5);
        passes(watch, 19, 20, Purity.UNMETERED);
    }

    @Test
    void workInLiveChildrenIsSeen() throws Exception {
        write(root, "self/task/1/children", "50 ");
        task("50/task/50", "java", 10, 0);
        var watch = start(2);
        task("50/task/50", "java", 105, 0);
        assertEquals(95e6, passes(watch, 0, 10, Purity.CLEAN).seen());
        task("50/task/50", "java", 105, 20);
        passes(watch, 0, 4, Purity.DELAYED);
    }

    /** The system books on the program, when a child ends, all that the child has ever used. */
    @Test
    void whatAnEndedChildUsedBeforeBelongsToAnEarlierSample() throws Exception {
        write(root, "self/task/1/children", "50 ");
        task("50/task/50", "java", 400, 0);
        task("50/task/51", "java", 100, 0);
        var watch = start(2);
        write(root, "self/task/1/children", "");
        task("self/task/1", "main", 1095, 5);
        passes(watch, 60, 10, Purity.CLEAN);
    }

    @Test
    void aThreadOfALiveChildMayEnd() throws Exception {
        write(root, "self/task/1/children", "50 ");
        task("50/task/50", "java", 10, 0);
        task("50/task/51", "java", 70, 0);
        var watch = start(2);
        Files.delete(root.resolve("50/task/51/schedstat"));
        task("50/task/50", "java", 40, 0);
        assertEquals(30e6, passes(watch, 0, 10, Purity.CLEAN).all());
    }

    @Test
    void turnsThatThreadsTakeAmongThemselvesAreNoDisturbance() throws Exception {
        var three = new ThreadReport[] {ended(20, 66, 30), ended(21, 66, 30), ended(22, 66, 30)};
        passes(start(2), 20, 20, Purity.CLEAN, three);
        passes(start(2), 20, 26, Purity.DELAYED, three);
    }

    @Test
    void workersThatTakeTurnsWithTheCompilerAreDisturbed() throws Exception {
        var watch = start(2);
        task("self/task/7", "C2 CompilerThre", 360, 40);
        passes(watch, 20, 20, Purity.DELAYED, ended(20, 70, 28), ended(21, 70, 28));
    }

    @Test
    void workersThatTakeTurnsWithTheCollectorAreNotDisturbed() throws Exception {
        task("self/task/8", "GC Thread#0", 300, 0);
        var watch = start(2);
        task("self/task/8", "GC Thread#0", 320, 0);
        passes(watch, 20, 20, Purity.CLEAN, ended(20, 88, 10), ended(21, 88, 10));
        var compiling = start(2);
        task("self/task/7", "C2 CompilerThre", 320, 40);
        passes(compiling, 20, 20, Purity.DELAYED, ended(20, 88, 10), ended(21, 88, 10));
    }

    @Test
    void freshThreadsMayShareAProcessorForATick() throws Exception {
        var fresh = ended(20, 48, 3);
        passes(start(2), 20, 20, Purity.CLEAN, fresh, fresh, fresh, fresh);
    }

    @Test
    void manyFreshThreadsExcuseNoMoreThanATenth() throws Exception {
        var watch = start(2);
        totals(user + 20, machine + 20, 0);
        var fresh = new ThreadReport(20, 10 * MILLI, 8 * MILLI, 2 * MILLI);
        assertEquals(
                Purity.DELAYED, watch.stop(WALL, Collections.nCopies(20, fresh)).purity(WALL));
    }

    @Test
    void threadsThatMostlyWaitMayWakeTogether() throws Exception {
        var waiting = new ThreadReport(20, 100 * MILLI, 10 * MILLI, 20 * MILLI);
        passes(start(2), 4, 7, Purity.CLEAN, waiting, waiting, waiting, waiting);
        passes(start(2), 4, 9, Purity.DELAYED, waiting, waiting, waiting, waiting);
    }

    @Test
    void aQuotaIsNoDisturbance() throws Exception {
        passes(start(1.5), 15, 15, Purity.CLEAN, ended(20, 75, 25), ended(21, 75, 25));
    }

    @Test
    void timeStolenByTheHypervisorIsDisturbance() throws Exception {
        var watch = start(2);
        task("self/task/1", "main", 1098, 5);
        totals(user + 10, machine + 10, 2);
        assertEquals(Purity.DELAYED, watch.stop(WALL, List.of()).purity(WALL));
    }
}
