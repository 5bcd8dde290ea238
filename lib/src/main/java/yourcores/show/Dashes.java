package yourcores.show;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets the points of a line at equal distances. XChart begins the dashes of a line anew at every point, so the points
 * must be as far apart as the dashes are.
 */
final class Dashes {

    private Dashes() {}

    /** @param period distance of neighbours along the line, in the unit of its coordinates */
    static List<Point2D> spaced(List<Point2D> line, double period) {
        var spaced = new ArrayList<Point2D>();
        Point2D last = line.getFirst();
        spaced.add(last);
        for (int next = 1; next < line.size(); ) {
            Point2D end = line.get(next);
            double distance = last.distance(end);
            if (distance < period) {
                next++;
                if (next == line.size()) {
                    spaced.add(end);
                }
            } else {
                double share = period / distance;
                last = new Point2D.Double(
                        last.getX() + share * (end.getX() - last.getX()),
                        last.getY() + share * (end.getY() - last.getY()));
                spaced.add(last);
            }
        }
        return spaced;
    }
}
