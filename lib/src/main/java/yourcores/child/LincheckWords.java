package yourcores.child;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import yourcores.figure.Numbers;
import yourcores.figure.Verdict;

/**
 * Reads what Lincheck prints: a headline between signs of equality, and a schedule as columns between bars, of which steps
 * deep inside the JDK are left out.
 */
final class LincheckWords {
    private static final String BAR = "|";
    private static final String STEP = "· ";
    private static final String SCHEDULE = "The following interleaving";
    private static final String AGAIN = "switch (reason";
    private static final String STEPS = "step";
    private static final int DEEPEST = 2;
    private static final int MOST_ROWS = 40;

    private LincheckWords() {}

    static ToolReport report(Ran ran, Duration limit) {
        if (!ran.inTime()) {
            return told(
                    Verdict.cannotTell("Lincheck was not done within " + Numbers.duration(limit) + ", and was ended."));
        }
        var lines = Stream.concat(ran.out().lines(), ran.err().lines()).toList();
        var headline = lines.stream()
                .filter(line -> line.matches(".*= .+ =\\s*"))
                .map(line -> line.replaceFirst("^.*?= ", "").replaceFirst(" =\\s*$", ""))
                .findFirst();
        if (headline.isPresent()) {
            var grid = grid(
                    lines.stream().dropWhile(line -> !line.startsWith(SCHEDULE)).toList());
            var verdict = Verdict.doesNotHold("Lincheck found a schedule that fails: " + headline.get() + ".");
            return grid.isEmpty()
                    ? told(verdict)
                    : new ToolReport(
                            "Lincheck: the schedule that fails", numbered(STEPS, grid.getFirst()), rows(grid), verdict);
        }
        return ran.exit() == 0
                ? told(Verdict.states("Lincheck found no schedule that fails among those that it tried."))
                : told(Verdict.cannotTell("Lincheck failed" + ChildFailed.said(ran.err())));
    }

    /** Behind their number: a row needs a name that is not empty. */
    private static List<List<String>> rows(List<List<String>> grid) {
        return IntStream.range(1, grid.size())
                .mapToObj(step -> numbered(Integer.toString(step), grid.get(step)))
                .toList();
    }

    private static List<String> numbered(String number, List<String> cells) {
        return Stream.concat(Stream.of(number), cells.stream()).toList();
    }

    private static ToolReport told(Verdict verdict) {
        return new ToolReport("Lincheck", List.of(), List.of(), verdict);
    }

    /** The first table in the text, its head first; steps that stand deeper keep their depth by a sign. */
    private static List<List<String>> grid(List<String> lines) {
        var grid = new ArrayList<List<String>>();
        for (var line : lines) {
            var text = line.strip();
            if (!text.startsWith(BAR) || !text.endsWith(BAR)) {
                if (!grid.isEmpty()) {
                    break;
                }
                continue;
            }
            var cells = grid.isEmpty() ? head(text) : cells(text);
            if (!text.matches("[| -]*")
                    && (grid.isEmpty() || cells.size() == grid.getFirst().size() && told(cells))
                    && !(text.contains(AGAIN) && grid.contains(cells))) {
                grid.add(cells);
            }
            if (grid.size() > MOST_ROWS) {
                break;
            }
        }
        return grid;
    }

    private static List<String> head(String line) {
        return cells(line).stream().map(cell -> cell.replace(STEP, "")).toList();
    }

    private static boolean told(List<String> cells) {
        return cells.stream()
                .noneMatch(
                        cell -> depth(cell) > DEEPEST && !cell.replace(STEP, "").startsWith("switch"));
    }

    private static int depth(String cell) {
        return (cell.length() - cell.replace(STEP, "").length()) / STEP.length();
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(LincheckWords::indented)
                .toList();
    }

    private static String indented(String cell) {
        var text = cell.strip();
        int depth = (cell.length() - cell.stripLeading().length() - 1) / 2;
        return text.isEmpty() ? "" : STEP.repeat(Math.clamp(depth, 0, DEEPEST + 1)) + text;
    }
}
