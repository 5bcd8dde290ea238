package yourcores.race;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import yourcores.figure.Bars.Grade;
import yourcores.figure.Verdict;

/** What was seen where, over several experiments. */
final class SideBySideVerdict {

    private SideBySideVerdict() {}

    static Verdict of(List<String> names, List<? extends Graded<?>> columns) {
        var broken = where(names, columns, Grade.FORBIDDEN, true);
        var seen = where(names, columns, Grade.INTERESTING, true);
        var missing = where(names, columns, Grade.INTERESTING, false);
        var kept = where(names, columns, Grade.FORBIDDEN, false);
        if (!broken.isEmpty()) {
            return Verdict.doesNotHold("Forbidden, and seen: " + broken + ".");
        }
        var blind = columns.stream().flatMap(column -> column.blind().stream()).findFirst();
        if (blind.isPresent() && seen.isEmpty() && !(missing.isEmpty() && kept.isEmpty())) {
            return Verdict.cannotTell(blind.get());
        }
        var sentences = new ArrayList<String>();
        add(sentences, "Allowed, and seen: ", seen);
        add(sentences, "Allowed by the language, not seen on this CPU: ", missing);
        add(sentences, "Forbidden, and not seen: ", kept);
        if (sentences.isEmpty()) {
            sentences.add("Nothing surprising was seen.");
        }
        var text = String.join(" ", sentences);
        return kept.isEmpty() ? Verdict.states(text) : Verdict.holds(text);
    }

    private static void add(List<String> sentences, String start, String where) {
        if (!where.isEmpty()) {
            sentences.add(start + where + ".");
        }
    }

    /** {@code 0, 0 with plain, opaque}. */
    private static String where(
            List<String> names, List<? extends Graded<?>> columns, Grade grade, boolean seen) {
        var namesByOutcome = new LinkedHashMap<String, List<String>>();
        for (int n = 0; n < columns.size(); n++) {
            for (var entry : columns.get(n).byRule().entrySet()) {
                if (entry.getKey().grade() == grade && entry.getValue() > 0 == seen) {
                    namesByOutcome
                            .computeIfAbsent(entry.getKey().name(), _ -> new ArrayList<>())
                            .add(names.get(n));
                }
            }
        }
        return namesByOutcome.entrySet().stream()
                .map(SideBySideVerdict::words)
                .collect(Collectors.joining("; "));
    }

    private static String words(Map.Entry<String, List<String>> entry) {
        return entry.getKey() + " with " + String.join(", ", entry.getValue());
    }
}
