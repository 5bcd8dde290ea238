package yourcores.thread;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import yourcores.figure.Figure;
import yourcores.figure.Network;
import yourcores.figure.Network.Arrow;
import yourcores.figure.Network.Kind;
import yourcores.figure.Network.Node;
import yourcores.figure.Showable;
import yourcores.figure.Verdict;

/**
 * Who waits for whom: an arrow from each thread that waits to the thread that has what it waits for. Threads on a circle
 * of arrows wait for ever: a deadlock. Who waits with a limit, as in {@code tryLock(1, SECONDS)}, goes on by itself, and
 * is left out. Platform threads are asked through {@link java.lang.management.ThreadMXBean},
 * virtual threads through a dump of all threads ({@code HotSpotDiagnosticMXBean.dumpThreads}, as JSON).
 *
 * <p>Who is known to hold what: monitors; of platform threads also locks that are owned, such as
 * {@link java.util.concurrent.locks.ReentrantLock}; every {@link OwnedLock} that is handed over. A semaphore, a future
 * or a latch has no owner, and of virtual threads JDK 25 tells no owner of a lock: such an arrow ends in a question mark.
 *
 * <p>Guarantee: the threads do not stand still while they are asked, so it looks twice, and only waits that are the same
 * in both looks count. A circle that was no deadlock would have had to come apart and close again in between. A dump
 * that is read from a file is one look, and no moment either: the JVM lists its threads one after the other.
 *
 * <p>Threads go by their names; those that share one have their number behind it.
 *
 * <p>Thread rule: immutable.
 *
 * <p>Source: R. C. Holt, Some deadlock properties of computer systems, ACM Computing Surveys 4 (3), 1972.
 */
public final class WaitForGraph implements Showable {
    private static final String NOBODY = "?";
    private static final String TITLE = "Who waits for whom";

    /**
     * A thread that waits.
     *
     * @param what it waits for: "the brush", "Object@1b2c3d4"
     * @param holder the thread that has it; empty where nobody tells
     */
    public record Wait(String thread, String what, String holder) {}

    private final List<String> threads;
    private final SequencedMap<String, Wait> waits = new LinkedHashMap<>();

    private WaitForGraph(Collection<String> threads, Collection<Wait> waits) {
        this.threads = List.copyOf(threads);
        waits.forEach(wait -> this.waits.put(wait.thread(), wait));
    }

    /**
     * Looks at threads of this program, platform and virtual ones.
     *
     * @param locks that tell their owner
     * @throws java.io.UncheckedIOException if virtual threads are among them and no dump can be written
     */
    public static WaitForGraph of(Collection<Thread> threads, OwnedLock... locks) throws InterruptedException {
        return of(threads, List.of(locks));
    }

    /** As {@link #of(Collection, OwnedLock...)}. */
    public static WaitForGraph of(Collection<Thread> threads, Collection<OwnedLock> locks) throws InterruptedException {
        var look = new ThreadLook(List.copyOf(threads), List.copyOf(locks));
        var first = look.waits();
        Thread.sleep(1);
        var both = new ArrayList<>(look.waits());
        both.retainAll(first);
        return new WaitForGraph(look.names(), both);
    }

    /**
     * Reads a dump of threads, as {@code jcmd <pid> Thread.dump_to_file -format=json <file>} writes it. Who waits for
     * what is no monitor, or one that nobody holds, is left out.
     *
     * @throws IOException if it cannot be read, or is no such dump
     */
    static WaitForGraph of(Path dump) throws IOException {
        var known = ThreadDump.parse(Files.readString(dump)).waits().stream()
                .filter(wait -> !wait.holder().isEmpty())
                .toList();
        return new WaitForGraph(List.of(), known);
    }

