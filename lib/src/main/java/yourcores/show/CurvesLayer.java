package yourcores.show;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import yourcores.figure.Curve;
import yourcores.figure.Point;

/**
 * The bands, lines and marks of a plot: an XChart chart without axes that fills the frame exactly. The axes are drawn
 * outside it, because laws need labels at powers of two and whole workers.
 */
final class CurvesLayer {
    /** Pixels that XChart keeps free below a plot, whatever its styler says. */
    static final int BELOW = 4;

    private static final Color CLEAR = new Color(255, 255, 255, 0);
    private static final double HUGE = 20;

    private final PlotFrame frame;
    final XYChart chart;
    private int names;

    CurvesLayer(PlotFrame frame) {
        this.frame = frame;
        chart = new XYChart((int) Math.round(frame.plot().width), (int) Math.round(frame.plot().height) + BELOW);
        var styler = chart.getStyler();
        styler.setLegendVisible(false).setChartTitleVisible(false).setChartPadding(0);
        styler.setPlotBorderVisible(false).setPlotContentSize(1).setMarkerSize(1);
        styler.setChartBackgroundColor(CLEAR).setPlotBackgroundColor(CLEAR);
        styler.setAxisTicksVisible(false).setAxisTitlesVisible(false);
        styler.setPlotGridLinesVisible(false).setPlotTicksMarksVisible(false);
        styler.setXAxisMin(frame.x().from()).setXAxisMax(frame.x().to());
        styler.setYAxisMin(frame.y().from()).setYAxisMax(frame.y().to());
    }

    void add(Curve curve, CurveStyle style) {
        var points = curve.points();
        if (points.isEmpty()) {
            return;
        }
        if (CurveStyle.hasBand(curve)) {
            addBand(curve, style);
        }
        if (style.line() != null && points.size() > 1) {
            var places = points.stream().map(this::place).toList();
            double period = style.dashPeriod();
            var line = add(period == 0 ? places : dashed(places, period), XYSeriesRenderStyle.Line);
            line.setLineStyle(style.line());
            line.setLineColor(style.color());
            line.setMarker(SeriesMarkers.NONE);
        }
        if (style.mark() != null || points.size() == 1) {
            var marked = IntStream.range(0, points.size())
                    .filter(i -> style.marks(curve, i))
                    .mapToObj(points::get);
            var marks = add(marked.map(this::place).toList(), XYSeriesRenderStyle.Scatter);
            marks.setMarker(style.mark() == null ? PointMark.dot(style.color()) : style.mark());
            marks.setMarkerColor(style.color());
        }
    }

    private void addBand(Curve curve, CurveStyle style) {
        var known = curve.points().stream().filter(p -> p.interval() != null).toList();
        int n = known.size();
        double[] xs = new double[2 * n];
        double[] ys = new double[2 * n];
        for (int i = 0; i < n; i++) {
            Point point = known.get(i);
            xs[i] = xs[2 * n - 1 - i] = frame.x().place(point.x());
            ys[i] = bounded(point.interval().high());
            ys[2 * n - 1 - i] = bounded(point.interval().low());
        }
        var band = chart.addSeries("band " + names++, xs, ys);
        band.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        band.setFillColor(style.veil());
        band.setLineStyle(SeriesLines.NONE);
        band.setMarker(SeriesMarkers.NONE);
    }

    private XYSeries add(List<Point2D> places, XYSeriesRenderStyle how) {
        double[] xs = places.stream().mapToDouble(Point2D::getX).toArray();
        double[] ys = places.stream().mapToDouble(Point2D::getY).toArray();
        var series = chart.addSeries("curve " + names++, xs, ys);
        series.setXYSeriesRenderStyle(how);
        return series;
    }

    private Point2D place(Point point) {
        return new Point2D.Double(frame.x().place(point.x()), bounded(point.y()));
    }

    private List<Point2D> dashed(List<Point2D> places, double period) {
        double across = frame.plot().width / frame.x().width();
        double up = frame.plot().height / frame.y().width();
        var inPixels = places.stream().map(p -> scaled(p, across, up)).toList();
        return Dashes.spaced(inPixels, period).stream()
                .map(p -> scaled(p, 1 / across, 1 / up))
                .toList();
    }

    private static Point2D scaled(Point2D point, double across, double up) {
        return new Point2D.Double(point.getX() * across, point.getY() * up);
    }

    /** Far outside the picture is far enough: infinities have no pixel. */
    private double bounded(double y) {
        double reach = HUGE * frame.y().width();
        return Math.clamp(
                frame.y().place(y), frame.y().from() - reach, frame.y().to() + reach);
    }

    void draw(Graphics2D pen) {
        var inFrame = (Graphics2D) pen.create();
        inFrame.clip(frame.plot());
        inFrame.translate(frame.plot().x, frame.plot().y);
        chart.paint(inFrame, chart.getWidth(), chart.getHeight());
        inFrame.dispose();
    }
}
