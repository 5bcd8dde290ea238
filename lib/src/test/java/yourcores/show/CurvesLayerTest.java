package yourcores.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;
import yourcores.figure.Axis;
import yourcores.figure.Curve;
import yourcores.figure.Curve.Role;
import yourcores.figure.Point;
import yourcores.show.Scale.Start;

class CurvesLayerTest {

    @Test
    @IfJavaDraws
    void theChartFillsTheFrameThatTheAxesSurround() {
        var x = Scale.of(Axis.logarithmic("x", "1"), 1, 16, Start.NEAR_VALUES, true, 9);
        var y = Scale.of(Axis.of("y", "1"), 1, 10, Start.ZERO_WITH_ROOM, false, 7);
        var frame = new PlotFrame(new Rectangle2D.Double(90, 60, 640, 310), x, y);
        var curve = new Curve("law", Role.PREDICTED, List.of(Point.of(1, 1), Point.of(16, 10)));
        var layer = new CurvesLayer(frame);
        layer.add(curve, CurveStyle.of(curve, 0, true));
        layer.draw(new Paper(400).pen);
        for (var point : curve.points()) {
            assertEquals(
                    frame.x(point.x()), frame.plot().x + layer.chart.getScreenXFromChart(x.place(point.x())), 0.01);
            assertEquals(
                    frame.y(point.y()), frame.plot().y + layer.chart.getScreenYFromChart(y.place(point.y())), 0.01);
        }
    }

    @Test
    void dashesBeginAtEqualDistances() {
        var spaced = Dashes.spaced(
                List.of(
                        new Point2D.Double(0, 0),
                        new Point2D.Double(3, 4),
                        new Point2D.Double(6, 8),
                        new Point2D.Double(60, 80)),
                10);
        assertTrue(spaced.size() >= 11);
        for (int i = 1; i < spaced.size() - 1; i++) {
            assertEquals(10, spaced.get(i).distance(spaced.get(i - 1)), 1e-9);
        }
        assertTrue(spaced.getLast().distance(60, 80) < 1e-9);
    }
}
