package yourcores.measure.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Showable;
import yourcores.figure.Table;
import yourcores.figure.Verdict;

/**
 * How many platform threads an experiment may start here without getting in anybody's way: the least of ten thousand
 * (two thousand in quick mode), half of each limit of the system, whatever is in use of it, half of what the control group
 * leaves, and what fits into a quarter of the free memory. Immutable.
 *
 * <p>Sources: proc(5) and getrlimit(2); Documentation/admin-guide/sysctl of Linux (threads-max, pid_max,
 * max_map_count); pids.max and memory.max of cgroup v2, and their elder forms. A limit that cannot be read is left out;
 * on a system without {@code /proc} a fixed small number stands in for all of them.
 *
 * @param bounds in the order they are shown
 */
public record ThreadBounds(List<Bound> bounds) implements Showable {
    private static final long MOST = 10_000;
    private static final long MOST_QUICK = 2_000;
    private static final long WITHOUT_LIMITS_TOLD = 2_000;

    /** What a waiting thread takes of real memory, the kernel's part included, generously. */
    private static final long BYTES_A_THREAD = 128 * 1024;

    /** A stack and its two guard zones are mappings of their own. */
    private static final long MAPPINGS_A_THREAD = 3;

    /** @param threads how many threads it allows the experiment */
    public record Bound(String name, long threads) {}

    public ThreadBounds {
        bounds = List.copyOf(bounds);
    }

    /** The bounds of this machine, now. */
    public static ThreadBounds here() {
        return under(Path.of("/"));
    }

    static ThreadBounds under(Path root) {
        var bounds = new ArrayList<Bound>();
        bounds.add(new Bound("this experiment's own bound", Machine.quickIsOn() ? MOST_QUICK : MOST));
        half(bounds, "ulimit -u", userLimit(root));
        half(bounds, "kernel.threads-max", number(root.resolve("proc/sys/kernel/threads-max")));
        half(bounds, "kernel.pid_max", number(root.resolve("proc/sys/kernel/pid_max")));
        var mappings = number(root.resolve("proc/sys/vm/max_map_count"));
        mappings.ifPresent(most -> bounds.add(
                new Bound("half of vm.max_map_count, three mappings a thread", most / 2 / MAPPINGS_A_THREAD)));
        half(
                bounds,
                "what cgroup pids.max leaves",
                left(root, "pids", "pids.max", "pids.max", "pids.current", "pids.current"));
        memory(root).ifPresent(free -> bounds.add(new Bound("a quarter of free memory", free / 4 / BYTES_A_THREAD)));
        if (bounds.size() == 1) {
            bounds.add(new Bound("this system tells no limits", WITHOUT_LIMITS_TOLD));
        }
        return new ThreadBounds(bounds);
    }

    /** The bound that is reached first. */
    public Bound first() {
        return bounds.stream().min(Comparator.comparingLong(Bound::threads)).orElseThrow();
    }

    @Override
    public Figure figure() {
        var rows = bounds.stream()
                .map(bound -> List.of(bound.name(), Numbers.count(bound.threads())))
                .toList();
        var verdict = Verdict.states("The first bound is “" + first().name() + "”: " + Numbers.count(first().threads())
                + " platform threads.");
        return new Table("Platform threads that may be started here", List.of("bound", "threads"), rows, verdict, "");
    }

    private static void half(List<Bound> bounds, String name, OptionalLong limit) {
        limit.ifPresent(most -> bounds.add(new Bound("half of " + name, most / 2)));
    }

    private static OptionalLong userLimit(Path root) {
        return lines(root.resolve("proc/self/limits"))
                .filter(line -> line.startsWith("Max processes"))
                .map(line -> line.substring("Max processes".length()).strip().split("\\s+")[0])
                .flatMapToLong(soft -> parse(soft).stream())
                .findFirst();
    }

    private static OptionalLong memory(Path root) {
        var machine = lines(root.resolve("proc/meminfo"))
                .filter(line -> line.startsWith("MemAvailable:"))
                .flatMapToLong(line -> parse(line.replaceAll("\\D", "")).stream())
                .map(kibibytes -> kibibytes * 1024)
                .findFirst();
        var group =
                left(root, "memory", "memory.max", "memory.limit_in_bytes", "memory.current", "memory.usage_in_bytes");
        if (machine.isEmpty() || group.isEmpty()) {
            return machine;
        }
        return OptionalLong.of(Math.min(machine.getAsLong(), group.getAsLong()));
    }

    /** What a limit leaves, in the narrowest group from the program's own up to the root. */
    private static OptionalLong left(Path root, String controller, String max, String max1, String used, String used1) {
        var groups = new ControlGroups(root);
        return Stream.concat(
                        groups.unified().map(group -> difference(group, max, used)),
                        groups.of(controller).map(group -> difference(group, max1, used1)))
                .flatMapToLong(OptionalLong::stream)
                .min();
    }

    private static OptionalLong difference(Path group, String max, String used) {
        var most = number(group.resolve(max));
        return most.isEmpty()
                ? most
                : OptionalLong.of(Math.max(
                        0, most.getAsLong() - number(group.resolve(used)).orElse(0)));
    }

    private static OptionalLong number(Path file) {
        return LinuxHardware.file(file).map(ThreadBounds::parse).orElse(OptionalLong.empty());
    }

    /** Empty for {@code max}, {@code unlimited} and the like. */
    private static OptionalLong parse(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("\\d{1,18}"))
                .map(digits -> OptionalLong.of(Long.parseLong(digits)))
                .orElse(OptionalLong.empty());
    }

    private static Stream<String> lines(Path file) {
        return LinuxHardware.file(file).stream().flatMap(String::lines);
    }
}
