package answers.ch04;

import java.util.concurrent.Semaphore;
import yourcores.exercise.ch04.BoundedPermits;
import yourcores.exercise.trial.Answers;

class BoundedPermitsAnswersTest extends Answers {

    /** What most have in common: permits that are free, and permits that are out. */
    static class TwoSemaphores implements BoundedPermits.Permits {
        final Semaphore free;
        final Semaphore out = new Semaphore(0);

        TwoSemaphores(int bound) {
            free = new Semaphore(bound);
        }

        @Override
        public void acquire() throws InterruptedException {
            free.acquire();
            out.release();
        }

        @Override
        public void release() {
            if (!out.tryAcquire()) {
                throw new IllegalStateException("released too often");
            }
            free.release();
        }
    }

    /** A counter under the monitor of the object. */
    static class Monitor implements BoundedPermits.Permits {
        final int bound;
        int out;

        Monitor(int bound) {
            this.bound = bound;
        }

        @Override
        public synchronized void acquire() throws InterruptedException {
            while (out == bound) {
                wait();
            }
            out++;
        }

        @Override
        public synchronized void release() {
            if (out == 0) {
                throw new IllegalStateException("released too often");
            }
            out--;
            notifyAll();
        }
    }

    @Right
    BoundedPermits twoSemaphores() {
        return TwoSemaphores::new;
    }

    @Right
    BoundedPermits monitor() {
        return Monitor::new;
    }

    @Right
    BoundedPermits locksTheReleaseOnly() {
        return bound -> new BoundedPermits.Permits() {
            private final Semaphore free = new Semaphore(bound);

            @Override
            public void acquire() throws InterruptedException {
                free.acquire();
            }

            @Override
            public synchronized void release() {
                if (free.availablePermits() == bound) {
                    throw new IllegalStateException("released too often");
                }
                free.release();
            }
        };
    }

    @Wrong(
            refusedBy = "so many may enter, the next one waits",
            and = "a refused release changes nothing",
            says = "acquire() waits until one is free")
    BoundedPermits letsEverybodyIn() {
        return bound -> new Monitor(bound) {
            @Override
            public synchronized void acquire() throws InterruptedException {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                out++;
            }
        };
    }

    @Wrong(refusedBy = "a permit given back lets in who waits", says = "who waited for it does not get it")
    BoundedPermits wakesNobody() {
        return bound -> new Monitor(bound) {
            @Override
            public synchronized void release() {
                if (out == 0) {
                    throw new IllegalStateException("released too often");
                }
                out--;
            }
        };
    }

    @Wrong(
            refusedBy = "one release too many is refused",
            and = {
                "a refused release changes nothing",
                "an interrupted acquire takes nothing",
                "two give back one permit at the same moment",
                "two take and give back, again and again"
            },
            says = "throw an IllegalStateException",
            cores = 2)
    BoundedPermits starter() {
        return bound -> new TwoSemaphores(bound) {
            @Override
            public void release() {
                free.release();
            }
        };
    }

    @Wrong(
            refusedBy = "a refused release changes nothing",
            says = "look whether a permit is out before you give one back")
    BoundedPermits complainsAfterwards() {
        return bound -> new TwoSemaphores(bound) {
            @Override
            public synchronized void release() {
                free.release();
                if (free.availablePermits() > bound) {
                    throw new IllegalStateException("released too often");
                }
            }
        };
    }

    @Wrong(refusedBy = "anybody may give back", says = "count permits, not threads")
    BoundedPermits asksWhoTookIt() {
        return bound -> new BoundedPermits.Permits() {
            private final Semaphore free = new Semaphore(bound);
            private final ThreadLocal<Integer> mine = ThreadLocal.withInitial(() -> 0);

            @Override
            public void acquire() throws InterruptedException {
                free.acquire();
                mine.set(mine.get() + 1);
            }

            @Override
            public void release() {
                if (mine.get() == 0) {
                    throw new IllegalStateException("you have none");
                }
                mine.set(mine.get() - 1);
                free.release();
            }
        };
    }

    @Wrong(refusedBy = "an interrupted acquire takes nothing", says = "count after you have it")
    BoundedPermits countsInAFinally() {
        return bound -> new TwoSemaphores(bound) {
            @Override
            public void acquire() throws InterruptedException {
                try {
                    free.acquire();
                } finally {
                    out.release();
                }
            }
        };
    }

    @Wrong(
            refusedBy = "a permit given back lets in one, not two",
            and = "who was woken may come too late",
            says = "who is woken looks again, in a while")
    BoundedPermits looksOnce() {
        return bound -> new Monitor(bound) {
            @Override
            public synchronized void acquire() throws InterruptedException {
                if (out == bound) {
                    wait();
                }
                out++;
            }
        };
    }

    @Wrong(
            refusedBy = "two give back one permit at the same moment",
            says = "look and give back in one step",
            cores = 2)
    BoundedPermits givesBackLooksAndTakesBack() {
        return bound -> new TwoSemaphores(bound) {
            @Override
            public void release() {
                free.release();
                if (free.availablePermits() > bound) {
                    var tooOften = new IllegalStateException("released too often"); // meanwhile the other one looks
                    free.acquireUninterruptibly();
                    throw tooOften;
                }
            }
        };
    }

    @Wrong(
            refusedBy = "two give back one permit at the same moment",
            says = "look and give back in one step",
            cores = 2)
    BoundedPermits looksAndThenGivesBack() {
        return bound -> new TwoSemaphores(bound) {
            @Override
            public void release() {
                if (free.availablePermits() == bound) {
                    throw new IllegalStateException("released too often");
                }
                free.release();
            }
        };
    }

    @Wrong(refusedBy = "who was woken may come too late", says = "who is woken looks again, in a while")
    BoundedPermits wakesOneWhoLooksOnce() {
        return bound -> new Monitor(bound) {
            @Override
            public synchronized void acquire() throws InterruptedException {
                if (out == bound) {
                    wait();
                }
                out++;
            }

            @Override
            public synchronized void release() {
                if (out == 0) {
                    throw new IllegalStateException("released too often");
                }
                out--;
                notify();
            }
        };
    }

    @Wrong(refusedBy = "two take and give back, again and again", says = "your count loses one", cores = 2)
    BoundedPermits countsOutsideTheLock() {
        return bound -> new BoundedPermits.Permits() {
            private final Semaphore free = new Semaphore(bound);
            private int out;

            @Override
            public void acquire() throws InterruptedException {
                free.acquire();
                out++;
            }

            @Override
            public synchronized void release() {
                if (out == 0) {
                    throw new IllegalStateException("released too often");
                }
                out--;
                free.release();
            }
        };
    }
}
