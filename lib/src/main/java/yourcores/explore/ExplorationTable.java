package yourcores.explore;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import yourcores.figure.Bars.Grade;
import yourcores.figure.Table;
import yourcores.figure.Verdict;
import yourcores.race.OutcomesFigure;

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
            columns.addAll(List.of("grade", "what it means"));
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
        exploration.endings().forEach((ending, schedules) -> rows.add(row(ending, schedules)));
        if (rows.size() > MOST_ROWS) {
            int left = rows.size() - MOST_ROWS;
            rows.subList(MOST_ROWS / 2, MOST_ROWS / 2 + left).clear();
            rows.add(MOST_ROWS / 2, cells("and " + left + " more", "", "", "", ""));
        }
        for (var mark : exploration.marks()) {
            if (exploration.endingsOf(mark).isEmpty()) {
                rows.add(never(mark));
            }
        }
        for (var deadlock : exploration.deadlocks()) {
            String schedules = ScheduleCount.of(deadlock.schedules());
            rows.add(cells(
                    "deadlock",
                    schedules,
                    ScheduleCount.share(deadlock.schedules(), all),
                    "forbidden",
                    deadlock.words()));
        }
        return rows;
    }

    private List<String> row(Ending ending, BigInteger schedules) {
        var mark = exploration.markOf(ending);
        return cells(
                ending.toString(),
                ScheduleCount.of(schedules),
                ScheduleCount.share(schedules, all),
                exploration.marks().isEmpty()
                        ? ""
                        : OutcomesFigure.of(mark.map(EndingRule::grade).orElse(Grade.PLAIN)),
                mark.map(EndingRule::words).orElse(""));
    }

    private List<String> never(EndingRule mark) {
        String grade = OutcomesFigure.of(mark.grade());
        return mark.outcome() == null
                ? cells(mark.words(), "0", "–", grade, "cannot happen")
                : cells(mark.outcome(), "0", "–", grade, mark.words() + "; cannot happen");
    }

    private List<String> cells(String outcome, String schedules, String share, String grade, String meaning) {
        return graded ? List.of(outcome, schedules, share, grade, meaning) : List.of(outcome, schedules, share);
    }
}
