package yourcores.measure.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static yourcores.measure.system.FakeMachine.write;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxHardwareTest {
    @TempDir
    private Path root;

    private Hardware read() {
        return new LinuxHardware(root).read();
    }

    private void allow(String online, String allowed) throws Exception {
        write(root, "sys/devices/system/cpu/online", online);
        write(root, "proc/self/status", "Name:\tjava\nCpus_allowed:\tff\nCpus_allowed_list:\t" + allowed);
    }

    private void cpu(int number, String siblings) throws Exception {
        write(root, "sys/devices/system/cpu/cpu" + number + "/topology/core_cpus_list", siblings);
    }

    @Test
    void intelHybridHasFastAndSlowCores() throws Exception {
        allow("0-15", "0-15");
        write(root, "proc/cpuinfo", "processor\t: 0\nmodel name\t: 13th Gen Intel(R) Core(TM) i7-1360P\nflags\t: fpu");
        for (int cpu = 0; cpu < 8; cpu++) {
            cpu(cpu, cpu / 2 * 2 + "-" + (cpu / 2 * 2 + 1));
        }
        for (int cpu = 8; cpu < 16; cpu++) {
            cpu(cpu, "" + cpu);
        }
        write(root, "sys/devices/cpu_core/cpus", "0-7");
        write(root, "sys/devices/cpu_atom/cpus", "8-15");
        var found = read();
        assertEquals("13th Gen Intel(R) Core(TM) i7-1360P", found.cpu());
        assertEquals(new Topology(16, 12, List.of(4, 8)), found.allowed());
        assertEquals("4 fast and 8 slow cores", found.allowed().words());
        assertTrue(found.allowed().siblings());
    }

    @Test
    void siblingsShareACore() throws Exception {
        allow("0-7", "0-7");
        for (int cpu = 0; cpu < 8; cpu++) {
            cpu(cpu, cpu % 4 + "," + (cpu % 4 + 4));
            String clock = "" + (4_900_000 + cpu % 4 * 50_000);
            write(root, "sys/devices/system/cpu/cpu" + cpu + "/cpufreq/cpuinfo_max_freq", clock);
        }
        assertEquals(new Topology(8, 4, List.of(4)), read().allowed());
    }

    @Test
    void aServerHasManyCoresWithTwoThreadsEach() throws Exception {
        allow("0-127", "0-127");
        for (int cpu = 0; cpu < 128; cpu++) {
            cpu(cpu, cpu % 64 + "," + (cpu % 64 + 64));
        }
        write(root, "proc/cpuinfo", "model name : AMD EPYC 7763 64-Core Processor");
        var found = read();
        assertEquals(new Topology(128, 64, List.of(64)), found.allowed());
        var card = Machine.of(found, 128, new Parallelism(128, 0), false).figure();
        assertTrue(card.alt().contains("64 cores, 128 threads: some share a core"), card.alt());
        assertTrue(card.alt().contains("Beyond 64, two of them share a core"), card.alt());
    }

    @Test
    void affinityLeavesSomeProcessors() throws Exception {
        allow("0-7", "2,6-7");
        for (int cpu : new int[] {2, 6, 7}) {
            cpu(cpu, cpu % 4 + "," + (cpu % 4 + 4));
        }
        var found = read();
        assertEquals(new Topology(3, 2, List.of(2)), found.allowed());
        assertEquals(8, found.present());
        var capacity = Capacity.of(found, 3, new Parallelism(3, 0));
        assertEquals(new Capacity(3, "3 of the machine's 8 processors allowed"), capacity);
    }

    @Test
    void bigAndLittleCoresOfAnArmBoard() throws Exception {
        allow("0-5", "0-5");
        write(root, "proc/cpuinfo", "processor\t: 0\nCPU implementer\t: 0x41\nCPU part\t: 0xd08\n");
        for (int cpu = 0; cpu < 6; cpu++) {
            cpu(cpu, "" + cpu);
            write(root, "sys/devices/system/cpu/cpu" + cpu + "/cpu_capacity", cpu < 4 ? "485" : "1024");
        }
        var found = read();
        assertEquals("Arm Cortex-A72", found.cpu());
        assertEquals(List.of(2, 4), found.allowed().kinds());
        write(root, "proc/device-tree/model", "Raspberry Pi 5 Model B Rev 1.0\0");
        assertEquals("Raspberry Pi 5 Model B Rev 1.0", read().cpu());
    }

    @Test
    void quotaOfVersionTwoIsTheSmallestOnTheWayUp() throws Exception {
        write(root, "proc/self/cgroup", "0::/kubepods/pod1/box");
        write(root, "sys/fs/cgroup/kubepods/cpu.max", "400000 100000");
        write(root, "sys/fs/cgroup/kubepods/pod1/cpu.max", "150000 100000");
        write(root, "sys/fs/cgroup/kubepods/pod1/box/cpu.max", "max 100000");
        assertEquals(OptionalDouble.of(1.5), read().quota());
    }

    @Test
    void quotaOfVersionOneEvenWhereTheGroupLiesOutsideTheContainer() throws Exception {
        write(root, "proc/self/cgroup", "4:memory:/docker/abc\n3:cpu,cpuacct:/docker/abc\n0::/");
        write(root, "sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "50000");
        write(root, "sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000");
        assertEquals(OptionalDouble.of(0.5), read().quota());
        write(root, "sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "-1");
        assertEquals(OptionalDouble.empty(), read().quota());
    }

    @Test
    void batteryIsNotTheMouse() throws Exception {
        assertEquals(Optional.empty(), read().onBattery());
        write(root, "sys/class/power_supply/hidpp_battery_0/type", "Battery");
        write(root, "sys/class/power_supply/hidpp_battery_0/scope", "Device");
        write(root, "sys/class/power_supply/hidpp_battery_0/status", "Discharging");
        assertEquals(Optional.empty(), read().onBattery());
        write(root, "sys/class/power_supply/BAT0/type", "Battery");
        write(root, "sys/class/power_supply/BAT0/status", "Discharging");
        assertEquals(Optional.of(true), read().onBattery());
        write(root, "sys/class/power_supply/AC/type", "Mains");
        write(root, "sys/class/power_supply/AC/online", "1");
        assertEquals(Optional.of(false), read().onBattery());
    }

    @Test
    void nothingThereIsNoError() {
        var found = read();
        int seen = Runtime.getRuntime().availableProcessors();
        assertEquals(Topology.alike(seen), found.allowed());
        assertTrue(found.cpu().contains(System.getProperty("os.arch")));
        assertFalse(found.quota().isPresent());
    }
}
