package yourcores.exercise.ch14;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
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
            "Two voters find no number for the candidate, and each puts in one of its own. Read \"Check, then act\""
                    + " again: which call of the map looks and puts in one step, and never replaces what is there?",
            "First votes.putIfAbsent(candidate, new AtomicInteger()), whatever it says; then votes.get(candidate) is the"
                    + " same number for every voter, and adding to it is one step."
        },
        checks = VoteCounterChecks.class)
public interface VoteCounter {

    /** Counts one vote. Many threads call this at the same time. */
    void vote(Candidate candidate);

    /** How many votes were cast for the candidate; 0 if there was none. */
    int votesFor(Candidate candidate);

    /** Someone to vote for; equal to itself only, and ordered as made. */
    final class Candidate implements Comparable<Candidate> {
        private static final AtomicLong MADE = new AtomicLong();

        private final long number = MADE.getAndIncrement();
        private final String name;
        private final Runnable lookedUp;
        private final Runnable compared;

        /** A candidate by name. */
        public Candidate(String name) {
            this(name, () -> {}, () -> {});
        }

        Candidate(String name, Runnable lookedUp, Runnable compared) {
            this.name = name;
            this.lookedUp = lookedUp;
            this.compared = compared;
        }

        /** Asked for by every hash map that looks the candidate up. */
        @Override
        public int hashCode() {
            lookedUp.run();
            return name.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        /** Asked for by every sorted map, and by a hash map with many candidates in one bin. */
        @Override
        public int compareTo(Candidate other) {
            compared.run();
            return Long.compare(number, other.number);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}

@Checks
final class VoteCounterChecks {
    private static final int LOOK_UPS = 8;
    private static final int VOTES_SLOW = 1_000;
    private static final int FIRST_VOTES = 500;
    private static final int ROUNDS = 20;
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

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
        counter.vote(new VoteCounter.Candidate("Ann")); // a sorted map compares with those it holds
        var others = new ArrayList<OtherVoter>(); // made first is sorted first: its place is found by few comparisons
        for (int lookUp = LOOK_UPS; lookUp >= 2; lookUp--) {
            others.addFirst(new OtherVoter(lookUp));
        }
        boolean comesIn = true;
        for (int n = 0; n < others.size() && comesIn; n++) {
            var other = others.get(n);
            counter.vote(other.candidate);
            comesIn = other.hasBegun();
            other.end();
            expectBoth(other.candidate);
        }
        firstVotesTogether();
    }

    /**
     * For maps that ask a candidate for nothing, or under a lock of their own: two vote at once, for one after another.
     * Two who read all the time make them wait for such a lock, between their calls as well.
     */
    private void firstVotesTogether() throws Exception {
        var candidates = IntStream.range(0, FIRST_VOTES)
                .mapToObj(number -> new VoteCounter.Candidate("Eve " + number))
                .toList();
        var arrived = new AtomicInteger();
        var voted = new AtomicInteger();
        int[] votes = new int[2];
        Together.run(4, number -> {
            long end = System.nanoTime() + 4 * ROUND_NANOS;
            while (number > 1 && voted.get() < 2 && !Thread.interrupted()) {
                readQuietly(candidates.get(Math.min(arrived.get() / 2, FIRST_VOTES - 1)));
            }
            if (number > 1) {
                return;
            }
            for (int i = 0; i < FIRST_VOTES && System.nanoTime() < end && !Thread.interrupted(); i++) {
                arrived.incrementAndGet();
                for (int looks = 0; arrived.get() < 2 * (i + 1) && System.nanoTime() < end; looks++) {
                    if (looks > 100) {
                        Thread.yield();
                    }
                }
                counter.vote(candidates.get(i));
                votes[number]++;
            }
            voted.incrementAndGet();
        });
        candidates.stream().limit(Math.min(votes[0], votes[1])).forEach(this::expectBoth);
    }

    /** What a reader sees meanwhile is the matter of another check. */
    private void readQuietly(VoteCounter.Candidate candidate) {
        try {
            counter.votesFor(candidate);
        } catch (RuntimeException halfChanged) {
            Thread.onSpinWait();
        }
    }

    private void expectBoth(VoteCounter.Candidate candidate) {
        expect(2, candidate, "another vote came in between two of your calls; let one call do the work of both");
    }

    @Test
    @Order(3)
    @DisplayName("many votes at the same time")
    void many() throws Exception {
        var first = new VoteCounter.Candidate("Cleo");
        int before = Thread.activeCount();
        counter.vote(first);
        assertTrue(Thread.activeCount() <= before, "a vote leaves a thread behind: join it, or start none");
        var round = new AtomicInteger();
        Repeated.race(ROUNDS, () -> {
            boolean slow = round.getAndIncrement() % 2 == 0;
            var candidate = new VoteCounter.Candidate("Dan", slow ? VoteCounterChecks::dawdle : () -> {}, () -> {});
            counter.vote(candidate); // who comes in between two first votes is the matter of another check
            var cast = new AtomicInteger(1);
            int most = slow ? VOTES_SLOW : Integer.MAX_VALUE; // the fast ones last long enough to meet
            Together.run(4, _ -> {
                long end =
                        System.nanoTime() + ROUND_NANOS; // from here: where others keep the cores busy a start is slow
                int votes = 0;
                while (votes < most && System.nanoTime() < end && !Thread.interrupted()) {
                    counter.vote(candidate);
                    votes++;
                }
                cast.addAndGet(votes);
            });
            expect(
                    cast.get(),
                    candidate,
                    "another vote comes in between reading a number and writing it; let one call do both");
        });
    }

    @Test
    @Order(4)
    @DisplayName("somebody reads while another votes")
    void reader() throws Exception {
        var reader = new Reader();
        for (int number = 0; number < Reader.CANDIDATES; number++) {
            var candidate = reader.candidate(number);
            counter.vote(candidate);
            reader.voted.add(candidate);
        }
        reader.end();
        if (reader.misread.isEmpty()) {
            reader.readBesideFirstVotes();
        }
        assertTrue(
                reader.misread.isEmpty(),
                () -> "while a vote was counted, votesFor "
                        + reader.misread.getFirst()
                        + ": who reads takes the same lock as who votes, or the map is made for both at once");
    }

    /** Now and then a look-up takes long, so that the other voters get ahead, on one core too. */
    private static void dawdle() {
        if (ThreadLocalRandom.current().nextInt(32) == 0) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(20));
        }
    }

