package yourcores.figure;

import java.util.List;

/**
 * Curves over two axes.
 *
 * @param regions shaded parts of the x axis
 * @param verdict the sentence under the figure; {@code null} where there is nothing to judge
 */
public record Curves(
        String title, Axis x, Axis y, List<Curve> curves, List<Region> regions, Verdict verdict, String words)
        implements Figure {

    public Curves {
        curves = List.copyOf(curves);
        regions = List.copyOf(regions);
    }
}
