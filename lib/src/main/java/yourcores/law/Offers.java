package yourcores.law;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import yourcores.figure.Axis;
import yourcores.figure.Bars;
import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Showable;
import yourcores.figure.Verdict;

/**
 * Which to choose: more processors for a smaller part of a program, or fewer for a larger one. Each offer's speed-up is
 * Amdahl's. Immutable.
 *
 * @param all the offers in the order they were made
 */
public record Offers(List<Offer> all) implements Showable {

    /**
     * Some processors for a part of a program.
     *
     * @param parallelShare of the program's time on one processor that is shared out, from 0 to 1
     * @param processors at least 1
     */
    public record Offer(double parallelShare, int processors) {
        public Offer {
            Check.share("The share that is shared out", parallelShare);
            Check.processors(processors);
        }

        /** The speed-up of the whole program. */
        public double speedup() {
            return Amdahl.of(1 - parallelShare).at(processors);
        }

        private String words() {
            return Numbers.percent(parallelShare) + " on " + processors;
        }
    }

    public Offers {
        all = List.copyOf(all);
    }

    /** The first offer: a share of the program on a number of processors. */
    public static Offers of(double parallelShare, int processors) {
        return new Offers(List.of(new Offer(parallelShare, processors)));
    }

    /** These offers and another one. */
    public Offers or(double parallelShare, int processors) {
        var more = new ArrayList<>(all);
        more.add(new Offer(parallelShare, processors));
        return new Offers(more);
    }

    @Override
    public Figure figure() {
        var best = all.stream().max(Comparator.comparingDouble(Offer::speedup)).orElseThrow();
        var bars = all.stream()
                .map(offer -> new Bars.Bar(offer.words(), offer.speedup(), null, Bars.Grade.PLAIN))
                .toList();
        String words = "Best is " + best.words() + ": " + Numbers.ratio(best.speedup()) + " times as fast as before.";
        return new Bars(
                "Which offer to take",
                Axis.of("speed-up of the whole program", "times one processor"),
                bars,
                Verdict.states(words),
                "");
    }
}
