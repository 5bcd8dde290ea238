package yourcores.exercise.ch15;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.exercise.InFlight;
import yourcores.exercise.Together;

/** Asks a foreign device, from an interpreter with a Global Interpreter Lock; the device calls back while it is waited for. */
@Exercise(
        id = "15b",
        title = "release around I/O",
        minutes = 10,
        hints = {
            "While the device waits nobody touches the interpreter. What do you hold that the others need? And what does "
                    + "Python code need, when the device calls it back?",
            "Read \"Waiting is free\" again: released() drops the lock, and takes it where it is reached, whatever "
                    + "happens. A callback is the same the other way round. Hand the device a callback of your own.",
            "lock.drop(); try { return device.ask(event -> { lock.take(); try { return python.run(event); } finally { "
                    + "lock.drop(); } }); } finally { lock.take(); }"
        },
        checks = ForeignCallChecks.class)
public interface ForeignCall {

    /**
     * Asks the device, so that other threads can run while it waits. The calling thread holds the lock before and after, and
     * whenever the device calls back.
     *
     * @return what the device returns
     * @throws Exception what the device throws
     */
    String call(InterpreterLock lock, Device device, Callback python) throws Exception;

    /** Native code that waits for something outside. */
    interface Device {

        /** Waits for the answer; meanwhile calls back, on the thread that asks, whenever something happens. */
        String ask(Callback python) throws Exception;
    }

    /** Python code that is told what happens. */
    interface Callback {

        String run(String event) throws Exception;
    }

    /** The lock of an interpreter. */
    interface InterpreterLock {

        /** Waits until the lock is free and takes it; an interrupt does not end the wait. */
        void take();

        /** Gives it back; the thread that calls must hold it. */
        void drop();
    }
}

@Checks
final class ForeignCallChecks {
    private static final int THREADS = 4;

    private static final ForeignCall.Callback NEVER_CALLED = event -> {
        throw new AssertionError("nothing happened, and Python heard of " + event);
    };

    private final ForeignCall foreign;

    ForeignCallChecks(ForeignCall foreign) {
        this.foreign = foreign;
    }

    @Test
    @Order(1)
    @DisplayName("the lock is free while the device waits")
    void freeMeanwhile() throws Exception {
        var lock = new Watched();
        lock.take();
        var calls = new int[1];
        var answer = foreign.call(
                lock,
                _ -> {
                    calls[0]++;
                    assertTrue(
                            lock.isFree(), "the device waited, and its thread kept the lock: drop it before the call");
                    return "answer " + calls[0];
                },
                NEVER_CALLED);
        assertEquals(1, calls[0], () -> "the device was asked " + calls[0] + " times; ask it once");
        assertEquals("answer 1", answer, "give back what the device returns");
    }

    @Test
    @Order(2)
    @DisplayName("the caller has the lock back afterwards")
    void backAfterwards() throws Exception {
        var lock = new Watched();
        lock.take();
        foreign.call(lock, _ -> "done", NEVER_CALLED);
        assertTrue(lock.held(), "the interpreter went on without the lock: take it again after the call");
        assertEquals(1, lock.depth(), "the lock was taken more often than dropped");
    }

    @Test
    @Order(3)
    @DisplayName("so it has when the device throws")
    void backAfterAFailure() throws Exception {
        for (var failure : List.of(new IOException("the line is dead"), new IllegalStateException("no such key"))) {
            var lock = new Watched();
            lock.take();
            Throwable thrown = null;
            try {
                foreign.call(
                        lock,
                        _ -> {
                            throw failure;
                        },
                        NEVER_CALLED);
            } catch (Exception expected) {
                thrown = expected;
            }
            assertSame(failure, thrown, "the device threw, and its caller did not hear of it: let it through");
            assertTrue(lock.held(), "the device threw, and the lock was not taken again: where is that line reached?");
        }
    }

    @Test
    @Order(4)
    @DisplayName("Python runs with the lock when it is called back")
    void lockedForTheCallback() throws Exception {
        var lock = new Watched();
        lock.take();
        var heard = new ArrayList<String>();
        var answer = foreign.call(lock, python -> python.run("a key") + ", " + python.run("a click"), event -> {
            assertTrue(lock.held(), "the device called back, and Python ran without the lock: take it first");
            heard.add(event);
            return "heard " + event;
        });
        assertEquals(List.of("a key", "a click"), heard, "Python hears of each event once, in order");
        assertEquals("heard a key, heard a click", answer, "give the device what its callback returns");
    }

    @Test
    @Order(5)
    @DisplayName("the lock is free again when a callback is over")
    void freeAfterTheCallback() throws Exception {
        var lock = new Watched();
        lock.take();
        var failure = new IOException("no such key");
        var answer = foreign.call(
                lock,
                python -> {
                    python.run("a click");
                    assertTrue(lock.isFree(), "Python was called back, and the device went on waiting with the lock");
                    try {
                        return python.run("a key");
                    } catch (IOException thrown) {
                        assertSame(failure, thrown, "the device hears what its callback throws");
                        assertTrue(
                                lock.isFree(),
                                "a callback threw, and the device went on waiting with the lock: drop it in any case");
                        return "went on";
                    }
                },
                event -> {
                    if (event.equals("a key")) {
                        throw failure;
                    }
                    return "heard";
                });
        assertEquals("went on", answer, "the callback threw, and the device was to hear of it and go on");
    }

    @Test
    @Order(6)
    @DisplayName("four calls wait at the same time")
    void overlap() throws Exception {
        var lock = new Watched();
        var waiting = new InFlight();
        Together.run(THREADS, caller -> {
            lock.take();
            try {
                var answer = foreign.call(
                        lock,
                        _ -> {
                            try (var inside = waiting.enter()) {
                                return waiting.meet(THREADS) ? "met" : "alone";
                            }
                        },
                        NEVER_CALLED);
                assertEquals("met", answer, "four calls never waited at the same time: who held the lock?");
            } finally {
                lock.dropIfHeld();
            }
        });
    }

    private static final class Watched implements ForeignCall.InterpreterLock {
        private final ReentrantLock lock = new ReentrantLock();

        @Override
        public void take() {
            lock.lock();
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

        /** Whoever asks: the device may be asked by another thread. */
        boolean isFree() {
            return !lock.isLocked();
        }

        int depth() {
            return lock.getHoldCount();
        }
    }
}
