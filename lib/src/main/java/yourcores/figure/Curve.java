package yourcores.figure;

import java.util.List;

/**
 * A named series of points. Its role decides how it is drawn: measured points as dots with interval bars, laws as
 * lines with a band where their points carry intervals.
 */
public record Curve(String name, Role role, List<Point> points) {

    /** What a curve stands for. One colour and one mark a role, the same in every chapter. */
    public enum Role {
        /** Measured on real cores: dots, interval bars. */
        MEASURED,
        /** Measured on slow-motion cores, or another second series: other dots, interval bars. */
        EMULATED,
        /** Promised before the run: a line, with a band. */
        PREDICTED,
        /** Fitted to measured points: a line, with a band. */
        FITTED,
        /** What no overhead at all would give: a thin line. */
        IDEAL,
        /** A bound that cannot be passed: a thin broken line. */
        BOUND,
        /** One of several equals: colours in order. */
        SERIES
    }

    public Curve {
        points = List.copyOf(points);
    }
}
