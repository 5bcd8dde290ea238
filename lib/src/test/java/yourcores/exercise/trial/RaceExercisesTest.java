package yourcores.exercise.trial;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yourcores.exercise.ch14.LazyCache;
import yourcores.exercise.ch14.LosingOrder;
import yourcores.exercise.ch14.VoteCounter;

/** The exercises of chapter 14: each race is found without luck, and no right answer is blamed. */
class RaceExercisesTest {

    @TempDir
    Path home;

    @BeforeEach
    void keepProgressApart() {
        System.setProperty("yourcores.home", home.toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty("yourcores.home");
    }

    @RepeatedTest(20)
    void rightAnswersPass() {
        passes("14a", new AtomicVotes());
        passes("14b", loadedOutside(new ConcurrentHashMap<>()));
        passes("14c", (LosingOrder) RaceExercisesTest::early);
    }

    @RepeatedTest(5)
    void lostVotesAreFound() {
        fails("14a", new GetThenPut(), "another vote came in between two of your calls");
        fails("14a", new NumbersPutIn(), "another vote came in between two of your calls");
        fails("14a", new PlainNumbers(), "another vote came in between two of your calls");
    }

    @RepeatedTest(5)
    void carelessCachesAreFound() {
        var kept = new ConcurrentHashMap<String, String>();
        fails("14b", (LazyCache) (name, load) -> load.apply(name), "the second to ask gets the same");
        fails("14b", loadedBefore(kept), "look and put in one step");
        fails("14b", oneLock(new HashMap<>()), "do not hold one lock for all names");
        fails("14b", loadedInside(new ConcurrentHashMap<>()), "nor load inside a step of the map");
    }

    @Test
    void wrongOrdersAreFollowedToTheirEnd() {
        fails("14c", (LosingOrder) rounds -> "AABB".repeat(rounds), "with 2 rounds each your order ends at 4");
        fails("14c", (LosingOrder) rounds -> "ABBAB", "A has 4 turns, your order gives it 2");
        fails("14c", (LosingOrder) rounds -> "ABBABAAB", "A has 6 turns, your order gives it 4");
        fails("14c", (LosingOrder) rounds -> "A".repeat(9), "A has 4 turns, your order gives it more");
        fails("14c", (LosingOrder) rounds -> "CC", "turn 1 goes to C: there are A and B");
        fails("14c", (LosingOrder) rounds -> null, "return a letter for each turn");
    }

    private static final class AtomicVotes implements VoteCounter {
        private final Map<Candidate, LongAdder> votes = new ConcurrentHashMap<>();

        @Override
        public void vote(Candidate candidate) {
            votes.computeIfAbsent(candidate, _ -> new LongAdder()).increment();
        }

        @Override
        public int votesFor(Candidate candidate) {
            return votes.getOrDefault(candidate, new LongAdder()).intValue();
        }
    }

    private static final class GetThenPut implements VoteCounter {
        private final Map<Candidate, Integer> votes = new ConcurrentHashMap<>();

        @Override
        public void vote(Candidate candidate) {
            votes.put(candidate, votesFor(candidate) + 1);
        }

        @Override
        public int votesFor(Candidate candidate) {
            return votes.getOrDefault(candidate, 0);
        }
    }

    /** Each part is safe. */
    private static final class NumbersPutIn implements VoteCounter {
        private final Map<Candidate, AtomicInteger> votes = new ConcurrentHashMap<>();

        @Override
        public void vote(Candidate candidate) {
            if (!votes.containsKey(candidate)) {
                votes.put(candidate, new AtomicInteger());
            }
            votes.get(candidate).incrementAndGet();
        }

        @Override
        public int votesFor(Candidate candidate) {
            return votes.getOrDefault(candidate, new AtomicInteger()).get();
        }
    }

    /** The map is safe, and what is in it is not; its additions take their time. */
    private static final class PlainNumbers implements VoteCounter {
        private final Map<Candidate, int[]> votes = new ConcurrentHashMap<>();

        @Override
        public void vote(Candidate candidate) {
            var number = votes.computeIfAbsent(candidate, _ -> new int[1]);
            int before = number[0];
            Thread.yield();
            number[0] = before + 1;
        }

        @Override
        public int votesFor(Candidate candidate) {
            return votes.getOrDefault(candidate, new int[1])[0];
        }
    }

    private static LazyCache loadedOutside(Map<String, FutureTask<String>> kept) {
        return (name, load) -> {
            var mine = new FutureTask<>(() -> load.apply(name));
            var first = kept.putIfAbsent(name, mine);
            if (first == null) {
                mine.run();
            }
            return (first == null ? mine : first).get();
        };
    }

    private static LazyCache loadedInside(Map<String, String> kept) {
        return kept::computeIfAbsent;
    }

    private static LazyCache loadedBefore(Map<String, String> kept) {
        return (name, load) -> {
            var there = kept.get(name);
            if (there != null) {
                return there;
            }
            var loaded = load.apply(name);
            var earlier = kept.putIfAbsent(name, loaded);
            return earlier == null ? loaded : earlier;
        };
    }

    private static LazyCache oneLock(Map<String, String> kept) {
        return (name, load) -> {
            synchronized (kept) {
                return kept.computeIfAbsent(name, load);
            }
        };
    }

    private static String early(int rounds) {
        var others = 2 * (rounds - 1);
        return "A" + "B".repeat(others) + "AB" + "A".repeat(others) + "B";
    }

    private static void passes(String id, Object answer) {
        var words = Exercises.check(id, answer).figure().alt();
        assertTrue(words.contains(" checks pass. "), words);
    }

    private static void fails(String id, Object answer, String line) {
        var words = Exercises.check(id, answer).figure().alt();
        assertTrue(words.contains("checks pass; next: ") && words.contains(line), words);
    }
}
