package yourcores.show;

import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import yourcores.figure.Lanes.Activity;

/**
 * A drawing as vectors, W3C Recommendation "Scalable Vector Graphics (SVG) 1.1": crisp at any size, on a projector and
 * in print. Words take the width that Java measured, whatever font the reader's browser has.
 */
final class Svg {
    private static final String STYLE = """
            <style>text{font-family:'DejaVu Sans',Verdana,sans-serif}\
            .r{fill:#0072b2;stroke:#004f7c}.h{fill:url(#h);stroke:#a16f00}\
            .w{fill:url(#w);stroke:#9a9a9a}.f{fill:url(#f);stroke:#954100}</style>\
            <defs><pattern id="h" width="9" height="9" patternUnits="userSpaceOnUse">\
            <path fill="#e69f00" d="M0 0h9v9h-9z"/>\
            <path stroke="#7a5200" stroke-width="1.4" d="M-1 10L10 -1M-1 1L1 -1M8 10L10 8"/></pattern>\
            <pattern id="w" width="9" height="8" patternUnits="userSpaceOnUse">\
            <path fill="#d9d9d9" d="M0 0h9v8h-9z"/><path fill="#8a8a8a" d="M3 3h2v2h-2z"/></pattern>\
            <pattern id="f" width="8" height="8" patternUnits="userSpaceOnUse">\
            <path fill="#d55e00" d="M0 0h8v8h-8z"/>\
            <path stroke="#fff" stroke-width="1.4" d="M-1 9L9 -1M-1 -1L9 9"/></pattern></defs>\
            """;

    /** By the kinds of segments of {@link PathIterator}: move, line, quadratic, cubic, close. */
    private static final int[] COORDINATES = {2, 2, 4, 6, 0};

    private final int width;
    private final int height;
    private final StringBuilder body = new StringBuilder();

    Svg(int width, int height) {
        this.width = width;
        this.height = height;
    }

    void write(String text, Font font, Color color, double x, double baseLine) {
        if (text.isBlank()) {
            return;
        }
        body.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(baseLine));
        body.append("\" font-size=\"").append(number(font.getSize2D()));
        body.append(font.isBold() ? "\" font-weight=\"bold" : "").append("\" fill=\"");
        body.append(Palette.css(color)).append("\" textLength=\"").append(number(Type.width(font, text)));
        body.append("\" lengthAdjust=\"spacingAndGlyphs\">");
        body.append(Html.escape(text.replaceAll("[^\\P{C}\\u00ad\\u200b-\\u200f]", " ")))
                .append("</text>");
    }

    void line(Color color, double thick, double fromX, double fromY, double toX, double toY) {
        body.append("<path stroke=\"")
                .append(Palette.css(color))
                .append("\" stroke-width=\"")
                .append(number(thick));
        body.append("\" d=\"M").append(number(fromX)).append(' ').append(number(fromY));
        body.append('L').append(number(toX)).append(' ').append(number(toY)).append("\"/>");
    }

    void fill(Color color, Shape shape) {
        body.append("<path fill=\"").append(Palette.css(color));
        if (color.getAlpha() < 255) {
            body.append("\" fill-opacity=\"").append(number(color.getAlpha() / 255.0));
        }
        body.append("\" d=\"").append(path(shape)).append("\"/>");
    }

    void fill(Activity activity, Rectangle2D box) {
        String look = switch (activity) {
            case RUNS -> "r";
            case HOLDS -> "h";
            case WAITS -> "w";
            case FAILS -> "f";
        };
        body.append("<path class=\"").append(look).append("\" d=\"M").append(number(box.getX()));
        body.append(' ').append(number(box.getY())).append('h').append(number(box.getWidth()));
        body.append('v').append(number(box.getHeight())).append('h').append(number(-box.getWidth()));
        body.append("z\"/>");
    }

    String document() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height
                + "\" viewBox=\"0 0 " + width + " " + height + "\">" + STYLE
                + "<path fill=\"#fff\" d=\"M0 0h" + width + "v" + height + "h-" + width + "z\"/>" + body + "</svg>";
    }

    private static String path(Shape shape) {
        var path = new StringBuilder();
        double[] at = new double[6];
        for (PathIterator way = shape.getPathIterator(null); !way.isDone(); way.next()) {
            int segment = way.currentSegment(at);
            path.append("MLQCZ".charAt(segment));
            int numbers = COORDINATES[segment];
            for (int n = 0; n < numbers; n++) {
                path.append(n == 0 ? "" : " ").append(number(at[n]));
            }
        }
        return path.toString();
    }

    private static String number(double value) {
        String digits = String.format(Locale.ROOT, "%.2f", value);
        return digits.endsWith(".00")
                ? digits.substring(0, digits.length() - 3)
                : digits.endsWith("0") ? digits.substring(0, digits.length() - 1) : digits;
    }
}
