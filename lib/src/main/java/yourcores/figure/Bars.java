package yourcores.figure;

import java.util.List;

/**
 * Labelled bars along one axis, drawn from zero.
 *
 * @param verdict the sentence under the figure; {@code null} where there is nothing to judge
 */
public record Bars(String title, Axis value, List<Bar> bars, Verdict verdict, String words) implements Figure {

    /**
     * @param value NaN where it could not be told: there is no bar then, and the label says why
     * @param interval where the true value lies; {@code null} where nothing is known of it
     */
    public record Bar(String label, double value, Interval interval, Grade grade) {

        /** Whether there is a value to draw. */
        public boolean told() {
            return !Double.isNaN(value);
        }

        public Bar {
            if (Double.isInfinite(value)) {
                throw new IllegalArgumentException("The bar \"" + label + "\" needs a finite value, not " + value);
            }
        }
    }

    /** How an outcome is judged; PLAIN where nothing is judged. */
    public enum Grade {
        PLAIN("not graded"),
        ACCEPTABLE("acceptable"),
        INTERESTING("interesting"),
        FORBIDDEN("forbidden");

        private final String words;

        Grade(String words) {
            this.words = words;
        }

        /** As it stands in a table. */
        public String words() {
            return words;
        }
    }

    public Bars {
        bars = List.copyOf(bars);
    }
}
