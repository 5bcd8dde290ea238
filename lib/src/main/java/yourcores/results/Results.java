package yourcores.results;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tech.tablesaw.api.Table;
import yourcores.figure.Verdict;
import yourcores.home.Home;
import yourcores.measure.Measured;
import yourcores.measure.system.Machine;

/**
 * What the chapters measured, in {@code results.csv}, what their figures said of it, in {@code verdicts/verdicts.csv}, what
 * the reader guessed, in {@code guesses/guesses.csv}, and on which machine, in {@code cards/cards.csv}: in the folder {@code results} of the course ({@link Home}), or in the one that the environment variable {@value #FOLDER} names.
 *
 * <p>Thread rule: safe for use by any thread, and by several kernels at a time.
 */
public final class Results {
    /** Environment variable that names another folder for the results. */
    public static final String FOLDER = "COURSE_RESULTS";

    /** Environment variable that says that nobody reads along: what stands in a cell is nobody's guess then. */
    public static final String UNREAD = "COURSE_UNREAD";

    private static final Set<Path> SAID = ConcurrentHashMap.newKeySet();

    private Results() {}

    /**
     * Appends all numbers of a result, and its verdict. Where a file cannot be written, says so in one sentence on
     * standard output, once for each folder, and goes on.
     *
     * @param chapter its number: "02"
     */
    public static void keep(String chapter, Measured measured) {
        var machine = Machine.here();
        var date = now();
        var findings = measured.findings();
        append(
                numbers(),
                findings.stream()
                        .map(found ->
                                ResultRow.of(chapter, found, machine, date).line())
                        .toList());
        var figure = measured.figure();
        var verdict = figure instanceof Verdict alone ? alone : figure.verdict();
        if (verdict != null && !findings.isEmpty()) {
            String title = findings.getFirst().figure();
            append(
                    verdictFile(),
                    List.of(VerdictRow.of(chapter, title, verdict, machine, date)
                            .line()));
        }
    }

    private static void append(ResultFile<?> file, List<String> lines) {
        try {
            file.append(lines);
        } catch (IOException e) {
            if (SAID.add(folder())) {
                System.out.println("Your results are not kept, for " + folder() + " cannot be written (" + reason(e)
                        + "). The chapter goes on; to keep them, make the folder writable and run the cell again.");
            }
        }
    }

    /**
     * Keeps what the reader said beside what came out; nothing where that is NaN, or {@value #UNREAD} is 1. Where the file cannot be written, says so as {@link #keep}.
     *
     * @param guessed NaN where nothing was said
     * @param truth NaN where it could not be measured
     */
    public static void keepGuess(String chapter, String what, double guessed, double truth) {
        if (Double.isNaN(guessed) || isUnread()) {
            return;
        }
        append(
                guessFile(),
                List.of(GuessRow.of(chapter, what, guessed, truth, now()).line()));
    }

    /** Whether nobody reads along, who could have guessed. */
    public static boolean isUnread() {
        return "1".equals(System.getenv(UNREAD));
    }

    /** Keeps the card of this machine, as it is now: on battery, perhaps. */
    public static void keepCard() {
        append(cardFile(), List.of(new CardRow(Card.of(Machine.here()), now()).line()));
    }

    /**
     * All numbers that were kept, oldest first; empty where nothing was. What is damaged is left out and named in one
     * sentence on standard output; the file keeps it.
     */
    public static Table read() {
        return Tables.results(rows());
    }

    /**
     * All verdicts that were kept, as {@link #read()} reads numbers. What a verdict is called: holds, does not hold,
     * cannot tell, states.
     */
    public static Table verdicts() {
        return Tables.verdicts(verdictRows());
    }

    /**
     * What the reader guessed: of each quantity the first guess, made before the truth was seen; the worst one first. As
     * {@link #read()} reads numbers. {@code times off} says how many times too large or too small it was; 1 is right.
     */
    public static Table guesses() {
        var first = new LinkedHashMap<List<String>, GuessRow>();
        read(guessFile())
                .forEach(row -> first.merge(
                        List.of(row.chapter(), row.what()),
                        row,
                        (one, later) -> one.off().isPresent() ? one : later));
        var sorted = first.values().stream()
                .sorted(Comparator.comparing((GuessRow row) -> row.off().orElse(0.0))
                        .reversed())
                .toList();
        return Tables.guesses(sorted);
    }

    static List<ResultRow> rows() {
        return read(numbers());
    }

    static List<CardRow> cards() {
        return read(cardFile());
    }

    /** The verdicts as rows, oldest first. */
    public static List<VerdictRow> verdictRows() {
        return read(verdictFile());
    }

    static <R> List<R> read(ResultFile<R> file) {
        try {
            var content = file.read();
            content.damage().ifPresent(System.out::println);
            return content.rows();
        } catch (IOException e) {
            System.out.println(file.path().getFileName() + " cannot be read (" + reason(e)
                    + "), so nothing of it is shown. Make it a file that you may read, and run the cell again.");
            return List.of();
        }
    }

    private static ResultFile<ResultRow> numbers() {
        return new ResultFile<>(path("results.csv"), ResultRow.COLUMNS, ResultRow::parse);
    }

    private static ResultFile<VerdictRow> verdictFile() {
        return new ResultFile<>(path("verdicts/verdicts.csv"), VerdictRow.COLUMNS, VerdictRow::parse);
    }

    private static ResultFile<GuessRow> guessFile() {
        return new ResultFile<>(path("guesses/guesses.csv"), GuessRow.COLUMNS, GuessRow::parse);
    }

    private static ResultFile<CardRow> cardFile() {
        return new ResultFile<>(path("cards/cards.csv"), CardRow.COLUMNS, CardRow::parse);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** A file of the folder, whether it exists or not. */
    static Path path(String file) {
        return folder().resolve(file);
    }

    static Path folder() {
        String named = System.getenv(FOLDER);
        return named == null ? Home.find().resolve("results") : Path.of(named);
    }

    static String reason(IOException e) {
        return e instanceof FileSystemException f && f.getReason() != null
                ? f.getReason()
                : e.getClass().getSimpleName().replace("Exception", "");
    }
}
