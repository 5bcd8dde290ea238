package yourcores.kernel;

import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import yourcores.figure.Figure;

/** A figure in the forms that clients choose from: HTML, a PNG, plain text. */
final class Painting {
    static final DisplayData BLANK = blank();

    private Painting() {}

    static DisplayData of(Figure figure) {
        var data = new DisplayData();
        data.putText(figure.alt());
        return data;
    }

    private static DisplayData blank() {
        var data = new DisplayData();
        data.putHTML("");
        data.putText("");
        return data;
    }
}
