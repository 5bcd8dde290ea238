package answers.ch13;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import yourcores.exercise.ch13.FairBridge;
import yourcores.exercise.ch13.FairBridge.Way;
import yourcores.exercise.trial.Answers;

class FairBridgeAnswersTest extends Answers {

    /** A queue under the monitor of the bridge. */
    static class Queue implements FairBridge.Bridge {
        final List<Object> queue = new ArrayList<>();
        Way way;
        int cars;

        @Override
        public synchronized void enter(Way mine) throws InterruptedException {
            var me = new Object();
            queue.add(me);
            try {
                while (!mayEnter(me, mine)) {
                    wait();
                }
                way = mine;
                cars++;
            } finally {
                leaveQueue(me);
            }
        }

        boolean mayEnter(Object me, Way mine) {
            return queue.getFirst() == me && (cars == 0 || way == mine);
        }

        void leaveQueue(Object me) {
            queue.remove(me);
            notifyAll();
        }

        @Override
        public synchronized void leave() {
            cars--;
            notifyAll();
        }
    }

    @Right
    FairBridge queue() {
        return Queue::new;
    }

    /** One waits for the bridge, the others for the turnstile. */
    static class Turnstile implements FairBridge.Bridge {
        private final Semaphore turnstile;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition left = lock.newCondition();
        private Way way;
        private int cars;

        Turnstile(boolean fair) {
            turnstile = new Semaphore(1, fair);
        }

        void queue(Semaphore turnstile) throws InterruptedException {
            turnstile.acquire();
        }

        @Override
        public void enter(Way mine) throws InterruptedException {
            queue(turnstile);
            try {
                lock.lock();
                try {
                    while (cars > 0 && way != mine) {
                        left.await();
                    }
                    way = mine;
                    cars++;
                } finally {
                    lock.unlock();
                }
            } finally {
                turnstile.release();
            }
        }

