package yourcores.show;

import java.awt.Color;
import java.util.List;
import yourcores.figure.Bars.Grade;
import yourcores.figure.Lanes.Activity;
import yourcores.figure.Verdict;

/**
 * The colours of the course, by what they mean. Style sheets and hatches ({@link Svg}, {@link Hatch}) name theirs again.
 *
 * <p>The hues are those of Masataka Okabe and Kei Ito, "Color Universal Design" (2002, revised 2008; also
 * B. Wong, "Points of view: Color blindness", Nature Methods 8, 441, 2011): readers with any kind of colour vision
 * tell them apart. Their yellow is left out, it is too pale on paper. No meaning hangs on colour alone: marks, dashes,
 * hatching or words say it again, for print in grey.
 */
public final class Palette {
    static final Color BLUE = new Color(0x0072B2);
    static final Color VERMILLION = new Color(0xD55E00);
    static final Color GREEN = new Color(0x009E73);
    static final Color PURPLE = new Color(0xCC79A7);
    static final Color ORANGE = new Color(0xE69F00);
    static final Color SKY = new Color(0x56B4E9);
    static final Color BLACK = new Color(0x1A1A1A);

    static final Color PAPER = new Color(0xFFFFFF);
    static final Color INK = new Color(0x222222);
    static final Color QUIET = new Color(0x6B6B6B);
    static final Color GRID = new Color(0xE3E3E3);
    static final Color SHADE = new Color(0xF0EEE6);

    private static final List<Color> SERIES = List.of(BLUE, VERMILLION, GREEN, PURPLE, ORANGE, BLACK, SKY);

    private Palette() {}

    /** The colour of the n-th of several equals, from 0; the colours begin again after seven. */
    public static Color series(int n) {
        return SERIES.get(n % SERIES.size());
    }

    /** How many equals have a colour of their own. */
    public static int size() {
        return SERIES.size();
    }

    /** The colour of an outcome of this grade. */
    public static Color of(Grade grade) {
        return switch (grade) {
            case PLAIN -> BLUE;
            case ACCEPTABLE -> GREEN;
            case INTERESTING -> ORANGE;
            case FORBIDDEN -> VERMILLION;
        };
    }

    /** The colour of what a thread does. */
    public static Color of(Activity activity) {
        return switch (activity) {
            case RUNS -> BLUE;
            case HOLDS -> ORANGE;
            case WAITS -> new Color(0xD9D9D9);
            case FAILS -> VERMILLION;
        };
    }

    /** The ground of a verdict's badge; white writing on it has a contrast of at least 6 to 1. */
    public static Color of(Verdict.Kind kind) {
        return switch (kind) {
            case HOLDS -> new Color(0x00644A);
            case DOES_NOT_HOLD -> new Color(0xA03A00);
            case CANNOT_TELL -> new Color(0x6B5000);
            case STATES -> new Color(0x2F4B66);
        };
    }

    /** The colour as CSS writes it: {@code #0072b2}. */
    public static String css(Color color) {
        return String.format("#%06x", color.getRGB() & 0xFFFFFF);
    }
}
