package yourcores.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where virtual threads run right now. Java hands out no list of them; a dump of all threads is the one place that
 * names their code (HotSpotDiagnosticMXBean). It takes some 20 ms, the first one some 100 ms more: for when something
 * burns.
 */
final class VirtualThreads {
    private static final Pattern THREAD = Pattern.compile("\"tid\":");
    private static final Pattern FRAME = Pattern.compile("(REPL\\.[\\w.$]+)\\.([\\w$<>]+)\\([^:)]*:(\\d+)\\)");
    private static final int MOST = 3;

    private VirtualThreads() {}

    /** Places in cells whose code a virtual thread runs, each once: {@code Desk.take (cell 4, line 7)}. */
    static List<String> running(Places places) {
        return Arrays.stream(THREAD.split(dump()))
                .filter(thread -> thread.contains("\"virtual\": true") && thread.contains("\"carrier\""))
                .flatMap(thread -> FRAME.matcher(thread).results().limit(1))
                .map(frame -> places.describe(
                        new StackTraceElement(frame.group(1), frame.group(2), null, Integer.parseInt(frame.group(3)))))
                .distinct()
                .limit(MOST)
                .toList();
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