        @Override
        public void leave() {
            lock.lock();
            try {
                cars--;
                left.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    @Right
    FairBridge aFairTurnstile() {
        return () -> new Turnstile(true);
    }

    @Wrong(refusedBy = "who comes again stands at the end", says = "nobody may push in")
    FairBridge anUnfairTurnstile() {
        return () -> new Turnstile(false);
    }

    @Wrong(refusedBy = "who goes home leaves the queue", says = "and does not come back")
    FairBridge onlyTheFirstGoesHome() {
        return () -> new Turnstile(true) {
            @Override
            void queue(Semaphore turnstile) {
                turnstile.acquireUninterruptibly();
            }
        };
    }

    @Wrong(refusedBy = "who goes home leaves the queue", says = "a place in the middle of the queue must be gone")
    FairBridge takesANumberAndHandsItOnIfFirst() {
        return () -> new FairBridge.Bridge() {
            private long next;
            private long now;
            private Way way;
            private int cars;

            @Override
            public synchronized void enter(Way mine) throws InterruptedException {
                long me = next++;
                try {
                    while (now != me || cars > 0 && way != mine) {
                        wait();
                    }
                    way = mine;
                    cars++;
                } finally {
                    if (now == me) {
                        now++;
                        notifyAll();
                    }
                }
            }

            @Override
            public synchronized void leave() {
                cars--;
                notifyAll();
            }
        };
    }

    @Wrong(
            refusedBy = "who goes the same way drives along",
            and = {"those who wait behind each other drive along, too", "who goes home leaves the queue"},
            says = "let it drive along")
    FairBridge oneAtATime() {
        return () -> new Queue() {
            @Override
            boolean mayEnter(Object me, Way mine) {
                return queue.getFirst() == me && cars == 0;
            }
        };
    }

    @Wrong(
            refusedBy = "who goes the other way waits until the bridge is empty",
            says = "and one was let in that goes the other way: count them")
    FairBridge emptyWhenOneHasLeft() {
        return () -> new Queue() {
            @Override
            public synchronized void leave() {
                cars = 0;
                notifyAll();
            }
        };
    }

    @Wrong(refusedBy = "nobody overtakes a car that waits", says = "like this they may come for ever")
    FairBridge starter() {
        return () -> new Queue() {
            @Override
            boolean mayEnter(Object me, Way mine) {
                return cars == 0 || way == mine;
            }
        };
    }

    @Wrong(refusedBy = "first come, first served", says = "in the order in which they came")
    FairBridge allOfOneWayThenAllOfTheOther() {
        return () -> new FairBridge.Bridge() {
            private Way way;
            private int cars;
            private final int[] waiting = new int[2];
            private int mayStill; // of the way whose turn it is

            @Override
            public synchronized void enter(Way mine) throws InterruptedException {
                int me = mine.ordinal();
                waiting[me]++;
                try {
                    while (!(waiting[1 - me] == 0 && (cars == 0 || way == mine) || way == mine && mayStill > 0)) {
                        wait();
                    }
                    if (way == mine && mayStill > 0) {
                        mayStill--;
                    }
                    way = mine;
                    cars++;
                } finally {
                    waiting[me]--;
                    notifyAll();
                }
            }

            @Override
            public synchronized void leave() {
                cars--;
                if (cars == 0 && mayStill == 0 && waiting[1 - way.ordinal()] > 0) {
                    way = Way.values()[1 - way.ordinal()];
                    mayStill = waiting[way.ordinal()];
                }
                notifyAll();
            }
        };
    }

    /** Each car waits at a condition of its own, and whoever leaves wakes the first one. */
    static class Conditions implements FairBridge.Bridge {
        final ReentrantLock lock = new ReentrantLock();
        final List<Condition> queue = new ArrayList<>();
        Way way;
        int cars;

        @Override
        public void enter(Way mine) throws InterruptedException {
            lock.lock();
            try {
                var me = lock.newCondition();
                queue.add(me);
                try {
                    while (queue.getFirst() != me || cars > 0 && way != mine) {
                        me.await();
                    }
                    way = mine;
                    cars++;
                } finally {
                    boolean first = queue.getFirst() == me;
                    queue.remove(me);
                    if (first) {
                        wakeNext();
                    }
                }
            } finally {
                lock.unlock();
            }
        }

        void wakeNext() {
            if (!queue.isEmpty()) {
                queue.getFirst().signal();
            }
        }

        @Override
        public void leave() {
            lock.lock();
            try {
                cars--;
                if (!queue.isEmpty()) {
                    queue.getFirst().signal();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    @Right
    FairBridge conditions() {
        return Conditions::new;
    }

    @Wrong(
            refusedBy = "those who wait behind each other drive along, too",
            and = "who goes home leaves the queue",
            says = "who drives on wakes those behind it")
    FairBridge wakesTheFirstOnly() {
        return () -> new Conditions() {
            @Override
            void wakeNext() {}
        };
    }

    @Wrong(
            refusedBy = "who goes home leaves the queue",
            and = "who is called home was never on the bridge",
            says = "leave the queue whatever happens, and wake the others")
    FairBridge takesANumber() {
        return () -> new FairBridge.Bridge() {
            private long next;
            private long now;
            private Way way;
            private int cars;

            @Override
            public synchronized void enter(Way mine) throws InterruptedException {
                long me = next++;
                while (now != me || cars > 0 && way != mine) {
                    wait();
                }
                now++;
                way = mine;
                cars++;
                notifyAll();
            }

            @Override
            public synchronized void leave() {
                cars--;
                notifyAll();
            }
        };
    }

    @Wrong(refusedBy = "who goes home leaves the queue", says = "and wake the others")
    FairBridge leavesTheQueueInSilence() {
        return () -> new Queue() {
            private boolean driven;

            @Override
            boolean mayEnter(Object me, Way mine) {
                driven = super.mayEnter(me, mine);
                return driven;
            }

            @Override
            void leaveQueue(Object me) {
                queue.remove(me);
                if (driven) {
                    notifyAll();
                }
            }
        };
    }

    @Wrong(refusedBy = "who is called home was never on the bridge", says = "it counts as if it were on the bridge")
    FairBridge countsWhoWentHome() {
        return () -> new Queue() {
            @Override
            public synchronized void enter(Way mine) throws InterruptedException {
                var me = new Object();
                queue.add(me);
                try {
                    while (!mayEnter(me, mine)) {
                        wait();
                    }
                    way = mine;
                } finally {
                    cars++;
                    leaveQueue(me);
                }
            }
        };
    }

    @Wrong(refusedBy = "each bridge is one by itself", says = "belongs into its own fields")
    FairBridge oneForAll() {
        var all = new Queue();
        return () -> all;
    }

    @Wrong(refusedBy = "many cars, again and again", says = "is one step, under one lock", cores = 2)
    FairBridge looksFirstAndLocksLater() {
        return () -> new Queue() {
            @Override
            public void enter(Way mine) throws InterruptedException {
                if (queue.isEmpty() && (cars == 0 || way == mine)) { // nobody here: no need to queue
                    LockSupport.parkNanos(1); // a look into the mirror
                    synchronized (this) {
                        way = mine;
                        cars++;
                    }
                } else {
                    super.enter(mine);
                }
            }
        };
    }

    @Wrong(refusedBy = "who goes the other way waits until the bridge is empty", says = "so wake all")
    FairBridge wakesOnlyOne() {
        return () -> new Queue() {
            @Override
            public synchronized void leave() {
                cars--;
                notify();
            }
        };
    }
}
