package yourcores.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import yourcores.figure.Figure;
import yourcores.figure.Interval;
import yourcores.figure.Verdict;
import yourcores.measure.Measured;
import yourcores.measure.Ratio;

@Isolated("sets a system property and standard output")
class ResultsTest extends OwnHome {
    @Test
    void nothingKeptIsAnEmptyTableWithColumns() {
        var table = Results.read();
        assertEquals(0, table.rowCount());
        assertEquals(ResultRow.COLUMNS, table.columnNames());
    }

    @Test
    void whatIsKeptIsReadBack() {
        Results.keep("02", result("primes, \"above\" 10¹³", 2, 1.94));
        Results.keep("02", result("primes", 4, Double.NaN));
        var table = Results.read();
        assertEquals(2, table.rowCount());
        assertEquals("primes, \"above\" 10¹³", table.stringColumn("figure").get(0));
        assertEquals("02", table.stringColumn("chapter").get(0));
        assertEquals(1.94, table.doubleColumn("ratio").get(0), 1e-9);
        assertEquals(1.9, table.doubleColumn("low").get(0), 1e-9);
        assertEquals(4, table.intColumn("p").get(1));
        assertTrue(table.doubleColumn("ratio").isMissing(1));
        assertTrue(table.doubleColumn("low").isMissing(1));
    }

    @Test
    void theVerdictIsKeptBesideTheNumbers() throws Exception {
        assertEquals(VerdictRow.COLUMNS, Results.verdicts().columnNames());
        Results.keep("02", result("primes", 2, 1.94));
        var verdicts = Results.verdicts();
        assertEquals(1, verdicts.rowCount());
        assertEquals("primes", verdicts.stringColumn("figure").get(0));
        assertEquals("states", verdicts.stringColumn("verdict").get(0));
        assertEquals("primes", verdicts.stringColumn("sentence").get(0));
        Files.writeString(Results.path("verdicts/verdicts.csv"), "02,torn", StandardOpenOption.APPEND);
        assertEquals(1, Results.verdicts().rowCount());
    }

    @Test
    void headerIsWrittenOnce() throws Exception {
        Results.keep("02", result("one", 1, 1));
        Results.keep("02", result("two", 1, 1));
        var lines = Files.readAllLines(Results.path("results.csv"));
        assertEquals(String.join(",", ResultRow.COLUMNS), lines.get(0));
        assertEquals(3, lines.size());
    }

    @Test
    void threadsLoseNothing() throws Exception {
        int threads = 8;
        int each = 25;
        try (var pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> all = IntStream.range(0, threads)
                    .<Future<?>>mapToObj(thread -> pool.submit(() -> IntStream.range(0, each)
                            .forEach(i -> Results.keep("02", result("thread " + thread, i, 1)))))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }
        assertEquals(threads * each, Results.read().rowCount());
    }

    @Test
    void tornAndDamagedLinesAreNamedAndTheRestIsRead() throws Exception {
        Results.keep("02", result("whole", 1, 1));
        Files.writeString(Results.path("results.csv"), "02,torn", StandardOpenOption.APPEND);
        Results.keep("02", result("after", 1, 1));
        Files.writeString(
                Results.path("results.csv"),
                "a,b,c,x,,,,1,1,clean,full,cpu,2,25,2026-01-01T00:00:00Z\n",
                StandardOpenOption.APPEND);
        String said = printed(() -> assertEquals(2, Results.read().rowCount()));
        assertEquals(
                "results.csv: line 3 is left out, it has 2 fields instead of 15; so is line 5. The file keeps it.",
                said.strip());
    }

    @Test
    void folderThatCannotBeWrittenIsSaidOnceAndTheLessonGoesOn() throws Exception {
        Files.writeString(home.resolve("results"), "a file where the folder should be");
        String said = printed(() -> {
            Results.keep("02", result("one", 1, 1));
            Results.keep("02", result("two", 1, 1));
        });
        assertEquals(1, said.lines().count(), said);
        assertTrue(said.contains("not kept") && said.contains("writable"), said);
    }

    @Test
    void aKernelThatHoldsTheFileForEverIsNamedAndTheLessonGoesOn() throws Exception {
        Files.createDirectories(results());
        var file = results().resolve("results.csv");
        var holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertEquals('!', holder.getInputStream().read());
            String said = printed(() -> Results.keep("02", result("one", 1, 1)));
            assertTrue(said.contains("results.csv is locked by another program"), said);
        } finally {
            holder.destroyForcibly().waitFor();
        }
        assertEquals("", printed(() -> Results.keep("02", result("two", 1, 1))));
        assertEquals(1, Results.read().rowCount());
    }

    /** Another kernel that locks a file and never lets go. */
    static final class Holder {
        public static void main(String... file) throws Exception {
            try (var channel = FileChannel.open(Path.of(file[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                System.out.write('!');
                System.out.flush();
                Thread.sleep(Long.MAX_VALUE);
            }
        }
    }

    private static Measured result(String figure, int p, double ratio) {
        var interval = Double.isNaN(ratio) ? null : new Interval(ratio - 0.04, ratio + 0.04);
        var quality = Double.isNaN(ratio) ? Ratio.Quality.BUSY : Ratio.Quality.CLEAN;
        return new Measured() {
            @Override
            public List<Finding> findings() {
                return List.of(new Finding(figure, "real cores", p, new Ratio(ratio, interval, ratio, 9, 9, quality)));
            }

            @Override
            public Figure figure() {
                return Verdict.states(figure);
            }
        };
    }
}
