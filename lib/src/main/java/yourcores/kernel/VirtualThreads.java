package yourcores.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where virtual threads run right now. Java hands out no list of them; a dump of all threads is the one place that
 * names their code (HotSpotDiagnosticMXBean). It takes some 20 ms, the first one some 100 ms more: for when virtual
 * threads have run of late.
 */
final class VirtualThreads {
    private static final Pattern THREAD = Pattern.compile("\"tid\":");
    private static final Pattern FRAME = Pattern.compile("(REPL\\.[\\w.$]+)\\.([\\w$<>]+)\\([^:)]*:(\\d+)\\)");
    private static final Pattern NO_FRAME = Pattern.compile("\"stack\": \\[\\s*]");
    private static final int MOST = 3;
    private static final int LOOKS = 5;
    private static final long PAUSE = Duration.ofMillis(20).toNanos();

    private VirtualThreads() {}

    /**
     * A virtual thread that runs code of a cell.
     *
     * @param isMounted whether it holds a carrier right now
     * @param place in the cell: {@code Desk.take (cell 4, line 7)}
     */
    record OfCell(String id, boolean isMounted, String place) {}

    /** Waits a moment for threads that were started and have not begun: they stand in no code yet. */
    static List<OfCell> ofCells(Places places) {
        var threads = all();
        for (int look = 1; look < LOOKS && threads.stream().anyMatch(NO_FRAME.asPredicate()); look++) {
            LockSupport.parkNanos(PAUSE);
            threads = all();
        }
        return threads.stream()
                .flatMap(thread -> FRAME.matcher(thread).results().limit(1).map(frame -> {
                    var code = new StackTraceElement(
                            frame.group(1), frame.group(2), null, Integer.parseInt(frame.group(3)));
                    return new OfCell(thread.split("\"", 3)[1], thread.contains("\"carrier\""), places.describe(code));
                }))
                .toList();
    }

    private static List<String> all() {
        return Arrays.stream(THREAD.split(dump()))
                .filter(thread -> thread.contains("\"virtual\": true"))
                .toList();
    }

    /** The places of these threads, each once, few of them: {@code , in Desk.take (cell 4, line 7)}. */
    static String where(Stream<OfCell> threads) {
        var places = threads.map(OfCell::place).distinct().limit(MOST).collect(Collectors.joining(" and "));
        return places.isEmpty() ? "" : ", in " + places;
    }

    private static String dump() {
        try {
            var folder = Files.createTempDirectory("threads");
            var file = folder.resolve("dump.json");
            try {
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                        .dumpThreads(file.toString(), ThreadDumpFormat.JSON);
                return Files.readString(file);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException | RuntimeException unknown) {
            return "";
        }
    }
}
