package yourcores.trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import yourcores.figure.Axis;
import yourcores.figure.Curve;
import yourcores.figure.Curves;
import yourcores.figure.Figure;
import yourcores.figure.Point;
import yourcores.figure.Showable;
import yourcores.figure.Verdict;

/**
 * How long queues are over time: a length is noted after each put and after each take, so that hardly
 * a peak is missed.
 *
 * <p>Guarantee: each length that is noted is one that the queue had; its time is that of the note, a moment later. A put
 * or a take on a watched {@link BlockingQueue} waits {@value #PATIENCE_SECONDS} s at most, then fails and says which
 * queue it waited for. After {@value #MOST_NOTES} notes no more are taken.
 *
 * <p>Thread rule: safe for use by any thread. Ask for the figure when the threads have joined. Times are in
 * milliseconds since the first note of the same queue.
 */
public final class QueueLengths implements Showable {
    static final int MOST_NOTES = 1 << 20;
    private static final int PATIENCE_SECONDS = 10;
    private static final double NANOS_A_MILLI = 1e6;

    private record Note(long at, int length) {}

    private final String title;
    private final String things;
    private final Duration patience;
    private final List<String> order = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Note>> series = new ConcurrentHashMap<>();
    private final AtomicInteger room = new AtomicInteger(MOST_NOTES);

    /**
     * Nothing noted yet.
     *
     * @param things what waits in the queues, in the plural: "letters"
     */
    public QueueLengths(String title, String things) {
        this(title, things, Duration.ofSeconds(PATIENCE_SECONDS));
    }

    QueueLengths(String title, String things, Duration patience) {
        this.title = Objects.requireNonNull(title, "A figure has a title");
        this.things = Objects.requireNonNull(things, "Something waits in a queue");
        this.patience = patience;
    }

    /** The same queue, with its length noted. Use the one that this returns. */
    public <T> Belt<T> watch(String name, BlockingQueue<T> queue) {
        return watch(name, new Patient<>(name, Objects.requireNonNull(queue, "There is no queue to watch"), patience));
    }

    /** The same belt, with its length noted; how long its calls wait is left to it. */
    public <T> Belt<T> watch(String name, Belt<T> belt) {
        notes(name);
        return new Watched<>(this, name, Objects.requireNonNull(belt, "There is no belt to watch"));
    }

    private void note(String name, int length) {
        if (room.getAndDecrement() > 0) {
            notes(name).add(new Note(System.nanoTime(), length));
        }
    }

    private Queue<Note> notes(String name) {
        return series.computeIfAbsent(name, fresh -> {
            order.add(fresh);
            return new ConcurrentLinkedQueue<>();
        });
    }

    /**
     * The greatest length of a queue.
     *
     * @throws IllegalArgumentException where none is called so
     */
    public int most(String name) {
        var notes = series.get(name);
        if (notes == null) {
            throw new IllegalArgumentException("No queue is called \"" + name + "\", but " + order);
        }
        return notes.stream().mapToInt(Note::length).max().orElse(0);
    }

    /** The lengths over time, and the greatest of each queue in words. */
    @Override
    public Figure figure() {
        var curves = order.stream().map(name -> new Curve(name, Curve.Role.SERIES, steps(name)));
        var words = order.stream().map(name -> most(name) + " (" + name + ")").collect(Collectors.joining(", "));
        var full = room.get() < 0 ? " Only the first " + MOST_NOTES + " lengths were noted." : "";
        return new Curves(
                title,
                Axis.of("time", "ms"),
                Axis.of("in the queue", things),
                curves.toList(),
                List.of(),
                Verdict.states("Most " + things + " in the queue at a time: " + words + "." + full),
                "");
    }

    /** A queue keeps its length until the next note. */
    private List<Point> steps(String name) {
        var points = new ArrayList<Point>();
        int before = 0;
        for (var note : inOrder(name)) {
            double at = note.at / NANOS_A_MILLI;
            points.add(Point.of(at, before));
            points.add(Point.of(at, note.length));
            before = note.length;
        }
        return points.isEmpty() ? List.of(Point.of(0, 0)) : points;
    }

    /** From the first note on, which is at 0. */
    private List<Note> inOrder(String name) {
        var notes = List.copyOf(series.get(name));
        long first = notes.isEmpty() ? 0 : notes.getFirst().at;
        return notes.stream()
                .map(note -> new Note(Math.max(0, note.at - first), note.length))
                .sorted(Comparator.comparingLong(Note::at))
                .toList();
    }

    /** All that was noted, to sort, filter or draw. */
    public Table table() {
        var queue = StringColumn.create("queue");
        var time = DoubleColumn.create("time (ms)");
        var length = IntColumn.create("length");
        for (var name : order) {
            for (var note : inOrder(name)) {
                queue.append(name);
                time.append(note.at / NANOS_A_MILLI);
                length.append(note.length);
            }
        }
        return Table.create(title, queue, time, length);
    }

    private record Watched<T>(QueueLengths lengths, String name, Belt<T> belt) implements Belt<T> {
        @Override
        public void put(T thing) throws InterruptedException {
            belt.put(thing);
            lengths.note(name, belt.size());
        }

        @Override
        public T take() throws InterruptedException {
            var thing = belt.take();
            lengths.note(name, belt.size());
            return thing;
        }

        @Override
        public int size() {
            return belt.size();
        }
    }

    /** A queue whose calls do not wait for ever. */
    private record Patient<T>(String name, BlockingQueue<T> queue, Duration patience) implements Belt<T> {
        @Override
        public void put(T thing) throws InterruptedException {
            if (!queue.offer(thing, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw late("it is full, and nobody took anything");
            }
        }

        @Override
        public T take() throws InterruptedException {
            var thing = queue.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (thing == null) {
                throw late("it is empty, and nobody put anything");
            }
            return thing;
        }

        private IllegalStateException late(String why) {
            return new IllegalStateException(
                    "The queue \"" + name + "\": " + why + " for " + patience.toSeconds() + " s");
        }

        @Override
        public int size() {
            return queue.size();
        }
    }
}
