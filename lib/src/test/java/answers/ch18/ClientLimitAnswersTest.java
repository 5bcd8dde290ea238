package answers.ch18;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import yourcores.exercise.ch18.ClientLimit;
import yourcores.exercise.trial.Answers;

class ClientLimitAnswersTest extends Answers {

    /** Numbers in a map, all three calls under the monitor; what is counted and kept may be changed. */
    private static class Counted implements ClientLimit.Door {
        final Map<Object, Integer> inside = new HashMap<>();
        final int most;

        Counted(int most) {
            this.most = most;
        }

        @Override
        public synchronized boolean enter(Object client) {
            if (inside.getOrDefault(client, 0) >= most) {
                return false;
            }
            inside.merge(client, 1, Integer::sum);
            return true;
        }

        @Override
        public synchronized void leave(Object client) {
            inside.merge(client, -1, Integer::sum);
            inside.remove(client, 0);
        }

        @Override
        public synchronized int known() {
            return inside.size();
        }
    }

    @Right
    ClientLimit byMonitor() {
        return Counted::new;
    }

    @Right
    ClientLimit byLock() {
        return most -> new ClientLimit.Door() {
            private final ReentrantLock lock = new ReentrantLock();
            private final Counted counted = new Counted(most);

            @Override
            public boolean enter(Object client) {
                lock.lock();
                try {
                    return counted.enter(client);
                } finally {
                    lock.unlock();
                }
            }

            @Override
            public void leave(Object client) {
                lock.lock();
                try {
                    counted.leave(client);
                } finally {
                    lock.unlock();
                }
            }

            @Override
            public int known() {
                lock.lock();
                try {
                    return counted.known();
                } finally {
                    lock.unlock();
                }
            }
        };
    }

    @Right
    ClientLimit byComputing() {
        return most -> new ClientLimit.Door() {
            private final ConcurrentHashMap<Object, Integer> inside = new ConcurrentHashMap<>();

            @Override
            public boolean enter(Object client) {
                var entered = new boolean[1];
                inside.compute(client, (same, count) -> {
                    int before = count == null ? 0 : count;
                    entered[0] = before < most;
                    return entered[0] ? Integer.valueOf(before + 1) : count;
                });
                return entered[0];
            }

            @Override
            public void leave(Object client) {
                inside.computeIfPresent(client, (same, count) -> count == 1 ? null : count - 1);
            }

            @Override
            public int known() {
                return inside.size();
            }
        };
    }

    @Wrong(refusedBy = "who has left is forgotten", says = "of them still")
    ClientLimit keepsASemaphoreForEach() {
        return most -> new ClientLimit.Door() {
            private final ConcurrentHashMap<Object, Semaphore> places = new ConcurrentHashMap<>();

            @Override
            public boolean enter(Object client) {
                return places.computeIfAbsent(client, same -> new Semaphore(most))
                        .tryAcquire();
            }

            @Override
            public void leave(Object client) {
                places.get(client).release();
            }

            @Override
            public int known() {
                return (int) places.values().stream()
                        .filter(each -> each.availablePermits() < most)
                        .count();
            }
        };
    }

    @Wrong(
            refusedBy = "another client is not turned away for it",
            and = {"who is inside is known", "many at once, for long"},
            says = "each client has places of its own")
    ClientLimit starter() {
        return most -> new ClientLimit.Door() {
            private final Semaphore places = new Semaphore(most);

            @Override
            public boolean enter(Object client) {
                return places.tryAcquire();
            }

            @Override
            public void leave(Object client) {
                places.release();
            }

            @Override
            public int known() {
                return most - places.availablePermits();
            }
        };
    }

    @Wrong(
            refusedBy = "so many of one client, and no more",
            and = {"who leaves makes room for one", "two come at once for one place", "many at once, for long"},
            says = "one more is let in")
    ClientLimit oneTooMany() {
        return most -> new Counted(most + 1);
    }

    @Wrong(refusedBy = "so many of one client, and no more", says = "the next one is turned away")
    ClientLimit twoAtMost() {
        return most -> new Counted(Math.min(most, 2));
    }

    @Wrong(
            refusedBy = "so many of one client, and no more",
            and = {
                "who leaves makes room for one",
                "who was turned away has taken no place",
                "two come at once for one place",
                "many at once, for long"
            },
            says = "enter waits: say false at once")
    ClientLimit waits() {
        return most -> new Counted(most) {
            @Override
            public synchronized boolean enter(Object client) {
                try {
                    while (!super.enter(client)) {
                        wait();
                    }
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                    return false;
                }
                return true;
            }

            @Override
            public synchronized void leave(Object client) {
                super.leave(client);
                notifyAll();
            }
        };
    }

