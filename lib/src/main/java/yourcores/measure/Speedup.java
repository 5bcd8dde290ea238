package yourcores.measure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import yourcores.figure.Figure;
import yourcores.measure.Resource.Kind;
import yourcores.measure.system.Machine;
import yourcores.measure.system.Room;

/**
 * How many times as fast a program runs with more workers than with one. Immutable.
 *
 * @param resource what the workers share
 * @param points by number of workers, one worker first
 * @param oneWorker how long the program takes with one worker
 * @param alike up to how many workers each has the same to work with as the first
 */
public record Speedup(String title, Resource resource, List<Point> points, Duration oneWorker, Alike alike)
        implements Measured {

    /**
     * @param ratio time of one worker divided by time of these workers
     * @param oversubscribed whether these are more workers than the resource has room for
     */
    public record Point(int workers, Ratio ratio, boolean oversubscribed) {

        /** Whether there is a number at all. */
        public boolean clean() {
            return ratio.clean();
        }
    }

    /**
     * Up to how many workers each has the same to work with as the first; beyond, laws of equal cores cannot be
     * judged.
     *
     * @param reason what is different beyond, as a clause: "two workers share a core"
     */
    public record Alike(int workers, String reason) {
        public static final Alike ALL = new Alike(Integer.MAX_VALUE, "");

        static Alike on(Machine machine) {
            if (machine.mostWorkers() == 1) {
                return new Alike(1, "there is one processor");
            }
            if (machine.mixedCores()) {
                return new Alike(1, "some cores are slower than others");
            }
            boolean shared = machine.topology().cores() < Room.whole(machine.capacity());
            return new Alike(machine.equalCores(), shared ? "two workers share a core" : machine.limitReason());
        }
    }

    public Speedup {
        points = List.copyOf(points);
    }

    /** A speed-up whose workers are all alike, up to the limit of the resource. */
    public Speedup(String title, Resource resource, List<Point> points, Duration oneWorker) {
        this(title, resource, points, oneWorker, Alike.ALL);
    }

    /**
     * The speed-up with p workers.
     *
     * @throws IllegalArgumentException if that was not measured
     */
    public Ratio at(int p) {
        return points.stream()
                .filter(point -> point.workers() == p)
                .map(Point::ratio)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No speed-up was measured with " + MeasureWords.workers(p) + "; measured: "
                                + points.stream().map(Point::workers).toList()));
    }

    /** The points that laws of equal cores may be fitted to and judged by: clean, one core a worker, cores alike. */
    public List<Point> comparable() {
        return points.stream()
                .filter(point -> point.clean() && !point.oversubscribed() && point.workers() <= alike.workers())
                .toList();
    }

    /** Why some points are not comparable, as a clause; empty where all are. */
    public Optional<String> notComparable() {
        return points.stream()
                .filter(point -> !comparable().contains(point))
                .findFirst()
                .map(this::why);
    }

    private String why(Point point) {
        if (!point.clean()) {
            return point.ratio().quality() == Ratio.Quality.BUSY
                    ? "other programs disturbed the runs with " + MeasureWords.workers(point.workers())
                    : "the meter did not see the runs with " + MeasureWords.workers(point.workers());
        }
        return point.oversubscribed()
                ? "with " + MeasureWords.workers(point.workers()) + " there are more workers than " + resource.reason()
                : "beyond " + MeasureWords.workers(alike.workers()) + ": " + alike.reason();
    }

    /** Draws the measured points beside what a law promised, and judges whether it kept the promise. */
    public AgainstLaw against(Law law) {
        return new AgainstLaw(this, law, Optional.empty());
    }

    @Override
    public Figure figure() {
        return SpeedupFigure.of(this);
    }

    @Override
    public List<Finding> findings() {
        String series = switch (resource.kind()) {
            case REAL_CORES -> "real cores";
            case SLOW_MOTION_CORES -> "slow-motion cores";
            case WAITING -> "waiting";
        };
        return points.stream()
                .map(point -> new Finding(title, series, point.workers(), point.ratio()))
                .toList();
    }

    boolean real() {
        return resource.kind() == Kind.REAL_CORES;
    }

    boolean slow() {
        return resource.kind() == Kind.SLOW_MOTION_CORES;
    }

    int mostWorkers() {
        return points.stream().mapToInt(Point::workers).max().orElse(1);
    }
}
