package yourcores.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import yourcores.figure.Axis;
import yourcores.figure.Lanes;
import yourcores.figure.Lanes.Activity;
import yourcores.figure.Lanes.Arrow;
import yourcores.figure.Lanes.Lane;
import yourcores.figure.Lanes.Mark;
import yourcores.figure.Lanes.Span;
import yourcores.figure.Verdict;

/** Makes lanes of logs: a lane for each thread, in the order in which the threads were made. */
final class TimelineFigure {
    private static final int MOST_LANES = 40;
    private static final int FEW_LANES = 10;
    private static final int MOST_ARROWS = 24;
    private static final int MOST_ARROWS_ON_MANY_LANES = 12;
    private static final int MOST_MARKS = 60;

    /** A wait that is drawn, for whom. */
    record Wait(int lane, int holder, Track.Open span, long length) {}

    private final Clock clock;
    private final List<String> names;
    private final List<Track> tracks;
    private final Holders holders;

    private TimelineFigure(Clock clock, List<String> names, List<Track> tracks) {
        this.clock = clock;
        this.names = names;
        this.tracks = tracks;
        this.holders = new Holders(tracks);
    }

    static Lanes of(String title, List<Log> logs, long now, Ends ends, boolean full) {
        return of(logs, now).figure(title, ends, full);
    }

    /** All that was recorded, however short it is and however many lanes there are: for a table. */
    static Lanes whole(String title, List<Log> logs, long now) {
        var figure = of(logs, now);
        var lanes = IntStream.range(0, figure.tracks.size())
                .mapToObj(lane -> new Lane(figure.names.get(lane), figure.spans(lane)))
                .toList();
        return new Lanes(title, Axis.of("time", figure.clock.unit()), lanes, null, "");
    }

    private static TimelineFigure of(List<Log> logs, long now) {
        var ordered = logs.stream()
                .sorted(Comparator.comparingLong(log -> log.thread().threadId()))
                .toList();
        var tracks = ordered.stream().map(log -> Track.of(log.events(), now)).toList();
        var clock = Clock.of(tracks, now);
        return new TimelineFigure(clock, Names.of(ordered), tracks);
    }

    private Lanes figure(String title, Ends ends, boolean full) {
        var waits = waits();
        var words = new Captions(names, tracks, clock, waits);
        var shown = shown();
        var grouping = new Grouping(clock.length(), shown.size());
        var lanes = shown.stream()
                .map(lane -> new Lane(names.get(lane), grouping.of(spans(lane))))
                .toList();
        var arrows = arrows(waits, shown, grouping.shortest());
        var marks = marks(shown);
        var caption = words.caption(ends);
        var limits = words.limits(shown.size(), grouping, arrows.omitted(), marks.omitted(), full);
        var all = (caption + " " + limits).strip();
        return new Lanes(
                title,
                Axis.of("time", clock.unit()),
                lanes,
                arrows.drawn(),
                marks.drawn(),
                all.isEmpty() ? null : Verdict.states(all),
                "");
    }

    /** The lanes that there is room for: those with a failure or an end that did not come, then the first ones. */
    private List<Integer> shown() {
        var all = IntStream.range(0, tracks.size()).boxed();
        return tracks.size() <= MOST_LANES
                ? all.toList()
                : all.sorted(Comparator.comparing(lane -> !isRemarkable(tracks.get(lane))))
                        .limit(MOST_LANES)
                        .sorted()
                        .toList();
    }

    private static boolean isRemarkable(Track track) {
        return !track.unfinished().isEmpty() || track.spans.stream().anyMatch(span -> span.failure != null);
    }

    private List<Span> spans(int lane) {
        return tracks.get(lane).pieces.stream()
                .map(piece ->
                        new Span(clock.of(piece.from()), clock.of(piece.to()), activity(piece), label(lane, piece)))
                .toList();
    }

    private static Activity activity(Track.Piece piece) {
        return switch (piece.span().kind) {
            case WAITS, AWAITS -> Activity.WAITS;
            case HOLDS -> Activity.HOLDS;
            default ->
                piece.span().failure != null ? Activity.FAILS : piece.held() != null ? Activity.HOLDS : Activity.RUNS;
        };
    }

    private String label(int lane, Track.Piece piece) {
        var span = piece.span();
        if (span.kind == Kind.AWAITS) {
            return span.words + ": a signal";
        }
        if (span.kind == Kind.WAITS) {
            int holder = holders.of(lane, span);
            return holder == Holders.NOBODY ? span.words : span.words + ": " + names.get(holder);
        }
        return span.failure != null ? span.words + ": " + span.failure : span.words;
    }

    private List<Wait> waits() {
        var waits = new ArrayList<Wait>();
        for (int lane = 0; lane < tracks.size(); lane++) {
            for (var span : tracks.get(lane).spans) {
                if (span.waits()) {
                    int holder = span.kind == Kind.WAITS ? holders.of(lane, span) : Holders.NOBODY;
                    waits.add(new Wait(lane, holder, span, Math.min(span.to, clock.end()) - span.from));
                }
            }
        }
        waits.sort(Comparator.comparingLong(Wait::length).reversed());
        return waits;
    }

    private record Drawn<T>(List<T> drawn, int omitted) {}

    private Drawn<Arrow> arrows(List<Wait> longestFirst, List<Integer> shown, double shortest) {
        var wanted = longestFirst.stream()
                .filter(wait -> wait.holder() != Holders.NOBODY)
                .toList();
        var drawn = wanted.stream()
                .filter(wait -> shown.contains(wait.lane()) && shown.contains(wait.holder()))
                .filter(wait -> wait.length() / clock.nanos() >= shortest)
                .limit(shown.size() <= FEW_LANES ? MOST_ARROWS : MOST_ARROWS_ON_MANY_LANES)
                .map(wait -> new Arrow(
                        shown.indexOf(wait.lane()),
                        shown.indexOf(wait.holder()),
                        clock.of(wait.span().from),
                        wait.span().words))
                .toList();
        return new Drawn<>(drawn, wanted.size() - drawn.size());
    }

    private Drawn<Mark> marks(List<Integer> shown) {
        var all = new ArrayList<Mark>();
        for (int lane = 0; lane < shown.size(); lane++) {
            var track = tracks.get(shown.get(lane));
            for (var moment : track.moments) {
                all.add(new Mark(lane, clock.of(moment.at()), moment.words()));
            }
            if (!track.unfinished().isEmpty()) {
                all.addFirst(new Mark(lane, clock.of(clock.end()), "goes on"));
            }
        }
        return new Drawn<>(all.stream().limit(MOST_MARKS).toList(), Math.max(0, all.size() - MOST_MARKS));
    }
}
