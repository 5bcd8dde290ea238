package yourcores.measure.system;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The quota of processor time that a control group of Linux sets: the smallest one on the way from the program's group
 * up to the root, in both versions of control groups (Documentation/admin-guide/cgroup-v2.rst, cpu.max; and
 * Documentation/scheduler/sched-bwc.rst, cpu.cfs_quota_us).
 */
final class CpuQuota {
    private final Path root;

    CpuQuota(Path root) {
        this.root = root;
    }

    /** Processors' worth of time; empty where none is set. */
    OptionalDouble read() {
        return LinuxHardware.file(root.resolve("proc/self/cgroup")).stream()
                .flatMap(String::lines)
                .flatMap(this::quotas)
                .mapToDouble(Double::doubleValue)
                .min();
    }

    private Stream<Double> quotas(String line) {
        String[] fields = line.split(":", 3);
        if (fields.length < 3) {
            return Stream.empty();
        }
        var mounts = root.resolve("sys/fs/cgroup");
        if (fields[1].isEmpty()) {
            return Stream.concat(
                    upwards(mounts, fields[2]).flatMap(group -> max(group).stream()),
                    upwards(mounts.resolve("unified"), fields[2]).flatMap(group -> max(group).stream()));
        }
        return Stream.of(fields[1].split(",")).anyMatch("cpu"::equals)
                ? Stream.of("cpu,cpuacct", "cpu")
                        .distinct()
                        .flatMap(mount -> upwards(mounts.resolve(mount), fields[2]))
                        .flatMap(group -> cfs(group).stream())
                : Stream.empty();
    }

    private static Stream<Path> upwards(Path mount, String group) {
        var lowest = mount.resolve(group.substring(1)).normalize();
        return Stream.iterate(lowest, folder -> folder != null && folder.startsWith(mount), Path::getParent);
    }

    private static Optional<Double> max(Path group) {
        return LinuxHardware.file(group.resolve("cpu.max"))
                .map(text -> text.split(" "))
                .filter(fields -> fields.length == 2 && !fields[0].equals("max"))
                .map(fields -> Double.parseDouble(fields[0]) / Double.parseDouble(fields[1]));
    }

    private static Optional<Double> cfs(Path group) {
        var quota = LinuxHardware.file(group.resolve("cpu.cfs_quota_us")).map(Double::valueOf);
        var period = LinuxHardware.file(group.resolve("cpu.cfs_period_us")).map(Double::valueOf);
        return quota.filter(micros -> micros > 0).flatMap(micros -> period.map(length -> micros / length));
    }
}
