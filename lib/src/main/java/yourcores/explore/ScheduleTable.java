package yourcores.explore;

import java.util.ArrayList;
import java.util.List;
import yourcores.explore.Schedule.Move;
import yourcores.figure.Table;
import yourcores.figure.Verdict;

/** A schedule as a trace: a row for each step. */
final class ScheduleTable {
    private static final int MOST_COLUMNS_OF_THREADS = 4;
    private static final int MOST_VARIABLES = 6;

    private final Schedule schedule;
    private final boolean columns;
    private final boolean values;

    private ScheduleTable(Schedule schedule) {
        this.schedule = schedule;
        columns = schedule.threads.size() <= MOST_COLUMNS_OF_THREADS;
        values = schedule.variables.size() <= MOST_VARIABLES;
    }

    static Table of(Schedule schedule) {
        return new ScheduleTable(schedule).table();
    }

    private Table table() {
        var heads = new ArrayList<String>();
        heads.add("step");
        heads.addAll(columns ? schedule.threads : List.of("thread", "does"));
        heads.addAll(values ? schedule.variables : List.of());
        var rows = new ArrayList<List<String>>();
        for (int n = 0; n < schedule.moves.size(); n++) {
            var move = schedule.moves.get(n);
            rows.add(row(Integer.toString(n + 1), move.thread(), move.words(), texts(move)));
        }
        var last = schedule.moves.isEmpty() ? List.<String>of() : texts(schedule.moves.getLast());
        for (var waits : schedule.stuck) {
            rows.add(row("–", waits.thread(), withoutName(waits), last));
        }
        var verdict = Verdict.states(schedule.sentence());
        return new Table(schedule.title(), heads, rows, verdict, "");
    }

    private String withoutName(Waits waits) {
        return waits.words().substring(schedule.threads.get(waits.thread()).length() + 1);
    }

    private static List<String> texts(Move move) {
        return move.shared().stream().map(String::valueOf).toList();
    }

    private List<String> row(String step, int thread, String words, List<String> shared) {
        var cells = new ArrayList<String>();
        cells.add(step);
        if (columns) {
            for (int t = 0; t < schedule.threads.size(); t++) {
                cells.add(t == thread ? words : "");
            }
        } else {
            cells.add(schedule.threads.get(thread));
            cells.add(words);
        }
        if (values) {
            for (int v = 0; v < schedule.variables.size(); v++) {
                cells.add(v < shared.size() ? shared.get(v) : "");
            }
        }
        return cells;
    }
}
