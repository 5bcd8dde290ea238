package yourcores.clock;

import java.time.Duration;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.CancellationException;

/**
 * A clock that nobody waits for. It knows steps that are due at some time, runs them one after the other, and jumps from
 * one to the next. A step that is busy lets time {@link #pass}: what falls due meanwhile is late, as on a thread.
 *
 * <p>Guarantee: steps run in the order of their due times, those of the same time in the order in which they were
 * scheduled; time never goes back; the same program runs the same way each time. {@value #MOST_STEPS} steps in one run
 * are taken for a program without an end.
 *
 * <p>Thread rule: for one thread at a time, which runs the steps, too; the clock makes no thread and waits for nothing.
 *
 * <p>Source: discrete-event simulation, as in A. M. Law, <i>Simulation Modeling and Analysis</i>, chapter 1.3.
 */
public final class VirtualClock {
    static final int MOST_STEPS = 1_000_000;

    private final PriorityQueue<Appointment> appointments = new PriorityQueue<>();
    private Duration now = Duration.ZERO;
    private long made;
    private boolean running;

    /** The time since the clock began. */
    public Duration now() {
        return now;
    }

    /**
     * Time goes on while the caller is busy, or has nothing to do. No step runs meanwhile.
     *
     * @throws IllegalArgumentException if the length is negative
     */
    public void pass(Duration length) {
        now = now.plus(forward(length));
    }

    /**
     * Time goes on to this moment; where that is over, nothing happens. No step runs meanwhile.
     *
     * @throws CancellationException where the cell is stopped: who jumps from moment to moment never waits
     */
    public void passTo(Duration moment) {
        stopWhereInterrupted();
        now = now.compareTo(moment) < 0 ? moment : now;
    }

    /**
     * Schedules a step. With a delay of zero it runs when those have run that are due by now.
     *
     * @throws IllegalArgumentException if the delay is negative
     */
    public Appointment after(Duration delay, Runnable step) {
        return at(now.plus(forward(delay)), step);
    }

    /** Schedules a step for this moment; where that is over, for now. */
    public Appointment at(Duration moment, Runnable step) {
        Objects.requireNonNull(step, "There is no step to schedule");
        var due = now.compareTo(moment) < 0 ? moment : now;
        var appointment = new Appointment(this, due, made++, step);
        appointments.add(appointment);
        return appointment;
    }

    /**
     * Runs steps until none is left. What a step throws ends the run and goes to the caller; the steps that are left stay.
     *
     * @throws IllegalStateException after {@value #MOST_STEPS} steps, and where a step calls this
     * @throws CancellationException where the cell is stopped
     */
    public void run() {
        runDue(null);
    }

    /**
     * Runs the steps that are due up to this moment, as {@link #run} does; then it is that moment, or later where the last
     * step was busy.
     */
    public void runUntil(Duration moment) {
        runDue(Objects.requireNonNull(moment, "There is no moment to run to"));
        passTo(moment);
    }

    /** How many steps are scheduled and have not begun. */
    public int waiting() {
        return appointments.size();
    }

    boolean forget(Appointment appointment) {
        return appointments.remove(appointment);
    }

    /** @param end {@code null} to run until nothing is left */
    private void runDue(Duration end) {
        if (running) {
            throw new IllegalStateException("The clock is running: a step schedules others, it does not run them");
        }
        running = true;
        try {
            for (int steps = 0; isDue(appointments.peek(), end); steps++) {
                goOn(steps);
                var next = appointments.poll();
                passTo(next.due());
                next.run();
            }
        } finally {
            running = false;
        }
    }

    private static boolean isDue(Appointment next, Duration end) {
        return next != null && (end == null || next.due().compareTo(end) <= 0);
    }

    private static void goOn(int steps) {
        if (steps == MOST_STEPS) {
            throw new IllegalStateException(
                    MOST_STEPS + " steps, and no end: a step schedules the next one again and again; use runUntil");
        }
        stopWhereInterrupted();
    }

    private static void stopWhereInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("The clock was stopped by an interrupt");
        }
    }

    private static Duration forward(Duration length) {
        if (length.isNegative()) {
            throw new IllegalArgumentException("Time goes forward, and not by " + length);
        }
        return length;
    }
}
