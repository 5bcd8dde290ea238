package yourcores.results;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import yourcores.figure.Verdict;
import yourcores.measure.system.Machine;

/** What a figure said of what was measured, with all that is needed to judge it later. Immutable. */
public record VerdictRow(
        String chapter,
        String figure,
        String verdict,
        String sentence,
        String mode,
        String cpu,
        double cores,
        String jdk,
        Instant date) {

    static final List<String> COLUMNS =
            List.of("chapter", "figure", "verdict", "sentence", "mode", "cpu", "cores", "jdk", "date");

    static VerdictRow of(String chapter, String figure, Verdict verdict, Machine machine, Instant date) {
        return new VerdictRow(
                chapter,
                figure,
                verdict.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                verdict.sentence(),
                machine.quick() ? "quick" : "full",
                machine.cpu(),
                machine.capacity(),
                machine.jdk(),
                date);
    }

    String line() {
        return Csv.line(
                List.of(chapter, figure, verdict, sentence, mode, cpu, ResultRow.number(cores), jdk, date.toString()));
    }

    /**
     * Reads a line back.
     *
     * @throws IllegalArgumentException if it is damaged, with what is wrong as a clause
     */
    static VerdictRow parse(String line) {
        return Csv.parse(line, COLUMNS.size(), VerdictRow::of);
    }

    private static VerdictRow of(List<String> fields) {
        return new VerdictRow(
                fields.get(0),
                fields.get(1),
                fields.get(2),
                fields.get(3),
                fields.get(4),
                fields.get(5),
                Double.parseDouble(fields.get(6)),
                fields.get(7),
                Instant.parse(fields.get(8)));
    }
}
