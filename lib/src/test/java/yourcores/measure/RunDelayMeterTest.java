package yourcores.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static yourcores.measure.Fakes.write;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yourcores.measure.Sample.Purity;

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

    private Meter.Watch start(double capacity) {
        return new RunDelayMeter(new Proc(root), capacity).start();
    }

    @Test
    void quietIsClean() throws Exception {
        var watch = start(2);
        task("self/task/1", "main", 1098, 6);
        totals(user + 10, machine + 10, 0);
        assertEquals(Purity.CLEAN, watch.stop(WALL, List.of()).purity(WALL));
    }

    @Test
    void theSchedulersShufflingIsNoDisturbanceAndMuchOfItIs() throws Exception {
        var little = start(2);
        task("self/task/1", "main", 1098, 9);
        totals(user + 10, machine + 10, 0);
        assertEquals(Purity.CLEAN, little.stop(WALL, List.of()).purity(WALL));
        var much = start(2);
        task("self/task/1", "main", 1198, 25);
        totals(user + 10, machine + 10, 0);
        assertEquals(Purity.DELAYED, much.stop(WALL, List.of()).purity(WALL));
    }

    @Test
    void delayOfALongLivedThreadIsSeenFromOutside() throws Exception {
        var watch = start(2);
        task("self/task/1", "main", 1090, 15);
        totals(user + 9, machine + 13, 0);
        assertEquals(Purity.DELAYED, watch.stop(WALL, List.of()).purity(WALL));
    }

    @Test
    void delayOfThreadsThatEndedIsReported() throws Exception {
        var watch = start(2);
        totals(user + 19, machine + 23, 0);
        var ended = List.of(new ThreadReport(20, 95 * MILLI, 5 * MILLI), new ThreadReport(21, 95 * MILLI, 5 * MILLI));
        var reading = watch.stop(WALL, ended);
        assertEquals(190e6, reading.seen());
        assertEquals(Purity.DELAYED, reading.purity(WALL));
    }

    @Test
    void aThreadIsNotCountedTwice() throws Exception {
        var watch = start(2);
        task("self/task/20", "worker-1", 95, 0);
        totals(user + 10, machine + 10, 0);
        assertEquals(
                95e6,
                watch.stop(WALL, List.of(new ThreadReport(20, 95 * MILLI, 0))).seen());
    }

    @Test
    void theCompilerMayWait() throws Exception {
        var watch = start(2);
        task("self/task/1", "main", 1098, 5);
        task("self/task/7", "C2 CompilerThre", 304, 90);
        totals(user + 10, machine + 10, 0);
        assertEquals(Purity.CLEAN, watch.stop(WALL, List.of()).purity(WALL));
    }

    @Test
    void workOnUnknownThreadsIsUnmetered() throws Exception {
        var watch = start(2);
        task("self/task/1", "main", 1002, 5);
        totals(user + 19, machine + 20, 0);
        assertEquals(Purity.UNMETERED, watch.stop(WALL, List.of()).purity(WALL));
    }

    @Test
    void workInLiveChildrenIsSeen() throws Exception {
        write(root, "self/task/1/children", "50 ");
        task("50/task/50", "java", 10, 0);
        var watch = start(2);
        task("50/task/50", "java", 105, 0);
        totals(user, machine + 10, 0);
        var reading = watch.stop(WALL, List.of());
        assertEquals(95e6, reading.seen());
        assertEquals(Purity.CLEAN, reading.purity(WALL));
        task("50/task/50", "java", 105, 20);
        totals(user, machine + 4, 0);
        assertEquals(Purity.DELAYED, watch.stop(WALL, List.of()).purity(WALL));
    }

    @Test
    void turnsThatThreadsTakeAmongThemselvesAreNoDisturbance() throws Exception {
        var ended = List.of(
                new ThreadReport(20, 66 * MILLI, 30 * MILLI),
                new ThreadReport(21, 66 * MILLI, 30 * MILLI),
                new ThreadReport(22, 66 * MILLI, 30 * MILLI));
        var quiet = start(2);
        totals(user + 20, machine + 20, 0);
        assertEquals(Purity.CLEAN, quiet.stop(WALL, ended).purity(WALL));
        var busy = start(2);
        totals(user + 20, machine + 26, 0);
        assertEquals(Purity.DELAYED, busy.stop(WALL, ended).purity(WALL));
    }

    @Test
    void workersThatTakeTurnsWithTheCompilerAreDisturbed() throws Exception {
        var watch = start(2);
        task("self/task/7", "C2 CompilerThre", 360, 40);
        totals(user + 20, machine + 20, 0);
        var ended = List.of(new ThreadReport(20, 70 * MILLI, 28 * MILLI), new ThreadReport(21, 70 * MILLI, 28 * MILLI));
        assertEquals(Purity.DELAYED, watch.stop(WALL, ended).purity(WALL));
    }

    @Test
    void freshThreadsMayShareAProcessorForATick() throws Exception {
        var watch = start(2);
        totals(user + 20, machine + 20, 0);
        var fresh = new ThreadReport(20, 48 * MILLI, 3 * MILLI);
        assertEquals(
                Purity.CLEAN,
                watch.stop(WALL, List.of(fresh, fresh, fresh, fresh)).purity(WALL));
    }

    @Test
    void aQuotaIsNoDisturbance() throws Exception {
        var ended = List.of(new ThreadReport(20, 75 * MILLI, 25 * MILLI), new ThreadReport(21, 75 * MILLI, 25 * MILLI));
        var watch = start(1.5);
        totals(user + 15, machine + 15, 0);
        assertEquals(Purity.CLEAN, watch.stop(WALL, ended).purity(WALL));
    }

    @Test
    void timeStolenByTheHypervisorIsDisturbance() throws Exception {
        var watch = start(2);
        task("self/task/1", "main", 1098, 5);
        totals(user + 10, machine + 10, 2);
        assertEquals(Purity.DELAYED, watch.stop(WALL, List.of()).purity(WALL));
    }
}
