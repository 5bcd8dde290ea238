package yourcores.exercise.ch19;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.exercise.Latch;
import yourcores.exercise.Together;

/** Keeps the runs of a schedule from overlapping, and makes up for what was missed. */
@Exercise(
        id = "19b",
        title = "no two at a time",
        minutes = 15,
        hints = {
            "What has to be known when a run is due? And when a run ends, what has to be known of the time before?",
            "Read \"At most so many at a time\" again: there a run that found no place was left out. Here it leaves a note:"
                    + " one note, however many were due. Decide under a lock, and begin outside it.",
            "Two flags, running and missed, changed in synchronized methods that say whether to start; start.run() stands"
                    + " outside of these, so that nobody waits for it; if it throws, running is false again, and so is missed."
        },
        checks = MakeUpChecks.class)
public interface MakeUp {

    /**
     * A new plan: from now on this is how a run begins; none goes on, and none was missed.
     *
     * @param start comes back when the run has begun, not when it is over
     */
    void plan(Runnable start);

    /**
     * The job is due. If no run goes on, one begins: {@code start} is called, by this thread. If one goes on, none begins,
     * and this returns at once; when that run ends, one is made up for. If {@code start} throws, no run has begun, and this
     * throws the same; what was due while it was in {@code start} is forgotten.
     */
    void due();

    /**
     * The run is over. If any were due meanwhile, one run begins now, as by {@link #due}, and no more than one; who is
     * due while that one goes on is made up for in its turn.
     */
    void ended();
}

@Checks
final class MakeUpChecks {
    private static final long MEETING_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final int MOST_MEETINGS = 20_000;
    private static final int MOST_LATE = 16;

    private final MakeUp plan;
    private final AtomicInteger begun = new AtomicInteger();
    private volatile Runnable inStart = begun::incrementAndGet;

    MakeUpChecks(MakeUp plan) {
        this.plan = plan;
        plan.plan(() -> inStart.run());
    }

    private static void expect(int runs, int begun, String when) {
        assertEquals(runs, begun, () -> when + ": by then " + runs + " should have begun, and " + begun + " did");
    }

    private void due(int times) {
        for (int n = 0; n < times; n++) {
            plan.due();
        }
    }

    @Test
    @Order(1)
    @DisplayName("what is due begins")
    void begins() {
        plan.due();
        expect(1, begun.get(), "a run was due, and none went on");
        plan.ended();
        expect(1, begun.get(), "one was due, and is over");
        plan.due();
        expect(2, begun.get(), "one was over, and the next one due");
    }

    @Test
    @Order(2)
    @DisplayName("no two at a time")
    void noTwo() {
        due(2);
        expect(1, begun.get(), "a run went on, and the next one was due");
    }

    @Test
    @Order(3)
    @DisplayName("what was missed is made up for")
    void madeUp() {
        due(2);
        int before = begun.get();
        plan.ended();
        expect(1, begun.get() - before, "one was due while a run went on, and then that was over");
    }

    @Test
    @Order(4)
    @DisplayName("once, however many were missed")
    void once() {
        due(5);
        plan.ended();
        int before = begun.get();
        plan.ended();
        expect(0, begun.get() - before, "four were due while a run went on, and one was made up for");
        plan.due();
        expect(1, begun.get() - before, "all runs were over, and one was due");
    }

    @Test
    @Order(5)
    @DisplayName("what is made up for is a run, too")
    void madeUpIsARun() {
        due(2);
        plan.ended();
        int before = begun.get();
        plan.due();
        expect(0, begun.get() - before, "a run was made up for, went on, and one more was due");
        plan.ended();
        expect(1, begun.get() - before, "one was due while another one was made up for, and then that was over");
    }

    @Test
    @Order(6)
    @DisplayName("the timer does not wait")
    void doesNotWait() throws Exception {
        held(plan::due);
    }

    @Test
    @Order(7)
    @DisplayName("nor while one is made up for")
    void doesNotWaitForWhatIsMadeUp() throws Exception {
        due(2);
        begun.set(0);
        held(plan::ended);
    }

