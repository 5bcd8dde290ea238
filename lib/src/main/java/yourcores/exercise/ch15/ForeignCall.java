package yourcores.exercise.ch15;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.exercise.InFlight;
import yourcores.exercise.Together;

/** Calls a foreign function that waits, from an interpreter with a Global Interpreter Lock. */
@Exercise(
        id = "15b",
        title = "release around I/O",
        minutes = 10,
        hints = {
            "While the function waits nobody touches the interpreter. What do you hold that the others need?",
            "Drop the lock before the call and take it after it. Where does the line that takes it stand, so that it "
                    + "is reached when the function throws?",
            "lock.drop(); try { return function.call(); } finally { lock.take(); }"
        },
        checks = ForeignCallChecks.class)
public interface ForeignCall {

    /**
     * Calls the function, so that other threads can run meanwhile. The calling thread holds the lock before and after.
     *
     * @return what the function returns
     * @throws Exception what the function throws
     */
    String call(InterpreterLock lock, Callable<String> function) throws Exception;

    /** The lock of an interpreter. */
    interface InterpreterLock {

        /** Waits until the lock is free and takes it. */
        void take() throws InterruptedException;

        /** Gives it back; the thread that calls must hold it. */
        void drop();
    }
}

@Checks
final class ForeignCallChecks {
    private static final int THREADS = 4;

    private final ForeignCall foreign;

    ForeignCallChecks(ForeignCall foreign) {
        this.foreign = foreign;
    }

    @Test
    @Order(1)
    @DisplayName("the lock is free while the function waits")
    void freeMeanwhile() throws Exception {
        var lock = new Watched();
        lock.take();
        var calls = new int[1];
        var answer = foreign.call(lock, () -> {
            calls[0]++;
            assertTrue(lock.isFree(), "the function waited, and its thread kept the lock: drop it before the call");
            return "answer " + calls[0];
        });
        assertEquals(1, calls[0], () -> "the function was called " + calls[0] + " times; call it once");
        assertEquals("answer 1", answer, "give back what the function returns");
    }

    @Test
    @Order(2)
    @DisplayName("the caller has the lock back afterwards")
    void backAfterwards() throws Exception {
        var lock = new Watched();
        lock.take();
        foreign.call(lock, () -> "done");
        assertTrue(lock.held(), "the interpreter went on without the lock: take it again after the call");
        assertEquals(1, lock.depth(), "the lock was taken more often than dropped");
    }

    @Test
    @Order(3)
    @DisplayName("so it has when the function throws")
    void backAfterAFailure() throws Exception {
        var lock = new Watched();
        lock.take();
        var failure = new IOException("the line is dead");
        Throwable thrown = null;
        try {
            foreign.call(lock, () -> {
                throw failure;
            });
        } catch (IOException expected) {
            thrown = expected;
        }
        assertSame(failure, thrown, "the function threw, and its caller did not hear of it: let it through");
        assertTrue(lock.held(), "the function threw, and the lock was not taken again: where is that line reached?");
    }

    @Test
    @Order(4)
    @DisplayName("four calls wait at the same time")
    void overlap() throws Exception {
        var lock = new Watched();
        var waiting = new InFlight();
        Together.run(THREADS, caller -> {
            lock.take();
            try {
                var answer = foreign.call(lock, () -> {
                    try (var inside = waiting.enter()) {
                        return waiting.meet(THREADS) ? "met" : "alone";
                    }
                });
                assertEquals("met", answer, "four calls never waited at the same time: who held the lock?");
            } finally {
                lock.dropIfHeld();
            }
        });
    }

    private static final class Watched implements ForeignCall.InterpreterLock {
        private final ReentrantLock lock = new ReentrantLock();

        @Override
        public void take() throws InterruptedException {
            lock.lockInterruptibly();
        }

        @Override
        public void drop() {
            assertTrue(lock.isHeldByCurrentThread(), "the lock was dropped by a thread that does not hold it");
            lock.unlock();
        }

        void dropIfHeld() {
            if (held()) {
                lock.unlock();
            }
        }

        boolean held() {
            return lock.isHeldByCurrentThread();
        }

        /** Whoever asks: the function may be called by another thread. */
        boolean isFree() {
            return !lock.isLocked();
        }

        int depth() {
            return lock.getHoldCount();
        }
    }
}
