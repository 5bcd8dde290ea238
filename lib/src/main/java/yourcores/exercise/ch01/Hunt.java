package yourcores.exercise.ch01;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.CoresNeeded;
import yourcores.exercise.Exercise;
import yourcores.exercise.InFlight;
import yourcores.exercise.Latch;
import yourcores.exercise.Repeated;
import yourcores.exercise.Soon;

/** Looks for numbers, two at the same time. */
@Exercise(
        id = "01a",
        title = "two hunters",
        minutes = 10,
        hints = {
            "Which steps of the loop need a result of the step before? What would have to be shared by two loops?",
            "Read \"A counter that two may use\" again: who is done with a number takes the next one. And two threads"
                    + " may add to a ConcurrentSkipListSet at the same time.",
            "One Runnable with a loop over next.getAndIncrement(), two threads that run it, start both, join both."
        },
        checks = HuntChecks.class)
public interface Hunt {

    /**
     * Asks the test about each number, once, two numbers at the same time where there are two; whoever is done takes the
     * next one. Returns when nothing is under way any more.
     *
     * @param from the first number
     * @param to the number behind the last one
     * @return the numbers that pass, in any order
     */
    Set<Long> find(long from, long to, LongPredicate test) throws InterruptedException;
}

@Checks
final class HuntChecks {
    private static final long FROM = 10_000_000_000_000L;
    private static final int NUMBERS = 60;
    private static final int MANY = 2_000;
    private static final int APART = 100; // so many numbers lie between two meetings
    private static final int SPINS_BEFORE_YIELD = 1_000;
    private static final Duration MEETING = Duration.ofMillis(100);
    private static final int MISSES = 3; // on a busy machine a thread may be late
    private static final long PATIENCE_MILLIS = 400;

    private final Hunt answer;

    HuntChecks(Hunt answer) {
        this.answer = answer;
    }

    @Test
    @Order(1)
    @DisplayName("finds what passes, and nothing else")
    void finds() throws InterruptedException {
        for (int numbers = 0; numbers < 8; numbers++) {
            long to = FROM + numbers;
            for (int rest = 0; rest < 3; rest++) {
                int wanted = rest;
                LongPredicate test = number -> number % 3 == wanted;
                var expected =
                        LongStream.range(FROM, to).filter(test).boxed().collect(Collectors.toCollection(TreeSet::new));
                var found = answer.find(FROM, to, test);
                var first = new TreeSet<>(found);
                if (!first.equals(expected)) {
                    fail(
                            Soon.happens(() -> new TreeSet<>(found).equals(expected))
                                    ? "find came back too early, what it returned was filled only afterwards: join both"
                                    : "find returned " + first + " and should have returned " + expected
                                            + ", of the numbers from " + FROM + " up to, and without, " + to
                                            + " those that leave " + wanted + " when divided by 3");
                }
            }
        }
    }

    @Test
    @Order(2)
    @DisplayName("asks about each number once")
    void once() throws InterruptedException {
        var asked = new AtomicIntegerArray(NUMBERS);
        answer.find(FROM, FROM + NUMBERS, number -> {
            int n = (int) (number - FROM); // one outside is the matter of another check
            return n >= 0 && n < NUMBERS && asked.incrementAndGet(n) % 2 == number % 2;
        });
        for (int n = 0; n < NUMBERS; n++) {
            int number = n;
            assertEquals(
                    1,
                    asked.get(number),
                    () -> "number " + (number + 1) + " of " + NUMBERS + " was tried " + asked.get(number) + " times");
        }
    }

