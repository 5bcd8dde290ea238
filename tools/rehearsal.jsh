// What a kernel does most: compile cells, run them, draw. The set-up runs it to learn what the class cache should hold.
import module java.base;
import java.awt.Color;
import org.knowm.xchart.*;
import org.knowm.xchart.style.Styler.LegendPosition;
import tech.tablesaw.api.*;
import static java.util.stream.Collectors.*;

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
    private final Map<K, List<Integer>> entries = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean closed;

    void add(K key, int value) {
        lock.lock();
        try {
            if (closed) throw new IllegalStateException("closed");
            entries.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
        } finally {
            lock.unlock();
        }
    }

    synchronized Map<K, Integer> sums() {
        return entries.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, e -> e.getValue().stream().mapToInt(Integer::intValue).sum(),
                        Integer::sum, TreeMap::new));
    }

    @Override
    public void close() {
        closed = true;
    }
}
class Jobs {
    static long share(Callable<Long> piece, int pieces, int workers, ThreadFactory threads) throws Exception {
        try (var pool = Executors.newFixedThreadPool(workers, threads)) {
            long sum = 0;
            for (var done : pool.invokeAll(Collections.nCopies(pieces, piece))) sum += done.get();
            return sum;
        }
    }

    static CompletableFuture<Integer> later(int value) {
        return CompletableFuture.supplyAsync(() -> value).thenApply(x -> 2 * x).exceptionally(e -> -1);
    }
}
var ledger = new Ledger<String>();
var threads = IntStream.range(0, 4).mapToObj(i -> Thread.ofVirtual().start(() -> ledger.add("even odd".split(" ")[i % 2], i))).toList();
for (var thread : threads) thread.join();
IO.println(ledger.sums() + " " + Jobs.share(() -> 42L, 8, 2, Thread.ofPlatform().factory()) + " " + Jobs.later(21).get());
ledger.close();
try {
    ledger.add("late", 1);
} catch (IllegalStateException e) {
    IO.println(e.getMessage());
}
int[] squares = IntStream.rangeClosed(1, 10).map(i -> i * i).toArray();
long total = Arrays.stream(squares).asLongStream().sum();
IO.println("%d %s".formatted(total, Arrays.stream(squares).boxed().collect(groupingBy(x -> x % 3, counting()))));
double mean = total / (double) squares.length

var table = Table.create("points").addColumns(DoubleColumn.create("x", 1, 2, 4), StringColumn.create("name", "a", "b", "c"));
IO.println(table.print());
var chart = new XYChartBuilder().width(700).height(400).title("measured").xAxisTitle("workers").yAxisTitle("S").build();
var measured = chart.addSeries("measured", new double[] {1, 2, 4}, new double[] {1, 1.9, 3.6}, new double[] {0.1, 0.1, 0.2});
measured.setLineColor(new Color(0x1f77b4));
chart.getStyler().setLegendPosition(LegendPosition.InsideNW);
BitmapEncoder.getBitmapBytes(chart, BitmapEncoder.BitmapFormat.PNG).length > 1000
/exit
