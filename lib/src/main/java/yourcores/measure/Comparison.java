package yourcores.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import yourcores.figure.Axis;
import yourcores.figure.Bars;
import yourcores.figure.Bars.Bar;
import yourcores.figure.Bars.Grade;
import yourcores.figure.Figure;
import yourcores.figure.Interval;
import yourcores.figure.Numbers;
import yourcores.figure.Verdict;

/**
 * How several ways to do the same job compare. Immutable.
 *
 * @param rows in the order they were given, the baseline first
 */
public record Comparison(List<Row> rows) implements Measured {
    private static final Duration NEXT_TO_NOTHING = Duration.ofNanos(1_000);
    private static final Duration SOMETHING = Duration.ofMillis(1);

    /**
     * @param usual median time of all samples, for the feeling of it; the ratio is what counts
     * @param ratio time of the baseline divided by time of this variant
     */
    public record Row(String name, Duration usual, Ratio ratio) {}

    public Comparison {
        rows = List.copyOf(rows);
    }

    /**
     * How a variant compares with the baseline.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public Ratio of(String name) {
        return rows.stream()
                .filter(row -> row.name().equals(name))
                .map(Row::ratio)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No variant is called \"" + name + "\", but "
                        + rows.stream().map(Row::name).toList()));
    }

    @Override
    public Figure figure() {
        var bars = new ArrayList<Bar>();
        for (var row : rows) {
            if (row.ratio().clean()) {
                String label = row.name() + " (" + Numbers.duration(row.usual()).replace(' ', '\u00a0') + ")";
                var interval = row == rows.getFirst() ? null : row.ratio().interval();
                bars.add(new Bar(label, row.ratio().median(), interval, Grade.PLAIN));
            } else {
                var why = row.ratio().quality() == Ratio.Quality.BUSY ? ": busy" : ": unmetered";
                bars.add(new Bar(row.name() + why, Double.NaN, null, Grade.PLAIN));
            }
        }
        return new Bars(title(), Axis.of("speed", "times " + rows.getFirst().name()), bars, verdict(), "");
    }

    @Override
    public List<Finding> findings() {
        return rows.stream()
                .map(row -> new Finding(title(), row.name(), 1, row.ratio()))
                .toList();
    }

    private String title() {
        String first = rows.getFirst().name();
        return rows.size() == 2
                ? first + " against " + rows.getLast().name()
                : (rows.size() - 1) + " ways against " + first;
    }

    private Verdict verdict() {
        var others = rows.subList(1, rows.size());
        var spoilt = others.stream().filter(row -> !row.ratio().clean()).toList();
        if (spoilt.size() == others.size()) {
            var ratio = others.getLast().ratio();
            return Verdict.cannotTell(MeasureWords.whyNot(ratio.quality(), ratio.kept(), ratio.taken()));
        }
        var ratio = others.getLast().ratio();
        return Verdict.states(others.stream().map(this::sentence).collect(Collectors.joining(" ")) + " " + nothingLeft()
                + MeasureWords.kept(ratio.kept(), ratio.taken()));
    }

    /** What to think of variants that take next to no time beside one that takes some. */
    private String nothingLeft() {
        if (rows.stream().allMatch(row -> row.usual().compareTo(SOMETHING) < 0)) {
            return "";
        }
        return rows.stream()
                .filter(row -> row.usual().compareTo(NEXT_TO_NOTHING) < 0)
                .map(row -> "“" + row.name() + "” takes " + Numbers.duration(row.usual())
                        + ": probably nothing was left to measure, for the compiler leaves out what nobody uses."
                        + " Return what it computes. ")
                .collect(Collectors.joining());
    }

    private String sentence(Row row) {
        String names = "“" + row.name() + "”";
        if (!row.ratio().clean()) {
            boolean busy = row.ratio().quality() == Ratio.Quality.BUSY;
            return names + " cannot be told: " + (busy ? "too often disturbed." : "its threads went unmetered.");
        }
        String baseline = "“" + rows.getFirst().name() + "”";
        double ratio = row.ratio().median();
        var interval = row.ratio().interval();
        if (interval.contains(1)) {
            return names + " and " + baseline + " cannot be told apart: " + MeasureWords.withInterval(ratio, interval)
                    + ".";
        }
        return ratio > 1
                ? names + " ran " + Numbers.ratio(ratio) + " times as fast as " + baseline + " "
                        + Numbers.interval(interval) + "."
                : names + " took " + Numbers.ratio(1 / ratio) + " times as long as " + baseline + " "
                        + Numbers.interval(new Interval(1 / interval.high(), 1 / interval.low())) + ".";
    }
}
