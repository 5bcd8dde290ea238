package yourcores.clock;

import java.time.Duration;
import yourcores.figure.Lanes.Activity;

/**
 * What somebody does on a {@link VirtualTimeline} until it is closed.
 *
 * <p>Thread rule: that of the clock.
 */
public final class Stretch implements AutoCloseable {
    final String who;
    final String what;
    final Activity activity;
    final Duration from;

    private final VirtualClock clock;
    private Duration to;

    Stretch(String who, String what, Activity activity, VirtualClock clock) {
        this.who = who;
        this.what = what;
        this.activity = activity;
        this.clock = clock;
        this.from = clock.now();
    }

    VirtualClock clock() {
        return clock;
    }

    boolean isOpen() {
        return to == null;
    }

    /** Its end; by now, where it has none yet. */
    Duration to() {
        return isOpen() ? clock.now() : to;
    }

    void end(Duration moment) {
        to = moment;
    }

    /** Ends it now; once it has ended, it stays as it is. */
    @Override
    public void close() {
        if (isOpen()) {
            to = clock.now();
        }
    }
}
