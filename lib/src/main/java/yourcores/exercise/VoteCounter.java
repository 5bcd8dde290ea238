package yourcores.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Counts the votes of an election in which many vote at the same time. */
@Exercise(
        id = "14a",
        title = "the vote counter",
        minutes = 10,
        hints = {
            "Each call to the map is safe by itself. What can another thread do between one call and the next?",
            "Reading the old number and writing the new one must be one step for the map. ConcurrentHashMap has calls"
                    + " that take a function for that.",
            "votes.merge(candidate, 1, Integer::sum) reads, adds and writes in one call."
        },
        checks = VoteCounterChecks.class)
public interface VoteCounter {

    /** Counts one vote. Many threads call this at the same time. */
    void vote(Candidate candidate);

    /** How many votes were cast for the candidate; 0 if there was none. */
    int votesFor(Candidate candidate);

    /** Someone to vote for; equal to itself only. */
    final class Candidate {
        private final String name;
        private final Window window;

        /** A candidate by name. */
        public Candidate(String name) {
            this(name, null);
        }

        Candidate(String name, Window window) {
            this.name = name;
            this.window = window;
        }

        /** Asked for by every map that looks the candidate up. */
        @Override
        public int hashCode() {
            if (window != null) {
                window.touched();
            }
            return name.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}

/** A place between two look-ups at which a thread waits a moment for another one to come as far. */
final class Window {
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(30);

    private final int lookUp;
    private final ThreadLocal<Integer> lookUps = ThreadLocal.withInitial(() -> 0);
    private int here;
    private boolean over;

    Window(int lookUp) {
        this.lookUp = lookUp;
    }

    void touched() {
        lookUps.set(lookUps.get() + 1);
        if (lookUps.get() == lookUp) {
            meet();
        }
    }

    private synchronized void meet() {
        here++;
        notifyAll();
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        try {
            while (!over && here < 2) {
                long left = deadline - System.nanoTime();
                over = left <= 0;
                if (!over) {
                    TimeUnit.NANOSECONDS.timedWait(this, left);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void close() {
        over = true;
        notifyAll();
    }
}

@Checks
final class VoteCounterChecks {
    private static final int LOOK_UPS = 4;
    private static final int VOTES = 5_000;
    private static final int ROUNDS = 20;

    private final VoteCounter counter;

    VoteCounterChecks(VoteCounter counter) {
        this.counter = counter;
    }

    @Test
    @Order(1)
    @DisplayName("one voter after the other")
    void oneAfterTheOther() {
        var ann = new VoteCounter.Candidate("Ann");
        var bob = new VoteCounter.Candidate("Bob");
        assertEquals(0, counter.votesFor(bob), "nobody voted for Bob yet; votesFor(Bob)");
        for (int vote = 0; vote < 3; vote++) {
            counter.vote(ann);
        }
        counter.vote(bob);
        assertEquals(3, counter.votesFor(ann), "three votes for Ann; votesFor(Ann)");
        assertEquals(1, counter.votesFor(bob), "one vote for Bob; votesFor(Bob)");
    }

    @Test
    @Order(2)
    @DisplayName("two voters at the same time")
    void twoAtOnce() throws Exception {
        for (int lookUp = 2; lookUp <= LOOK_UPS; lookUp++) {
            var window = new Window(lookUp);
            var candidate = new VoteCounter.Candidate("Cleo", window);
            Together.run(2, voter -> counter.vote(candidate));
            window.close();
            expect(2, candidate);
        }
    }

    @Test
    @Order(3)
    @DisplayName("many votes at the same time")
    void many() throws Exception {
        int before = Thread.activeCount();
        oneAfterTheOther();
        assertEquals(before, Thread.activeCount(), "a vote leaves a thread behind; threads");
        Rounds.run(ROUNDS, () -> {
            var candidate = new VoteCounter.Candidate("Dan");
            Together.run(4, voter -> {
                for (int vote = 0; vote < VOTES && !Thread.interrupted(); vote++) {
                    counter.vote(candidate);
                }
            });
            expect(4 * VOTES, candidate);
        });
    }

    private void expect(int votes, VoteCounter.Candidate candidate) {
        int counted = counter.votesFor(candidate);
        String words = counted < votes
                ? "votes are lost: let one call to the map read the old number and write the new one"
                : "more votes are counted than were cast: who adds the others?";
        assertTrue(counted == votes, words);
    }
}
