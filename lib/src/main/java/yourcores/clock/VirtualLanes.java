package yourcores.clock;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import yourcores.figure.Axis;
import yourcores.figure.Lanes;
import yourcores.figure.Lanes.Activity;
import yourcores.figure.Lanes.Lane;
import yourcores.figure.Lanes.Mark;
import yourcores.figure.Lanes.Span;
import yourcores.figure.Numbers;
import yourcores.figure.Verdict;

/** Makes lanes of what was recorded by virtual clocks. */
final class VirtualLanes {
    private static final int MOST_LANES = 40;
    private static final int MOST_SPANS = 4_000;
    private static final int MOST_MARKS = 60;
    /** Of more lanes the caption says nothing one by one. */
    private static final int FEW = 4;

    /** Of more clocks the caption tells the last end only. */
    private static final int MOST_ENDS = 6;

    /** The largest unit of which the whole holds so many is taken. */
    private static final int FEWEST_UNITS = 2;

    private static final List<ChronoUnit> UNITS = List.of(
            ChronoUnit.DAYS,
            ChronoUnit.HOURS,
            ChronoUnit.MINUTES,
            ChronoUnit.SECONDS,
            ChronoUnit.MILLIS,
            ChronoUnit.MICROS);

    private final VirtualTimeline.Book book;
    private final List<String> shown;
    private final ChronoUnit unit;

    VirtualLanes(VirtualTimeline.Book book) {
        this.book = book;
        shown = book.lanes.stream().limit(MOST_LANES).toList();
        unit = book.unit == null ? fitting(end(book.lanes)) : book.unit;
    }

    /** How a unit is called on the axis. */
    static String unit(ChronoUnit unit) {
        return switch (unit) {
            case DAYS, HOURS, MINUTES -> unit.toString().toLowerCase(Locale.ROOT);
            case SECONDS -> "s";
            case MILLIS -> "ms";
            case MICROS -> "µs";
            default ->
                throw new IllegalArgumentException("A timeline counts in days, hours, minutes, seconds, milliseconds"
                        + " or microseconds, not in " + unit);
        };
    }

    private static ChronoUnit fitting(Duration length) {
        return UNITS.stream()
                .filter(one -> length.compareTo(one.getDuration().multipliedBy(FEWEST_UNITS)) >= 0)
                .findFirst()
                .orElse(ChronoUnit.MICROS);
    }

    Lanes figure() {
        var drawn = book.stretches.stream()
                .filter(one -> shown.contains(one.who))
                .limit(MOST_SPANS)
                .toList();
        var moments = moments();
        var marks = moments.stream()
                .filter(moment -> shown.contains(moment.who()))
                .limit(MOST_MARKS)
                .map(moment -> new Mark(shown.indexOf(moment.who()), units(moment.at()), moment.what()))
                .toList();
        var caption = caption(book.stretches.size() - drawn.size(), moments.size() - marks.size());
        return new Lanes(book.title, time(), lanes(shown, drawn), List.of(), marks, Verdict.states(caption), "");
    }

    /** All that was recorded, without marks: for a table. */
    Lanes whole() {
        return new Lanes(book.title, time(), lanes(book.lanes, book.stretches), null, "");
    }

    private Axis time() {
        return Axis.of("time", unit(unit));
    }

    private List<Lane> lanes(List<String> names, List<Stretch> stretches) {
        var spans = stretches.stream()
                .collect(Collectors.groupingBy(one -> one.who, Collectors.mapping(this::span, Collectors.toList())));
        return names.stream()
                .map(who -> new Lane(who, spans.getOrDefault(who, List.of())))
                .toList();
    }

    private Span span(Stretch stretch) {
        return new Span(units(stretch.from), units(stretch.to()), stretch.activity, stretch.what);
    }

    /** What goes on, in front, and what was marked. */
    private List<VirtualTimeline.Moment> moments() {
        var open = book.stretches.stream()
                .filter(Stretch::isOpen)
                .map(one -> new VirtualTimeline.Moment(one.who, "goes on", one.to(), one.clock()));
        return Stream.concat(open, book.moments.stream()).toList();
    }

    private double units(Duration time) {
        return nanos(time) / nanos(unit.getDuration());
    }

    private static double nanos(Duration time) {
        return time.getSeconds() * 1e9 + time.getNano();
    }

    /** When the last thing ends that these lanes did. */
    private Duration end(List<String> lanes) {
        var stretches =
                book.stretches.stream().filter(one -> lanes.contains(one.who)).map(Stretch::to);
        var moments =
                book.moments.stream().filter(one -> lanes.contains(one.who())).map(VirtualTimeline.Moment::at);
        return Stream.concat(stretches, moments).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** @param spans and {@code marks}: how many are not drawn */
    private String caption(int spans, int marks) {
        if (book.lanes.isEmpty()) {
            return "Nothing was recorded.";
        }
        var sentences = new ArrayList<String>();
        sentences.add(ends());
        var busy = book.lanes.stream()
                .filter(who -> !time(who, Activity.RUNS).isZero())
                .toList();
        if (busy.size() <= FEW) {
            busy.forEach(who -> sentences.add(lane(who)));
        }
        if (shown.size() < book.lanes.size()) {
            sentences.add("Drawn: " + shown.size() + " of " + Numbers.count(book.lanes.size()) + " lanes.");
        }
        leftOut(spans, "spans", sentences);
        leftOut(marks, "marks", sentences);
        return String.join(" ", sentences);
    }

    /** One end for each clock, for each began at zero. */
    private String ends() {
        var clocks = Stream.concat(
                        book.stretches.stream().map(Stretch::clock),
                        book.moments.stream().map(VirtualTimeline.Moment::clock))
                .distinct()
                .toList();
        if (clocks.size() < 2 || clocks.size() > MOST_ENDS) {
            return "The end comes after " + words(end(book.lanes)) + ".";
        }
        var each =
                clocks.stream().map(clock -> Numbers.plain(units(end(clock)))).toList();
        return "The ends come after " + String.join(", ", each.subList(0, each.size() - 1)) + " and " + each.getLast()
                + " " + unit(unit) + ".";
    }

    private Duration end(VirtualClock clock) {
        var stretches =
                book.stretches.stream().filter(one -> one.clock() == clock).map(Stretch::to);
        var moments = book.moments.stream().filter(one -> one.clock() == clock).map(VirtualTimeline.Moment::at);
        return Stream.concat(stretches, moments).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private static void leftOut(int count, String what, List<String> sentences) {
        if (count > 0) {
            sentences.add("Left out: " + Numbers.count(count) + " " + what + ".");
        }
    }

    private String lane(String who) {
        var waits = time(who, Activity.WAITS);
        return who + ": at work for " + words(time(who, Activity.RUNS))
                + (waits.isZero() ? "" : ", waits for " + words(waits)) + ".";
    }

    private Duration time(String who, Activity activity) {
        return book.stretches.stream()
                .filter(one -> one.who.equals(who) && one.activity == activity)
                .map(one -> one.to().minus(one.from))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private String words(Duration time) {
        return Numbers.plain(units(time)) + " " + unit(unit);
    }
}
