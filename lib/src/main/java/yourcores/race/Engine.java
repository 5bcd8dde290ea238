package yourcores.race;

import java.util.Optional;

/** Repeats an experiment and counts what comes out. */
interface Engine<T> {

    /** @throws Exception what the experiment has thrown, as it is; {@link InterruptedException} if it was stopped */
    Counts<T> run(Limit limit) throws Exception;

    /** How many threads meet; 0 where nothing is known of it. */
    int threads();

    /** Why nothing follows from what was not seen, as far as the engine knows. */
    default Optional<String> blind() {
        return Optional.empty();
    }
}
