package yourcores.kernel;

import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import yourcores.figure.Figure;
import yourcores.show.Drawing;

/** A figure in the forms that clients choose from: HTML with the picture inside, and plain text. */
final class Painting {
    /** Takes a figure's place without being seen. */
    static final DisplayData BLANK = data("", "");

    private Painting() {}

    static DisplayData of(Figure figure) {
        var drawn = Drawing.of(figure);
        return data(drawn.html(), drawn.text());
    }

    private static DisplayData data(String html, String text) {
        var data = new DisplayData();
        data.putHTML(html);
        data.putText(text);
        return data;
    }
}
