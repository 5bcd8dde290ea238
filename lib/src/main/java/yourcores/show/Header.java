package yourcores.show;

import java.util.ArrayList;
import java.util.List;

/** What stands above a picture: its title, and the keys to its marks. Never cut: both run on over several lines. */
final class Header {
    private static final double MARGIN = 14;
    private static final double SAMPLE = 38;
    private static final double GAP = 22;
    private static final double LINE = Type.height(Type.LABEL) + 5;

    /** A mark and what it stands for. */
    record Key(Sample sample, String meaning) {}

    /** Draws a mark into a box. */
    @FunctionalInterface
    interface Sample {
        void draw(Paper paper, double x, double middle, double width);
    }

    private record Placed(Key key, double x, int line, List<String> words) {}

    private final List<String> title;
    private final List<Placed> keys = new ArrayList<>();
    private int lines;

    Header(String title, List<Key> keys) {
        double room = Paper.WIDTH - 2 * MARGIN;
        this.title = Type.wrap(Type.TITLE, title, room);
        double x = 0;
        for (var key : keys) {
            var words = Type.wrap(Type.LABEL, key.meaning(), room - SAMPLE - 8);
            double wide = SAMPLE
                    + 8
                    + words.stream()
                            .mapToDouble(w -> Type.width(Type.LABEL, w))
                            .max()
                            .orElse(0);
            if (x > 0 && (x + wide > room || words.size() > 1)) {
                lines++;
                x = 0;
            }
            this.keys.add(new Placed(key, MARGIN + x, lines, words));
            x += wide + GAP;
            if (words.size() > 1) {
                lines += words.size();
                x = 0;
            }
        }
        if (x > 0) {
            lines++;
        }
    }

    double height() {
        return MARGIN + title.size() * (Type.height(Type.TITLE) + 2) + (lines > 0 ? 6 + lines * LINE : 0) + 8;
    }

    void draw(Paper paper) {
        double y = MARGIN;
        for (var line : title) {
            paper.write(line, Type.TITLE, Palette.INK, MARGIN, y + Type.ascent(Type.TITLE));
            y += Type.height(Type.TITLE) + 2;
        }
        y += 6;
        for (var placed : keys) {
            double top = y + placed.line() * LINE;
            placed.key().sample().draw(paper, placed.x(), top + LINE / 2 - 2, SAMPLE);
            for (int n = 0; n < placed.words().size(); n++) {
                paper.write(
                        placed.words().get(n),
                        Type.LABEL,
                        Palette.INK,
                        placed.x() + SAMPLE + 8,
                        top + n * LINE + Type.ascent(Type.LABEL));
            }
        }
    }
}
