package yourcores.show;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import yourcores.figure.Verdict;

/** Pieces of markup. Style stands in each element: a notebook that is not trusted keeps nothing else. */
final class Html {
    private static final String CARD = "margin:4px 0;padding:10px 12px;max-width:786px;box-sizing:border-box;"
            + "background:#ffffff;color:#222222;border:1px solid #d4d4d4;border-radius:8px;break-inside:avoid";
    private static final String SENTENCE = "font-family:sans-serif;font-size:16px;line-height:1.4";

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A picture on its card, and the sentence under it. */
    static String card(byte[] png, int width, String alt, Verdict verdict) {
        return card("png", png, width, alt, verdict);
    }

    /** A drawing on its card: an image of its own, because a notebook that is not trusted loses SVG in the page. */
    static String cardOfVectors(String svg, int width, String alt, Verdict verdict) {
        return card("svg+xml", svg.getBytes(StandardCharsets.UTF_8), width, alt, verdict);
    }

    private static String card(String type, byte[] image, int width, String alt, Verdict verdict) {
        return "<figure style=\"" + CARD + "\"><img src=\"data:image/" + type + ";base64,"
                + Base64.getEncoder().encodeToString(image) + "\" alt=\"" + escape(alt) + "\" width=\"" + width
                + "\" style=\"display:block;margin:0 auto;max-width:100%;height:auto\">"
                + (verdict == null
                        ? ""
                        : "<figcaption style=\"margin:8px 4px 2px;text-align:left;color:#222222;" + SENTENCE + "\">"
                                + sentence(verdict) + "</figcaption>")
                + "</figure>";
    }

    /** A verdict by itself. */
    static String callout(Verdict verdict) {
        String color = Palette.css(Palette.of(verdict.kind()));
        return "<div role=\"note\" style=\"margin:4px 0;padding:8px 12px;max-width:786px;box-sizing:border-box;"
                + "background:#ffffff;color:#222222;border:1px solid #d4d4d4;border-left:6px solid " + color
                + ";border-radius:6px;break-inside:avoid;" + SENTENCE + "\">" + sentence(verdict) + "</div>";
    }

    /** A badge with mark and word, then the sentence. */
    static String sentence(Verdict verdict) {
        if (verdict.kind() == Verdict.Kind.STATES) {
            return escape(verdict.sentence());
        }
        return "<strong style=\"display:inline-block;padding:1px 9px;margin-right:8px;border-radius:5px;color:#ffffff;"
                + "background:" + Palette.css(Palette.of(verdict.kind())) + "\">" + mark(verdict.kind()) + " "
                + escape(verdict.title()) + "</strong>" + escape(verdict.sentence());
    }

    private static String mark(Verdict.Kind kind) {
        return switch (kind) {
            case HOLDS -> "✓";
            case DOES_NOT_HOLD -> "✗";
            case CANNOT_TELL -> "?";
            case STATES -> "";
        };
    }
}
