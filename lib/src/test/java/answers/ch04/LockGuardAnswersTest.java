package answers.ch04;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import yourcores.exercise.ch04.LockGuard;
import yourcores.exercise.trial.Answers;

class LockGuardAnswersTest extends Answers {

    /** Gives back once. */
    private static LockGuard.Guard once(Runnable giveBack) {
        var held = new AtomicBoolean(true);
        return () -> {
            if (held.compareAndSet(true, false)) {
                giveBack.run();
            }
        };
    }

    @Right
    LockGuard field() {
        return lock -> {
            lock.lock();
            return new LockGuard.Guard() {
                private boolean given;

                @Override
                public void close() {
                    if (!given) {
                        given = true;
                        lock.unlock();
                    }
                }
            };
        };
    }

    @Right
    LockGuard atomicFlag() {
        return lock -> {
            lock.lock();
            return once(lock::unlock);
        };
    }

    @Right
    LockGuard forgetsTheLock() {
        return lock -> {
            lock.lock();
            var kept = new Lock[] {lock};
            return () -> {
                var mine = kept[0];
                kept[0] = null;
                if (mine != null) {
                    mine.unlock();
                }
            };
        };
    }

    @Wrong(
            refusedBy = "inside, the lock is held",
            and = {
                "who finds it taken waits",
                "two scopes at a time, each gives back its own",
                "a scope inside a scope, of one lock"
            },
            says = "take it before you hand out the guard")
    LockGuard takesAndGivesBackAtOnce() {
        return lock -> {
            if (lock.tryLock()) {
                lock.unlock();
            }
            return () -> {};
        };
    }

    @Wrong(
            refusedBy = "afterwards, it is free",
            and = {"two scopes at a time, each gives back its own", "a scope inside a scope, of one lock"},
            says = "give it back in close()")
    LockGuard givesBackTooLate() {
        return lock -> {
            lock.lock();
            return new LockGuard.Guard() {
                private int closed;

                @Override
                public void close() {
                    if (closed++ > 5) {
                        lock.unlock();
                    }
                }
            };
        };
    }

    @Wrong(refusedBy = "who finds it taken waits", says = "your guard let one more in")
    LockGuard doesNotAskWhetherItGotIt() {
        return lock -> {
            boolean mine = lock.tryLock();
            return once(() -> {
                if (mine) {
                    lock.unlock();
                }
            });
        };
    }

    @Wrong(
            refusedBy = "closed twice, it gives back once",
            and = "a scope inside a scope, of one lock",
            says = "remember that you gave it back")
    LockGuard starter() {
        return lock -> {
            lock.lock();
            return lock::unlock;
        };
    }

    @Wrong(refusedBy = "closed twice, it gives back once", says = "remember that you gave it back")
    LockGuard asksTheLock() {
        return lock -> {
            lock.lock();
            if (!(lock instanceof ReentrantLock counting)) {
                return once(lock::unlock);
            }
            int holds = counting.getHoldCount();
            return () -> {
                if (counting.getHoldCount() == holds) {
                    counting.unlock();
                }
            };
        };
    }

    @Wrong(refusedBy = "closed twice, it gives back once", says = "remember that you gave it back")
    LockGuard givesBackEveryOtherTime() {
        return lock -> {
            lock.lock();
            return new LockGuard.Guard() {
                private boolean given;

                @Override
                public void close() {
                    given = !given;
                    if (given) {
                        lock.unlock();
                    }
                }
            };
        };
    }

    @Wrong(refusedBy = "two scopes at a time, each gives back its own", says = "each needs a memory of its own")
    LockGuard keepsTheLockInAField() {
        return new LockGuard() {
            private Lock last;

            @Override
            public Guard enter(Lock lock) {
                lock.lock();
                last = lock;
                return once(() -> last.unlock());
            }
        };
    }

    @Wrong(refusedBy = "a scope inside a scope, of one lock", says = "each guard needs a memory of its own")
    LockGuard remembersTheLocks() {
        var held = ConcurrentHashMap.<Lock>newKeySet();
        return lock -> {
            lock.lock();
            held.add(lock);
            return () -> {
                if (held.remove(lock)) {
                    lock.unlock();
                }
            };
        };
    }

    @Wrong(refusedBy = "what was not taken is not given back", says = "and yet given back")
    LockGuard takesItInsideTheTry() {
        return lock -> {
            boolean handedOut = false;
            try {
                lock.lock();
                handedOut = true;
                return once(lock::unlock);
            } finally {
                if (!handedOut) {
                    lock.unlock();
                }
            }
        };
    }
}
