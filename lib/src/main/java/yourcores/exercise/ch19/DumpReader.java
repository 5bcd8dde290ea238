package yourcores.exercise.ch19;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

/** Finds out of a dump what holds everybody up. */
@Exercise(
        id = "19c",
        title = "read a dump",
        minutes = 15,
        hints = {
            "Begin with one thread that waits. For what? Who has that? Does that one wait, too?",
            "Look at the figure of \"A hunt\" again: the arrows led to a thread that was gone. Of all threads that wait,"
                    + " note where their arrows end, and count.",
            "A map from each thing to the entry whose has contains it. From each entry that waits: while there is a"
                    + " holder that waits, go on to it; the end is holder.thread(), or the thing where the map has none."
        },
        checks = DumpReaderChecks.class)
public interface DumpReader {

    /**
     * What most threads wait for in the end. From each thread that waits go to the thread that has what it waits for, from
     * there on, until one does not wait: its name is the end; or until a thing that no thread of the dump has: then the
     * name of that thing is the end. Returns the end to which most ways lead. One end has more than each of the others;
     * there is no circle, and some thread waits.
     */
    String culprit(List<Entry> dump);

    /**
     * A thread of a dump.
     *
     * @param waitsFor empty where it does not wait
     * @param has what it holds; nothing is held by two
     */
    record Entry(String thread, String waitsFor, List<String> has) {}
}

@Checks
final class DumpReaderChecks {
    private final DumpReader reader;

    DumpReaderChecks(DumpReader reader) {
        this.reader = reader;
    }

    @Test
    @Order(1)
    @DisplayName("one waits for another")
    void direct() {
        expect("porter", entry("clerk", "key"), entry("porter", "", "key"));
        expect("clerk", entry("clerk", "", "pen", "key"), entry("porter", "key"), entry("guard", ""));
    }

    @Test
    @Order(2)
    @DisplayName("by way of others")
    void chain() {
        expect(
                "guard",
                entry("clerk", "key", "pen"),
                entry("cook", "key"),
                entry("porter", "lamp", "key"),
                entry("guard", "", "lamp"));
        expect(
                "guard",
                entry("clerk", "key"),
                entry("nurse", "key"),
                entry("smith", "key"),
                entry("cook", "lamp", "key"),
                entry("porter", "pen", "lamp"),
                entry("maid", "rope", "pen"),
                entry("driver", "map", "rope"),
                entry("guard", "", "map"));
    }

    @Test
    @Order(3)
    @DisplayName("what nobody has")
    void nobody() {
        expect("lamp", entry("clerk", "key"), entry("porter", "lamp", "key"), entry("guard", "", "pen"));
    }

    @Test
    @Order(4)
    @DisplayName("where most ways end")
    void most() {
        expect(
                "guard",
                entry("clerk", "pen"),
                entry("porter", "", "pen"),
                entry("guard", "", "lamp"),
                entry("maid", "key"),
                entry("cook", "lamp", "key"));
    }

    @Test
    @Order(5)
    @DisplayName("200 dumps drawn by lot")
    void anyDump() {
        var lot = new Random(1999);
        for (int dump = 0; dump < 200; dump++) {
            var entries = drawn(lot);
            var ends = ends(entries);
            long most = ends.values().stream().mapToLong(n -> n).max().orElse(0);
            var first = ends.entrySet().stream()
                    .filter(end -> end.getValue() == most)
                    .map(Map.Entry::getKey)
                    .toList();
            if (first.size() == 1) {
                expect(first.getFirst(), entries.toArray(DumpReader.Entry[]::new));
            }
        }
    }

    /** Each thread may wait for a thing of a later one, or for one that nobody has: so there is no circle. */
    private static List<DumpReader.Entry> drawn(Random lot) {
        int threads = lot.nextInt(2, 9);
        var entries = new ArrayList<DumpReader.Entry>();
        for (int n = 0; n < threads; n++) {
            int other = Math.min(lot.nextInt(n, n + 3), threads);
            var waits =
                    other == n ? "" : other == threads ? "lost " + lot.nextInt(2) : "thing " + other + lot.nextInt(2);
            entries.add(entry("T" + n, waits, "thing " + n + "0", "thing " + n + "1"));
        }
        Collections.shuffle(entries, lot);
        return entries;
    }

    private static Map<String, Long> ends(List<DumpReader.Entry> dump) {
        var holders = new HashMap<String, DumpReader.Entry>();
        dump.forEach(entry -> entry.has().forEach(thing -> holders.put(thing, entry)));
        return dump.stream()
                .filter(entry -> !entry.waitsFor().isEmpty())
                .map(entry -> {
                    var thing = entry.waitsFor();
                    while (true) {
                        var holder = holders.get(thing);
                        if (holder == null) {
                            return thing;
                        }
                        if (holder.waitsFor().isEmpty()) {
                            return holder.thread();
                        }
                        thing = holder.waitsFor();
                    }
                })
                .collect(Collectors.groupingBy(end -> end, Collectors.counting()));
    }

    private static DumpReader.Entry entry(String thread, String waitsFor, String... has) {
        return new DumpReader.Entry(thread, waitsFor, List.of(has));
    }

    private void expect(String culprit, DumpReader.Entry... dump) {
        var words = Stream.of(dump)
                .map(entry -> entry.thread()
                        + (entry.has().isEmpty() ? "" : " has " + String.join(" and ", entry.has()))
                        + (entry.waitsFor().isEmpty()
                                ? ""
                                : (entry.has().isEmpty() ? " waits for " : ", waits for ") + entry.waitsFor()))
                .collect(Collectors.joining("; "));
        var told = Objects.requireNonNullElse(reader.culprit(List.of(dump)), "nothing");
        assertEquals(culprit, told, () -> "most ways end at " + culprit + ", you say " + told + ": " + words);
    }
}
