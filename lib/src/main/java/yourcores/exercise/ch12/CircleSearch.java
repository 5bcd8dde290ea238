package yourcores.exercise.ch12;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

/** Finds the deadlock among threads that wait for each other. */
@Exercise(
        id = "12c",
        title = "find the circle",
        minutes = 10,
        hints = {
            "Follow the arrows from one thread: painter 1, whom it waits for, whom that one waits for. Where can such a"
                    + " way end?",
            "Look at the figures of \"The circle\" again. Who stands in front of a circle and waits for one of its threads"
                    + " is not part of it: which thread of your way did you meet again?",
            "For each key: begin a new way, a LinkedHashSet, and follow the arrows until a name is null or add says"
                    + " false, as it is there already. Then the circle begins at that name:"
                    + " way.stream().dropWhile(one -> !one.equals(name)).toList()."
        },
        checks = CircleSearchChecks.class)
public interface CircleSearch {

    /**
     * The threads of a circle, each followed by the one for which it waits, begun at any of them; an empty list where
     * there is no circle. A circle of a hundred thousand threads is no matter of seconds.
     *
     * @param waitsFor for whom each waiting thread waits; who does not wait is no key
     */
    List<String> circle(Map<String, String> waitsFor);
}

@Checks
final class CircleSearchChecks {
    private static final int LONG = 100_000;

    private final CircleSearch search;

    CircleSearchChecks(CircleSearch search) {
        this.search = search;
    }

    @Test
    @Order(1)
    @DisplayName("a queue is no circle")
    void queue() {
        expect(List.of(), Map.of());
        expect(List.of(), waits("Ann Bob", "Bob Cem", "Cem Dan"));
        expect(List.of(), waits("Ann Dan", "Bob Dan", "Cem Dan"));
    }

    @Test
    @Order(2)
    @DisplayName("two, three, and one that waits for itself")
    void circles() {
        expect(List.of("Ann", "Bob"), waits("Ann Bob", "Bob Ann"));
        expect(List.of("Ann", "Cem", "Bob"), waits("Ann Cem", "Bob Ann", "Cem Bob"));
        expect(List.of("Ann"), waits("Ann Ann"));
    }

    @Test
    @Order(3)
    @DisplayName("who waits in front of a circle is no part of it")
    void inFront() {
        expect(List.of("Cem", "Dan"), waits("Ann Bob", "Bob Cem", "Cem Dan", "Dan Cem"));
    }

    @Test
    @Order(4)
    @DisplayName("wherever it is")
    void wherever() {
        expect(List.of("Cem", "Dan"), waits("Ann Bob", "Cem Dan", "Dan Cem"));
        expect(List.of("Cem", "Dan"), waits("Cem Dan", "Dan Cem", "Ann Bob", "Bob Eve"));
    }

    @Test
    @Order(5)
    @DisplayName("200 programs drawn by lot")
    void anyProgram() {
        var lot = new Random(1971);
        for (int program = 0; program < 200; program++) {
            var names = new ArrayList<>(IntStream.range(0, lot.nextInt(2, 12))
                    .mapToObj(n -> "T" + n)
                    .toList());
            Collections.shuffle(names, lot);
            int length = lot.nextInt(0, names.size() + 1);
            var waits = new ArrayList<String>();
            for (int n = 0; n < names.size(); n++) {
                boolean inCircle = n < length;
                int next = inCircle ? (n + 1) % length : lot.nextInt(0, n + 1);
                if (inCircle || next < n) { // the rest waits for somebody who came before it, or for nobody
                    waits.add(names.get(n) + " " + names.get(next));
                }
            }
            Collections.shuffle(waits, lot);
            expect(names.subList(0, length), waits(waits.toArray(String[]::new)));
        }
    }

    @Test
    @Order(6)
    @DisplayName("a hundred thousand in one circle")
    void large() {
        var waits = new LinkedHashMap<String, String>();
        for (int n = 0; n < LONG; n++) {
            waits.put("T" + n, "T" + (n + 1) % LONG);
        }
        assertEquals(LONG, found(waits).size(), "100000 threads wait for each other in one circle; yours has");
    }

    private static SequencedMap<String, String> waits(String... pairs) {
        var waits = new LinkedHashMap<String, String>();
        for (var pair : pairs) {
            waits.put(pair.split(" ")[0], pair.split(" ")[1]);
        }
        return waits;
    }

    private List<String> found(Map<String, String> waits) {
        var found = search.circle(Collections.unmodifiableMap(waits));
        if (found == null) {
            fail("you return null: where there is no circle, return an empty list");
        }
        return found;
    }

    private void expect(List<String> circle, Map<String, String> waits) {
        var found = found(waits);
        assertTrue(
                found.size() == circle.size() && new TreeSet<>(found).equals(new TreeSet<>(circle)),
                () -> "of " + words(waits) + " the circle is " + circle + ", you return " + found
                        + (circle.isEmpty() ? ": a way that ends is none" : ""));
        for (int n = 0; n < found.size(); n++) {
            int here = n;
            assertEquals(
                    waits.get(found.get(n)),
                    found.get((n + 1) % found.size()),
                    () -> "of " + words(waits) + " you return " + found + ": behind " + found.get(here)
                            + " comes the one for which it waits, which is");
        }
    }

    private static String words(Map<String, String> waits) {
        var words = new ArrayList<String>();
        waits.forEach((thread, holder) -> words.add(thread + "→" + holder));
        return words.isEmpty() ? "nobody who waits" : String.join(", ", words);
    }
}
