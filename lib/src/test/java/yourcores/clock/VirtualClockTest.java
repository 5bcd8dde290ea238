package yourcores.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class VirtualClockTest {
    private final VirtualClock clock = new VirtualClock();
    private final List<String> log = new ArrayList<>();

    private static Duration minutes(long count) {
        return Duration.ofMinutes(count);
    }

    private Runnable logs(String what) {
        return () -> log.add(what + " at " + clock.now().toMinutes());
    }

    @Test
    void stepsRunWhenTheyAreDue() {
        clock.after(minutes(10), logs("roast"));
        clock.after(minutes(3), logs("soup"));
        clock.at(minutes(5), logs("rice"));
        assertEquals(3, clock.waiting());
        clock.run();
        assertEquals(List.of("soup at 3", "rice at 5", "roast at 10"), log);
        assertEquals(minutes(10), clock.now());
        assertEquals(0, clock.waiting());
    }

    @Test
    void tiesRunInTheOrderOfScheduling() {
        for (int n = 0; n < 100; n++) {
            clock.after(minutes(n % 2), logs("" + n));
        }
        clock.run();
        var expected = new ArrayList<String>();
        for (int due = 0; due < 2; due++) {
            for (int n = due; n < 100; n += 2) {
                expected.add(n + " at " + due);
            }
        }
        assertEquals(expected, log);
    }

    @Test
    void aStepSchedulesOthersAndOneForNowComesBehindThoseThatAreDue() {
        clock.after(minutes(1), () -> {
            log.add("first");
            clock.after(Duration.ZERO, logs("third"));
            clock.after(minutes(1), logs("fourth"));
        });
        clock.after(minutes(1), logs("second"));
        clock.run();
        assertEquals(List.of("first", "second at 1", "third at 1", "fourth at 2"), log);
    }

    @Test
    void whatFallsDueWhileAStepIsBusyIsLate() {
        clock.after(minutes(1), () -> clock.pass(minutes(5)));
        clock.after(minutes(2), logs("late"));
        clock.after(minutes(4), logs("also late"));
        clock.after(minutes(9), logs("in time"));
        clock.run();
        assertEquals(List.of("late at 6", "also late at 6", "in time at 9"), log);
    }

    @Test
    void overdueStepsRunByTheirDueTimesBeforeWhatIsScheduledForNow() {
        clock.after(minutes(2), logs("B"));
        clock.after(minutes(1), logs("A"));
        clock.pass(minutes(5));
        clock.at(minutes(1), logs("C"));
        clock.run();
        assertEquals(List.of("A at 5", "B at 5", "C at 5"), log);
    }

    @Test
    void timeNeverGoesBack() {
        clock.pass(minutes(5));
        clock.passTo(minutes(3));
        assertEquals(minutes(5), clock.now());
        clock.passTo(minutes(7));
        assertEquals(minutes(7), clock.now());
        assertThrows(IllegalArgumentException.class, () -> clock.pass(minutes(-1)));
        assertThrows(IllegalArgumentException.class, () -> clock.after(minutes(-1), () -> {}));
        assertEquals(minutes(7), clock.now());
    }

    @Test
    void runUntilStopsAtTheMoment() {
        tick(minutes(1));
        clock.runUntil(minutes(3));
        assertEquals(List.of("tick at 1", "tick at 2", "tick at 3"), log);
        clock.runUntil(Duration.ofSeconds(210));
        assertEquals(Duration.ofSeconds(210), clock.now());
        assertEquals(1, clock.waiting());
        clock.runUntil(Duration.ofDays(365));
        assertEquals(365 * 24 * 60, log.size());
    }

    private void tick(Duration every) {
        clock.after(every, () -> {
            log.add("tick at " + clock.now().toMinutes());
            tick(every);
        });
    }

    @Test
    void aProgramWithoutAnEndIsTold() {
        tick(Duration.ZERO);
        var told = assertThrows(IllegalStateException.class, clock::run);
        assertTrue(told.getMessage().contains("no end"), told.getMessage());
        assertEquals(VirtualClock.MOST_STEPS, log.size());
    }

    @Test
    void whatIsCancelledDoesNotRun() {
        var one = clock.after(minutes(1), logs("one"));
        var two = clock.after(minutes(1), logs("two"));
        assertEquals(minutes(1), two.due());
        assertTrue(one.cancel());
        assertFalse(one.cancel());
        clock.run();
        assertEquals(List.of("two at 1"), log);
        assertFalse(two.cancel());
    }

    @Test
    void anExceptionEndsTheRunAndLeavesTheRest() {
        clock.after(minutes(1), () -> {
            throw new IllegalArgumentException("burnt");
        });
        clock.after(minutes(2), logs("rest"));
        assertEquals(
                "burnt",
                assertThrows(IllegalArgumentException.class, clock::run).getMessage());
        clock.run();
        assertEquals(List.of("rest at 2"), log);
    }

    @Test
    void aStepDoesNotRunTheClock() {
        clock.after(minutes(1), clock::run);
        assertThrows(IllegalStateException.class, clock::run);
        clock.after(minutes(1), logs("goes on"));
        clock.run();
        assertEquals(1, log.size());
    }

    @Test
    void anInterruptStopsIt() {
        clock.after(minutes(1), logs("no"));
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, clock::run);
        assertTrue(Thread.interrupted());
        assertEquals(1, clock.waiting());
    }

    @Test
    void anInterruptStopsWhoJumpsFromMomentToMoment() {
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> clock.passTo(minutes(1)));
        assertTrue(Thread.interrupted());
        assertEquals(Duration.ZERO, clock.now());
    }

    @Test
    void ordersAsASortDoes() {
        for (int round = 0; round < 1_000; round++) {
            var random = new SplittableRandom(round);
            var virtual = new VirtualClock();
            record Due(int at, int number) {}
            var due = new ArrayList<Due>();
            var ran = new ArrayList<Due>();
            for (int n = 0; n < 50; n++) {
                var one = new Due(random.nextInt(20), n);
                due.add(one);
                virtual.after(minutes(one.at), () -> ran.add(one));
            }
            virtual.run();
            due.sort(Comparator.comparingInt(Due::at).thenComparingInt(Due::number));
            assertEquals(due, ran);
        }
    }
}
