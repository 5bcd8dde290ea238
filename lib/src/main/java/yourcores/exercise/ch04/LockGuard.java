package yourcores.exercise.ch04;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

/** Makes a resource of a lock. */
@Exercise(
        id = "04a",
        title = "a guard that closes once",
        minutes = 10,
        hints = {
            "close() is called a second time. How could the guard know that it was called before?",
            "Read \"The lock that nobody gave back\" again: each Turn there is an object of its own. What could yours"
                    + " remember from one close() to the next?",
            "Hand out an object of an anonymous class, new Guard() { ... }, with a field boolean given; close()"
                    + " returns where it is true, else sets it and calls unlock()."
        },
        checks = LockGuardChecks.class)
public interface LockGuard {

    /**
     * Takes the lock, waiting for it where it must, and hands out a guard whose {@code close()} gives it back: once,
     * however often it is closed. A guard is closed by the thread that entered. Where the lock cannot be taken, what it
     * throws comes out, and nothing is given back.
     */
    Guard enter(Lock lock);

    /** Holds a lock until it is closed. */
    interface Guard extends AutoCloseable {
        @Override
        void close();
    }
}

@Checks
final class LockGuardChecks {
    private final LockGuard guard;

    LockGuardChecks(LockGuard guard) {
        this.guard = guard;
    }

    @Test
    @Order(1)
    @DisplayName("inside, the lock is held")
    void held() {
        var lock = new ReentrantReadWriteLock().writeLock(); // any lock will do
        try (var _ = entered(lock)) {
            assertTrue(
                    lock.isHeldByCurrentThread(),
                    "inside the scope nobody holds the lock: take it before you hand out the guard");
        }
    }

    @Test
    @Order(2)
    @DisplayName("afterwards, it is free")
    void free() {
        var lock = new ReentrantLock();
        for (int scope = 0; scope < 2; scope++) {
            try (var _ = entered(lock)) {
                lock.getHoldCount(); // something to do inside
            }
            assertFalse(lock.isLocked(), "the scope has ended, and the lock is still held: give it back in close()");
        }
    }

    @Test
    @Order(3)
    @DisplayName("who finds it taken waits")
    void waits() throws Exception {
        var lock = new ReentrantLock();
        lock.lock();
        Call other;
        boolean early;
        try {
            other = Call.of(() -> {
                try (var _ = entered(lock)) {
                    lock.getHoldCount();
                }
            });
            early = other.comesBack();
        } finally {
            lock.unlock();
        }
        other.end("the lock is free again, and who waited for it does not come back");
        assertFalse(early, "another thread held the lock, and your guard let one more in: wait for it");
    }

    @Test
    @Order(4)
    @DisplayName("closed twice, it gives back once")
    void once() {
        var lock = new ReentrantLock();
        lock.lock(); // around the scope
        try {
            var entered = entered(lock);
            entered.close();
            lock.lock(); // taken again, by a scope further in
            int kept = lock.getHoldCount();
            entered.close();
            entered.close();
            assertEquals(
                    kept,
                    lock.getHoldCount(),
                    "the guard was closed again and gave back again: the thread held the lock for another scope, too,"
                            + " and has lost it; remember that you gave it back");
        } finally {
            letGo(lock);
        }
    }

    @Test
    @Order(5)
    @DisplayName("two scopes at a time, each gives back its own")
    void twoScopes() {
        var till = new ReentrantLock();
        var door = new ReentrantLock();
        try {
            var atTheTill = entered(till);
            var atTheDoor = entered(door);
            atTheTill.close();
            assertTrue(
                    !till.isLocked() && door.isLocked(),
                    "two guards were out, of two locks, and one gave back the other's lock, or none: each needs a"
                            + " memory of its own");
            atTheDoor.close();
            assertFalse(door.isLocked(), "the second of two guards was closed, and its lock is still held");
        } finally {
            letGo(till);
            letGo(door);
        }
    }

    @Test
    @Order(6)
    @DisplayName("a scope inside a scope, of one lock")
    void nested() {
        var lock = new ReentrantLock();
        try {
            var outer = entered(lock);
            var inner = entered(lock);
            inner.close();
            inner.close();
            assertEquals(1, lock.getHoldCount(), "the inner of two guards of one lock was closed, twice; holds left");
            outer.close();
            assertFalse(
                    lock.isLocked(),
                    "two guards of one lock were closed, and it is still held: each guard needs a memory of its own");
        } finally {
            letGo(lock);
        }
    }

    @Test
    @Order(7)
    @DisplayName("what was not taken is not given back")
    void refused() {
        var broken = new BrokenLock();
        RuntimeException thrown = null;
        try {
            guard.enter(broken);
        } catch (RuntimeException told) {
            thrown = told;
        }
        assertSame(
                BrokenLock.REFUSAL,
                thrown,
                "the lock could not be taken and said so by an exception, which did not come out: let it");
        assertEquals(
                0, broken.givenBack, "the lock was not taken, and yet given back: take it before the try, not in it");
    }

    private LockGuard.Guard entered(Lock lock) {
        var entered = guard.enter(lock);
        assertNotNull(entered, "your method returned null: hand out something to close");
        return entered;
    }

    private static void letGo(ReentrantLock lock) {
        while (lock.isHeldByCurrentThread()) {
            lock.unlock();
        }
    }

    /** Nobody ever gets it. */
    private static final class BrokenLock extends ReentrantLock {
        private static final IllegalStateException REFUSAL = new IllegalStateException("this lock is broken");

        private int givenBack;

        @Override
        public void lock() {
            throw REFUSAL;
        }

        @Override
        public void lockInterruptibly() {
            throw REFUSAL;
        }

        @Override
        public boolean tryLock() {
            throw REFUSAL;
        }

        @Override
        public boolean tryLock(long time, TimeUnit unit) {
            throw REFUSAL;
        }

        @Override
        public void unlock() {
            givenBack++;
        }
    }
}
