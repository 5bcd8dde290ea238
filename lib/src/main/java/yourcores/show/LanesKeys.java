package yourcores.show;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import yourcores.figure.Lanes;
import yourcores.figure.Lanes.Activity;
import yourcores.figure.Lanes.Span;

/** The keys to the marks of lanes; what a figure does not show has no key. */
final class LanesKeys {
    private static final int FEW_MARKS = 3;

    private LanesKeys() {}

    static List<Header.Key> of(Lanes figure) {
        List<Span> spans =
                figure.lanes().stream().flatMap(lane -> lane.spans().stream()).toList();
        var keys = new ArrayList<Header.Key>();
        Arrays.stream(Activity.values())
                .filter(activity -> spans.stream().anyMatch(span -> span.activity() == activity))
                .forEach(activity -> keys.add(new Header.Key(
                        (paper, x, middle, width) ->
                                paper.fill(activity, new Rectangle2D.Double(x, middle - 8, width, 16)),
                        FigureWords.of(activity))));
        if (!figure.arrows().isEmpty()) {
            keys.add(new Header.Key(
                    (paper, x, middle, width) -> LanesOverlay.arrow(paper, x + width / 2, middle - 11, middle + 11),
                    "waits for"));
        }
        if (!figure.marks().isEmpty()) {
            keys.add(new Header.Key(
                    (paper, x, middle, width) -> LanesOverlay.triangle(paper, x + width / 2, middle + 5),
                    commonMark(figure).orElse("moment")));
        }
        if (spans.stream().anyMatch(span -> span.group() != null)) {
            keys.add(new Header.Key(LanesKeys::group, "many short ones: height is share of time"));
        }
        return keys;
    }

    /** What all moments are called, where many are called the same: the key says it then, and no moment by itself. */
    static Optional<String> commonMark(Lanes figure) {
        var names = figure.marks().stream().map(Lanes.Mark::label).distinct().toList();
        return names.size() == 1 && figure.marks().size() > FEW_MARKS
                ? Optional.of(names.getFirst())
                : Optional.empty();
    }

    private static void group(Paper paper, double x, double middle, double width) {
        double[] heights = {6, 12, 9, 14};
        for (int n = 0; n < heights.length; n++) {
            double wide = width / heights.length;
            paper.fill(Activity.RUNS, new Rectangle2D.Double(x + n * wide, middle + 8 - heights[n], wide, heights[n]));
        }
    }
}
