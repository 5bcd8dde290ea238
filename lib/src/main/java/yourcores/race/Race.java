package yourcores.race;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A small program of two to four actors over a state that they share, repeated hundreds of thousands of times: each
 * run gets a fresh state, all actors act on it at the same time, and then what came out is counted.
 *
 * {@snippet :
 * show(Race.on("two payments", Account::new)
 *     .actor("Ann", account -> account.pay(50))
 *     .actor("Bob", account -> account.pay(50))
 *     .outcome(account -> account.balance())
 *     .acceptable(100, "both arrived").interesting(50, "one is lost"));
 * }
 *
 * <p>Guarantee: an actor has a thread of its own for all runs; the outcome is read after all actors of the run have
 * ended, and sees all they did; runs share nothing but what the state itself shares. Where there is a core for each
 * actor they begin each run together, give or take the time that a cache line takes from core to core; {@link
 * Counts#met()} tells in how many runs they did. Other programs may keep them apart: then it goes on for up to three
 * times the usual time, and the verdict says so where too few runs are left to tell.
 *
 * <p>Errors: what an actor throws ends the experiment and comes out as it is. It ends, too, where nothing
 * was counted for 10 s; the first four runs are counted together.
 *
 * <p>Thread rule: immutable. {@code fresh} and the outcome are called by one thread at a time.
 *
 * @param <S> the state
 */
public final class Race<S> {
    private static final int MOST = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String title;
    private final Supplier<? extends S> fresh;
    private final List<String> names;
    private final List<Actor<? super S>> actors;

    private Race(String title, Supplier<? extends S> fresh, List<String> names, List<Actor<? super S>> actors) {
        this.title = title;
        this.fresh = fresh;
        this.names = List.copyOf(names);
        this.actors = List.copyOf(actors);
    }

    /** @param fresh makes the state of one run */
    public static <S> Race<S> on(String title, Supplier<? extends S> fresh) {
        return new Race<>(title, fresh, List.of(), List.of());
    }

    /**
     * One more actor.
     *
     * @param name names its thread
     * @throws IllegalArgumentException for a fifth one
     */
    public Race<S> actor(String name, Actor<? super S> actor) {
        if (actors.size() == MOST) {
            throw new IllegalArgumentException("A race takes 2 to " + MOST
                    + " actors. For more threads write the whole run: Outcomes.of(title, start -> ...)");
        }
        var names = new ArrayList<>(this.names);
        names.add(name);
        var actors = new ArrayList<>(this.actors);
        actors.add(actor);
        return new Race<>(title, fresh, names, actors);
    }

    /**
     * What came out of a run.
     *
     * @throws IllegalArgumentException if there are fewer than two actors
     */
    public <T> Outcomes<T> outcome(Function<? super S, ? extends T> result) {
        if (actors.size() < 2) {
            throw new IllegalArgumentException("A race takes 2 to " + MOST + " actors, and has " + actors.size()
                    + ": add one by .actor(name, ...)");
        }
        return new Outcomes<>(title, new Raced<S, T>(title, fresh, names, actors, result, PATIENCE));
    }
}
