package yourcores.measure.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads what Linux tells about its processors: proc(5), and Documentation/ABI of the kernel for {@code /sys}.
 *
 * <p>Everything is optional: a file that is missing is passed over.
 */
final class LinuxHardware {
    /** Kinds of cores differ by more than this factor; favoured cores of one kind differ by less. */
    private static final double SLOWER = 0.8;

    /** Cores that are found where {@code cpuinfo} has no name: implementer and part (MIDR_EL1 of the Arm manual). */
    private static final Map<String, String> ARM_PARTS = Map.of(
            "0x41 0xd0c", "Arm Neoverse N1",
            "0x41 0xd40", "Arm Neoverse V1",
            "0x41 0xd49", "Arm Neoverse N2",
            "0x41 0xd4f", "Arm Neoverse V2",
            "0x41 0xd08", "Arm Cortex-A72",
            "0x41 0xd0b", "Arm Cortex-A76",
            "0x41 0xd03", "Arm Cortex-A53",
            "0xc0 0xac3", "Ampere-1");

    private final Path root;
    private final Path cpus;

    LinuxHardware(Path root) {
        this.root = root;
        this.cpus = root.resolve("sys/devices/system/cpu");
    }

    Hardware read() {
        int seen = Runtime.getRuntime().availableProcessors();
        var allowed = allowed().filter(set -> !set.isEmpty());
        int present =
                file(cpus.resolve("online")).map(CpuList::parse).map(Set::size).orElse(seen);
        return new Hardware(
                name(),
                allowed.map(this::topology).orElseGet(() -> Topology.alike(seen)),
                Math.max(present, allowed.map(Set::size).orElse(seen)),
                new CpuQuota(root).read(),
                onBattery());
    }

    private Optional<SortedSet<Integer>> allowed() {
        return line("proc/self/status", "Cpus_allowed_list").map(CpuList::parse);
    }

    private String name() {
        return line("proc/cpuinfo", "model name")
                .or(() -> file(root.resolve("proc/device-tree/model")).map(text -> text.replace("\0", "")))
                .or(() -> line("proc/cpuinfo", "Model"))
                .or(this::armName)
                .filter(name -> !name.isBlank())
                .orElseGet(Hardware::architecture);
    }

    private Optional<String> armName() {
        return line("proc/cpuinfo", "CPU implementer")
                .flatMap(implementer -> line("proc/cpuinfo", "CPU part")
                        .map(part -> ARM_PARTS.getOrDefault(
                                implementer + " " + part,
                                "Arm processor, implementer " + implementer + " part " + part)));
    }

    private Topology topology(SortedSet<Integer> allowed) {
        var cores = new HashSet<Set<Integer>>();
        var kinds = new TreeMap<Double, Set<Set<Integer>>>();
        for (int cpu : allowed) {
            var core = siblings(cpu);
            cores.add(core);
            kinds.computeIfAbsent(-speed(cpu), speed -> new HashSet<>()).add(core);
        }
        return new Topology(allowed.size(), cores.size(), merged(kinds));
    }

    private Set<Integer> siblings(int cpu) {
        var folder = cpus.resolve("cpu" + cpu + "/topology");
        return file(folder.resolve("core_cpus_list"))
                .or(() -> file(folder.resolve("thread_siblings_list")))
                .<Set<Integer>>map(CpuList::parse)
                .orElse(Set.of(cpu));
    }

    /** How fast a processor is, in no unit: what the kernel thinks of it, its type, or its highest clock. */
    private double speed(int cpu) {
        var folder = cpus.resolve("cpu" + cpu);
        return number(folder.resolve("cpu_capacity"))
                .or(() -> intelKind(cpu))
                .or(() -> number(folder.resolve("cpufreq/cpuinfo_max_freq")))
                .orElse(1.0);
    }

    private Optional<Double> intelKind(int cpu) {
        return file(root.resolve("sys/devices/cpu_atom/cpus"))
                .map(CpuList::parse)
                .map(slow -> slow.contains(cpu) ? 0.5 : 1.0);
    }

    /** Cores of each kind, fastest first; speeds that lie close together are one kind. */
    private static List<Integer> merged(TreeMap<Double, Set<Set<Integer>>> bySpeed) {
        var kinds = new TreeMap<Double, Integer>();
        double fastest = 0;
        for (var entry : bySpeed.entrySet()) {
            double speed = -entry.getKey();
            if (kinds.isEmpty() || speed < SLOWER * fastest) {
                fastest = speed;
            }
            kinds.merge(-fastest, entry.getValue().size(), Integer::sum);
        }
        return List.copyOf(kinds.values());
    }

    private Optional<Boolean> onBattery() {
        String[] names = root.resolve("sys/class/power_supply").toFile().list();
        var supplies = names == null
                ? List.<Path>of()
                : List.of(names).stream()
                        .map(name -> root.resolve("sys/class/power_supply").resolve(name))
                        .filter(supply ->
                                !file(supply.resolve("scope")).orElse("").equals("Device"))
                        .toList();
        boolean plugged = supplies.stream()
                .anyMatch(supply -> file(supply.resolve("online")).orElse("").equals("1"));
        var batteries = supplies.stream()
                .filter(supply -> file(supply.resolve("type")).orElse("").equals("Battery"))
                .collect(Collectors.toSet());
        boolean discharging = batteries.stream()
                .anyMatch(battery -> file(battery.resolve("status")).orElse("").equals("Discharging"));
        return supplies.isEmpty() ? Optional.empty() : Optional.of(discharging && !plugged);
    }

    private Optional<String> line(String path, String key) {
        return file(root.resolve(path))
                .flatMap(text -> text.lines()
                        .filter(line -> line.matches(key + "\\s*:.*"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .filter(value -> !value.isEmpty())
                        .findFirst());
    }

    private static Optional<Double> number(Path path) {
        return file(path).filter(text -> text.matches("[0-9]+")).map(Double::valueOf);
    }

    /** Read in one go: the number of a sysctl is there for the first read only, however short that one is. */
    static Optional<String> file(Path path) {
        try {
            return Optional.of(String.join("\n", Files.readAllLines(path)).strip())
                    .filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