    private void expect(int votes, VoteCounter.Candidate candidate, String whyFewer) {
        int counted = counter.votesFor(candidate);
        assertTrue(counted >= votes, () -> "votes are lost: " + whyFewer);
        assertTrue(counted <= votes, "more votes are counted than were cast: who adds the others?");
    }

    /** Votes to the end before a look-up of the first voter, or waits, where a lock keeps them apart. */
    private final class OtherVoter {
        private final int lookUp;
        private final Thread first = Thread.currentThread();
        private final VoteCounter.Candidate candidate =
                new VoteCounter.Candidate("Cleo", this::lookedUp, this::lookedUp);
        private int lookUps;
        private boolean firstVotes = true;
        private Call vote;

        /** @param lookUp 2 is the one after which the first voter has looked once */
        OtherVoter(int lookUp) {
            this.lookUp = lookUp;
        }

        private void lookedUp() {
            if (firstVotes && Thread.currentThread() == first && ++lookUps == lookUp) {
                begin();
                vote.comesBackMeanwhile();
            }
        }

        private void begin() {
            vote = Call.of(() -> counter.vote(candidate));
        }

        boolean hasBegun() {
            return vote != null;
        }

        void end() throws Exception {
            firstVotes = false;
            if (vote == null) {
                begin();
            }
            vote.end("one voter is done, and the other does not come back");
        }
    }

    /**
     * Asks for all who have their vote, in the middle of another vote: when a map compares two candidates, to find a
     * place for one. A {@link java.util.HashMap} does so while it makes a tree of a bin with many keys; it has then put
     * the first key into the tree, and the others are not to be found.
     */
    private final class Reader {
        private static final int CANDIDATES = 16;
        private static final int NEWCOMERS = 50_000;

        private final List<VoteCounter.Candidate> voted = new ArrayList<>();
        private final List<String> misread = new CopyOnWriteArrayList<>();
        private final AtomicBoolean began = new AtomicBoolean();
        private volatile Call call;

        /** Strings of {@code Aa} and {@code BB} have one hash code. */
        VoteCounter.Candidate candidate(int number) {
            var name = Integer.toBinaryString(CANDIDATES + number)
                    .substring(1)
                    .replace("0", "Aa")
                    .replace("1", "BB");
            return new VoteCounter.Candidate(name, () -> {}, this::compared);
        }

        private void compared() {
            if (began.compareAndSet(false, true)) {
                var ask = List.copyOf(voted);
                call = Call.of(() -> ask.forEach(this::read));
                call.comesBackMeanwhile();
            }
        }

        /** For maps that compare at moments when they are whole: many newcomers get their vote, two readers look on. */
        void readBesideFirstVotes() throws Exception {
            var newcomers = new VoteCounter.Candidate[NEWCOMERS];
            var known = new AtomicInteger();
            var done = new AtomicBoolean();
            Together.run(3, number -> {
                long end = System.nanoTime() + 2 * ROUND_NANOS;
                if (number == 0) {
                    try {
                        while (known.get() < NEWCOMERS && misread.isEmpty() && System.nanoTime() < end) {
                            var newcomer = new VoteCounter.Candidate("Finn " + known.get());
                            counter.vote(newcomer);
                            newcomers[known.get()] = newcomer;
                            known.incrementAndGet();
                        }
                    } finally {
                        done.set(true);
                    }
                }
                while (!done.get() && misread.isEmpty() && !Thread.interrupted()) {
                    int there = known.get();
                    if (there > 0) { // a tree turns most often near the last that came in
                        int back = ThreadLocalRandom.current().nextInt(number == 1 ? there : Math.min(there, 16));
                        read(newcomers[there - 1 - back]);
                    }
                }
            });
        }

        private void read(VoteCounter.Candidate candidate) {
            try {
                int votes = counter.votesFor(candidate);
                if (votes != 1) {
                    misread.add("said of a candidate who had one vote that there are " + votes);
                }
            } catch (RuntimeException thrown) { // what is seen half changed
                misread.add("threw " + thrown.getClass().getSimpleName());
            }
        }

        void end() throws Exception {
            if (call != null) {
                call.end("the votes are counted, and votesFor does not come back");
            }
        }
    }
}
