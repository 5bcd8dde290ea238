package yourcores.kernel;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import yourcores.figure.Figure;
import yourcores.figure.Screen;

/**
 * Shows figures under the cell that runs. The live figure is redrawn in place, at most every
 * {@value #REDRAW_MILLIS} ms, and seldom enough for drawing to take at most a tenth of the time.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class NotebookScreen implements Screen {
    static final int REDRAW_MILLIS = 200;

    private static final int REST_FOR_EACH_NANO_OF_DRAWING = 9;

    private final Consumer<DisplayData> display;
    private final Consumer<DisplayData> update;
    private final Function<Figure, DisplayData> painter;
    private final boolean ofOneCell;
    private String slot;
    private boolean blank;
    private boolean drawing;
    private long nextDrawing;

    /**
     * @param display shows data that may carry a display id
     * @param update replaces what was shown with the same display id
     * @param ofOneCell whether each cell has a screen of its own; without it a settled figure is never used again,
     *     lest a later cell draws into an earlier one
     */
    NotebookScreen(
            Consumer<DisplayData> display,
            Consumer<DisplayData> update,
            Function<Figure, DisplayData> painter,
            boolean ofOneCell) {
        this.display = display;
        this.update = update;
        this.painter = painter;
        this.ofOneCell = ofOneCell;
    }

    @Override
    public void show(Figure figure) {
        var data = paint(figure);
        synchronized (this) {
            if (slot == null) {
                display.accept(data);
            } else {
                update.accept(data.setDisplayId(slot));
                slot = null;
            }
        }
    }

    @Override
    public void live(Figure figure) {
        synchronized (this) {
            if (slot != null && !blank && (drawing || System.nanoTime() - nextDrawing < 0)) {
                return;
            }
            drawing = true;
        }
        long start = System.nanoTime();
        var data = paint(figure);
        long end = System.nanoTime();
        synchronized (this) {
            drawing = false;
            nextDrawing = end
                    + Math.max(
                            TimeUnit.MILLISECONDS.toNanos(REDRAW_MILLIS),
                            REST_FOR_EACH_NANO_OF_DRAWING * (end - start));
            blank = false;
            if (slot == null) {
                slot = UUID.randomUUID().toString();
                display.accept(data.setDisplayId(slot));
            } else {
                update.accept(data.setDisplayId(slot));
            }
        }
    }

    @Override
    public synchronized void settle() {
        if (slot != null && !blank) {
            blank = true;
            update.accept(new DisplayData(Painting.BLANK).setDisplayId(slot));
            if (!ofOneCell) {
                slot = null;
            }
        }
    }

    /** The figure, or in its place why it cannot be drawn: a picture that fails must not end a measurement. */
    private DisplayData paint(Figure figure) {
        try {
            return painter.apply(figure);
        } catch (RuntimeException | Error e) {
            var data = new DisplayData();
            data.putText(figure.alt() + "\n(The figure could not be drawn: " + e + ")");
            return data;
        }
    }
}
