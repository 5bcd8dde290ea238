package yourcores.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import yourcores.figure.Verdict;
import yourcores.home.Home;
import yourcores.measure.Measured;
import yourcores.measure.system.Machine;

/**
 * What the chapters measured, in {@code results.csv}, and what their figures said of it, in {@code verdicts/verdicts.csv}: in the
 * folder {@code results} of the course ({@link Home}), or in the one that the environment variable {@value #FOLDER} names.
 *
 * <p>Thread rule: safe for use by any thread, and by several kernels at a time.
 */
public final class Results {
    /** Environment variable that names another folder for the results. */
    public static final String FOLDER = "COURSE_RESULTS";

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
        var date = Instant.now().truncatedTo(ChronoUnit.SECONDS);
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
     * All numbers that were kept, oldest first; empty where nothing was. Lines that are damaged are left out and named
     * on standard output; the file keeps them.
     *
     * @throws UncheckedIOException if there is a file that cannot be read
     */
    public static Table read() {
        return table(read(numbers()));
    }

    /**
     * All verdicts that were kept, as {@link #read()} reads numbers. What a verdict is called: holds, does not hold,
     * cannot tell, states.
     *
     * @throws UncheckedIOException if there is a file that cannot be read
     */
    public static Table verdicts() {
        var rows = read(verdictFile());
        return Table.create(
                "verdicts",
                words("chapter", rows, VerdictRow::chapter),
                words("figure", rows, VerdictRow::figure),
                words("verdict", rows, VerdictRow::verdict),
                words("sentence", rows, VerdictRow::sentence),
                words("mode", rows, VerdictRow::mode),
                words("cpu", rows, VerdictRow::cpu),
                number("cores", rows, VerdictRow::cores),
                words("jdk", rows, VerdictRow::jdk),
                InstantColumn.create("date", rows.stream().map(VerdictRow::date).toList()));
    }

    private static <R> List<R> read(ResultFile<R> file) {
        try {
            var content = file.read();
            content.damage().forEach(System.out::println);
            return content.rows();
        } catch (IOException e) {
            throw new UncheckedIOException("The results in " + file.path() + " cannot be read: " + reason(e), e);
        }
    }

    private static ResultFile<ResultRow> numbers() {
        return new ResultFile<>(path("results.csv"), ResultRow.COLUMNS, ResultRow::parse);
    }

    private static ResultFile<VerdictRow> verdictFile() {
        return new ResultFile<>(path("verdicts/verdicts.csv"), VerdictRow.COLUMNS, VerdictRow::parse);
    }

    /** A file of the folder, whether it exists or not. */
    static Path path(String file) {
        return folder().resolve(file);
    }

    private static Path folder() {
        String named = System.getenv(FOLDER);
        return named == null ? Home.find().resolve("results") : Path.of(named);
    }

    private static Table table(List<ResultRow> rows) {
        return Table.create(
                "results",
                words("chapter", rows, ResultRow::chapter),
                words("figure", rows, ResultRow::figure),
                words("series", rows, ResultRow::series),
                whole("p", rows, ResultRow::p),
                number("ratio", rows, row -> row.ratio().orElse(null)),
                number("low", rows, row -> row.interval().map(i -> i.low()).orElse(null)),
                number("high", rows, row -> row.interval().map(i -> i.high()).orElse(null)),
                whole("kept", rows, ResultRow::kept),
                whole("taken", rows, ResultRow::taken),
                words("quality", rows, ResultRow::quality),
                words("mode", rows, ResultRow::mode),
                words("cpu", rows, ResultRow::cpu),
                number("cores", rows, ResultRow::cores),
                words("jdk", rows, ResultRow::jdk),
                InstantColumn.create("date", rows.stream().map(ResultRow::date).toList()));
    }

    private static <R> StringColumn words(String name, List<R> rows, Function<R, String> value) {
        return StringColumn.create(name, rows.stream().map(value));
    }

    private static <R> IntColumn whole(String name, List<R> rows, Function<R, Integer> value) {
        return IntColumn.create(name, rows.stream().mapToInt(value::apply).toArray());
    }

    private static <R> DoubleColumn number(String name, List<R> rows, Function<R, Double> value) {
        var column = DoubleColumn.create(name);
        for (var row : rows) {
            var number = value.apply(row);
            if (number == null) {
                column.appendMissing();
            } else {
                column.append(number);
            }
        }
        return column;
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException f && f.getReason() != null
                ? f.getReason()
                : e.getClass().getSimpleName().replace("Exception", "");
    }
}
