package yourcores.trace;

import java.util.ArrayList;
import java.util.List;

/** What one thread did, read off its log: pieces that do not overlap, each with the span that it is part of. */
final class Track {
    /** A recorded span. Times are nanoseconds since the timeline began. */
    static final class Open {
        final Kind kind;
        final String words;
        final long from;
        long to = Long.MAX_VALUE;
        String failure;

        /** Since when it holds what it holds; negative while it waits for a signal. */
        private long since;

        Open(Kind kind, String words, long from) {
            this.kind = kind;
            this.words = words;
            this.from = from;
            this.since = from;
        }

        boolean unfinished() {
            return to == Long.MAX_VALUE;
        }

        boolean waits() {
            return kind == Kind.WAITS || kind == Kind.AWAITS;
        }
    }

    /** @param held what the thread held while it ran this; {@code null} where nothing */
    record Piece(long from, long to, Open span, String held) {}

    /** @param to {@link Long#MAX_VALUE} where it is held still */
    record Hold(String what, long from, long to) {}

    record Moment(long at, String words) {}

    final List<Piece> pieces = new ArrayList<>();
    final List<Hold> holds = new ArrayList<>();
    final List<Moment> moments = new ArrayList<>();
    final List<Open> spans = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();
    private long cut;

    /** @param now the end of what is not finished */
    static Track of(List<Log.Event> events, long now) {
        var track = new Track();
        events.forEach(track::read);
        track.cutAt(now);
        track.open.forEach(span -> track.letGo(span, Long.MAX_VALUE));
        return track;
    }

    /** The spans that did not end, the innermost last. */
    List<Open> unfinished() {
        return open;
    }

    private void read(Log.Event event) {
        if (event.kind() == Kind.MARK) {
            moments.add(new Moment(event.at(), event.words()));
        } else if (event.kind().begins()) {
            cutAt(event.at());
            var span = new Open(event.kind(), event.words(), event.at());
            open.add(span);
            spans.add(span);
            if (span.kind == Kind.AWAITS) {
                open.stream().filter(o -> o.words.equals(span.words)).forEach(o -> letGo(o, event.at()));
            }
        } else {
            end(event);
        }
    }

    private void end(Log.Event event) {
        for (int n = open.size() - 1; n >= 0; n--) {
            var span = open.get(n);
            boolean fails = event.kind() == Kind.FAILED && span.kind == Kind.RUNS;
            if (fails || span.kind.end() == event.kind() && span.words.equals(event.words())) {
                cutAt(event.at());
                if (fails && span.from == event.at()) {
                    pieces.add(new Piece(span.from, span.from, span, null));
                }
                span.to = event.at();
                span.failure = fails ? event.words() : null;
                open.remove(n);
                letGo(span, span.to);
                if (span.kind == Kind.AWAITS) {
                    open.stream().filter(o -> o.words.equals(span.words)).forEach(o -> o.since = span.to);
                }
                return;
            }
        }
    }

    private void letGo(Open span, long to) {
        if (span.kind == Kind.HOLDS && span.since >= 0) {
            holds.add(new Hold(span.words, span.since, to));
            span.since = -1;
        }
    }

    private void cutAt(long at) {
        if (!open.isEmpty() && at > cut) {
            var top = open.getLast();
            String held = null;
            for (var span : open) {
                held = top.kind == Kind.RUNS && span.kind == Kind.HOLDS ? span.words : held;
            }
            pieces.add(new Piece(cut, at, top, held));
        }
        cut = Math.max(cut, at);
    }
}
