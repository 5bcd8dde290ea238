package yourcores.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.knowm.xchart.BoxChartBuilder;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.Histogram;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import yourcores.figure.Table;

@IfJavaDraws
class ChartTest {
    private static final double[] TIMES = {0, 1, 2, 3, 4};

    private static XYChart queues() {
        var chart = new XYChartBuilder()
                .title("Queue length")
                .xAxisTitle("time (ms)")
                .yAxisTitle("items")
                .build();
        chart.addSeries("bounded", TIMES, new double[] {0, 10, 10, 10, 9});
        chart.addSeries("unbounded", TIMES, new double[] {0, 30, 61, 90, 118});
        return chart;
    }

    private static Map<String, Chart<?, ?>> charts() {
        var all = new LinkedHashMap<String, Chart<?, ?>>();
        all.put(
                "items by time (ms). bounded: 5 values, from 0 (0) to 10 (1). unbounded: 5 values, from 0 (0) to 118 (4)",
                queues());
        var bars = new CategoryChartBuilder()
                .title("Photos")
                .xAxisTitle("way")
                .yAxisTitle("photos/s")
                .build();
        bars.addSeries("quiet", List.of("one by one", "four"), List.of(1.0, 3.7), List.of(0.1, 0.2));
        all.put("photos/s by way. quiet: 2 values, from 1 (one by one) to 3.7 (four)", bars);
        var waits = new Histogram(Arrays.asList(1.0, 2.0, 2.0, 2.0, 5.0), 2);
        var histogram = new CategoryChartBuilder()
                .title("Waits")
                .xAxisTitle("ms")
                .yAxisTitle("requests")
                .build();
        histogram.addSeries("waits", waits.getxAxisData(), waits.getyAxisData());
        all.put("requests by ms. waits: 2 values, from 1 (4) to 4 (2)", histogram);
        var boxes = new BoxChartBuilder()
                .title("Runs")
                .xAxisTitle("way")
                .yAxisTitle("ms")
                .build();
        boxes.addSeries("lock", new double[] {5, 6, 7, 8, 20});
        all.put("ms by way. lock: 5 values, from 5 to 20", boxes);
        var heat = new HeatMapChartBuilder()
                .title("Who waits")
                .xAxisTitle("waits")
                .yAxisTitle("holds")
                .build();
        heat.addSeries("waits", new int[] {1, 2}, new int[] {1, 2}, new int[][] {{0, 5}, {9, 1}});
        all.put("holds by waits. waits: 4 values, from 0 (1, 1) to 9 (2, 1)", heat);
        return all;
    }

    @TestFactory
    Stream<DynamicTest> aChartIsWholeAndSaysItsAxesAndExtremes() {
        return charts().entrySet().stream()
                .map(chart -> DynamicTest.dynamicTest(
                        chart.getValue().getTitle(), () -> check(chart.getValue(), chart.getKey())));
    }

    private static void check(Chart<?, ?> chart, String words) throws IOException {
        var figure = Drawing.chart(chart);
        var drawn = Drawing.of(figure);
        var image = DrawingTest.picture(drawn);
        assertEquals(1520, image.getWidth());
        DrawingTest.assertNoInkAtTheBorder(image);
        assertEquals(words, figure.words());
        assertTrue(drawn.html().contains("alt=\"" + chart.getTitle() + ". " + words), drawn.html());
    }

    @Test
    void placesAreWrittenAsTheAxisWritesThem() {
        var years = new XYChartBuilder().title("clocks").build();
        years.getStyler().setXAxisDecimalPattern("0000");
        years.addSeries("MHz", new double[] {1971, 2004}, new double[] {0.74, 3800});
        var words = Drawing.chart(years).words();
        assertTrue(words.contains("(1971)") && words.contains("(2004)"), words);
    }

    @Test
    void aSizeThatWasAskedForKeepsItsShape() throws IOException {
        var chart = new XYChartBuilder().title("wide").width(1000).height(300).build();
        chart.addSeries("one", TIMES, TIMES);
        assertEquals(456, DrawingTest.picture(Drawing.of(Drawing.chart(chart))).getHeight());
    }

    @Test
    void withoutFontsTheWordsStandInATable() {
        var table = (Table) Drawing.chart(queues(), false);
        assertEquals(
                List.of("bounded: 5 values, from 0 (0) to 10 (1)"), table.rows().get(1));
        assertTrue(table.words().contains("To see pictures"));
    }

    @Test
    void aChartWithoutSeriesSaysWhatToDo() {
        var empty = new XYChartBuilder().title("empty").build();
        var refused = assertThrows(IllegalArgumentException.class, () -> Drawing.chart(empty));
        assertTrue(refused.getMessage().contains("add a series"), refused.getMessage());
    }
}
