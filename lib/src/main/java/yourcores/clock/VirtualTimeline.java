package yourcores.clock;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tech.tablesaw.api.Table;
import yourcores.figure.Figure;
import yourcores.figure.Lanes.Activity;
import yourcores.figure.Showable;
import yourcores.trace.TimelineTable;

/**
 * Who did what when, by a {@link VirtualClock}: a lane for each name, in the order in which the names first appear.
 *
 * <p>Some record and let time pass: {@link #runs(String, String, Duration)}, {@link #waits(String, String, Duration)}.
 * Others only record: what is open until it is closed, and what goes on {@linkplain #byItself by itself}.
 *
 * <p>Guarantee: the picture shows what was recorded, up to 40 lanes, 4 000 spans and 60 marks, and says what it leaves
 * out; the caption is computed from the same records.
 *
 * <p>Thread rule: that of the clock.
 */
public final class VirtualTimeline implements Showable {

    /** @param at since the clock began */
    record Moment(String who, String what, Duration at, VirtualClock clock) {}

    /** What several timelines record into. */
    static final class Book {
        final String title;
        final List<String> lanes = new ArrayList<>();
        final List<Stretch> stretches = new ArrayList<>();
        final List<Moment> moments = new ArrayList<>();
        ChronoUnit unit;

        Book(String title) {
            this.title = title;
        }

        void lane(String who) {
            Objects.requireNonNull(who, "A lane has a name");
            if (!lanes.contains(who)) {
                lanes.add(who);
            }
        }
    }

    private final Book book;
    private final VirtualClock clock;

    /** @param clock whose time is recorded */
    public VirtualTimeline(String title, VirtualClock clock) {
        this(new Book(Objects.requireNonNull(title, "A timeline has a title")), clock);
    }

    private VirtualTimeline(Book book, VirtualClock clock) {
        this.book = book;
        this.clock = Objects.requireNonNull(clock, "A virtual timeline has a clock");
    }

    /** The clock whose time is recorded. */
    public VirtualClock clock() {
        return clock;
    }

    /** Has the time axis count in this unit; without that, in one that suits the length. */
    public VirtualTimeline in(ChronoUnit unit) {
        VirtualLanes.unit(unit);
        book.unit = unit;
        return this;
    }

    /** Records into the same picture by another clock: two runs, each from its own beginning, on one axis. */
    public VirtualTimeline on(VirtualClock other) {
        return new VirtualTimeline(book, other);
    }

    /** Somebody is busy with this until the stretch is closed: {@code try (var _ = line.runs("loop", "A")) {...}}. */
    public Stretch runs(String who, String what) {
        return begin(who, what, Activity.RUNS);
    }

    /** Somebody waits for this until the stretch is closed. */
    public Stretch waits(String who, String what) {
        return begin(who, what, Activity.WAITS);
    }

    /** Somebody is busy with this for so long, and the clock's time passes. */
    public void runs(String who, String what, Duration length) {
        try (var _ = runs(who, what)) {
            clock.pass(length);
        }
    }

    /** Somebody waits for this for so long, and the clock's time passes. */
    public void waits(String who, String what, Duration length) {
        try (var _ = waits(who, what)) {
            clock.pass(length);
        }
    }

    /**
     * From now on this goes on for so long and keeps nobody busy: a pot on the stove, a request on its way. It is drawn as
     * waiting. No time passes for the caller.
     *
     * @throws IllegalArgumentException if the length is negative
     */
    public void byItself(String who, String what, Duration length) {
        if (length.isNegative()) {
            throw new IllegalArgumentException("Nothing goes on for " + length);
        }
        begin(who, what, Activity.WAITS).end(clock.now().plus(length));
    }

    /** Marks this moment. */
    public void mark(String who, String what) {
        book.lane(who);
        book.moments.add(
                new Moment(who, Objects.requireNonNull(what, "A mark says what it marks"), clock.now(), clock));
    }

    private Stretch begin(String who, String what, Activity activity) {
        book.lane(who);
        var stretch = new Stretch(who, what, activity, clock);
        book.stretches.add(stretch);
        return stretch;
    }

    /** What was recorded so far; what is open is drawn up to now. */
    @Override
    public Figure figure() {
        return new VirtualLanes(book).figure();
    }

    /**
     * What was recorded so far as a table, to sort, filter, join or save: a row for each span, times in one unit. Unlike
     * the figure it leaves nothing out.
     */
    public Table table() {
        return TimelineTable.of(new VirtualLanes(book).whole());
    }
}
