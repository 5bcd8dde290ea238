package yourcores.exercise.trial;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import yourcores.exercise.Exercise;
import yourcores.figure.Table;
import yourcores.figure.Verdict;

/** Sets what the reader has solved as a table, a row a chapter, and says where to go on. */
final class SolvedTable {
    private static final String TICK = "✓ ";

    private SolvedTable() {}

    /** @param solved ids of exercises, the last one solved at the end */
    static Table of(List<String> solved) {
        var rows = new LinkedHashMap<String, List<Exercise>>();
        for (var each : Catalogue.exercises()) {
            rows.computeIfAbsent(chapter(each.id()), _ -> new ArrayList<>()).add(each);
        }
        return new Table(
                "What you have solved",
                List.of("chapter", "solved", "exercises"),
                rows.entrySet().stream()
                        .map(row -> row(row.getKey(), row.getValue(), solved))
                        .toList(),
                Verdict.states(goOn(solved)),
                "");
    }

    private static List<String> row(String chapter, List<Exercise> exercises, Collection<String> solved) {
        long done =
                exercises.stream().filter(each -> solved.contains(each.id())).count();
        var titles = exercises.stream()
                .map(each -> (solved.contains(each.id()) ? TICK : "") + each.title())
                .toList();
        return List.of(chapter, done + " of " + exercises.size(), String.join(" · ", titles));
    }

    /** The first open exercise after the one that was solved last, and from the beginning again. */
    private static String goOn(List<String> solved) {
        var all = new ArrayList<>(Catalogue.exercises());
        var ids = Catalogue.ids();
        var known = solved.stream().filter(ids::contains).toList();
        Collections.rotate(all, known.isEmpty() ? 0 : -1 - ids.indexOf(known.getLast()));
        return all.stream()
                .filter(each -> !solved.contains(each.id()))
                .findFirst()
                .map(each -> "Go on here: exercise " + each.id() + ", " + each.title() + ", in chapter "
                        + chapter(each.id()) + ".")
                .orElse("You have solved all of them. Chapter 20 draws what your cores have shown.");
    }

    private static String chapter(String id) {
        return String.valueOf(Integer.parseInt(id.substring(0, 2)));
    }
}
