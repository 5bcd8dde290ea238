package yourcores.exercise.ch14;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

/** Finds the order of turns that loses the most. */
@Exercise(
        id = "14c",
        title = "find the window",
        minutes = 15,
        hints = {
            "A write loses all that was written since the read before it. How long can A wait between its first read"
                    + " and its first write?",
            "Read \"What is the smallest total?\" again. A reads 0 and waits while B does all of its rounds but one;"
                    + " then A writes 1. Who has to read that 1, and when may that one write?",
            "A, then B for 2 (n - 1) turns, A writes 1, B reads 1, A does the rest of its turns, B writes 2."
        },
        checks = LosingOrderChecks.class)
public interface LosingOrder {

    /**
     * An order of turns in which two threads, A and B, end at the smallest total. Each does so many rounds, and a round
     * is two turns: the first reads the counter, the second writes what was read plus one.
     *
     * @param rounds of each thread, two or more
     * @return a letter for each turn: {@code "ABBA"} lets A read, B read, B write, A write
     */
    String turns(int rounds);
}

@Checks
final class LosingOrderChecks {
    private static final int SMALLEST = 2;

    private final LosingOrder answer;

    LosingOrderChecks(LosingOrder answer) {
        this.answer = answer;
    }

    @Test
    @Order(1)
    @DisplayName("an order that two threads can run")
    void anOrder() {
        for (int rounds : List.of(2, 3, 5)) {
            total(rounds);
        }
    }

    @Test
    @Order(2)
    @DisplayName("two threads with two rounds")
    void twoRounds() {
        expectSmallest(2);
    }

    @Test
    @Order(3)
    @DisplayName("two threads with three rounds")
    void threeRounds() {
        expectSmallest(3);
    }

    @Test
    @Order(4)
    @DisplayName("any number of rounds")
    void anyNumber() {
        for (int rounds : List.of(4, 5, 10, 100)) {
            expectSmallest(rounds);
        }
    }

    private void expectSmallest(int rounds) {
        int total = total(rounds);
        assertTrue(
                total == SMALLEST,
                () -> "with " + rounds + " rounds each your order ends at " + total + ", and an order that ends at "
                        + SMALLEST + " exists: let one thread read early and write late");
    }

    private int total(int rounds) {
        var turns = answer.turns(rounds);
        if (turns == null) {
            fail("you return null: return a letter for each turn");
        }
        int counter = 0;
        var threads = List.of(new Counting("A"), new Counting("B"));
        for (int turn = 0; turn < turns.length(); turn++) {
            int who = turns.charAt(turn) - 'A';
            if (who != 0 && who != 1) {
                fail("turn " + (turn + 1) + " goes to " + turns.charAt(turn) + ": there are A and B");
            }
            counter = threads.get(who).step(counter, 2 * rounds);
        }
        threads.forEach(thread -> thread.expectDone(2 * rounds));
        return counter;
    }

    /** A thread of the little program. */
    private static final class Counting {
        private final String name;
        private int steps;
        private int seen;

        Counting(String name) {
            this.name = name;
        }

        /** Takes a turn; returns what the counter holds afterwards. */
        int step(int counter, int most) {
            assertTrue(steps < most, () -> name + " has " + most + " turns, your order gives it more");
            boolean reads = steps++ % 2 == 0;
            if (reads) {
                seen = counter;
            }
            return reads ? counter : seen + 1;
        }

        void expectDone(int all) {
            assertTrue(steps == all, () -> name + " has " + all + " turns, your order gives it " + steps);
        }
    }
}
