package yourcores.explore;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import yourcores.figure.Bars.Grade;
import yourcores.figure.Table;
import yourcores.race.OutcomesFigure;
import yourcores.race.Rule;

/** The looks of an exploration. */
final class ExplorationTable {
    private static final int MOST_ROWS = 40;

    private final Exploration exploration;
    private final BigInteger all;
    private final boolean graded;

    private ExplorationTable(Exploration exploration) {
        this.exploration = exploration;
        all = exploration.schedules();
        graded = !exploration.rules().isEmpty() || !exploration.deadlocks().isEmpty();
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
        return new Table(exploration.title(), columns, rows(), verdict, words());
    }

    private String head() {
        return exploration.names().size() == 1 ? exploration.names().getFirst() : "outcome";
    }

    private String words() {
        return exploration.buffered()
                ? "Each thread has a store buffer; when a write leaves it is part of the schedule."
                : "";
    }

    private List<List<String>> rows() {
        var rows = new ArrayList<List<String>>();
        exploration.endings().forEach((ending, schedules) -> rows.add(row(ending, schedules)));
        if (rows.size() > MOST_ROWS) {
            int left = rows.size() - MOST_ROWS;
            rows.subList(MOST_ROWS / 2, MOST_ROWS / 2 + left).clear();
            rows.add(MOST_ROWS / 2, cells("and " + left + " more", "", "", "", ""));
        }
        for (var rule : exploration.rules()) {
            if (exploration.endingsOf(rule).isEmpty()) {
                rows.add(never(rule));
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
        var rule = exploration.ruleOf(ending);
        return cells(
                ending.toString(),
                ScheduleCount.of(schedules),
                ScheduleCount.share(schedules, all),
                exploration.rules().isEmpty()
                        ? ""
                        : OutcomesFigure.of(rule.map(Rule::grade).orElse(Grade.PLAIN)),
                rule.map(Rule::words).orElse(""));
    }

    private List<String> never(Rule<Ending> rule) {
        String grade = OutcomesFigure.of(rule.grade());
        return cells(
                rule.name(),
                "0",
                "–",
                grade,
                rule.value().isEmpty() ? "cannot happen" : rule.words() + "; cannot happen");
    }

    private List<String> cells(String outcome, String schedules, String share, String grade, String meaning) {
        return graded ? List.of(outcome, schedules, share, grade, meaning) : List.of(outcome, schedules, share);
    }
}
