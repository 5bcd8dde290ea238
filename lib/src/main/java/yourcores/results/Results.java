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
import yourcores.home.Home;
import yourcores.measure.Measured;
import yourcores.measure.system.Machine;

/**
 * What the chapters measured, in {@code results/results.csv} of the course's folder ({@link Home}), or of the folder that
 * the environment variable {@value #FOLDER} names.
 *
 * <p>Thread rule: safe for use by any thread, and by several kernels at a time.
 */
public final class Results {
    /** Environment variable that names another folder for the results. */
    public static final String FOLDER = "COURSE_RESULTS";

    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private Results() {}

    /**
     * Appends all numbers of a result. Where the file cannot be written, says so in one sentence on standard output,
     * once for each cause, and goes on.
     *
     * @param chapter its number: "02"
     */
    public static void keep(String chapter, Measured measured) {
        var path = path();
        var date = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try {
            var machine = Machine.here();
            new ResultFile(path)
                    .append(measured.findings().stream()
                            .map(found -> ResultRow.of(chapter, found, machine, date))
                            .toList());
        } catch (IOException e) {
            String sentence = "Your results are not kept, for " + path + " cannot be written (" + reason(e)
                    + "). The chapter goes on; to keep them, make the folder writable and run the cell again.";
            if (SAID.add(sentence)) {
                System.out.println(sentence);
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
        try {
            var content = new ResultFile(path()).read();
            content.damage().forEach(System.out::println);
            return table(content.rows());
        } catch (IOException e) {
            throw new UncheckedIOException("The results in " + path() + " cannot be read: " + reason(e), e);
        }
    }

    /** The file, whether it exists or not. */
    static Path path() {
        String named = System.getenv(FOLDER);
        return (named == null ? Home.find().resolve("results") : Path.of(named)).resolve("results.csv");
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

    private static StringColumn words(String name, List<ResultRow> rows, Function<ResultRow, String> value) {
        return StringColumn.create(name, rows.stream().map(value));
    }

    private static IntColumn whole(String name, List<ResultRow> rows, Function<ResultRow, Integer> value) {
        return IntColumn.create(name, rows.stream().mapToInt(value::apply).toArray());
    }

    private static DoubleColumn number(String name, List<ResultRow> rows, Function<ResultRow, Double> value) {
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
