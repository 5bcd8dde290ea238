package yourcores.kernel;

import java.util.Base64;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import yourcores.figure.Figure;
import yourcores.show.Drawing;

/** A figure in the forms that clients choose from: HTML, a PNG, plain text. */
final class Painting {
    /** Takes a figure's place without being seen. */
    static final DisplayData BLANK = data("", null, "");

    private Painting() {}

    static DisplayData of(Figure figure) {
        var drawn = Drawing.of(figure);
        return data(drawn.html(), drawn.png(), drawn.text());
    }

    private static DisplayData data(String html, byte[] png, String text) {
        var data = new DisplayData();
        data.putHTML(html);
        if (png != null) {
            data.putData(MIMEType.IMAGE_PNG, Base64.getEncoder().encodeToString(png));
        }
        data.putText(text);
        return data;
    }
}
