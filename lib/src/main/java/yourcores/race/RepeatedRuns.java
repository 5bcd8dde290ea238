package yourcores.race;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import yourcores.figure.Progress;

/** Repeats a whole experiment on the calling thread. */
record RepeatedRuns<T>(String title, Experiment<T> experiment) implements Engine<T> {
    /** Who waits no longer than this needs no progress. */
    static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1_300);

    @Override
    public Counts<T> run(Limit limit) throws Exception {
        var tally = new OutcomeTally<T>();
        long longest = 0;
        try (var progress = new Progress(title)) {
            while (limit.another(tally.runs(), tally.elapsedNanos(), longest)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                long begin = System.nanoTime();
                try (var start = new Start()) {
                    tally.add(experiment.run(start));
                }
                longest = Math.max(longest, System.nanoTime() - begin);
                if (tally.elapsedNanos() > PATIENCE_NANOS) {
                    progress.at(limit.done(tally.runs(), tally.elapsedNanos()));
                }
            }
        }
        return tally.done(OptionalLong.empty());
    }

    @Override
    public int threads() {
        return 0;
    }
}
