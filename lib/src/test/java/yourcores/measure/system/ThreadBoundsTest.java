package yourcores.measure.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yourcores.figure.Table;

class ThreadBoundsTest {
    @TempDir
    private Path root;

    @BeforeEach
    void aRoomyMachine() throws Exception {
        write("proc/sys/kernel/threads-max", "200000");
        write("proc/sys/kernel/pid_max", "4194304");
        write("proc/sys/vm/max_map_count", "655300");
        write("proc/self/limits", "Limit   Soft Limit  Hard Limit  Units\nMax processes   100000   100000   processes");
        write("proc/meminfo", "MemTotal: 64000000 kB\nMemAvailable:   32000000 kB");
        write("proc/self/cgroup", "0::/user/me");
    }

    private void write(String path, String text) throws Exception {
        FakeMachine.write(root, path, text);
    }

    private String first() {
        return ThreadBounds.under(root).first().name();
    }

    private long threads() {
        return ThreadBounds.under(root).first().threads();
    }

    @Test
    void aRoomyMachineAllowsTheExperimentAll() {
        assertEquals("this experiment's own bound", first());
    }

    @Test
    void halfOfWhatAUserMayStart() throws Exception {
        write("proc/self/limits", "Max processes             900                 2000                processes");
        assertEquals("half of ulimit -u", first());
        assertEquals(450, threads());
        write("proc/self/limits", "Max processes             unlimited           unlimited           processes");
        assertEquals("this experiment's own bound", first());
    }

    @Test
    void halfOfWhatAContainerLeaves() throws Exception {
        write("sys/fs/cgroup/user/pids.max", "500");
        write("sys/fs/cgroup/user/pids.current", "100");
        write("sys/fs/cgroup/user/me/pids.max", "max");
        assertEquals("half of what cgroup pids.max leaves", first());
        assertEquals(200, threads());
    }

    @Test
    void theElderFormOfGroupsCountsToo() throws Exception {
        write("proc/self/cgroup", "8:pids:/docker/x\n4:memory:/docker/x");
        write("sys/fs/cgroup/pids/docker/x/pids.max", "300");
        write("sys/fs/cgroup/memory/docker/x/memory.limit_in_bytes", "9223372036854771712");
        assertEquals(150, threads());
    }

    @Test
    void aQuarterOfFreeMemory() throws Exception {
        write("sys/fs/cgroup/user/me/memory.max", "536870912");
        write("sys/fs/cgroup/user/me/memory.current", "134217728");
        assertEquals("a quarter of free memory", first());
        assertEquals(768, threads());
    }

    @Test
    void aSystemThatTellsNothingGetsASmallNumber() {
        var bounds = ThreadBounds.under(root.resolve("nowhere"));
        assertEquals("this system tells no limits", bounds.first().name());
        assertTrue(((Table) bounds.figure()).verdict().sentence().contains("2\u202f000"));
    }

    @Test
    void here() {
        assertTrue(ThreadBounds.here().first().threads() > 0);
    }
}
