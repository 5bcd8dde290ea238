package yourcores.trace;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** A lock that tells the timeline who waits for it and who holds it. Taking turns is left to the lock it stands for. */
final class WatchedLock implements Lock {
    /** A lock that is free is taken sooner; nobody has waited. */
    static final long NO_WAIT_NANOS = 5_000;

    private final Timeline line;
    private final String name;
    private final Lock lock;

    WatchedLock(Timeline line, String name, Lock lock) {
        this.line = line;
        this.name = name;
        this.lock = lock;
    }

    /** A way to take the lock. */
    @FunctionalInterface
    private interface Taking<E extends Exception> {
        boolean take() throws E;
    }

    private <E extends Exception> boolean taken(Taking<E> taking) throws E {
        var log = line.log();
        long from = line.now();
        log.add(from, Kind.WAITS, name);
        int place = log.size();
        boolean taken = false;
        try {
            taken = taking.take();
        } finally {
            long to = line.now();
            if (!taken) {
                log.add(to, Kind.WAITS_NO_MORE, name);
            } else if (to - from < NO_WAIT_NANOS && log.size() == place && !log.full()) {
                log.mend(to, Kind.HOLDS);
            } else {
                log.add(to, Kind.WAITS_NO_MORE, name);
                log.add(to, Kind.HOLDS, name);
            }
        }
        return taken;
    }

    @Override
    public void lock() {
        taken(() -> {
            lock.lock();
            return true;
        });
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        taken(() -> {
            lock.lockInterruptibly();
            return true;
        });
    }

    @Override
    public boolean tryLock() {
        return lock.tryLock() && holds();
    }

    private boolean holds() {
        line.record(Kind.HOLDS, name);
        return true;
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        return taken(() -> lock.tryLock(time, unit));
    }

    @Override
    public void unlock() {
        long at = line.now();
        lock.unlock();
        line.log().add(at, Kind.HOLDS_NO_MORE, name);
    }

    @Override
    public Condition newCondition() {
        return new WatchedCondition(line, name, lock.newCondition());
    }

    @Override
    public String toString() {
        return name + ": " + lock;
    }
}
