// What a kernel does most: compile cells, run them, draw, check. The set-up runs it to learn what the class cache should hold.
import module java.base;
import java.awt.Color;
import org.junit.jupiter.api.*;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.*;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.knowm.xchart.*;
import org.knowm.xchart.style.Styler.LegendPosition;
import tech.tablesaw.api.*;

sealed interface Shape permits Circle, Square {
    double area();
}
record Circle(double radius) implements Shape {
    public double area() {
        return Math.PI * radius * radius;
    }
}
record Square(double side) implements Shape {
    public double area() {
        return side * side;
    }
}
String told(Object what) {
    return switch (what) {
        case null -> "nothing";
        case Circle(double radius) when radius > 1 -> "a large circle";
        case Shape shape -> "%s of %.1f".formatted(shape.getClass().getSimpleName(), shape.area());
        default -> what.toString();
    };
}
for (var what : new Object[] {null, new Circle(2), new Square(3), List.of()}) IO.println(told(what));

class Ledger<K extends Comparable<K>> implements AutoCloseable {
    private final Map<K, List<Integer>> entries = new TreeMap<>();
    private boolean closed;

    void add(K key, int value) {
        if (closed) throw new IllegalStateException("closed");
        entries.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }

    Map<K, Integer> sums() {
        var sums = new TreeMap<K, Integer>();
        for (var entry : entries.entrySet()) {
            int sum = 0;
            for (int value : entry.getValue()) sum += value;
            sums.put(entry.getKey(), sum);
        }
        return sums;
    }

    @Override
    public void close() {
        closed = true;
    }
}
class Jobs {
    interface Work<R> {
        R run(int piece) throws IOException;
    }

    static <R> List<R> all(int pieces, Work<? extends R> work) throws IOException {
        var results = new ArrayList<R>();
        for (int piece = 0; piece < pieces; piece++) results.add(work.run(piece));
        return List.copyOf(results);
    }

    static Optional<Long> parse(String text) {
        try {
            return Optional.of(Long.parseLong(text.strip()));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }
}
var ledger = new Ledger<String>();
for (int i = 0; i < 4; i++) ledger.add(i % 2 == 0 ? "even" : "odd", i);
IO.println(ledger.sums() + " " + Jobs.all(3, piece -> piece * piece) + " " + Jobs.parse(" 42 ").map(x -> 2 * x).orElse(-1L));
ledger.close();
try {
    ledger.add("late", 1);
} catch (IllegalStateException e) {
    IO.println(e.getMessage());
}
int[] squares = new int[10];
Arrays.setAll(squares, i -> i * i);
long total = 0
for (int square : squares) total += square;
double mean = total / (double) squares.length
IO.println("""
    %d squares,
    %.1f on average""".formatted(squares.length, mean));

var table = Table.create("points").addColumns(DoubleColumn.create("x", 1, 2, 4), StringColumn.create("name", "a", "b", "c"));
IO.println(table.print());
var chart = new XYChartBuilder().width(700).height(400).title("measured").xAxisTitle("workers").yAxisTitle("S").build();
var measured = chart.addSeries("measured", new double[] {1, 2, 4}, new double[] {1, 1.9, 3.6}, new double[] {0.1, 0.1, 0.2});
measured.setLineColor(new Color(0x1f77b4));
chart.getStyler().setLegendPosition(LegendPosition.InsideNW);
BitmapEncoder.getBitmapBytes(chart, BitmapEncoder.BitmapFormat.PNG).length > 1000

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LedgerChecks {
    private final Ledger<String> ledger = new Ledger<>();

    @Test
    @Order(1)
    @DisplayName("sums up")
    void sumsUp() {
        ledger.add("odd", 1);
        ledger.add("odd", 3);
        Assertions.assertEquals(Map.of("odd", 4), ledger.sums(), () -> "one and three are four");
    }

    @Test
    @Order(2)
    @DisplayName("fails")
    void fails() {
        Assertions.assertTrue(ledger.sums().containsKey("even"), "this one is to fail");
    }
}
var alone = LauncherConfig.builder().addTestEngines(new JupiterTestEngine());
alone.enableTestEngineAutoRegistration(false).enableTestExecutionListenerAutoRegistration(false);
var summary = new SummaryGeneratingListener();
try (var session = LauncherFactory.openSession(alone.build())) {
    var request = LauncherDiscoveryRequestBuilder.request().selectors(DiscoverySelectors.selectClass(LedgerChecks.class)).build();
    session.getLauncher().execute(request, summary);
}
IO.println(summary.getSummary().getTestsSucceededCount() + " of " + summary.getSummary().getTestsFoundCount() + " checks pass")
/exit
