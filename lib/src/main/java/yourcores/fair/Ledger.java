package yourcores.fair;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Who has had how many turns so far. A turn costs its thread one atomic addition; all else is the thread's own.
 *
 * <p>Thread rule: {@code keep} for the threads that take turns; the rest for the one that waits for them.
 */
final class Ledger {
    /** Waits of fewer turns are counted by their length, others are kept one by one. */
    private static final int SHORT = 1_024;

    private final Account[] accounts;
    private final long goal;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicInteger missing;
    private final CountDownLatch line;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean over;
    private volatile long from;
    private volatile long until;

    Ledger(int threads, long goal) {
        this.goal = goal;
        accounts = IntStream.range(0, threads).mapToObj(_ -> new Account()).toArray(Account[]::new);
        missing = new AtomicInteger(threads);
        line = new CountDownLatch(threads);
    }

    /** What one thread had. Written by it alone, read by others when it has ended. */
    private final class Account implements Turn {
        private long turns;
        private long longestWait;
        private long longestNanos;
        private final long[] shortWaits = new long[SHORT]; // how many, by their length
        private final List<Long> longWaits = new ArrayList<>();
        private boolean waiting;
        private long askedAt; // turns that all had taken when it asked
        private long askedNanos;

        void asks() {
            waiting = true;
            askedAt = Math.min(goal, taken.get());
            askedNanos = System.nanoTime();
        }

        @Override
        public void begins() {
            if (begun.getCount() > 0 && !awaitOthers() || over) {
                return;
            }
            long number = taken.incrementAndGet();
            if (number > goal) {
                return;
            }
            turns++;
            endsWait(number - 1);
            if (number == goal) {
                end();
            }
        }

        private void waits(long turns) {
            if (turns < SHORT) {
                shortWaits[(int) turns]++;
            } else {
                longWaits.add(turns);
            }
        }

        @Override
        public void lasts(Duration about) throws InterruptedException {
            begins();
            long nanos = about.toNanos();
            Thread.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextLong(nanos / 2, 3 * nanos / 2 + 1)));
        }

        /** @param now how many turns had been taken then */
        void endsWait(long now) {
            if (waiting) {
                waiting = false;
                longestWait = Math.max(longestWait, now - askedAt);
                waits(now - askedAt);
                longestNanos = Math.max(longestNanos, System.nanoTime() - askedNanos);
            }
        }
    }

    /** Goes through the loop again and again. */
    void keep(int number, Grants.Loop loop) throws Exception {
        var account = accounts[number];
        line.countDown();
        try {
            line.await();
            account.asks();
            arrived();
            while (!over) {
                if (!account.waiting) {
                    account.asks();
                }
                loop.run(account);
            }
        } catch (Exception failure) {
            if (!over) {
                begun.countDown();
                ended.countDown();
                throw failure;
            }
        }
        account.endsWait(Math.min(goal, taken.get()));
    }

    /** Who gets the first turn keeps it until each of the others has asked for one; false where the counting is over. */
    private boolean awaitOthers() {
        try {
            begun.await();
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void arrived() {
        if (missing.decrementAndGet() == 0) {
            from = System.nanoTime();
            begun.countDown();
        }
    }

    /** Waits until each thread has asked for its first turn, or a loop has failed; false where they do not in time. */
    boolean awaitBegin(Duration limit) throws InterruptedException {
        return begun.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Waits until all turns have been taken, or a loop has failed; false where neither has happened in time. */
    boolean await(Duration length) throws InterruptedException {
        return ended.await(length.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** From now on nothing counts. */
    void end() {
        synchronized (this) {
            if (!over) {
                until = System.nanoTime();
                over = true;
            }
        }
        ended.countDown();
    }

    /** What each has had; the threads have ended. */
    Shares shares(String title, List<Grants.Looping> loops) {
        var rows = IntStream.range(0, accounts.length)
                .mapToObj(number -> {
                    var looping = loops.get(number);
                    var account = accounts[number];
                    return new Shares.Row(
                            looping.name(),
                            looping.kind(),
                            account.turns,
                            account.longestWait,
                            Duration.ofNanos(account.longestNanos));
                })
                .toList();
        return new Shares(
                title, rows, usualWait(), Duration.ofNanos(missing.get() > 0 ? 0 : Math.max(0, until - from)));
    }

    /** Half of all that was waited was waited in waits of this length, or longer ones. */
    private long usualWait() {
        var lengths = new TreeMap<Long, Long>(Comparator.reverseOrder());
        for (var account : accounts) {
            account.longWaits.forEach(length -> lengths.merge(length, 1L, Long::sum));
            for (int length = 1; length < SHORT; length++) {
                if (account.shortWaits[length] > 0) {
                    lengths.merge((long) length, account.shortWaits[length], Long::sum);
                }
            }
        }
        long all = lengths.entrySet().stream()
                .mapToLong(wait -> wait.getKey() * wait.getValue())
                .sum();
        long sofar = 0;
        for (var wait : lengths.entrySet()) {
            sofar += wait.getKey() * wait.getValue();
            if (2 * sofar >= all) {
                return wait.getKey();
            }
        }
        return 0;
    }
}
