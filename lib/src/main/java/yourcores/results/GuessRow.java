package yourcores.results;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the reader said, and what came out. Fields of a missing number are empty. */
record GuessRow(String chapter, String what, Optional<Double> guessed, Optional<Double> truth, Instant date) {
    static final List<String> COLUMNS = List.of("chapter", "what", "guessed", "truth", "date");

    static GuessRow of(String chapter, String what, double guessed, double truth, Instant date) {
        return new GuessRow(chapter, what, finite(guessed), finite(truth), date);
    }

    private static Optional<Double> finite(double value) {
        return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    }

    String line() {
        return Csv.line(List.of(
                chapter,
                what,
                guessed.map(ResultRow::number).orElse(""),
                truth.map(ResultRow::number).orElse(""),
                date.toString()));
    }

    /**
     * Reads a line back.
     *
     * @throws IllegalArgumentException if it is damaged, with what is wrong as a clause
     */
    static GuessRow parse(String line) {
        return Csv.parse(
                line,
                COLUMNS.size(),
                fields -> new GuessRow(
                        fields.get(0),
                        fields.get(1),
                        ResultRow.optional(fields.get(2)),
                        ResultRow.optional(fields.get(3)),
                        Instant.parse(fields.get(4))));
    }

    /** How many times too much or too little it was, from 1 on; infinite where signs differ; empty where a number is missing. */
    Optional<Double> off() {
        if (guessed.isEmpty() || truth.isEmpty()) {
            return Optional.empty();
        }
        double said = guessed.get();
        double is = truth.get();
        if (said == is) {
            return Optional.of(1.0);
        }
        double ratio = said / is;
        return Optional.of(ratio > 0 ? Math.max(ratio, 1 / ratio) : Double.POSITIVE_INFINITY);
    }
}
