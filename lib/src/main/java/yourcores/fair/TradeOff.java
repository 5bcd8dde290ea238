package yourcores.fair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import yourcores.figure.Figure;
import yourcores.figure.Markup;
import yourcores.figure.Numbers;
import yourcores.figure.Showable;

/**
 * Throughput against fairness, as one chart that the reader moves along: one thing is varied, such as how many pieces of
 * work a thread may do in a row before another one gets its turn; each stop was measured, and shows what all do in a
 * second, how long one waits, and who gets how much. Works wherever a browser runs scripts, without a kernel;
 * elsewhere it is a few sentences. Immutable.
 *
 * {@snippet :
 * var ride = new TradeOff("Four threads, one lock", "piece");
 * for (int inARow : List.of(1, 10, 100)) ride = ride.stop(inARow, share(new ReentrantLock(true), inARow));
 * show(ride.beside("unfair lock", 1, share(new ReentrantLock(), 1)));
 * }
 *
 * @param piece what a turn is made of, in the singular: "piece"
 * @param stops what was measured, from few pieces in a row to many
 * @param beside what is drawn beside them, and not passed by
 */
public record TradeOff(String title, String piece, List<Stop> stops, List<Stop> beside) implements Showable {
    private static final int FEWEST = 2;
    private static final String BY_THE_STOPWATCH =
            "By the stopwatch alone: other programs may have slowed down some of it.";

    /**
     * One way to share.
     *
     * @param name "64 pieces in a row"
     * @param inARow how many pieces a turn is made of
     * @param perSecond pieces that all did together in a second, by the stopwatch
     * @param usualWait pieces that others did in a usual wait: half of all waiting was done in waits so long or longer
     * @param parts what each thread had, as shares of all, in the order of the threads
     */
    public record Stop(String name, int inARow, double perSecond, long usualWait, List<Part> parts) {
        public Stop {
            parts = List.copyOf(parts);
        }
    }

    /** The part that one thread had. */
    public record Part(String thread, double share) {}

    public TradeOff {
        Objects.requireNonNull(title, "A chart has a title");
        stops = List.copyOf(stops);
        beside = List.copyOf(beside);
    }

    /** A chart without stops. */
    public TradeOff(String title, String piece) {
        this(title, piece, List.of(), List.of());
    }

    /**
     * One stop more; or the same one once more: the run with more pieces in a second counts.
     *
     * @param inARow how many pieces each turn was made of, at least 1
     * @param shares who had how many turns
     */
    public TradeOff stop(int inARow, Shares shares) {
        var name = Numbers.count(inARow) + " " + piece + (inARow == 1 ? "" : "s") + " in a row";
        return new TradeOff(title, piece, and(stops, made(name, inARow, shares)), beside);
    }

    /** Another way to share, beside those to move along; of several runs the one with more pieces in a second counts. */
    public TradeOff beside(String name, int inARow, Shares shares) {
        return new TradeOff(title, piece, stops, and(beside, made(name, inARow, shares)));
    }

    private static List<Stop> and(List<Stop> before, Stop next) {
        var more = new ArrayList<>(before);
        for (int at = 0; at < more.size(); at++) {
            var same = more.get(at);
            if (same.name().equals(next.name())) {
                more.set(at, same.perSecond() < next.perSecond() ? next : same);
                return more;
            }
        }
        more.add(next);
        return more;
    }

    private static Stop made(String name, int inARow, Shares shares) {
        if (inARow < 1) {
            throw new IllegalArgumentException("A turn is made of at least one piece, not of " + inARow);
        }
        var parts = shares.rows().stream()
                .map(row -> new Part(row.name(), shares.share(row.name())))
                .toList();
        return new Stop(name, inARow, shares.perSecond() * inARow, shares.usualWait() * inARow, parts);
    }

    /** What was measured as a table, to sort, filter, join or save. */
    public tech.tablesaw.api.Table table() {
        var all = Stream.concat(stops.stream(), beside.stream()).toList();
        return tech.tablesaw.api.Table.create(
                title,
                StringColumn.create("way", all.stream().map(Stop::name)),
                DoubleColumn.create(
                        piece + "s a second",
                        all.stream().mapToDouble(Stop::perSecond).toArray()),
                LongColumn.create(
                        "usual wait, " + piece + "s",
                        all.stream().mapToLong(Stop::usualWait).toArray()));
    }

    /** @throws IllegalStateException if there are fewer than two stops */
    @Override
    public Figure figure() {
        if (stops.size() < FEWEST) {
            throw new IllegalStateException("There is nothing to move along yet: add two stops or more");
        }
        var words = Stream.of(List.of(stops.getFirst(), stops.getLast()), beside)
                .flatMap(List::stream)
                .map(this::sentence)
                .collect(Collectors.joining(" ", "", " " + BY_THE_STOPWATCH));
        var html = page().replace("{title}", escaped(title))
                .replace("{piece}", escaped(piece))
                .replace("{stops}", escaped(json(stops)))
                .replace("{beside}", escaped(json(beside)))
                .replace("{stopwatch}", BY_THE_STOPWATCH)
                .replace("{sentence}", escaped(words));
        return new Markup(title, html, words);
    }

    private String sentence(Stop stop) {
        return capital(stop.name()) + ": " + Numbers.count(Math.round(stop.perSecond())) + " " + piece
                + "s a second; a usual wait lasts "
                + Numbers.count(stop.usualWait()) + " " + piece + (stop.usualWait() == 1 ? "" : "s") + " of others.";
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String json(List<Stop> stops) {
        return stops.stream().map(TradeOff::json).collect(Collectors.joining(",", "[", "]"));
    }

    private static String json(Stop stop) {
        var parts = stop.parts().stream()
                .map(part -> String.format(Locale.ROOT, "[%s,%.4f]", quoted(part.thread()), part.share()))
                .collect(Collectors.joining(",", "[", "]"));
        return String.format(
                Locale.ROOT,
                "{\"name\":%s,\"perSecond\":%d,\"wait\":%d,\"parts\":%s}",
                quoted(stop.name()),
                Math.round(stop.perSecond()), // as the sentence says it
                stop.usualWait(),
                parts);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String page() {
        try (var page = TradeOff.class.getResourceAsStream("trade-off.html")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
