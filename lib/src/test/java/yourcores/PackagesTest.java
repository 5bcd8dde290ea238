package yourcores;

import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import yourcores.figure.Figure;

/** Dependencies between the packages point one way. */
class PackagesTest {
    private static final String FIGURE = "figure";
    private static final String OURS = "yourcores";
    private static final Pattern CHAPTER = Pattern.compile("exercise\\.ch\\d\\d");

    /** Who may use whom, and what for. All may use {@code figure}. */
    private static final Map<String, Map<String, String>> ALLOWED = Map.ofEntries(
            edges(
                    "facade",
                    "exercise.trial",
                    "check, hint",
                    "measure",
                    "variant; what is kept of a result",
                    "measure.system",
                    "the card of the machine",
                    "results",
                    "keeps what was measured and guessed",
                    "show",
                    "draws tables of Tablesaw"),
            edges(
                    "kernel",
                    "child",
                    "what outlives a cell",
                    "home",
                    "scratch folder",
                    "exercise.trial",
                    "tells places in cells; an exit that ended the kernel",
                    "kernel.protocol",
                    "answers that JJava does not give",
                    "kernel.stock",
                    "magics and environment of the stock kernel",
                    "kernel.stream",
                    "what cells print, on its way",
                    "measure.system",
                    "tells what earlier cells burn",
                    "show",
                    "draws",
                    "thread",
                    "ends what cells left"),
            edges("kernel.stream", "home", "scratch folder"),
            edges(
                    "child",
                    "home",
                    "jars of heavy tools; scratch folder",
                    "measure.system",
                    "whether other programs kept the processors busy",
                    "race",
                    "one way to show graded outcomes",
                    "thread",
                    "the group of all threads"),
            edges("workers", "child", "starts processes and keeps them", "home", "jars of heavy tools"),
            edges("photo", "home", "where the photos lie"),
            edges(
                    "server",
                    "child",
                    "is kept from cell to cell",
                    "measure",
                    "contests of servers",
                    "measure.system",
                    "quick mode",
                    "photo",
                    "what it serves"),
            edges("measure", "measure.system", "processors and meters", "thread", "ends what was measured"),
            edges("measure.system", "thread", "who burns a core"),
            edges(
                    "law",
                    "measure",
                    "a law is held against what was measured",
                    "measure.system",
                    "how many workers there can be"),
            edges(
                    "law.slow",
                    "law",
                    "statistics of samples",
                    "measure",
                    "measures speed-ups",
                    "measure.system",
                    "which machine emulates",
                    "thread",
                    "ends slow cores"),
            edges(
                    "race",
                    "measure.system",
                    "on how many cores threads can meet",
                    "thread",
                    "threads that leave together and are ended"),
            edges("trace", "thread", "threads on one processor"),
            edges("clock", "trace", "the rows of a timeline"),
            edges("fair", "thread", "threads that leave together and are ended"),
            edges("explore", "race", "one way to grade outcomes", "thread", "is stopped by an interrupt"),
            edges(
                    "results",
                    "home",
                    "where results lie",
                    "measure",
                    "what was measured",
                    "measure.system",
                    "on which machine"),
            edges(
                    "report",
                    "home",
                    "which chapters there are",
                    "law",
                    "the serial share behind a speed-up",
                    "measure",
                    "how much the chapters allow a law",
                    "measure.system",
                    "how processors sit on cores",
                    "results",
                    "what it reports"),
            edges(
                    "exercise.chNN",
                    "exercise",
                    "what checks share",
                    "photo",
                    "what an answer downloads",
                    "server",
                    "observes an answer from the other side",
                    "explore",
                    "tries all schedules of an answer"),
            edges(
                    "exercise",
                    "thread",
                    "which threads an answer has",
                    "measure.system",
                    "whether other programs had the cores of a race"),
            edges(
                    "exercise.trial",
                    "exercise",
                    "describes an exercise and its failures",
                    "exercise.chNN",
                    "the catalogue",
                    "home",
                    "progress",
                    "suite",
                    "JUnit's launcher, with nothing from elsewhere",
                    "thread",
                    "ends what an answer started"));

    private static final Pattern EDGE = Pattern.compile("^\\s+(yourcores[\\w.]*)\\s+->\\s+(\\S+)\\s.*$");

