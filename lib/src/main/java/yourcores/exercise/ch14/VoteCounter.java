package yourcores.exercise.ch14;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.exercise.Repeated;
import yourcores.exercise.Together;

/** Counts the votes of an election in which many vote at the same time. */
@Exercise(
        id = "14a",
        title = "the vote counter",
        minutes = 10,
        hints = {
            "Each call to the map is safe by itself, and so is each call to a number. What can another voter do between"
                    + " one call and the next?",
            "Two voters find no number for the candidate, and each puts in one of its own. Looking and putting must be"
                    + " one step for the map; ConcurrentHashMap has calls that take a function for that.",
            "votes.computeIfAbsent(candidate, c -> new AtomicInteger()) gives every voter the same number to count on."
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
        private final Runnable lookedUp;

        /** A candidate by name. */
        public Candidate(String name) {
            this(name, () -> {});
        }

        Candidate(String name, Runnable lookedUp) {
            this.name = name;
            this.lookedUp = lookedUp;
        }

        /** Asked for by every map that looks the candidate up. */
        @Override
        public int hashCode() {
            lookedUp.run();
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

/**
 * A moment between two look-ups of one vote. Two voters meet there; then one of them votes to the end before the other
 * goes on. Where a lock keeps them apart they do not meet, and nobody waits for long: a voter whose thread waits for
 * something is not coming, one that only lacks a core is.
 */
final class Window {
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
    /** So many looks in a row must find the other voter waiting: it may wait for something short. */
    private static final int LOOKS = 10;

    private final int lookUp;
    private final ThreadLocal<Integer> lookUps = ThreadLocal.withInitial(() -> 0);
    private final List<Thread> voters = new CopyOnWriteArrayList<>();
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();
    private volatile boolean voted;

    /** @param lookUp before which look-up of a vote the moment is: 2 is the one between the first and the second */
    Window(int lookUp) {
        this.lookUp = lookUp;
    }

    /** The calling thread is one of the two voters. */
    void begins() {
        voters.add(Thread.currentThread());
    }

    void lookedUp() {
        lookUps.set(lookUps.get() + 1);
        if (lookUps.get() == lookUp) {
            inside.incrementAndGet();
            meet(arrived.incrementAndGet() == 1);
            inside.decrementAndGet();
        }
    }

    void voted() {
        voted = true;
    }

    private void meet(boolean first) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        int waiting = 0;
        while (!voted && !(first && arrived.get() > 1) && waiting < LOOKS && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(LOOK_NANOS);
            waiting = inside.get() == 1 && otherWaits() ? waiting + 1 : 0;
        }
    }

    /** To be asked while the other one is not in here: who waits here only waits for a core. */
    private boolean otherWaits() {
        return voters.stream()
                .filter(voter -> voter != Thread.currentThread())
                .map(Thread::getState)
                .anyMatch(state -> state == Thread.State.BLOCKED
                        || state == Thread.State.WAITING
                        || state == Thread.State.TIMED_WAITING);
    }
}

@Checks
final class VoteCounterChecks {
    private static final int LOOK_UPS = 4;
    private static final int VOTES = 1_000;
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
            var candidate = new VoteCounter.Candidate("Cleo", window::lookedUp);
            Together.run(2, voter -> {
                window.begins();
                counter.vote(candidate);
                window.voted();
            });
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
        var round = new AtomicInteger();
        Repeated.run(ROUNDS, () -> {
            boolean slow = round.getAndIncrement() % 2 == 0;
            var candidate = new VoteCounter.Candidate("Dan", slow ? VoteCounterChecks::dawdle : () -> {});
            Together.run(4, voter -> {
                for (int vote = 0; vote < VOTES && !Thread.interrupted(); vote++) {
                    counter.vote(candidate);
                }
            });
            expect(4 * VOTES, candidate);
        });
    }

    /** Now and then a look-up takes long, so that the other voters get ahead, on one core too. */
    private static void dawdle() {
        if (ThreadLocalRandom.current().nextInt(32) == 0) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(20));
        }
    }

    private void expect(int votes, VoteCounter.Candidate candidate) {
        int counted = counter.votesFor(candidate);
        String words = counted < votes
                ? "votes are lost: another vote came in between two of your calls; let one call do the work of both"
                : "more votes are counted than were cast: who adds the others?";
        assertTrue(counted == votes, words);
    }
}
