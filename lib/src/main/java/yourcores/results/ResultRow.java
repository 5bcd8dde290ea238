package yourcores.results;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import yourcores.figure.Interval;
import yourcores.measure.Measured;
import yourcores.measure.Ratio;
import yourcores.measure.system.Machine;

/**
 * One measured number with all that is needed to judge it later. Fields of a missing number are empty. Immutable.
 *
 * @param quality clean, busy or unmetered
 * @param mode full or quick
 * @param cores processors' worth of time that a program could have
 */
public record ResultRow(
        String chapter,
        String figure,
        String series,
        int p,
        Optional<Double> ratio,
        Optional<Interval> interval,
        int kept,
        int taken,
        String quality,
        String mode,
        String cpu,
        double cores,
        String jdk,
        Instant date) {

    static final String PROMISED = "promised";
    static final List<String> COLUMNS = List.of(
            "chapter", "figure", "series", "p", "ratio", "low", "high", "kept", "taken", "quality", "mode", "cpu",
            "cores", "jdk", "date");

    static ResultRow of(String chapter, Measured.Finding finding, Machine machine, Instant date) {
        Ratio ratio = finding.ratio();
        return new ResultRow(
                chapter,
                finding.figure(),
                finding.series(),
                finding.p(),
                Double.isFinite(ratio.median()) ? Optional.of(ratio.median()) : Optional.empty(),
                Optional.ofNullable(ratio.interval()),
                ratio.kept(),
                ratio.taken(),
                ratio.quality().name().toLowerCase(Locale.ROOT),
                machine.quick() ? "quick" : "full",
                machine.cpu(),
                machine.capacity(),
                machine.jdk(),
                date);
    }

    /** Whether there is a number that was measured undisturbed. */
    public boolean told() {
        return ratio.isPresent() && quality.equals("clean");
    }

    /** Whether it was promised, not measured. */
    public boolean promised() {
        return series.startsWith(PROMISED);
    }

    String line() {
        return Csv.line(fields());
    }

    List<String> fields() {
        return List.of(
                chapter,
                figure,
                series,
                Integer.toString(p),
                ratio.map(ResultRow::number).orElse(""),
                interval.map(Interval::low).map(ResultRow::number).orElse(""),
                interval.map(Interval::high).map(ResultRow::number).orElse(""),
                Integer.toString(kept),
                Integer.toString(taken),
                quality,
                mode,
                cpu,
                number(cores),
                jdk,
                date.toString());
    }

    /**
     * Reads a line back.
     *
     * @throws IllegalArgumentException if it is damaged, with what is wrong as a clause
     */
    static ResultRow parse(String line) {
        return Csv.parse(line, COLUMNS.size(), ResultRow::of);
    }

    static ResultRow of(List<String> fields) {
        int p = Integer.parseInt(fields.get(3));
        if (p < 0) {
            throw new IllegalArgumentException("nobody measures with " + p + " workers");
        }
        if (optional(fields.get(4)).orElse(0.0) < 0) {
            throw new IllegalArgumentException("nothing runs " + fields.get(4) + " times as fast");
        }
        return new ResultRow(
                fields.get(0),
                fields.get(1),
                fields.get(2),
                p,
                optional(fields.get(4)),
                interval(fields.get(5), fields.get(6)),
                Integer.parseInt(fields.get(7)),
                Integer.parseInt(fields.get(8)),
                fields.get(9),
                fields.get(10),
                fields.get(11),
                Double.parseDouble(fields.get(12)),
                fields.get(13),
                Instant.parse(fields.get(14)));
    }

    static Optional<Double> optional(String field) {
        if (field.isEmpty()) {
            return Optional.empty();
        }
        double number = Double.parseDouble(field);
        if (!Double.isFinite(number)) {
            throw new NumberFormatException(field);
        }
        return Optional.of(number);
    }

    private static Optional<Interval> interval(String low, String high) {
        return optional(low)
                .flatMap(from -> optional(high).map(to -> {
                    if (from > to) {
                        throw new IllegalArgumentException("its interval ends before it begins");
                    }
                    return new Interval(from, to);
                }));
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }
}
