package answers.ch11;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import yourcores.exercise.ch11.ClosableQueue;
import yourcores.exercise.trial.Answers;

class ClosableQueueAnswersTest extends Answers {

    /** Right, unless one of its parts is replaced. */
    private static class Monitor implements ClosableQueue.Channel {
        final Deque<String> things = new ArrayDeque<>();
        final int bound;
        boolean closed;

        Monitor(int bound) {
            this.bound = bound;
        }

        @Override
        public synchronized boolean put(String thing) throws InterruptedException {
            while (!closed && things.size() == bound) {
                wait();
            }
            if (closed) {
                return false;
            }
            things.addLast(thing);
            notifyAll();
            return true;
        }

        @Override
        public synchronized Optional<String> take() throws InterruptedException {
            while (!closed && things.isEmpty()) {
                wait();
            }
            notifyAll();
            return Optional.ofNullable(things.pollFirst());
        }

        @Override
        public synchronized void close() {
            closed = true;
            notifyAll();
        }
    }

    /** With a lock and two conditions. */
    private static class TwoConditions implements ClosableQueue.Channel {
        final ReentrantLock lock = new ReentrantLock();
        final Condition room = lock.newCondition();
        final Condition something = lock.newCondition();
        final Deque<String> things = new ArrayDeque<>();
        final int bound;
        boolean closed;

        TwoConditions(int bound) {
            this.bound = bound;
        }

        @Override
        public boolean put(String thing) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                while (!closed && things.size() == bound) {
                    room.await();
                }
                if (closed) {
                    return false;
                }
                things.addLast(thing);
                something.signal();
                return true;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public Optional<String> take() throws InterruptedException {
            lock.lockInterruptibly();
            try {
                while (!closed && things.isEmpty()) {
                    something.await();
                }
                room.signal();
                return Optional.ofNullable(things.pollFirst());
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                closed = true;
                wake();
            } finally {
                lock.unlock();
            }
        }

        void wake() {
            room.signalAll();
            something.signalAll();
        }
    }

    @Right
    ClosableQueue monitor() {
        return Monitor::new;
    }

    @Right
    ClosableQueue twoConditions() {
        return TwoConditions::new;
    }

    @Wrong(refusedBy = "open: in order, and a taker waits", says = "wait until there is something")
    ClosableQueue takesAtOnce() {
        return bound -> new Monitor(bound) {
            @Override
            public synchronized Optional<String> take() {
                notifyAll();
                return Optional.ofNullable(things.pollFirst());
            }
        };
    }

    @Wrong(
            refusedBy = "open and full: put waits for room",
            and = {"an interrupt ends the waiting", "as many places as were asked for"},
            says = "wait for room")
    ClosableQueue withoutABound() {
        return _ -> new Monitor(Integer.MAX_VALUE);
    }

    @Wrong(
            refusedBy = "closed: what lies in it can still be taken",
            and = "closed: put says no, and puts nothing",
            says = "close loses nothing")
    ClosableQueue throwsAway() {
        return bound -> new Monitor(bound) {
            @Override
            public synchronized void close() {
                things.clear();
                super.close();
            }
        };
    }

    @Wrong(
            refusedBy = "closed and empty: take says so",
            and = "sleepers in take wake",
            says = "waits for something that cannot come")
    ClosableQueue takersDoNotLookWhetherItIsClosed() {
        return bound -> new Monitor(bound) {
            @Override
            public synchronized Optional<String> take() throws InterruptedException {
                while (things.isEmpty()) {
                    wait();
                }
                notifyAll();
                return Optional.of(things.removeFirst());
            }
        };
    }

    @Wrong(
            refusedBy = "closed: put says no, and puts nothing",
            and = "closed twice is closed",
            says = "put said that it took the thing")
    ClosableQueue puttersLookOnlyWhenItIsFull() {
        return bound -> new Monitor(bound) {
            @Override
            public synchronized boolean put(String thing) throws InterruptedException {
                while (things.size() == bound) {
                    if (closed) {
                        return false;
                    }
                    wait();
                }
                things.addLast(thing);
                notifyAll();
                return true;
            }
        };
    }

    @Wrong(refusedBy = "sleepers in put wake", says = "one of them sleeps on")
    ClosableQueue puttersSleepOn() {
        return bound -> new TwoConditions(bound) {
            @Override
            void wake() {
                something.signalAll();
            }
        };
    }

    @Wrong(refusedBy = "sleepers in put wake", says = "told that the thing is in the queue")
    ClosableQueue tellsSleepersThatItIsIn() {
        return bound -> new Monitor(bound) {
            @Override
            public synchronized boolean put(String thing) throws InterruptedException {
                boolean slept = false;
                while (!closed && things.size() == bound) {
                    wait();
                    slept = true;
                }
                if (closed) {
                    return slept;
                }
                things.addLast(thing);
                notifyAll();
                return true;
            }
        };
    }

