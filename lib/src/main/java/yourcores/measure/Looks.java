package yourcores.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import yourcores.figure.Numbers;
import yourcores.measure.system.Witness.Look;

/**
 * What a witness saw between the rounds of a contest. A look is short where the machine gave less than four fifths of
 * what it gives in the upper quartile of the contest's looks; a short look is taken again once, and one that the books
 * call disturbed says nothing. A round beside a short look is disturbed, whatever the books say. A machine that is slower
 * throughout is not: every sample is slower alike. But where all processors together give less than two thirds of what
 * they gave in the best contest so far, and one alone does not, there are not as many as before: such a look is short, too.
 *
 * <p>Looks take at most a twentieth of the contest's time. Fewer than four are held against earlier contests only: a
 * contest so short was sharp enough early, so that its rounds were alike.
 *
 * <p>Tried with books that show nothing, the program pinned from outside to one processor of two for half of the time
 * ({@code make bench}, 20 measurements of S(2), twice): without looks 13 and 14 of 20 told figures were off by more than
 * 5 %, with them 1 and 2 of 19. Left alone, a round was called disturbed in 3 of 50 measurements, and taken again.
 *
 * <p>Thread rule: use by one thread.
 */
final class Looks {
    private static final double COST = 0.05;
    private static final double SHORT = 0.8;
    private static final double SHORT_TOGETHER = 2.0 / 3;
    private static final double QUARTILE = 0.75;
    private static final int FEWEST = 4;
    private static final long FIRST_NANOS = 25_000_000;

    private final Source witness;
    private final AtomicReference<Look> best;
    private final LongSupplier clock;
    private final long start;
    private final List<Taken> taken = new ArrayList<>();
    private int asked;
    private long spent;

    /** Where looks come from. */
    @FunctionalInterface
    interface Source {
        /** Empty where the books tell that something else took the processor away. */
        Optional<Look> look() throws InterruptedException;
    }

    /** @param rounds how many rounds had been taken before */
    private record Taken(int rounds, Look look) {}

    /** @param best what the machine gave in the best contest so far, in its upper quartile; kept up to date */
    Looks(Source witness, AtomicReference<Look> best, LongSupplier clock) {
        this.witness = witness;
        this.best = best;
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    /** Where nothing but the books is asked. */
    static Looks none() {
        return new Looks(Optional::empty, new AtomicReference<>(), () -> 0);
    }

    /** Looks, if that is not too dear by now. */
    void after(int rounds) throws InterruptedException {
        long now = clock.getAsLong();
        long dear = asked == 0 ? FIRST_NANOS : spent / asked;
        if (spent + dear > COST * (now - start)) {
            return;
        }
        var first = witness.look();
        var look = first.filter(this::isShort).isPresent()
                ? witness.look().map(again -> better(again, first.get()))
                : first;
        look.ifPresent(seen -> taken.add(new Taken(rounds, seen)));
        asked++;
        spent += clock.getAsLong() - now;
    }

    /** Whether no look beside a round was short; rounds count from 0. */
    boolean lent(int round) {
        int next = 0;
        while (next < taken.size() && taken.get(next).rounds <= round) {
            next++;
        }
        boolean before = next == 0 || !isShort(taken.get(next - 1).look);
        boolean after = next == taken.size() || !isShort(taken.get(next).look);
        return before && after;
    }

    /** What to say where the machine gave less throughout than in an earlier contest, as a sentence. */
    Optional<String> slower() {
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        var usual = new Look(quartile(Look::one), quartile(Look::all));
        var before = best.getAndAccumulate(usual, (old, now) -> old == null ? now : better(old, now));
        if (before == null) {
            return Optional.empty();
        }
        double share = Math.min(usual.one() / before.one(), usual.all() / before.all());
        return share < SHORT
                ? Optional.of("While this was measured your processors gave " + Numbers.percent(share)
                        + " of what they gave before: something outside your program makes times longer, and may make"
                        + " speed-ups smaller.")
                : Optional.empty();
    }

    private boolean isShort(Look look) {
        return isShortTogether(look, best.get())
                || taken.size() >= FEWEST
                        && (look.one() < SHORT * quartile(Look::one) || look.all() < SHORT * quartile(Look::all));
    }

    private static boolean isShortTogether(Look look, Look before) {
        return before != null && look.all() / before.all() < SHORT_TOGETHER * Math.min(1, look.one() / before.one());
    }

    private double quartile(ToDoubleFunction<Look> speed) {
        var speeds = taken.stream()
                .map(Taken::look)
                .map(speed::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .toList();
        return speeds.get((int) Math.ceil(QUARTILE * speeds.size()) - 1);
    }

    private static Look better(Look one, Look other) {
        return new Look(Math.max(one.one(), other.one()), Math.max(one.all(), other.all()));
    }
}
