package yourcores.show;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;

/** Fonts of the figures, large enough for the last row of a lecture hall, and the room that words take in them. */
final class Type {
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 20);
    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 17);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 15);

    private static final FontRenderContext SMOOTH = new FontRenderContext(null, true, true);

    private Type() {}

    static double width(Font font, String text) {
        return font.getStringBounds(text, SMOOTH).getWidth();
    }

    static double height(Font font) {
        var metrics = font.getLineMetrics("Ág", SMOOTH);
        return metrics.getAscent() + metrics.getDescent();
    }

    static double ascent(Font font) {
        return font.getLineMetrics("Ág", SMOOTH).getAscent();
    }

    /** The text in lines no wider than this; a word that is too long is broken. */
    static List<String> wrap(Font font, String text, double width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            String rest = word;
            if (!line.isEmpty() && width(font, line + " " + rest) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (width(font, rest) > width && rest.length() > 1) {
                int end = fitting(font, rest, width);
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    /** The text, shortened with an ellipsis where it is wider than this. */
    static String cut(Font font, String text, double width) {
        if (width(font, text) <= width) {
            return text;
        }
        return text.substring(0, fitting(font, text, width - width(font, "…"))) + "…";
    }

    /** The font, or a smaller one in which the text is no wider than this, but none below 11 points. */
    static Font fit(Font font, String text, double width) {
        double wide = width(font, text);
        return wide <= width ? font : font.deriveFont((float) Math.max(11, font.getSize2D() * width / wide));
    }

    private static int fitting(Font font, String text, double width) {
        int end = 1;
        while (end < text.length() && width(font, text.substring(0, end + 1)) <= width) {
            end++;
        }
        return end;
    }
}
