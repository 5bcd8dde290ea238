package yourcores.show;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.HeatMapStyler;
import org.knowm.xchart.style.Styler;

/**
 * Paints charts of XChart in the sizes, fonts and colours of the course. Where the legend stands, what the axes show
 * and how a series is drawn stay as they were asked for.
 */
final class ChartLook {
    /** What XChart's builders give a chart that asked for no size. */
    private static final double UNASKED_RATIO = 600.0 / 800;

    private static final double USUAL_RATIO = 0.57;
    private static final double TALLEST_RATIO = 1.2;
    private static final Color[] COLD_TO_HOT = {new Color(0xEAF2F8), Palette.SKY, Palette.BLUE, Palette.INK};

    private ChartLook() {}

    /** The chart as a picture of the course. Its styler keeps the course's fonts and colours. */
    static BufferedImage paint(Chart<?, ?> chart) {
        dress(chart.getStyler());
        double asked = (double) chart.getHeight() / chart.getWidth();
        double ratio = Math.abs(asked - UNASKED_RATIO) < 1e-9 ? USUAL_RATIO : Math.min(asked, TALLEST_RATIO);
        int height = (int) Math.round(Paper.WIDTH * ratio);
        var paper = new Paper(height);
        chart.paint(paper.pen, Paper.WIDTH, height);
        return paper.done();
    }

    private static void dress(Styler styler) {
        styler.setChartBackgroundColor(Palette.PAPER)
                .setPlotBackgroundColor(Palette.PAPER)
                .setPlotBorderColor(Palette.GRID)
                .setLegendBackgroundColor(Palette.PAPER)
                .setLegendBorderColor(Palette.GRID)
                .setChartFontColor(Palette.INK)
                .setChartTitleBoxVisible(false)
                .setChartTitleFont(Type.TITLE)
                .setLegendFont(Type.SMALL)
                .setSeriesColors(IntStream.range(0, Palette.size())
                        .mapToObj(Palette::series)
                        .toArray(Color[]::new));
        if (styler instanceof AxesChartStyler axes) {
            axes.setAxisTitleFont(Type.LABEL)
                    .setAxisTickLabelsFont(Type.SMALL)
                    .setAxisTickLabelsColor(Palette.INK)
                    .setAxisTickMarksColor(Palette.QUIET)
                    .setPlotGridLinesColor(Palette.GRID)
                    .setPlotGridLinesStroke(new BasicStroke(1.2f));
        }
        if (styler instanceof HeatMapStyler heat) {
            heat.setRangeColors(COLD_TO_HOT).setValueFont(Type.SMALL);
        }
    }
}
