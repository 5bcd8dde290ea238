package yourcores.exercise;

import static org.junit.jupiter.api.Assertions.fail;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/**
 * A call of the answer on a thread of its own, looked at from outside. A check holds what the call has to wait for and
 * asks whether it comes back all the same: order is held, and no time stands for it.
 *
 * <p>Thread rule: safe for use by all threads.
 */
public final class Call {
    private static final Duration TO_END = Duration.ofSeconds(1);
    /** A thread found waiting so often in a row, a millisecond apart, waits for an event. */
    private static final int LOOKS = 20;
    /** Who pauses so often looks again and again for an event. */
    private static final int PAUSES = 50;
    /** Who computes so long looks for an event, too. */
    private static final Duration COMPUTING = Duration.ofMillis(100);
    /** One pause is no wait, however long: all checks of an exercise share so little time that none is longer. */
    static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(600);
    /** Who does not even get a processor is given more time than who pauses. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** The time limit of a wait that is shorter is seen to run out. */
    private static final long LIMIT_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Who is in a method of this name, of what the checks share or stage, waits for the check. */
    private static final String HOLD = "hold";

    private static final String HERE = Call.class.getPackageName() + ".";

    /** What is called. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    private final AtomicReference<Throwable> thrown = new AtomicReference<>();
    private final Thread thread;
    private final ProcessorTime time;

    private Call(Work work) {
        thread = new Together.Caller("caller", () -> {
            try {
                work.run();
            } catch (Throwable failure) {
                thrown.set(failure);
            }
        });
        thread.start();
        time = ProcessorTime.of(thread);
    }

    /** Begins it. */
    public static Call of(Work work) {
        return new Call(work);
    }

    /**
     * Whether it comes back by itself. False as soon as it is seen waiting for an event or for a lock, within a second in
     * any case.
     */
    public boolean comesBack() throws InterruptedException {
        return watch(this::waits, nanos -> looksForAnEvent() || hasHadItsTime(nanos)) == Seen.ENDED;
    }

    /**
     * {@link #comesBack}, for a check that awaits those, too, who wait with a time limit. Only who is seen waiting for an
     * event or for a lock without one is believed at once; who pauses, computes, or waits with a limit is looked at for
     * a second and a half. That is half of the time all checks share: for one check of an exercise whose others are short.
     */
    public boolean givesUp() throws InterruptedException {
        return watch(this::waits, nanos -> nanos > LIMIT_NANOS) == Seen.ENDED;
    }

    /** Whether it comes back, now that it was woken: that may take a moment, and until then it looks as if it slept. */
    public boolean comesBackWoken() throws InterruptedException {
        return Soon.happensAtOnce(() -> !thread.isAlive());
    }

    /**
     * Whether it is seen asleep, with no limit, until somebody wakes it: so often in a row that no pause and no wait for
     * a lock looks like it. False where it comes back, and where it looks again and again.
     */
    public boolean sleeps() throws InterruptedException {
        return watch(state -> state == Thread.State.WAITING, nanos -> looksForAnEvent() || hasHadItsTime(nanos))
                == Seen.WAITING;
    }

    private enum Seen {
        ENDED,
        WAITING,
        NEITHER
    }

    /**
     * Looks until it has ended, or is found waiting so often in a row.
     *
     * @param enough of these nanoseconds, to give up
     */
    private Seen watch(Predicate<Thread.State> waiting, LongPredicate enough) throws InterruptedException {
        long start = System.nanoTime();
        int inARow = 0;
        while (thread.isAlive()) {
            inARow = waiting.test(thread.getState()) ? inARow + 1 : 0;
            if (inARow == LOOKS) {
                return Seen.WAITING;
            }
            if (enough.test(System.nanoTime() - start)) {
                return Seen.NEITHER;
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return Seen.ENDED;
    }

    /** {@link #comesBack}, asked for in the middle of another call of the answer; an interrupt of that one is kept. */
    public boolean comesBackMeanwhile() {
        try {
            return comesBack();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits until it has come to the latch; false where it comes back before, or does not come in a moment. */
    public boolean reaches(Latch latch) throws InterruptedException {
        Soon.happens(() -> latch.isReached() || !thread.isAlive());
        return latch.isReached();
    }

    /** Whether this is the thread that makes the call. */
    public boolean isMadeBy(Thread other) {
        return thread == other;
    }

    /** Waits for its end and throws what it threw; fails with these words where it does not come back. */
    public void end(String orElse) throws Exception {
        if (!time.ends(TO_END)) {
            var why = Hang.words(time);
            thread.interrupt();
            fail(orElse + ": " + why);
        }
        Together.rethrow(thrown.get());
    }

    /** Closing an executor waits for the end of its tasks, a day at a time; what holds is opened by the check alone. */
    private boolean waits(Thread.State state) {
        return state == Thread.State.BLOCKED
                || state == Thread.State.WAITING
                || state == Thread.State.TIMED_WAITING
                        && Arrays.stream(thread.getStackTrace())
                                .anyMatch(frame -> closesAnExecutor(frame) || isHeld(frame));
    }

    private static boolean closesAnExecutor(StackTraceElement frame) {
        return frame.getMethodName().equals("close") && frame.getClassName().startsWith("java.util.concurrent.");
    }

    private static boolean isHeld(StackTraceElement frame) {
        return frame.getMethodName().equals(HOLD) && frame.getClassName().startsWith(HERE);
    }

    private boolean looksForAnEvent() {
        var info = THREADS.getThreadInfo(thread.threadId());
        return info != null && info.getWaitedCount() > PAUSES || time.had().compareTo(COMPUTING) > 0;
    }

    private boolean hasHadItsTime(long nanos) {
        return nanos > (thread.getState() == Thread.State.RUNNABLE ? LONGEST_NANOS : PAUSE_NANOS);
    }
}
