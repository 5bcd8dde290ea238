package yourcores.bench;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import yourcores.race.Race;

/**
 * Prints how many runs of a race with two actors are counted in a second, and in how many of a hundred the actors met:
 * three lines, the first with a cold JVM.
 */
final class OutcomesPerSecond {
    private static final VarHandle VALUE = value();

    private OutcomesPerSecond() {}

    /** A counter that loses updates. */
    static final class Counter {
        private int value;

        void add() {
            VALUE.setOpaque(this, (int) VALUE.getOpaque(this) + 1);
        }
    }

    public static void main(String[] args) {
        for (int round = 0; round < 3; round++) {
            var counts = Race.on("lost update", Counter::new)
                    .actor("Ann", Counter::add)
                    .actor("Bob", Counter::add)
                    .outcome(counter -> counter.value)
                    .counted();
            double seconds = counts.took().toNanos() / 1e9;
            double met = counts.met().isEmpty() ? Double.NaN : 100.0 * counts.met().getAsLong() / counts.runs();
            System.out.println(counts.runs() / seconds + " " + met + " " + 100.0 * counts.of(1) / counts.runs());
        }
    }

    private static VarHandle value() {
        try {
            return MethodHandles.lookup().findVarHandle(Counter.class, "value", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }
}
