package yourcores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
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
import org.junit.jupiter.api.Test;
import yourcores.figure.Figure;

/** Dependencies between the packages point one way. */
class PackagesTest {
    private static final String FIGURE = "yourcores.figure";
    private static final String MEASURE = "yourcores.measure";
    private static final String HOME = "yourcores.home";

    /** What a package may use of ours, besides itself. Those that are not named here may use {@code figure} only. */
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            FIGURE,
            Set.of(),
            HOME,
            Set.of(),
            "yourcores.exercise",
            Set.of(FIGURE, HOME, "yourcores.world"),
            "yourcores.law",
            Set.of(FIGURE, MEASURE),
            "yourcores.race",
            Set.of(FIGURE, MEASURE),
            "yourcores.results",
            Set.of(FIGURE, HOME, MEASURE),
            "yourcores.world",
            Set.of(FIGURE, HOME));

    /** These stand on top and may use all others. Nobody uses the kernel, and only the kernel uses the facade. */
    private static final String FACADE = "yourcores";

    private static final String KERNEL = "yourcores.kernel";

    private static final Pattern EDGE = Pattern.compile("^\\s+(yourcores[\\w.]*)\\s+->\\s+(\\S+)\\s.*$");

    private final Map<String, Set<String>> uses = uses();

    @Test
    void everyPackageUsesOnlyWhatTheDesignAllows() {
        var forbidden = new TreeSet<String>();
        uses.forEach((user, used) ->
                used.stream().filter(one -> !allowed(user, one)).forEach(one -> forbidden.add(user + " -> " + one)));
        assertEquals(Set.of(), forbidden, "Move the class to the package that may use it, or hand the data over");
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
                .filter(edge -> edge[0].equals(FIGURE))
                .map(edge -> edge[1])
                .filter(used -> !used.startsWith("java.") && !used.startsWith(FIGURE))
                .toList();
        assertEquals(List.of(), foreign);
    }

    @Test
    void theToolSawOurClasses() {
        assertTrue(uses.getOrDefault("yourcores.show", Set.of()).contains(FIGURE), uses.toString());
    }

    private static boolean allowed(String user, String used) {
        if (used.equals(KERNEL)) {
            return false;
        }
        if (user.equals(KERNEL)) {
            return true;
        }
        if (used.equals(FACADE)) {
            return false;
        }
        return user.equals(FACADE) || ALLOWED.getOrDefault(user, Set.of(FIGURE)).contains(used);
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
            if (edge[1].startsWith("yourcores") && !edge[0].equals(edge[1])) {
                uses.computeIfAbsent(edge[0], _ -> new TreeSet<>()).add(edge[1]);
            }
        }
        return uses;
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
