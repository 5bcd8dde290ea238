package yourcores.race;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import yourcores.figure.Numbers;
import yourcores.figure.Progress;

/** Runs a race on threads of its own, while the calling thread waits. */
record Raced<S, T>(
        String title,
        Supplier<? extends S> fresh,
        List<String> names,
        List<Actor<? super S>> actors,
        Function<? super S, ? extends T> result)
        implements Engine<T> {
    private static final Duration MOST = Duration.ofSeconds(10);
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    @Override
    public int threads() {
        return actors.size();
    }

    @Override
    public Counts<T> run(Limit limit) throws InterruptedException {
        var strides = new Strides<S, T>(fresh, result, limit, threads(), threads() > Cores.usable());
        var crowd = crowd(strides);
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

    private Crowd crowd(Strides<S, T> strides) {
        var threads = new ArrayList<Thread>();
        var crowd = new Crowd[1];
        for (int n = 0; n < actors.size(); n++) {
            int me = n;
            threads.add(new Thread(
                    () -> {
                        try {
                            strides.act(me, actors.get(me));
                        } catch (Throwable cause) {
                            strides.stop();
                            crowd[0].failed(cause);
                        }
                    },
                    names.get(n)));
        }
        return crowd[0] = new Crowd(threads);
    }

    /** Waits until the actors have ended; refuses to wait when nothing was counted for long. */
    private void watch(Crowd crowd, Strides<S, T> strides, Limit limit, Progress progress) throws InterruptedException {
        long start = System.nanoTime();
        long counted = 0;
        long since = start;
        while (!crowd.join(System.nanoTime() + GLANCE_NANOS)) {
            long now = System.nanoTime();
            long runs = strides.runsSoFar();
            if (runs > counted) {
                counted = runs;
                since = now;
            } else if (now - since > MOST.toNanos()) {
                giveUp(crowd, strides);
            }
            if (now - start > Repeated.PATIENCE_NANOS) {
                progress.at(limit.done(runs, now - start));
            }
        }
    }

    private void giveUp(Crowd crowd, Strides<S, T> strides) {
        var doing = crowd.stillRunning();
        strides.stop();
        crowd.end();
        crowd.raiseFailure();
        throw new IllegalStateException("The actors did not come to the end of a run within " + Numbers.duration(MOST)
                + ": " + doing
                + (crowd.alive() ? ". No interrupt ends them: restart the kernel to be rid of them" : ""));
    }
}
