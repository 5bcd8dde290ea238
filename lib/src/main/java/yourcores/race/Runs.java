package yourcores.race;

import java.util.Optional;
import yourcores.thread.Raise;

/**
 * The runs of an experiment, made once, when they are first asked for.
 *
 * <p>Thread rule: one thread.
 */
final class Runs<T> {
    private final Engine<T> engine;
    private final Limit limit;
    private Counts<T> counts;

    Runs(Engine<T> engine, Limit limit) {
        this.engine = engine;
        this.limit = limit;
    }

    Runs<T> limited(Limit limit) {
        return new Runs<>(engine, limit);
    }

    int threads() {
        return engine.threads();
    }

    Optional<String> blind() {
        return engine.blind();
    }

    Counts<T> counts() {
        if (counts == null) {
            try {
                counts = engine.run(limit);
            } catch (Exception cause) {
                throw Raise.as(cause);
            }
        }
        return counts;
    }
}