    /** This call begins a run, which is held in start; meanwhile the timer calls. */
    private void held(Call.Work call) throws Exception {
        try (var inside = new Latch()) {
            inStart = () -> {
                begun.incrementAndGet();
                inside.hold();
            };
            var first = Call.of(call);
            boolean held = first.reaches(inside); // that it does is the matter of another check
            var second = Call.of(plan::due);
            boolean back = second.comesBack();
            int together = begun.get();
            inside.open();
            first.end("start has come back, and who called it does not");
            second.end("start has come back, and due does not");
            assertTrue(
                    !held || together < 2,
                    "one thread was in start, and another one that called due began a second run: when is it running?");
            assertTrue(!held || back, "one thread was in start, and another one that called due had to wait for it");
        }
    }

    @Test
    @Order(8)
    @DisplayName("a start that fails is no run")
    void fails() {
        failing(new IllegalStateException("no worker left"));
        plan.ended();
        failing(new OutOfMemoryError("unable to create native thread"));
    }

    private void failing(Throwable cause) {
        inStart = () -> {
            throw sneaky(cause);
        };
        told(plan::due);
        inStart = begun::incrementAndGet;
        int before = begun.get();
        plan.due();
        expect(
                1,
                begun.get() - before,
                "start threw " + cause.getClass().getSimpleName() + ", so no run went on, and the next one was due");
    }

    @Test
    @Order(9)
    @DisplayName("nor is one that was to be made up for")
    void madeUpFails() {
        due(2);
        inStart = () -> {
            throw new IllegalStateException("no worker left");
        };
        told(plan::ended);
        inStart = begun::incrementAndGet;
        int before = begun.get();
        plan.due();
        expect(1, begun.get() - before, "one was to be made up for, start threw, and the next one was due");
    }

    @Test
    @Order(10)
    @DisplayName("what was due while start failed is forgotten")
    void forgotten() {
        var inside = new AtomicInteger();
        inStart = () -> {
            if (inside.getAndIncrement() == 0) {
                plan.due();
            }
            throw new IllegalStateException("no worker left");
        };
        told(plan::due);
        inStart = begun::incrementAndGet;
        int before = begun.get();
        plan.due();
        plan.ended();
        expect(
                1,
                begun.get() - before,
                "one was due while start was at work, start threw, then the next one was due, and is over");
    }

    private static void told(Runnable call) {
        boolean told = false;
        try {
            call.run();
        } catch (IllegalStateException | OutOfMemoryError failure) {
            told = true;
        }
        assertTrue(told, "start threw, and who called it was told nothing: a silent end");
    }

    private static Error sneaky(Throwable cause) {
        if (cause instanceof RuntimeException exception) {
            throw exception;
        }
        return (Error) cause;
    }

    @Test
    @Order(11)
    @DisplayName("of two that are due in one moment one begins")
    void oneMoment() throws Exception {
        meeting(() -> {}, plan::due, plan::due, "two threads called due in the same moment");
    }

    @Test
    @Order(12)
    @DisplayName("what is due in the moment of an end is not lost")
    void momentOfAnEnd() throws Exception {
        meeting(plan::due, plan::due, plan::ended, "a run went on; one thread called due, another one ended, at once");
    }

    /** Two threads call at the same time, again and again, one of them a little later than the other: one run begins. */
    private void meeting(Runnable before, Runnable one, Runnable other, String when) throws Exception {
        var come = new AtomicInteger();
        var wrong = new AtomicInteger(1);
        var rounds = new AtomicInteger(1);
        long end = System.nanoTime() + MEETING_NANOS;
        before.run();
        begun.set(0);
        Together.run(2, number -> {
            for (int round = 1; rounds.get() == round; round++) {
                meet(come, 3 * 2 * round - 4);
                for (int late = 0; late < round / 2 % MOST_LATE && round % 2 == number; late++) {
                    Thread.onSpinWait();
                }
                (number == 0 ? one : other).run();
                meet(come, 3 * 2 * round - 2);
                if (number == 0) {
                    wrong.set(begun.get());
                    plan.ended();
                    plan.ended();
                    before.run();
                    begun.set(0);
                    boolean more = wrong.get() == 1 && round < MOST_MEETINGS && System.nanoTime() - end < 0;
                    rounds.set(more ? round + 1 : 0);
                }
                meet(come, 3 * 2 * round);
            }
        });
        expect(1, wrong.get(), when);
    }

    /** Goes on when so many have come. */
    private static void meet(AtomicInteger come, int all) {
        come.incrementAndGet();
        for (int looks = 0; come.get() < all && !Thread.currentThread().isInterrupted(); looks++) {
            if (looks < 2_000) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }
}
