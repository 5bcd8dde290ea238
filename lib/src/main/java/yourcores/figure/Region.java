package yourcores.figure;

/**
 * A shaded part of the x axis: "beyond your 2 cores: forecast".
 *
 * @param to its upper end; infinite for all that lies above {@code from}
 */
public record Region(double from, double to, String label) {

    public Region {
        if (!(from <= to)) {
            throw new IllegalArgumentException("A region runs from low to high, not from " + from + " to " + to);
        }
    }
}
