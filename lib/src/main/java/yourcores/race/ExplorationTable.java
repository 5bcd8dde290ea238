package yourcores.race;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import yourcores.figure.Table;
import yourcores.figure.Verdict;

/** The looks of an exploration. */
final class ExplorationTable {
    private static final int MOST_ROWS = 40;

    private final Exploration exploration;
    private final BigInteger all;
    private final boolean graded;

    private ExplorationTable(Exploration exploration) {
        this.exploration = exploration;
        all = exploration.schedules();
        graded = !exploration.marks().isEmpty() || !exploration.deadlocks().isEmpty();
    }

    static Table of(Exploration exploration) {
        return new ExplorationTable(exploration).table();
    }

    private Table table() {
        var columns = new ArrayList<>(List.of(head(), "schedules", "share"));
        if (graded) {
            columns.add("grade");
        }
        var verdict = ExplorationVerdict.of(exploration);
        return new Table(exploration.title(), columns, rows(), verdict, alt(verdict));
    }

    private String head() {
        return exploration.names().size() == 1 ? exploration.names().getFirst() : "outcome";
    }

    private String alt(Verdict verdict) {
        return verdict.alt()
                + (exploration.buffered()
                        ? " Each thread has a store buffer; when a write leaves it is part of the schedule."
                        : "");
    }

    private List<List<String>> rows() {
        var rows = new ArrayList<List<String>>();
        exploration
                .endings()
                .forEach((ending, schedules) -> rows.add(row(ending.toString(), schedules, grade(ending))));
        for (var mark : exploration.marks()) {
            if (exploration.endings().keySet().stream()
                    .noneMatch(ending ->
                            exploration.markOf(ending).filter(mark::equals).isPresent())) {
                rows.add(row("–", BigInteger.ZERO, words(mark)));
            }
        }
        if (rows.size() > MOST_ROWS) {
            int left = rows.size() - MOST_ROWS;
            rows.subList(MOST_ROWS / 2, MOST_ROWS / 2 + left).clear();
            rows.add(MOST_ROWS / 2, row("… " + left + " more …", null, ""));
        }
        exploration
                .deadlocks()
                .forEach(deadlock -> rows.add(row("deadlock: " + deadlock.words(), deadlock.schedules(), "forbidden")));
        return rows;
    }

    private List<String> row(String outcome, BigInteger schedules, String grade) {
        var cells = new ArrayList<String>();
        cells.add(outcome);
        cells.add(schedules == null ? "" : Digits.of(schedules));
        cells.add(schedules == null ? "" : Digits.share(schedules, all));
        if (graded) {
            cells.add(grade);
        }
        return cells;
    }

    private String grade(Ending ending) {
        return exploration.markOf(ending).map(ExplorationTable::words).orElse("");
    }

    private static String words(Mark mark) {
        return mark.grade().name().toLowerCase(Locale.ROOT) + ": " + mark.words();
    }
}
