package yourcores.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;
import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Showable;
import yourcores.figure.Verdict;
import yourcores.home.Home;

/** What to read next, and because of what. */
record NextChapters(Table guesses, Untold untold) implements Showable {
    private static final int EACH = 3;
    private static final double FAR = 1.5;
    private static final Set<String> NOT_MISSED = Set.of("00", "20");

    @Override
    public Figure figure() {
        var rows = new ArrayList<List<String>>();
        for (var row : guesses) {
            if (rows.size() < EACH && !row.isMissing("times off") && row.getDouble("times off") >= FAR) {
                rows.add(
                        List.of(row.getString("chapter"), "your guess of “" + row.getString("what") + "” was far off"));
            }
        }
        untold.broken().stream()
                .limit(EACH)
                .forEach(said ->
                        rows.add(List.of(said.chapter(), "a law does not hold for “" + said.figure() + "”; say why")));
        var known = chapters(Home.find().resolve("notebooks"));
        var missing = known.stream()
                .filter(number -> !untold.chapters().contains(number) && !NOT_MISSED.contains(number))
                .toList();
        missing.stream().limit(EACH).forEach(number -> rows.add(List.of(number, "not run on this machine yet")));
        if (rows.isEmpty() && untold.chapters().isEmpty()) {
            return Verdict.states("Nothing was measured yet: begin with chapter 1.");
        }
        if (rows.isEmpty() && known.isEmpty()) {
            return Verdict.cannotTell(
                    "Your guesses are near, and the laws hold; which chapters there are cannot be told,"
                            + " for the folder notebooks of the course cannot be read.");
        }
        if (rows.isEmpty()) {
            return Verdict.states(
                    "All chapters were run, your guesses are near, and the laws hold: teach it to somebody.");
        }
        return new yourcores.figure.Table(
                "What to read next",
                List.of("chapter", "because"),
                rows,
                missing.size() > EACH
                        ? Verdict.states(Numbers.count(missing.size()) + " chapters were not run on this machine yet.")
                        : null,
                "");
    }

    /** The numbers of the chapters; empty where the folder cannot be read. */
    private static List<String> chapters(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("\\d\\d-.*\\.ipynb"))
                    .map(name -> name.substring(0, 2))
                    .sorted()
                    .toList();
        } catch (IOException notThere) {
            return List.of();
        }
    }
}