    @Test
    @Order(3)
    @DisplayName("two numbers are tried at the same time")
    void together() throws InterruptedException {
        var tried = new InFlight();
        var alone = new AtomicBoolean();
        answer.find(FROM, FROM + NUMBERS, number -> {
            try (var _ = tried.enter()) {
                if (!alone.get() && !tried.meet(2)) {
                    alone.set(true); // once one has waited in vain, nobody waits any more
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            return false;
        });
        assertTrue(tried.most() >= 2, "no two numbers were ever tried at the same time: start two threads, then join");
    }

    @Test
    @Order(4)
    @DisplayName("who is done takes the next number")
    void nobodyIdle() throws InterruptedException {
        for (boolean first : new boolean[] {true, false}) {
            long slow = first ? FROM : FROM + NUMBERS / 2;
            var others = new CountDownLatch(NUMBERS - 1);
            var left = new AtomicLong();
            answer.find(FROM, FROM + NUMBERS, number -> {
                if (number == slow) {
                    left.set(leftAfterWaiting(others));
                } else {
                    others.countDown();
                }
                return false;
            });
            assertEquals(
                    0,
                    left.get(),
                    () -> "while one thread was busy with number " + (slow - FROM + 1) + " of " + NUMBERS + ", "
                            + left.get() + " others were left lying: let whoever is done take the next one");
        }
    }

    private static long leftAfterWaiting(CountDownLatch others) {
        try {
            others.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS); // what is left then tells whether in vain
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return others.getCount();
    }

    @Test
    @Order(5)
    @DisplayName("two that meet try nothing twice and lose nothing")
    void shared() throws Exception {
        int[] missed = {0};
        var outside = new AtomicBoolean();
        Repeated.race(2_000, () -> {
            if (missed[0] == MISSES) {
                return; // that nobody meets is the matter of another check
            }
            var asked = new AtomicIntegerArray(MANY);
            var meetings =
                    Stream.generate(AtomicInteger::new).limit(MANY / APART).toList();
            var alone = new AtomicBoolean();
            var found = answer.find(FROM, FROM + MANY, number -> {
                int n = (int) (number - FROM);
                if (n < 0 || n >= MANY) {
                    outside.set(true);
                    return false;
                }
                asked.incrementAndGet(n);
                int ahead = MANY - 2 - n; // the last two that meet have one number left
                if (ahead >= 0 && ahead % APART < 2 && !alone.get() && !meet(meetings.get(ahead / APART))) {
                    alone.set(true);
                }
                return n < MANY - APART; // who found nothing takes the next one at once
            });
            missed[0] += alone.get() ? 1 : 0;
            for (int n = 0; n < MANY; n++) {
                assertTrue(
                        asked.get(n) <= 1,
                        "when two threads ran at the same time, a number was tried twice: take the next one by a single"
                                + " call, of an atomic number");
                assertTrue(
                        asked.get(n) == 1,
                        "when two threads ran at the same time, a number was left out: take the next one by a single"
                                + " call, of an atomic number; and two threads may not add to a set that is not made for"
                                + " it: one may die of it");
            }
            assertEquals(
                    MANY - APART, count(found), "found numbers got lost: two threads may not add to this set at once");
            assertFalse(
                    outside.get(),
                    "a number outside the range was tried: take the next one first, by a single call, then look whether"
                            + " it is still in the range");
        });
        CoresNeeded.needed(2);
    }

    /** By its elements: a set that was broken may not know its size. */
    private static int count(Set<Long> found) {
        int count = 0;
        for (var _ : found) {
            count++;
        }
        return count;
    }

    /** Two of them go on from here together. */
    private static boolean meet(AtomicInteger here) {
        here.incrementAndGet();
        long end = System.nanoTime() + MEETING.toNanos();
        for (int spins = 0; here.get() < 2; spins++) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            if (spins < SPINS_BEFORE_YIELD) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        return true;
    }

    private static boolean meet(InFlight tried) {
        try (var _ = tried.enter()) {
            return tried.meet(2, MEETING);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    @Order(6)
    @DisplayName("find returns when nothing is under way")
    void awaited() throws Exception {
        for (long late : new long[] {FROM, FROM + 1}) {
            try (var latch = new Latch()) {
                var tried = new InFlight();
                var call = Call.of(() -> answer.find(FROM, FROM + NUMBERS, number -> {
                    if (number < FROM + 2) { // each has one of the two
                        meet(tried);
                    }
                    if (number == late) {
                        latch.hold();
                    }
                    return false;
                }));
                if (latch.awaitFirst()) { // a number that nobody tries is the matter of another check
                    assertFalse(call.comesBack(), "find came back while a number was still being tried: join both");
                }
                latch.open();
                call.end("all numbers have been tried, and find does not come back");
            }
        }
    }
}