    @Wrong(refusedBy = "sleepers in put wake", says = "one of them sleeps on")
    ClosableQueue wakesOnePutter() {
        return bound -> new TwoConditions(bound) {
            @Override
            void wake() {
                room.signal();
                something.signalAll();
            }
        };
    }

    @Wrong(refusedBy = "sleepers in take wake", says = "one of them sleeps on")
    ClosableQueue takersSleepOn() {
        return bound -> new TwoConditions(bound) {
            @Override
            void wake() {
                room.signalAll();
            }
        };
    }

    @Wrong(refusedBy = "woken by one thing, one taker gets it", says = "looks again, in a while")
    ClosableQueue looksOnce() {
        return bound -> new Monitor(bound) {
            @Override
            public synchronized Optional<String> take() throws InterruptedException {
                if (!closed && things.isEmpty()) {
                    wait();
                }
                notifyAll();
                return Optional.ofNullable(things.pollFirst());
            }
        };
    }

    @Wrong(refusedBy = "woken by room for one, one putter gets it", says = "looks again, in a while")
    ClosableQueue puttersLookOnce() {
        return bound -> new Monitor(bound) {
            @Override
            public synchronized boolean put(String thing) throws InterruptedException {
                if (!closed && things.size() >= bound) {
                    wait();
                }
                if (closed) {
                    return false;
                }
                things.addLast(thing);
                notifyAll();
                return true;
            }
        };
    }

    @Wrong(refusedBy = "who can go on is woken", says = "a notify() may meet one that cannot go on")
    ClosableQueue wakesOneOfAll() {
        return bound -> new Monitor(bound) {
            @Override
            public synchronized boolean put(String thing) throws InterruptedException {
                while (!closed && things.size() == bound) {
                    wait();
                }
                if (closed) {
                    return false;
                }
                things.addLast(thing);
                notify();
                return true;
            }

            @Override
            public synchronized Optional<String> take() throws InterruptedException {
                while (!closed && things.isEmpty()) {
                    wait();
                }
                notify();
                return Optional.ofNullable(things.pollFirst());
            }
        };
    }

    @Wrong(refusedBy = "as many places as were asked for", says = "and it took 2 things")
    ClosableQueue hasTwoPlaces() {
        return _ -> new Monitor(2);
    }

    @Wrong(refusedBy = "as many places as were asked for", says = "put does not come back")
    ClosableQueue hasTwoPlacesAtMost() {
        return bound -> new Monitor(Math.min(bound, 2));
    }

    @Wrong(refusedBy = "who waits sleeps", says = "there was no room for a while")
    ClosableQueue asksForRoom() {
        return bound -> new Monitor(bound) {
            @Override
            public boolean put(String thing) throws InterruptedException {
                while (true) {
                    synchronized (this) {
                        if (closed || things.size() < bound) {
                            return super.put(thing);
                        }
                    }
                    Thread.sleep(1);
                }
            }
        };
    }

    @Wrong(refusedBy = "who waits sleeps", says = "nothing came for a while")
    ClosableQueue asksForThings() {
        return bound -> new Monitor(bound) {
            @Override
            public Optional<String> take() throws InterruptedException {
                while (true) {
                    synchronized (this) {
                        if (closed || !things.isEmpty()) {
                            return super.take();
                        }
                    }
                    Thread.sleep(1);
                }
            }
        };
    }

    @Wrong(refusedBy = "closed twice is closed", says = "put took the thing")
    ClosableQueue closesAndOpens() {
        return bound -> new Monitor(bound) {
            @Override
            public synchronized void close() {
                closed = !closed;
                notifyAll();
            }
        };
    }

    @Wrong(refusedBy = "an interrupt ends the waiting", says = "let the InterruptedException out")
    ClosableQueue saysNoWhenInterrupted() {
        return bound -> new Monitor(bound) {
            @Override
            public synchronized boolean put(String thing) {
                try {
                    return super.put(thing);
                } catch (InterruptedException swallowed) {
                    return false;
                }
            }
        };
    }

    @Wrong(refusedBy = "an interrupt ends the waiting", says = "who waited in take was interrupted")
    ClosableQueue findsNothingWhenInterrupted() {
        return bound -> new Monitor(bound) {
            @Override
            public synchronized Optional<String> take() {
                try {
                    return super.take();
                } catch (InterruptedException swallowed) {
                    return Optional.empty();
                }
            }
        };
    }
}
