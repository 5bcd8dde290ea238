package yourcores.measure;

import java.util.List;
import yourcores.figure.Showable;

/** A result whose figures are kept for the report at the end of the course. */
public interface Measured extends Showable {

    /** One line a number, in the order of the figure. */
    List<Finding> findings();

    /** @param p workers, or 1 where a comparison has none */
    record Finding(String figure, String series, int p, Ratio ratio) {}
}
