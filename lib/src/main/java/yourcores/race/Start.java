package yourcores.race;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import yourcores.figure.Numbers;
import yourcores.thread.Crowd;

/**
 * The start signal of one run: threads that leave one after the other seldom meet, so all wait for the signal and leave
 * together.
 *
 * <p>Guarantee: nothing here waits longer than 10 s in one run; an interrupt ends it within a second; the threads of
 * {@link #together} have ended when it returns or throws, unless they ignore interrupts.
 *
 * <p>Thread rule: by the thread that runs the experiment.
 */
public final class Start {
    private static final Duration MOST = Duration.ofSeconds(10);
    private static final int MOST_THREADS = 1_000;

    private final long deadline;
    private final Duration most;

    Start() {
        this(MOST);
    }

    Start(Duration most) {
        this.most = most;
        this.deadline = System.nanoTime() + most.toNanos();
    }

    /** Runs each body on a thread of its own; all leave together. Returns when all have ended. */
    public void together(Runnable... bodies) throws InterruptedException {
        together(List.of(bodies));
    }

    /** Runs the body on so many threads that leave together. Returns when all have ended. */
    public void together(int threads, Runnable body) throws InterruptedException {
        together(threads, (int _) -> body.run());
    }

    /**
     * Runs the body on so many threads that leave together, each with its number from 0 on. Returns when all have
     * ended.
     *
     * @throws IllegalStateException if they have not ended 10 s after the run began
     */
    public void together(int threads, IntConsumer body) throws InterruptedException {
        var bodies = new ArrayList<Runnable>();
        for (int n = 0; n < refuseOdd(threads); n++) {
            int number = n;
            bodies.add(() -> body.accept(number));
        }
        together(bodies);
    }

    private void together(List<Runnable> bodies) throws InterruptedException {
        var gate = new Gate();
        boolean crowded = bodies.size() > MeetingCores.usable();
        var names = IntStream.rangeClosed(1, bodies.size())
                .mapToObj(number -> "actor " + number)
                .toList();
        var crowd = new Crowd(names, number -> {
            if (gate.pass(deadline, crowded)) {
                bodies.get(number).run();
            }
        });
        run(crowd, gate, bodies.size());
    }

    private void run(Crowd crowd, Gate gate, int threads) throws InterruptedException {
        try {
            crowd.start();
            if (gate.gather(threads, deadline)) {
                gate.open();
            }
            if (!crowd.done(deadline) || !gate.isOpen()) {
                crowd.raiseFailure();
                var doing = crowd.stillRunning();
                crowd.end();
                throw Crowd.tooLong("The run", most, doing, crowd.alive());
            }
        } finally {
            gate.close();
            if (crowd.alive()) {
                crowd.end();
            }
        }
        crowd.raiseFailure();
    }

    private static int refuseOdd(int threads) {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException(
                    "It takes 1 to " + Numbers.count(MOST_THREADS) + " threads, not " + Numbers.count(threads));
        }
        return threads;
    }
}
