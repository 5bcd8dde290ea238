package yourcores.clock;

import java.time.Duration;

/**
 * A step that a {@link VirtualClock} will run.
 *
 * <p>Thread rule: that of its clock.
 */
public final class Appointment implements Comparable<Appointment> {
    private final VirtualClock clock;
    private final Duration due;
    private final long number;
    private final Runnable step;

    Appointment(VirtualClock clock, Duration due, long number, Runnable step) {
        this.clock = clock;
        this.due = due;
        this.number = number;
        this.step = step;
    }

    /** When it is due, since the clock began. It runs later where the clock's thread is busy then. */
    public Duration due() {
        return due;
    }

    /** Takes it back; says whether that was in time. One that has begun to run is not stopped. */
    public boolean cancel() {
        return clock.forget(this);
    }

    void run() {
        step.run();
    }

    /** By due time; those of the same time in the order in which they were made. */
    @Override
    public int compareTo(Appointment other) {
        int byTime = due.compareTo(other.due);
        return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
}
