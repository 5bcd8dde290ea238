package yourcores.race;

import java.util.OptionalLong;
import yourcores.figure.Progress;

/** Repeats a whole experiment on the calling thread. */
record RepeatedRuns<T>(String title, Experiment<T> experiment) implements Engine<T> {
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
                tally.add(experiment.run(new Start()));
                longest = Math.max(longest, System.nanoTime() - begin);
                limit.show(progress, tally.runs(), tally.elapsedNanos());
            }
        }
        return tally.done(OptionalLong.empty());
    }

    @Override
    public int threads() {
        return 0;
    }
}
