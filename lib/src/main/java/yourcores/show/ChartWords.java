package yourcores.show;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.knowm.xchart.BoxSeries;
import org.knowm.xchart.HeatMapSeries;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.internal.series.AxesChartSeriesCategory;
import org.knowm.xchart.internal.series.AxesChartSeriesNumerical;
import org.knowm.xchart.internal.series.Series;

/** Charts of XChart in words: the axes, and the extremes of each series with the places where they are. */
final class ChartWords {

    private ChartWords() {}

    /** A line for the axes, where the chart has any, and one for each series. */
    static List<String> of(Chart<?, ?> chart) {
        var lines = new ArrayList<String>();
        if (chart instanceof AxesChart<?, ?> axes) {
            lines.add(orElse(axes.getYAxisTitle(), "values") + " by " + orElse(axes.getXAxisTitle(), "category"));
        }
        chart.getSeriesCollection().forEach(series -> lines.add(series.getLabel() + ": " + extremes(chart, series)));
        return lines;
    }

    private static String extremes(Chart<?, ?> chart, Series series) {
        return switch (series) {
            case AxesChartSeriesNumerical numbers ->
                extremes(numbers.getYData(), at -> onAxis(chart, numbers.getXData()[at]));
            case BoxSeries box -> extremes(box.getYData(), _ -> "");
            case AxesChartSeriesCategory named -> extremes(named.getYData(), names(named.getXData())::get);
            case HeatMapSeries heat -> extremes(cells(heat), at -> cell(heat, at));
            default -> "drawn";
        };
    }

    /** As the axis writes it: a year has no spaces. */
    private static String onAxis(Chart<?, ?> chart, double x) {
        var pattern = chart instanceof AxesChart<?, ?> axes ? axes.getStyler().getXAxisDecimalPattern() : null;
        return pattern == null
                ? Digits.of(x)
                : new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(x);
    }

    private static String extremes(double[] values, IntFunction<String> place) {
        var known = IntStream.range(0, values.length)
                .filter(at -> !Double.isNaN(values[at]))
                .boxed()
                .toList();
        if (known.isEmpty()) {
            return "no values";
        }
        Comparator<Integer> byValue = Comparator.comparingDouble(at -> values[at]);
        int least = known.stream().min(byValue).orElseThrow();
        int most = known.stream().max(byValue).orElseThrow();
        return (known.size() == 1 ? "1 value, " : known.size() + " values, from ")
                + at(values, least, place)
                + (known.size() == 1 ? "" : " to " + at(values, most, place));
    }

    private static String at(double[] values, int at, IntFunction<String> place) {
        String where = place.apply(at);
        return Digits.of(values[at]) + (where.isEmpty() ? "" : " (" + where + ")");
    }

    private static List<String> names(Collection<?> things) {
        return things.stream().map(ChartWords::name).toList();
    }

    private static String name(Object thing) {
        return thing instanceof Number number ? Digits.of(number.doubleValue()) : String.valueOf(thing);
    }

    private static double[] cells(HeatMapSeries heat) {
        return heat.getHeatData().stream()
                .mapToDouble((Number[] cell) -> cell[2].doubleValue())
                .toArray();
    }

    private static String cell(HeatMapSeries heat, int at) {
        Number[] cell = heat.getHeatData().get(at);
        return name(heat.getXData().get(cell[0].intValue())) + ", "
                + name(heat.getYData().get(cell[1].intValue()));
    }

    private static String orElse(String title, String without) {
        return title == null || title.isBlank() ? without : title;
    }
}
