package yourcores.results;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;
import yourcores.figure.Showable;
import yourcores.figure.Verdict;
import yourcores.home.Commit;
import yourcores.measure.system.Machine;

/**
 * What machines showed: this one, one that was recorded, and those of others. Of each figure one run counts, by the rule of
 * {@link Standing}.
 *
 * <p>A file holds one machine: CSV with a header, a nickname in its first column, no name of a computer or a user. The
 * files of others lie in the folder {@value #OTHERS} of the results.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class Machines {
    /** The folder for the files of others, within the folder of the results. */
    public static final String OTHERS = "class";

    /** What this machine is called in its reader's own tables. */
    public static final String YOU = "you";

    private static final String HAND_IN = "hand-in";
    static final String NICKNAME = "[\\p{L}\\p{N}][\\p{L}\\p{N} _-]{0,23}";
    private static final List<String> RECORDED = List.of("recorded.csv");

    private Machines() {}

    /** What the chapters measured on this reader's machines, as a table; {@link #YOU} is this one. */
    public static Table yours() {
        return Tables.machines(yourRows(Results.rows()));
    }

    /** What a recorded machine showed: a real run of all chapters in full mode. */
    public static Table recorded() {
        return Tables.machines(recordedRows());
    }

    /** What lies in the folder {@value #OTHERS}. A file that is damaged is named in one sentence on standard output. */
    public static Table others() {
        return Tables.machines(otherRows(Results.rows()));
    }

    /** All machines in one table: yours, the recorded one, and those of others. */
    public static Table all() {
        return Tables.machines(read().rows());
    }

    /** All that there is, read once. */
    public static All read() {
        var rows = Results.rows();
        return new All(yourRows(rows), recordedRows(), otherRows(rows));
    }

    /** @param yours of the reader's own machines; {@link #YOU} is this one */
    public record All(List<MachineRow> yours, List<MachineRow> recorded, List<MachineRow> others) {

        /** Yours first. */
        public List<MachineRow> rows() {
            return Stream.of(yours, recorded, others).flatMap(List::stream).toList();
        }
    }

    /**
     * Writes what your machine showed to one file that you can hand in, and says where it lies.
     *
     * @param nickname up to 24 letters, digits, blanks and dashes
     * @throws IllegalArgumentException if it is no nickname
     */
    public static Showable handIn(String nickname) {
        if (!nickname.matches(NICKNAME) || nickname.equalsIgnoreCase(YOU)) {
            throw new IllegalArgumentException(
                    "A nickname has up to 24 letters, digits, blanks and dashes, begins with a"
                            + " letter or a digit, and is not \"" + YOU + "\": \"" + nickname + "\" is none");
        }
        var mine = yourRows(Results.rows()).stream()
                .filter(row -> row.machine().equals(YOU))
                .toList();
        if (mine.isEmpty()) {
            return () ->
                    Verdict.cannotTell("There is nothing to hand in yet: run a chapter first, chapter 2 for example.");
        }
        var lines = mine.stream()
                .map(row -> new MachineRow(nickname, row.card(), course(), row.result()).line())
                .toList();
        var file = Results.path(HAND_IN).resolve(nickname.replace(' ', '-') + ".csv");
        write(file, Csv.line(MachineRow.COLUMNS) + "\n" + String.join("\n", lines) + "\n");
        return () ->
                Verdict.states(file + " holds what your machine showed, " + lines.size() + " lines, under the name "
                        + nickname + ". It names your processor, and neither you nor your computer.");
    }

    private static List<MachineRow> yourRows(List<ResultRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var cards = Results.cards();
        var known = rows.stream()
                .map(row -> new MachineRow("", CardRow.of(row, cards), "", row))
                .toList();
        var yours = yours(known);
        return Standing.of(known.stream()
                .map(row -> row.named(yours.sameMachine(row.card()) ? YOU : other(row.card())))
                .toList());
    }

    /** Of several machines this one, or the one with most numbers. */
    private static Card yours(List<MachineRow> rows) {
        var here = Card.of(Machine.here());
        var cards = rows.stream().map(MachineRow::card).toList();
        return cards.stream()
                .filter(here::sameMachine)
                .findFirst()
                .orElseGet(() -> cards.stream()
                        .distinct()
                        .max(Comparator.comparing(
                                card -> cards.stream().filter(card::sameMachine).count()))
                        .orElseThrow());
    }

    private static String other(Card card) {
        return YOU + " on " + card.cpu() + ": " + card.words();
    }

    static List<MachineRow> recordedRows() {
        return RECORDED.stream()
                .flatMap(name -> recorded(name).stream())
                .collect(Collectors.collectingAndThen(Collectors.toList(), Standing::of));
    }

    private static List<MachineRow> recorded(String name) {
        try (InputStream in = Machines.class.getResourceAsStream("machines/" + name)) {
            return in == null
                    ? List.of()
                    : file(Path.of(name)).read(in.readAllBytes()).rows();
        } catch (IOException e) {
            throw new UncheckedIOException("The recorded machine " + name + " cannot be read", e);
        }
    }

    /**
     * What the files of others tell. Two files of one nickname and one machine are one; of two machines the second is told by its
     * file, too. The reader's own file is left out.
     */
    private static List<MachineRow> otherRows(List<ResultRow> yours) {
        var own = Set.copyOf(yours);
        var cards = new HashMap<String, Card>();
        recordedRows().forEach(row -> cards.putIfAbsent(row.machine(), row.card()));
        var rows = new ArrayList<MachineRow>();
        for (var path : files(Results.path(OTHERS))) {
            var read = read(path);
            if (!read.isEmpty() && read.stream().allMatch(row -> own.contains(row.result()))) {
                continue;
            }
            String stem = path.getFileName().toString().replaceFirst("(?i)\\.csv$", "");
            for (var row : read) {
                var card = cards.putIfAbsent(row.machine(), row.card());
                boolean another = card != null && !card.sameMachine(row.card())
                        || row.machine().equals(YOU);
                rows.add(another ? row.named(row.machine() + " (" + stem + ")") : row);
            }
        }
        return Standing.of(rows);
    }

    /** A file that was handed in begins with the header; every other file is named in one sentence. */
    private static List<MachineRow> read(Path path) {
        try (var in = Files.newInputStream(path)) {
            String header = Csv.line(MachineRow.COLUMNS);
            String begin = new String(in.readNBytes(header.length() + 4), StandardCharsets.UTF_8);
            if (!begin.replace("\uFEFF", "").startsWith(header)) {
                System.out.println(
                        path.getFileName() + ": line 1 is not the header of a file that was handed in, so all"
                                + " of it is left out. A spreadsheet may have saved it with other separators.");
                return List.of();
            }
        } catch (IOException e) {
            System.out.println(path.getFileName() + " cannot be read (" + Results.reason(e) + ") and is left out.");
            return List.of();
        }
        return Results.read(file(path));
    }

    /** In the folder, and in the folders in it: a class's files may have been copied as one. */
    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(Files::isRegularFile)
                    .filter(path -> path.getFileName()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .endsWith(".csv"))
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            System.out.println(
                    "The folder " + OTHERS + " of your results cannot be read, so none of its files is shown.");
            return List.of();
        }
    }

    private static ResultFile<MachineRow> file(Path path) {
        return new ResultFile<>(path, MachineRow.COLUMNS, MachineRow::parse);
    }

    private static String course() {
        return Commit.here().orElse("");
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            var beside = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(beside, text, StandardCharsets.UTF_8);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written (" + Results.reason(e) + ")", e);
        }
    }
}
