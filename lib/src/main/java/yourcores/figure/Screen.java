package yourcores.figure;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Where figures appear: the notebook cell that runs, or standard output where there is no notebook.
 *
 * <p>A cell has at most one <em>live</em> figure, redrawn in place while something is measured. The next
 * {@link #show} of the cell takes its place; {@link #settle} blanks it until then.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public interface Screen {

    /** Draws a figure: in place of the cell's live figure where there is one, else below what the cell has shown. */
    void show(Figure figure);

    /** Draws or redraws the cell's live figure. A screen may skip a redraw that follows too soon on another one. */
    void live(Figure figure);

    /** Blanks the cell's live figure, where there is one. */
    void settle();

    /** The screen in use. */
    static Screen current() {
        return Installed.SCREEN.get();
    }

    /** Makes this the screen in use, for all threads. */
    static void install(Screen screen) {
        Installed.SCREEN.set(screen);
    }

    /** Prints the words of figures, and no live ones. */
    Screen STANDARD_OUTPUT = new Screen() {
        @Override
        public void show(Figure figure) {
            System.out.println(figure.alt());
        }

        @Override
        public void live(Figure figure) {}

        @Override
        public void settle() {}
    };

    /** Holds the screen in use. */
    final class Installed {
        private static final AtomicReference<Screen> SCREEN = new AtomicReference<>(STANDARD_OUTPUT);

        private Installed() {}
    }
}
