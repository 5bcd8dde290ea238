package yourcores.measure;

import java.util.Optional;
import yourcores.figure.Interval;

/** A law of speed-up: what it says at p workers, and how it is fitted to measured points. Immutable. */
public interface Law {

    /** Points that lie off a law by no more than this share of it keep it: no law speaks of so little. */
    double CLOSE = 0.05;

    /** Its name with its parameters: "Amdahl, B = 0.10". */
    String name();

    /** The speed-up at p workers, relative to one. */
    double at(double p);

    /** Where the speed-up at p lies if the law's parameters are known only within bounds. */
    default Optional<Interval> bandAt(double p) {
        return Optional.empty();
    }

    /** Why the law promises nothing, as a clause; empty where it does. Where there is a doubt, nobody may use {@code at}. */
    default Optional<String> doubt() {
        return Optional.empty();
    }

    /** Whether it only says what cannot be exceeded, not what is reached. */
    default boolean bound() {
        return false;
    }

    /**
     * Whether all it promises is that the speed-up lies in its band, both ends of which are hard. {@code at} is the lower
     * end then. {@link RangeDeviation} says how it is judged.
     */
    default boolean range() {
        return false;
    }

    /** Fits this kind of law to measured points, or refuses with the reason. */
    default Fit fit(Speedup speedup) {
        return new Fit.None();
    }
}
