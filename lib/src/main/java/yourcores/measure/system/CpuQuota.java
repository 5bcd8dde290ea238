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
    private final ControlGroups groups;

    CpuQuota(Path root) {
        groups = new ControlGroups(root);
    }

    /** Processors' worth of time; empty where none is set. */
    OptionalDouble read() {
        return Stream.concat(
                        groups.unified().map(CpuQuota::max), groups.of("cpu").map(CpuQuota::cfs))
                .flatMap(Optional::stream)
                .mapToDouble(Double::doubleValue)
                .min();
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
