package yourcores.figure;

/**
 * An axis of a figure.
 *
 * @param label what is drawn along it
 * @param unit its unit, never empty: "ms", "workers", "times one worker"
 * @param logarithmic whether equal steps are equal factors
 */
public record Axis(String label, String unit, boolean logarithmic) {

    public Axis {
        if (label.isBlank() || unit.isBlank()) {
            throw new IllegalArgumentException("An axis needs a label and a unit");
        }
    }

    public static Axis of(String label, String unit) {
        return new Axis(label, unit, false);
    }

    public static Axis logarithmic(String label, String unit) {
        return new Axis(label, unit, true);
    }
}
