package yourcores.race;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import yourcores.figure.Progress;
import yourcores.thread.Crowd;

/**
 * Runs a race on threads of its own, while the calling thread waits.
 *
 * @param most how long a run may take
 */
record Raced<S, T>(
        String title,
        Supplier<? extends S> fresh,
        List<String> names,
        List<Actor<? super S>> actors,
        Function<? super S, ? extends T> result,
        Duration most)
        implements Engine<T> {
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    @Override
    public int threads() {
        return actors.size();
    }

    @Override
    public Counts<T> run(Limit limit) throws InterruptedException {
        var strides = new Strides<S, T>(fresh, result, limit, threads(), threads() > MeetingCores.usable());
        var crowd = new Crowd(names, number -> strides.act(number, actors.get(number)));
        try (var progress = new Progress(title)) {
            crowd.start();
            watch(crowd, strides, limit, progress);
        } finally {
            strides.stop();
            if (crowd.alive()) {
                crowd.end();
            }
        }
        crowd.raiseFailure();
        return strides.counts();
    }

    /** Waits until the actors have ended; refuses to wait when nothing was counted for long. */
    private void watch(Crowd crowd, Strides<S, T> strides, Limit limit, Progress progress) throws InterruptedException {
        long start = System.nanoTime();
        long counted = 0;
        long since = start;
        while (!crowd.done(System.nanoTime() + GLANCE_NANOS)) {
            long now = System.nanoTime();
            long runs = strides.runsSoFar();
            if (runs > counted) {
                counted = runs;
                since = now;
            } else if (now - since > most.toNanos()) {
                giveUp(crowd, strides);
            }
            limit.show(progress, runs, now - start);
        }
    }

    private void giveUp(Crowd crowd, Strides<S, T> strides) {
        var doing = crowd.stillRunning();
        strides.stop();
        crowd.end();
        throw Crowd.tooLong("A run", most, doing, crowd.alive());
    }
}
