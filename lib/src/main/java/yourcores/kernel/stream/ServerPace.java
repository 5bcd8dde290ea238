package yourcores.kernel.stream;

import java.util.concurrent.locks.LockSupport;

/**
 * Sends no faster than a Jupyter server lets pass. By its own settings it drops what exceeds 1000 messages or a million
 * bytes a second, counted over three seconds; this pace stays below that, and lets a burst go at once.
 *
 * <p>Thread rule: one thread at a time.
 *
 * <p>Source: {@code ZMQChannelsWebsocketConnection.iopub_msg_rate_limit}, {@code iopub_data_rate_limit}.
 */
public final class ServerPace {
    private static final double NANOS_A_SECOND = 1e9;

    private final Bucket messages = new Bucket(600, 700);
    private final Bucket bytes = new Bucket(1_200_000, 500_000);

    /** Waits until a message of this size may go. */
    public void await(long size) {
        long wait = Math.max(messages.take(1), bytes.take(size));
        for (long end = System.nanoTime() + wait; end - System.nanoTime() > 0; ) {
            LockSupport.parkNanos(end - System.nanoTime());
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    /** Holds what may go at once, and is filled again at an even rate. */
    private static final class Bucket {
        private final double capacity;
        private final double rate;
        private double content;
        private long filled = System.nanoTime();

        Bucket(double capacity, double ratePerSecond) {
            this.capacity = capacity;
            this.rate = ratePerSecond / NANOS_A_SECOND;
            this.content = capacity;
        }

        /** Takes so much; returns after how many nanoseconds it is there. */
        long take(double amount) {
            long now = System.nanoTime();
            content = Math.min(capacity, content + (now - filled) * rate) - amount;
            filled = now;
            return content >= 0 ? 0 : (long) (-content / rate);
        }
    }
}
