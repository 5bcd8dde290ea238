package yourcores.results;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The card of a machine as it was when a chapter was opened. */
record CardRow(Card card, Instant date) {
    static final List<String> COLUMNS =
            Stream.concat(Card.COLUMNS.stream(), Stream.of("date")).toList();

    String line() {
        return Csv.line(Stream.concat(card.fields().stream(), Stream.of(date.toString()))
                .toList());
    }

    static CardRow parse(String line) {
        return Csv.parse(
                line,
                COLUMNS.size(),
                fields ->
                        new CardRow(Card.of(fields.subList(0, Card.COLUMNS.size())), Instant.parse(fields.getLast())));
    }

    /** The card of the machine that measured this: the last one before it, else any of that machine, else what it tells. */
    static Card of(ResultRow row, List<CardRow> cards) {
        var same = cards.stream()
                .filter(each -> each.card().isOf(row.cpu(), row.cores()))
                .toList();
        return same.stream()
                .filter(each -> !each.date().isAfter(row.date()))
                .reduce((one, later) -> later)
                .or(() -> same.stream().findFirst())
                .map(CardRow::card)
                .orElseGet(() -> Card.unknown(row.cpu(), row.cores()));
    }
}
