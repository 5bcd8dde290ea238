package yourcores.exercise.ch03;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.exercise.InFlight;
import yourcores.exercise.Latch;
import yourcores.exercise.Soon;

/** Runs errands side by side. */
@Exercise(
        id = "03a",
        title = "errands side by side",
        minutes = 10,
        hints = {
            "Print Thread.currentThread() in run() of an errand. Whose thread is it?",
            "run() is a method like any other: who calls it executes it. Which method of Thread makes a new thread call it? "
                    + "Read \"A thread is a line of steps\" again.",
            "Two loops: in the first one call start() on each thread, in the second one join()."
        },
        checks = ErrandsChecks.class)
public interface Errands {

    /**
     * Runs each errand once, each on a thread of its own, all at the same time, and returns when all are done.
     *
     * @throws InterruptedException where the caller is interrupted meanwhile; who waits on instead keeps the interrupt
     */
    void runAll(List<Runnable> errands) throws InterruptedException;
}

@Checks
final class ErrandsChecks {
    private static final int PEOPLE = 4;
    /** More than a pool of a fixed size has workers, whether somebody guesses that size or counts processors. */
    private static final int CROWD = Math.max(33, 2 * Runtime.getRuntime().availableProcessors() + 1);

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration PATIENCE_WITH_A_CROWD = Duration.ofSeconds(1);

    private final Errands answer;

    ErrandsChecks(Errands answer) {
        this.answer = answer;
    }

    @Test
    @Order(1)
    @DisplayName("none runs on the caller's thread")
    void elsewhere() throws InterruptedException {
        var caller = Thread.currentThread();
        var itself = new AtomicBoolean();
        answer.runAll(Collections.nCopies(PEOPLE, () -> {
            if (Thread.currentThread() == caller) {
                itself.set(true);
            }
        }));
        assertFalse(
                itself.get(),
                "an errand ran on the thread that called runAll: run() is a call like any other and makes no thread");
    }

    @Test
    @Order(2)
    @DisplayName("all are under way at the same time")
    void together() throws InterruptedException {
        assertEquals(
                PEOPLE,
                mostAtOnce(PEOPLE, PATIENCE),
                "the errands did not meet: start every thread before you wait for the first one");
        int most = mostAtOnce(CROWD, PATIENCE_WITH_A_CROWD);
        assertEquals(
                CROWD,
                most,
                () -> "of " + CROWD + " errands no more than " + most
                        + " were under way at the same time: make a thread for each, however many they are");
    }

    private int mostAtOnce(int errands, Duration patience) throws InterruptedException {
        var underWay = new InFlight();
        var alone = new AtomicBoolean();
        answer.runAll(Collections.nCopies(errands, () -> {
            try (var _ = underWay.enter()) {
                if (!alone.get() && !underWay.meet(errands, patience)) {
                    alone.set(true); // once one has waited in vain, nobody waits any more
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }));
        Soon.happens(() -> underWay.most() == errands);
        return underWay.most();
    }

    @Test
    @Order(3)
    @DisplayName("each is done once")
    void once() throws InterruptedException {
        for (int errands = 1; errands <= 2 * PEOPLE; errands++) {
            var done = new AtomicIntegerArray(errands);
            answer.runAll(IntStream.range(0, errands)
                    .<Runnable>mapToObj(errand -> () -> done.incrementAndGet(errand))
                    .toList());
            for (int i = 0; i < errands; i++) {
                int errand = i;
                Soon.expect(() -> done.get(errand) > 0, "an errand was never done: start a thread for each");
                assertEquals(
                        1, done.get(errand), () -> "an errand was done " + done.get(errand) + " times: run it once");
            }
        }
    }

    @Test
    @Order(4)
    @DisplayName("without errands, for an empty list, it comes back")
    void none() throws InterruptedException {
        answer.runAll(List.of());
    }

    @Test
    @Order(5)
    @DisplayName("runAll returns when all are done")
    void awaited() throws Exception {
        var latches = Stream.generate(Latch::new).limit(PEOPLE).toList();
        try {
            var calls = new ArrayList<Call>();
            for (int late = 0; late < PEOPLE; late++) {
                var errands = new ArrayList<Runnable>(Collections.nCopies(PEOPLE, () -> {}));
                errands.set(late, latches.get(late)::hold);
                calls.add(Call.of(() -> answer.runAll(errands)));
            }
            boolean all = true; // an errand that is never done is the matter of another check
            for (var latch : latches) {
                all &= latch.awaitFirst();
            }
            boolean early = calls.getFirst().givesUp();
            for (var call : calls.subList(1, PEOPLE)) {
                early |= call.comesBackWoken();
            }
            latches.forEach(Latch::open);
            for (var call : calls) {
                call.end("all errands are done, and runAll does not come back");
            }
            assertFalse(all && early, "runAll came back while an errand was still under way: join each thread");
        } finally {
            latches.forEach(Latch::close);
        }
    }

    /** The caller is interrupted, and looked at before the errand is done: the interrupt has been noticed by then. */
    @Test
    @Order(6)
    @DisplayName("an interrupt is passed on")
    void interrupted() throws Exception {
        try (var latch = new Latch()) {
            var errands = new ArrayList<Runnable>(Collections.nCopies(PEOPLE, () -> {}));
            errands.set(0, latch::hold);
            var caller = new AtomicReference<Thread>();
            var passedOn = new AtomicBoolean();
            var call = Call.of(() -> {
                caller.set(Thread.currentThread());
                try {
                    answer.runAll(errands);
                    passedOn.set(Thread.interrupted());
                } catch (InterruptedException stop) {
                    passedOn.set(true);
                }
            });
            if (!latch.awaitFirst()) {
                return; // an errand that is never done is the matter of another check
            }
            caller.get().interrupt();
            call.comesBack();
            latch.open();
            call.end("its caller was interrupted, all errands are done, and runAll does not come back");
            assertTrue(
                    passedOn.get(),
                    "the caller was interrupted while an errand was under way, and nobody learns of it: let the "
                            + "InterruptedException of join go on, or set the flag again");
        }
    }
}
