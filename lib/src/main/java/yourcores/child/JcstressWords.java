package yourcores.child;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import yourcores.figure.Bars.Grade;
import yourcores.figure.Numbers;
import yourcores.home.EngineJar;

/** Reads what jcstress prints: last of all a table of outcomes, under the name of the test. */
final class JcstressWords {
    private static final String RESULTS = "RUN RESULTS:";
    private static final String NOWHERE = "No scheduling is possible";
    private static final String MESSAGES = "  Messages:";
    private static final int MOST_MESSAGES = 6;

    /** Of a processor for each actor: below this they are held to have met too seldom. */
    private static final double LEAST_LEFT = 0.8;

    private static final Pattern ACTORS = Pattern.compile("\\s+(\\d+) actors:");
    private static final Pattern NAME = Pattern.compile("\\.* ?\\[([A-Z ]+)] (\\S+)");
    private static final Pattern ROW = Pattern.compile(
            "\\s*(.+?)\\s+([\\d,]+)\\s+<?[\\d.]+%\\s+(Acceptable|Interesting|Forbidden|Unknown)\\s*(.*)");

    private JcstressWords() {}

    /**
     * @param test with its package
     * @param took with all that jcstress does beside the test
     * @param others processors that other programs had meanwhile, of those that there are
     */
    static StressReport report(Ran ran, String test, Duration limit, Duration took, double others, int processors) {
        if (!ran.inTime()) {
            return StressReport.untold("jcstress was not done within " + Numbers.duration(limit) + ", and was ended.");
        }
        int actors = first(ran, ACTORS)
                .map(found -> Integer.parseInt(found.group(1)))
                .orElse(0);
        if (ran.out().contains(NOWHERE)) {
            return StressReport.untold("jcstress gives each actor a processor of its own, and " + actors
                    + " actors are more than there are processors here.");
        }
        var results = results(ran, test);
        var name = results.stream().map(NAME::matcher).filter(Matcher::matches).findFirst();
        if (name.isEmpty()) {
            return StressReport.untold("jcstress failed" + ChildFailed.said(ran.err()));
        }
        if (!name.get().group(1).matches("OK|FAILED")) {
            return StressReport.untold("jcstress could not run the test: " + messages(results));
        }
        var rows = results.stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(JcstressWords::row)
                .distinct() // what is both interesting and forbidden stands twice
                .toList();
        return rows.isEmpty()
                ? StressReport.untold("jcstress ran the test and saw no outcome.")
                : new StressReport(
                        title(name.get().group(2)),
                        rows,
                        actors,
                        took,
                        blind(actors, others, processors),
                        Optional.empty());
    }

    /** What stands under the name of this test; once more where it is of two kinds. */
    private static List<String> results(Ran ran, String test) {
        var results = new ArrayList<String>();
        boolean here = false;
        for (var line : ran.lines().stream()
                .dropWhile(line -> !line.startsWith(RESULTS))
                .toList()) {
            var name = NAME.matcher(line);
            if (name.matches()) {
                here = name.group(2).equals(test);
            }
            if (here) {
                results.add(line);
            }
        }
        return results;
    }

    private static Optional<String> blind(int actors, double others, int processors) {
        return processors - others < LEAST_LEFT * actors
                ? Optional.of("Other programs kept %s of %d processors busy, so the actors seldom met."
                        .formatted(Numbers.ratio(others), processors))
                : Optional.empty();
    }

    private static Optional<Matcher> first(Ran ran, Pattern pattern) {
        return ran.lines().stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .findFirst();
    }

    /** What ran, and on which JVM: the child has the kernel's. */
    private static String title(String test) {
        var version = EngineJar.find("jcstress-core", "jcstress").map(EngineJar::version);
        return "%s, jcstress%s on Java %s"
                .formatted(
                        test.substring(test.lastIndexOf('.') + 1),
                        version.map(number -> " " + number).orElse(""),
                        System.getProperty("java.version"));
    }

    private static StressReport.Row row(Matcher row) {
        var grade = switch (row.group(3)) {
            case "Acceptable" -> Grade.ACCEPTABLE;
            case "Interesting" -> Grade.INTERESTING;
            case "Forbidden" -> Grade.FORBIDDEN;
            default -> Grade.PLAIN;
        };
        return new StressReport.Row(
                row.group(1),
                Long.parseLong(row.group(2).replace(",", "")),
                grade,
                row.group(4).strip());
    }

    private static String messages(List<String> results) {
        return results.stream()
                .dropWhile(line -> !line.startsWith(MESSAGES))
                .skip(1)
                .map(String::strip)
                .takeWhile(line -> !line.isEmpty())
                .limit(MOST_MESSAGES)
                .collect(Collectors.joining("\n"));
    }
}
