package yourcores.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import yourcores.figure.Numbers;

/** What a timeline says, in sentences. */
final class Captions {
    private static final int FEW = 3;

    private final List<String> names;
    private final List<Track> tracks;
    private final Clock clock;
    private final List<TimelineFigure.Wait> longestFirst;

    Captions(List<String> names, List<Track> tracks, Clock clock, List<TimelineFigure.Wait> longestFirst) {
        this.names = names;
        this.tracks = tracks;
        this.clock = clock;
        this.longestFirst = longestFirst;
    }

    String caption(Ends ends) {
        var sentences = new ArrayList<String>();
        if (tracks.isEmpty()) {
            sentences.add("Nothing was recorded.");
        } else {
            sentences.add(Numbers.count(tracks.size()) + (tracks.size() == 1 ? " thread, " : " threads, ")
                    + Clock.words(clock.end() - clock.begin()) + waiting() + ".");
        }
        failures(ends, sentences);
        if (ends.cancelled() > 0) {
            sentences.add("Cancelled: " + tasks(ends.cancelled()) + ".");
        }
        unfinished(ends, sentences);
        return String.join(" ", sentences);
    }

    private String waiting() {
        if (longestFirst.isEmpty()) {
            return "";
        }
        long waited = 0;
        long all = 0;
        for (var track : tracks) {
            for (var piece : track.pieces) {
                all += piece.to() - piece.from();
                waited += piece.span().waits() ? piece.to() - piece.from() : 0;
            }
        }
        var longest = longestFirst.getFirst();
        return all == 0
                ? ""
                : "; of the time in which they ran or waited, " + Numbers.percent((double) waited / all)
                        + " was waiting, the longest time "
                        + names.get(longest.lane()) + " " + waitingFor(longest) + " ("
                        + Clock.words(longest.length()) + ")";
    }

    private String waitingFor(TimelineFigure.Wait wait) {
        return "for " + (wait.span().kind == Kind.AWAITS ? "a signal, " : "") + wait.span().words
                + (wait.holder() == Holders.NOBODY ? "" : ", held by " + names.get(wait.holder()));
    }

    private void failures(Ends ends, List<String> sentences) {
        var told = new ArrayList<String>();
        var unseen = new ArrayList<>(ends.failures());
        for (var track : tracks) {
            for (var span : track.spans) {
                if (span.failure != null) {
                    told.add(span.words + " (" + span.failure + ")");
                    unseen.remove(span.failure);
                }
            }
        }
        told.addAll(unseen);
        if (!told.isEmpty()) {
            sentences.add("Failed: " + few(told) + ".");
        }
    }

    private void unfinished(Ends ends, List<String> sentences) {
        var going = new ArrayList<String>();
        for (int lane = 0; lane < tracks.size(); lane++) {
            var open = tracks.get(lane).unfinished();
            if (!open.isEmpty()) {
                going.add(names.get(lane) + " " + doing(lane, open.getLast()));
            }
        }
        if (ends.unfinished() > 0) {
            sentences.add("Not done when this was drawn: " + tasks(ends.unfinished()) + ".");
        }
        if (!going.isEmpty()) {
            sentences.add("Still going on: " + few(going) + ".");
        }
    }

    private String doing(int lane, Track.Open span) {
        return switch (span.kind) {
            case WAITS, AWAITS ->
                longestFirst.stream()
                        .filter(wait -> wait.lane() == lane && wait.span() == span)
                        .findFirst()
                        .map(wait -> "waits " + waitingFor(wait))
                        .orElse("waits for " + span.words);
            case HOLDS -> "holds " + span.words;
            default -> "runs " + span.words;
        };
    }

    /** What the picture leaves out. */
    String limits(int shown, Grouping grouping, int arrows, int marks, boolean full) {
        var sentences = new ArrayList<String>();
        if (shown < tracks.size()) {
            sentences.add("Drawn: " + shown + " of " + Numbers.count(tracks.size()) + " threads.");
        }
        if (grouping.grouped() > 0) {
            sentences.add("Grouped: " + Numbers.count(grouping.grouped()) + " stretches shorter than "
                    + Clock.words(Math.round(grouping.shortest() * clock.nanos()))
                    + "; where they stand, height is the share of time.");
        }
        if (arrows > 0) {
            sentences.add("Left out: " + Numbers.count(arrows)
                    + (arrows == 1 ? " arrow of a shorter wait." : " arrows of shorter waits."));
        }
        if (marks > 0) {
            sentences.add("Left out: " + Numbers.count(marks) + (marks == 1 ? " mark." : " marks."));
        }
        if (full) {
            sentences.add("Recording stopped after " + Numbers.count(Timeline.MOST_EVENTS) + " events.");
        }
        return String.join(" ", sentences);
    }

    private static String tasks(int count) {
        return Numbers.count(count) + (count == 1 ? " task" : " tasks");
    }

    private static String few(List<String> items) {
        String first = items.stream().limit(FEW).collect(Collectors.joining("; "));
        return items.size() <= FEW ? first : first + "; and " + Numbers.count(items.size() - FEW) + " more";
    }
}
