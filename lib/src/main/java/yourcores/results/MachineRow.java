package yourcores.results;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A number beside the card of the machine that measured it: a line of the file that one person hands in. Immutable.
 *
 * @param machine a nickname
 * @param course which state of the course measured it; empty where that is not known
 */
public record MachineRow(String machine, Card card, String course, ResultRow result) {
    private static final List<String> MEASURED = ResultRow.COLUMNS.subList(0, ResultRow.COLUMNS.indexOf("cpu"));
    private static final List<String> WHEN = List.of("jdk", "date");

    static final List<String> COLUMNS = Stream.of(List.of("machine"), Card.COLUMNS, List.of("course"), MEASURED, WHEN)
            .flatMap(List::stream)
            .toList();

    MachineRow named(String name) {
        return new MachineRow(name, card, course, result);
    }

    String line() {
        var fields = new ArrayList<String>();
        fields.add(machine);
        fields.addAll(card.fields());
        fields.add(course);
        var of = result.fields();
        fields.addAll(of.subList(0, MEASURED.size()));
        fields.addAll(of.subList(of.size() - WHEN.size(), of.size()));
        return Csv.line(fields);
    }

    /**
     * Reads a line back.
     *
     * @throws IllegalArgumentException if it is damaged, with what is wrong as a clause
     */
    static MachineRow parse(String line) {
        return Csv.parse(line, COLUMNS.size(), MachineRow::of);
    }

    private static MachineRow of(List<String> fields) {
        if (!fields.getFirst().matches(Machines.NICKNAME)) {
            throw new IllegalArgumentException("its first field is no nickname");
        }
        int card = 1;
        int course = card + Card.COLUMNS.size();
        int measured = course + 1;
        int when = measured + MEASURED.size();
        var result = new ArrayList<>(fields.subList(measured, when));
        result.add(fields.get(card));
        result.add(fields.get(card + 1));
        result.addAll(fields.subList(when, fields.size()));
        return new MachineRow(
                fields.getFirst(), Card.of(fields.subList(card, course)), fields.get(course), ResultRow.of(result));
    }
}
