package yourcores.thread;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import yourcores.thread.WaitForGraph.Wait;

/**
 * A dump of all threads of a JVM, virtual ones too, in the JSON form of {@code Thread.dump_to_file}: who waits for which
 * monitor, and who has it; who is parked on what without a limit.
 *
 * <p>Only where threads stand still: on JDK 25, up to 25.0.3 at least, such a dump can crash a JVM whose virtual threads
 * are taking up or leaving a carrier (JDK-8364343).
 *
 * <p>Source: {@link HotSpotDiagnosticMXBean#dumpThreads}, JDK 25 and later, where the dump tells of monitors.
 */
final class ThreadDump {
    private static final long PATIENCE_SECONDS = 10;
    private static final String SCRATCH = "threads-";
    /** Must not be there before the dump is written. */
    private static final String DUMP = "dump.json";

    /** What is read from the file of a dump. */
    @FunctionalInterface
    interface Reading<T> {
        T read(Path file) throws IOException;
    }

    private final SequencedMap<Long, Map<?, ?>> threads = new LinkedHashMap<>();
    private final Map<String, Long> holders = new HashMap<>();

    private ThreadDump() {}

    static ThreadDump here() throws IOException {
        var folder = Files.createTempDirectory(SCRATCH);
        var file = folder.resolve(DUMP);
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(file.toString(), ThreadDumpFormat.JSON);
            return parse(Files.readString(file));
        } finally {
            delete(folder);
        }
    }

    /** Has {@code jcmd} write the dump of another process. */
    static <T> T byJcmd(long pid, Reading<T> reading) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var folder = Files.createTempDirectory(SCRATCH);
        var file = folder.resolve(DUMP);
        var said = folder.resolve("said");
        var process = new ProcessBuilder(
                        jcmd, Long.toString(pid), "Thread.dump_to_file", "-format=json", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            boolean done = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!done || !Files.exists(file)) {
                throw new IOException("jcmd got no dump of process " + pid + ": "
                        + (done ? Files.readString(said).strip() : "no answer within " + PATIENCE_SECONDS + " s"));
            }
            return reading.read(file);
        } finally {
            process.destroyForcibly();
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException stillWritten) {
            // A JVM that answers too late: what it writes is left to the system.
        }
    }

    /** @throws IOException if the text is no such dump */
    static ThreadDump parse(String json) throws IOException {
        var dump = new ThreadDump();
        try {
            var all = (Map<?, ?>) new Gson().fromJson(json, Map.class).get("threadDump");
            for (var container : (List<?>) all.get("threadContainers")) {
                for (var thread : (List<?>) ((Map<?, ?>) container).get("threads")) {
                    dump.add((Map<?, ?>) thread);
                }
            }
        } catch (JsonParseException | ClassCastException | NullPointerException | IllegalArgumentException e) {
            throw new IOException("This is no dump of threads in JSON", e);
        }
        return dump;
    }

    private void add(Map<?, ?> thread) {
        long id = thread.get("tid") instanceof Double number
                ? number.longValue()
                : Long.parseLong((String) thread.get("tid"));
        threads.put(id, thread);
        if (thread.get("monitorsOwned") instanceof List<?> owned) {
            for (var atDepth : owned) {
                for (var lock : (List<?>) ((Map<?, ?>) atDepth).get("locks")) {
                    if (lock != null && !lock.equals(thread.get("waitingOn"))) { // given back while it waits
                        holders.put(lock.toString(), id);
                    }
                }
            }
        }
    }

    /** The names of all threads, by number. */
    Map<Long, String> names() {
        var names = new HashMap<Long, String>();
        threads.forEach((id, thread) -> names.put(id, name(thread)));
        return names;
    }

    List<Wait> waits() {
        return new ArrayList<>(byThread(ThreadNames.of(names())).values());
    }

    SequencedMap<Long, Wait> byThread(ThreadNames names) {
        var waits = new LinkedHashMap<Long, Wait>();
        threads.forEach((id, thread) -> {
            var what = what(thread);
            if (what != null) {
                var holder = thread.containsKey("blockedOn") ? holders.get(what) : null;
                waits.put(
                        id,
                        new Wait(
                                names.of(name(thread), id),
                                brief(what),
                                holder == null ? "" : names.of(name(threads.get(holder)), holder)));
            }
        });
        return waits;
    }

    /** What it waits for, if it does so without a limit. */
    private static String what(Map<?, ?> thread) {
        if ("TIMED_WAITING".equals(thread.get("state"))) {
            return null;
        }
        if (thread.get("blockedOn") instanceof String monitor) {
            return monitor;
        }
        if (thread.get("waitingOn") instanceof String monitor) {
            return monitor;
        }
        return thread.get("parkBlocker") instanceof Map<?, ?> blocker ? (String) blocker.get("object") : null;
    }

    private static String name(Map<?, ?> thread) {
        return (String) thread.get("name");
    }

    /** The name of the class without its package and what surrounds it: {@code NonfairSync@1b2c3d4}. */
    static String brief(String identity) {
        return identity.replaceFirst("^.*[.$/](?=[^.$/@]+@)", "");
    }
}