    @Wrong(refusedBy = "who leaves makes room for one", says = "two more were let in")
    ClientLimit opensForTheNextOne() {
        return most -> new Counted(most) {
            private int calls;

            @Override
            public synchronized boolean enter(Object client) {
                calls++;
                return super.enter(client) || calls == 3 && most == 1 && left;
            }

            private boolean left;

            @Override
            public synchronized void leave(Object client) {
                left = true;
                super.leave(client);
            }
        };
    }

    @Wrong(
            refusedBy = "who was turned away has taken no place",
            and = "many at once, for long",
            says = "count those alone that were let in")
    ClientLimit countsTheRefused() {
        return most -> new Counted(most) {
            @Override
            public synchronized boolean enter(Object client) {
                return inside.merge(client, 1, Integer::sum) <= most;
            }
        };
    }

    @Wrong(
            refusedBy = "who has left is forgotten",
            and = {"one comes while the last one leaves", "many at once, for long"},
            says = "fill the memory")
    ClientLimit remembersAll() {
        return most -> new Counted(most) {
            @Override
            public synchronized void leave(Object client) {
                inside.merge(client, -1, Integer::sum);
            }
        };
    }

    @Wrong(
            refusedBy = "many at once, for long",
            and = {"two come at once for one place", "one comes while the last one leaves"},
            says = "",
            cores = 2)
    ClientLimit locksOneMethod() {
        return most -> new Unlocked(most) {
            @Override
            public synchronized boolean enter(Object client) {
                return super.enter(client);
            }
        };
    }

    @Wrong(
            refusedBy = "many at once, for long",
            and = {"two come at once for one place", "one comes while the last one leaves"},
            says = "",
            cores = 2)
    ClientLimit computesInAPlainMap() {
        return Unlocked::new;
    }

    /** One call of a map that is not made for threads. */
    private static class Unlocked implements ClientLimit.Door {
        private final Map<Object, Integer> inside = new HashMap<>();
        private final int most;

        Unlocked(int most) {
            this.most = most;
        }

        @Override
        public boolean enter(Object client) {
            var entered = new boolean[1];
            inside.compute(client, (same, count) -> {
                int before = count == null ? 0 : count;
                entered[0] = before < most;
                return entered[0] ? Integer.valueOf(before + 1) : count;
            });
            return entered[0];
        }

        @Override
        public void leave(Object client) {
            inside.computeIfPresent(client, (same, count) -> count == 1 ? null : count - 1);
        }

        @Override
        public int known() {
            return inside.size();
        }
    }

    @Wrong(refusedBy = "another client is not turned away for it", says = "only if they are equal")
    ClientLimit goesByHashCodes() {
        return most -> new Counted(most) {
            @Override
            public synchronized boolean enter(Object client) {
                return super.enter(client.hashCode());
            }

            @Override
            public synchronized void leave(Object client) {
                super.leave(client.hashCode());
            }
        };
    }

    @Wrong(refusedBy = "who is inside is known", says = "Ann is inside twice")
    ClientLimit countsQuestions() {
        return most -> new Counted(most) {
            @Override
            public synchronized int known() {
                return inside.values().stream().mapToInt(Integer::intValue).sum();
            }
        };
    }

    @Wrong(
            refusedBy = "two come at once for one place",
            and = "many at once, for long",
            says = "look and count in one step")
    ClientLimit looksThenCounts() {
        return most -> new ClientLimit.Door() {
            private final ConcurrentHashMap<Object, Integer> inside = new ConcurrentHashMap<>();

            @Override
            public boolean enter(Object client) {
                if (inside.getOrDefault(client, 0) >= most) {
                    return false;
                }
                inside.merge(client, 1, Integer::sum);
                return true;
            }

            @Override
            public void leave(Object client) {
                inside.computeIfPresent(client, (same, count) -> count == 1 ? null : count - 1);
            }

            @Override
            public int known() {
                return inside.size();
            }
        };
    }

    @Wrong(
            refusedBy = "one comes while the last one leaves",
            and = "many at once, for long",
            says = "give back and forget in one step")
    ClientLimit forgetsInASecondStep() {
        return most -> new ClientLimit.Door() {
            private final ConcurrentHashMap<Object, AtomicInteger> inside = new ConcurrentHashMap<>();

            @Override
            public boolean enter(Object client) {
                var entered = new boolean[1];
                inside.compute(client, (same, count) -> {
                    var number = count == null ? new AtomicInteger() : count;
                    entered[0] = number.get() < most;
                    if (entered[0]) {
                        number.incrementAndGet();
                    }
                    return number;
                });
                return entered[0];
            }

            @Override
            public void leave(Object client) {
                if (inside.get(client).decrementAndGet() == 0) {
                    inside.remove(client);
                }
            }

            @Override
            public int known() {
                return inside.size();
            }
        };
    }
}
