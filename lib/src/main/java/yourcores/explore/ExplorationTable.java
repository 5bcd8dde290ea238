package yourcores.explore;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import yourcores.figure.Bars.Grade;
import yourcores.figure.Table;
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
        shown().forEach(ending -> rows.add(row(ending, exploration.endings().get(ending))));
        int left = exploration.endings().size() - rows.size();
        if (left > 0) {
            rows.add(cells("and " + left + " more", "", "", "", ""));
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

    /** Of many those that must not happen or surprise, then the first and the last ones. */
    private List<Ending> shown() {
        var all = List.copyOf(exploration.endings().keySet());
        return IntStream.range(0, all.size())
                .boxed()
                .sorted(Comparator.comparing((Integer at) -> !isRemarkable(all.get(at)))
                        .thenComparing(at -> Math.min(at, all.size() - 1 - at)))
                .limit(MOST_ROWS)
                .sorted()
                .map(all::get)
                .toList();
    }

    private boolean isRemarkable(Ending ending) {
        return exploration
                .ruleOf(ending)
                .map(Rule::grade)
                .filter(grade -> grade == Grade.FORBIDDEN || grade == Grade.INTERESTING)
                .isPresent();
    }

    private List<String> row(Ending ending, BigInteger schedules) {
        var rule = exploration.ruleOf(ending);
        return cells(
                ending.toString(),
                ScheduleCount.of(schedules),
                ScheduleCount.share(schedules, all),
                exploration.rules().isEmpty()
                        ? ""
                        : rule.map(Rule::grade).orElse(Grade.PLAIN).words(),
                rule.map(Rule::words).orElse(""));
    }

    private List<String> never(Rule<Ending> rule) {
        String grade = rule.grade().words();
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
