package yourcores.trace;

import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** A condition of a watched lock: who waits for its signal does not hold the lock meanwhile. */
final class WatchedCondition implements Condition {
    private final Timeline line;
    private final String lock;
    private final Condition condition;

    WatchedCondition(Timeline line, String lock, Condition condition) {
        this.line = line;
        this.lock = lock;
        this.condition = condition;
    }

    private Span waiting() {
        return line.begin(Kind.AWAITS, lock);
    }

    @Override
    public void await() throws InterruptedException {
        try (var _ = waiting()) {
            condition.await();
        }
    }

    @Override
    public void awaitUninterruptibly() {
        try (var _ = waiting()) {
            condition.awaitUninterruptibly();
        }
    }

    @Override
    public long awaitNanos(long nanos) throws InterruptedException {
        try (var _ = waiting()) {
            return condition.awaitNanos(nanos);
        }
    }

    @Override
    public boolean await(long time, TimeUnit unit) throws InterruptedException {
        try (var _ = waiting()) {
            return condition.await(time, unit);
        }
    }

    @Override
    public boolean awaitUntil(Date deadline) throws InterruptedException {
        try (var _ = waiting()) {
            return condition.awaitUntil(deadline);
        }
    }

    @Override
    public void signal() {
        condition.signal();
    }

    @Override
    public void signalAll() {
        condition.signalAll();
    }
}
