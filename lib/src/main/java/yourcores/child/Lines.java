package yourcores.child;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The lines that a child prints, as they come. At most {@value #MOST} wait to be read, each with at most
 * {@value #LONGEST} bytes: more is dropped, never waited for.
 */
final class Lines {
    private static final int MOST = 10_000;
    private static final int LONGEST = 1 << 16;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<String> waiting = new ArrayDeque<>();
    private boolean ended;

    Lines(InputStream from, String name) {
        Kept.threads(name).newThread(() -> read(from)).start();
    }

    private void read(InputStream from) {
        var buffer = new byte[8192];
        var line = new ByteArrayOutputStream();
        try (from) {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                split(buffer, read, line);
            }
            if (line.size() > 0) {
                add(line.toString(StandardCharsets.UTF_8));
            }
        } catch (IOException childGone) {
            // Nothing more will come.
        } finally {
            end();
        }
    }

    private void split(byte[] bytes, int count, ByteArrayOutputStream line) {
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                add(line.toString(StandardCharsets.UTF_8).stripTrailing());
                line.reset();
            } else if (line.size() < LONGEST) {
                line.write(bytes[i]);
            }
        }
    }

    private void add(String line) {
        lock.lock();
        try {
            if (waiting.size() < MOST) {
                waiting.add(line);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The next line; nothing where none came in time, or none will come. */
    Optional<String> next(Duration limit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = limit.toNanos();
            while (waiting.isEmpty() && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            return Optional.ofNullable(waiting.poll());
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing will come after what waits. */
    boolean hasEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }
}
