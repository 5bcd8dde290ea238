package yourcores.exercise.trial;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import yourcores.exercise.Exercise;
import yourcores.figure.Table;
import yourcores.figure.Verdict;

/** Sets a trial as a short table: what passed, and for what failed the next step. */
final class Report {

    private Report() {}

    static Table of(Exercise exercise, Trial trial, boolean own) {
        var sentence = new StringBuilder(trial.solved() ? praise(exercise, trial, own) : advice(trial));
        trial.remarks().forEach(remark -> sentence.append(' ').append(remark));
        var title = "Exercise " + exercise.id() + ": " + exercise.title();
        return new Table(title, columns(trial), rows(trial), Verdict.states(sentence.toString()), "");
    }

    private static String praise(Exercise exercise, Trial trial, boolean own) {
        var passed = passed(trial);
        if (own) {
            return passed + "This is the course's own solution; it does not count as yours.";
        }
        var chapter = Catalogue.chapterOf(exercise.id());
        return passed + Solved.here().count(chapter) + " of " + chapter.size() + " solved in this chapter.";
    }

    private static String passed(Trial trial) {
        long open = trial.count(Outcome.Result.CANNOT_TELL);
        return open == 0
                ? "All " + trial.outcomes().size() + " checks pass. "
                : trial.count(Outcome.Result.PASSED) + " of " + trial.outcomes().size() + " checks pass; "
                        + (open == 1 ? "one needs" : open + " need") + " more cores than this machine lends Java. ";
    }

    private static String advice(Trial trial) {
        long passed = trial.count(Outcome.Result.PASSED);
        var next = Stream.of(Outcome.Result.FAILED, Outcome.Result.BUSY)
                .flatMap(result -> trial.outcomes().stream().filter(each -> each.result() == result))
                .findFirst()
                .map(each -> each.check() + ": " + each.next())
                .orElse("run the cell again");
        return passed + " of " + trial.outcomes().size() + " checks pass; next: " + ended(next);
    }

    private static String ended(String sentence) {
        return sentence.matches("(?s).*[.?]") ? sentence : sentence + ".";
    }

    private static List<String> columns(Trial trial) {
        boolean allSaid = trial.count(Outcome.Result.PASSED) == trial.outcomes().size();
        return allSaid ? List.of("check", "result") : List.of("check", "result", "next step");
    }

    private static List<List<String>> rows(Trial trial) {
        var rows = new ArrayList<List<String>>();
        var said = new HashSet<String>();
        for (var each : trial.outcomes()) {
            var next = each.next().isEmpty() || said.add(each.next()) ? each.next() : "the same";
            var row = List.of(each.check(), each.result().toString(), next);
            rows.add(row.subList(0, columns(trial).size()));
        }
        return rows;
    }
}