    /**
     * Has another Java process dump its threads twice, by {@code jcmd}, and reads both.
     *
     * @throws IOException if there is no such process, no {@code jcmd}, or no answer within 10 s
     */
    public static WaitForGraph of(long pid) throws IOException, InterruptedException {
        var first = ThreadDump.byJcmd(pid, WaitForGraph::of);
        var both = new ArrayList<>(ThreadDump.byJcmd(pid, WaitForGraph::of).waits());
        both.retainAll(first.waits());
        return new WaitForGraph(List.of(), both);
    }

    /** The threads that wait, and for whom. */
    public List<Wait> waits() {
        return List.copyOf(waits.values());
    }

    /** The circles of threads that wait for each other, each in the order of the arrows; none where all can go on. */
    public List<List<String>> circles() {
        var circles = new ArrayList<List<String>>();
        var settled = new LinkedHashSet<String>();
        for (var start : waits.keySet()) {
            var way = new LinkedHashSet<String>();
            String here = start;
            while (waits.containsKey(here) && !settled.contains(here) && way.add(here)) {
                here = waits.get(here).holder();
            }
            if (way.contains(here)) {
                String entry = here;
                circles.add(way.stream().dropWhile(one -> !one.equals(entry)).toList());
            }
            settled.addAll(way);
        }
        return circles;
    }

    /** A row for each thread that waits. */
    public Table table() {
        var rows = waits();
        return Table.create(
                TITLE,
                StringColumn.create("thread", rows.stream().map(Wait::thread).toList()),
                StringColumn.create("waits for", rows.stream().map(Wait::what).toList()),
                StringColumn.create("held by", rows.stream().map(Wait::holder).toList()));
    }

    /** Names and arrows, circles first; and whether there is one. */
    @Override
    public Figure figure() {
        var circles = circles();
        var inCircle = circles.stream().flatMap(List::stream).collect(Collectors.toCollection(LinkedHashSet::new));
        var names = new LinkedHashSet<>(inCircle);
        names.addAll(threads);
        waits.values().forEach(wait -> {
            names.add(wait.thread());
            names.add(wait.holder().isEmpty() ? NOBODY : wait.holder());
        });
        names.remove(NOBODY);
        var order = new ArrayList<>(names);
        if (waits.values().stream().anyMatch(wait -> wait.holder().isEmpty())) {
            order.add(NOBODY);
        }
        var nodes = order.stream()
                .map(name -> new Node(name, name.equals(NOBODY) ? Kind.UNKNOWN : kind(inCircle.contains(name))))
                .toList();
        var arrows = waits.values().stream()
                .map(wait -> new Arrow(
                        order.indexOf(wait.thread()),
                        order.indexOf(wait.holder().isEmpty() ? NOBODY : wait.holder()),
                        wait.what(),
                        inCircle.contains(wait.thread())))
                .toList();
        return new Network(TITLE, nodes, arrows, verdict(circles), "");
    }

    private static Kind kind(boolean marked) {
        return marked ? Kind.MARKED : Kind.PLAIN;
    }

    private Verdict verdict(List<List<String>> circles) {
        if (!circles.isEmpty()) {
            return Verdict.doesNotHold(
                    "A deadlock: " + circles.stream().map(this::words).collect(Collectors.joining("; and ")) + ".");
        }
        var unknown =
                waits.values().stream().filter(wait -> wait.holder().isEmpty()).toList();
        if (!unknown.isEmpty()) {
            return Verdict.cannotTell("Nobody tells who has what "
                    + unknown.stream().map(Wait::thread).collect(Collectors.joining(", "))
                    + (unknown.size() == 1 ? " waits for." : " wait for."));
        }
        return Verdict.states(
                waits.isEmpty()
                        ? "None of these threads waits for another one without a limit."
                        : "There is no circle.");
    }

    /** {@code painter 1 waits for the brush, held by painter 2; painter 2 waits for ...}. */
    private String words(List<String> circle) {
        return circle.stream()
                .map(waits::get)
                .map(wait -> wait.thread() + " waits for " + wait.what() + ", held by " + wait.holder())
                .collect(Collectors.joining("; "));
    }
}