    private static final Path SOURCES = Path.of("src", "main", "java");

    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?:static )?(yourcores(?:\\.[a-z]\\w*)*)\\.[A-Z]");

    private static final int MOST_FILES = 45;

    private final Map<String, Set<String>> uses = uses();

    @Test
    void everyPackageUsesOnlyWhatIsListed() {
        var forbidden = new TreeSet<String>();
        uses.forEach((user, used) ->
                used.stream().filter(one -> !allowed(user, one)).forEach(one -> forbidden.add(user + " -> " + one)));
        assertEquals(
                Set.of(), forbidden, "Move the class, hand the data over, or list the edge with the reason for it");
    }

    @Test
    void everyListedEdgeIsUsed() {
        var unused = new TreeSet<String>();
        ALLOWED.forEach((user, reasons) -> reasons.keySet().stream()
                .filter(used -> !uses.getOrDefault(user, Set.of()).contains(used))
                .forEach(used -> unused.add(user + " -> " + used)));
        assertEquals(Set.of(), unused, "Take the line out of the list");
    }

    @Test
    void noPackageIsTooLarge() throws IOException {
        try (var sources = Files.walk(Path.of("src", "main", "java"))) {
            var sizes = sources.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
            sizes.values().removeIf(files -> files <= MOST_FILES);
            assertEquals(Map.of(), sizes, "Cut the package");
        }
    }

    @Test
    void aSimpleNameStandsForOneThing() throws IOException {
        try (var sources = Files.walk(Path.of("src", "main", "java"))) {
            var places = sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(Collectors.groupingBy(
                            file -> file.getFileName().toString(), Collectors.mapping(Path::getParent, toList())));
            places.values().removeIf(folders -> folders.size() == 1);
            assertEquals(Map.of(), places, "Give one of them a name of its own");
        }
    }

    @Test
    void thereIsNoCycle() {
        var settled = new HashSet<String>();
        for (var start : uses.keySet()) {
            visit(start, new ArrayList<>(), settled);
        }
    }

    @Test
    void figuresStandOnTheJdkAlone() {
        var foreign = edges().stream()
                .filter(edge -> edge[0].equals(OURS + "." + FIGURE))
                .map(edge -> edge[1])
                .filter(used -> !used.startsWith("java."))
                .toList();
        assertEquals(List.of(), foreign);
    }

    @Test
    void theToolSawOurClasses() {
        assertTrue(uses.getOrDefault("show", Set.of()).contains(FIGURE), uses.toString());
    }

    private static Map.Entry<String, Map<String, String>> edges(String user, String... usedAndWhy) {
        var reasons = new TreeMap<String, String>();
        for (int i = 0; i < usedAndWhy.length; i += 2) {
            reasons.put(usedAndWhy[i], usedAndWhy[i + 1]);
        }
        return Map.entry(user, reasons);
    }

    private static boolean allowed(String user, String used) {
        return used.equals(FIGURE) || ALLOWED.getOrDefault(user, Map.of()).containsKey(used);
    }

    private void visit(String here, List<String> path, Set<String> settled) {
        assertFalse(path.contains(here), () -> "A cycle: " + path + " -> " + here);
        if (settled.contains(here)) {
            return;
        }
        path.add(here);
        uses.getOrDefault(here, Set.of()).forEach(next -> visit(next, path, settled));
        path.removeLast();
        settled.add(here);
    }

    private static Map<String, Set<String>> uses() {
        var uses = new TreeMap<String, Set<String>>();
        for (var edge : edges()) {
            if (edge[1].startsWith(OURS) && !edge[0].equals(edge[1])) {
                uses.computeIfAbsent(room(edge[0]), _ -> new TreeSet<>()).add(room(edge[1]));
            }
        }
        for (var edge : imports()) {
            if (!edge[0].equals(edge[1])) {
                uses.computeIfAbsent(room(edge[0]), _ -> new TreeSet<>()).add(room(edge[1]));
            }
        }
        return uses;
    }

    /** What jdeps does not see: a class that only an annotation names. */
    private static List<String[]> imports() {
        try (var sources = Files.walk(SOURCES)) {
            var edges = new ArrayList<String[]>();
            for (var file :
                    sources.filter(one -> one.toString().endsWith(".java")).toList()) {
                var user = SOURCES.relativize(file.getParent()).toString().replace(File.separatorChar, '.');
                var found = IMPORT.matcher(Files.readString(file));
                while (found.find()) {
                    edges.add(new String[] {user, found.group(1)});
                }
            }
            return edges;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@code measure.system} for {@code yourcores.measure.system}; the chapters of the exercises are one. */
    private static String room(String name) {
        var room = name.equals(OURS) ? "facade" : name.substring(OURS.length() + 1);
        return CHAPTER.matcher(room).replaceFirst("exercise.chNN");
    }

    private static List<String[]> edges() {
        var edges = new ArrayList<String[]>();
        for (var line : jdeps().lines().toList()) {
            var edge = EDGE.matcher(line);
            if (edge.matches()) {
                edges.add(new String[] {edge.group(1), edge.group(2)});
            }
        }
        return edges;
    }

    private static String jdeps() {
        var out = new StringWriter();
        var jdeps = ToolProvider.findFirst("jdeps")
                .orElseThrow(() -> new AssertionError("This Java has no jdeps: run the tests with a JDK, not a JRE"));
        try (var printed = new PrintWriter(out)) {
            int status = jdeps.run(
                    printed,
                    printed,
                    "-verbose:package",
                    "--multi-release",
                    "base",
                    "-cp",
                    libraries(),
                    classes().toString());
            assertEquals(0, status, out.toString());
        }
        return out.toString();
    }

    private static String libraries() {
        var paths = new ArrayList<String>();
        for (var path : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (path.endsWith(".jar") && Files.exists(Path.of(path))) {
                paths.add(path);
            }
        }
        return String.join(File.pathSeparator, paths);
    }

    private static Path classes() {
        try {
            return Path.of(Figure.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
