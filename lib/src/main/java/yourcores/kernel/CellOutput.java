package yourcores.kernel;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.publish.PublishDisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishUpdateDisplayData;
import yourcores.figure.Screen;
import yourcores.home.Scratch;
import yourcores.kernel.stream.OutputFile;
import yourcores.kernel.stream.Stream;
import yourcores.kernel.stream.TextStream;

/**
 * What one cell shows: standard output and error in one order, displays, figures. It may print {@value #LIMIT}
 * characters while it runs; what goes beyond is kept whole in a file, and the cell shows head and tail. After its end
 * what it left running may print {@value #LATE} more; after an interrupt its threads have {@value #LAST_WORDS} until
 * its end. What goes beyond is dropped, and the cell says so.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class CellOutput {
    static final int LIMIT = 1_000_000;

    /** Shows nothing: for what runs outside cells. */
    static final CellOutput NOWHERE = nowhere();

    private static final int LATE = 100_000;
    private static final int LAST_WORDS = 10_000;
    private static final int DISPLAY = 1_000;
    private static final int TAIL = 4_000;
    private static final String CUT = "\n... cut here: the whole is in a file, the end follows ...\n";

    private final int cell;
    private final CellEnvironment to;
    private final Outbox outbox;
    private final Scratch scratch;
    private final PrintStream out = printStream(Stream.OUT);
    private final PrintStream err = printStream(Stream.ERR);
    private final Screen screen = new NotebookScreen(this::display, this::update, Painting::of, true);
    private final StringBuilder head = new StringBuilder();
    private final StringBuilder tail = new StringBuilder();
    private OutputFile whole;
    private boolean interrupted;
    private volatile long allowance = Long.MAX_VALUE;

    CellOutput(int cell, CellEnvironment to, Outbox outbox, Scratch scratch) {
        this.cell = cell;
        this.to = to;
        this.outbox = outbox;
        this.scratch = scratch;
    }

    private static CellOutput nowhere() {
        var nowhere = new CellOutput(0, null, null, null);
        nowhere.allowance = 0;
        return nowhere;
    }

    private PrintStream printStream(Stream stream) {
        return new PrintStream(new TextStream(text -> print(stream, text)), false, StandardCharsets.UTF_8);
    }

    PrintStream on(Stream stream) {
        return stream == Stream.OUT ? out : err;
    }

    Screen screen() {
        return screen;
    }

    /** Whether all that comes is dropped. */
    boolean isFull() {
        return allowance == 0;
    }

    synchronized void print(Stream stream, CharSequence text) {
        if (text.isEmpty() || !admits(text.length())) {
            return;
        }
        if (whole != null) {
            keep(text);
        } else if (head.length() + text.length() <= LIMIT) {
            head.append(text);
            outbox.text(to, stream, text);
        } else {
            cut(stream, text);
        }
    }

    void display(DisplayData data) {
        show(new PublishDisplayData(data));
    }

    void update(DisplayData data) {
        show(new PublishUpdateDisplayData(data));
    }

    /** Waits where more is shown than can be sent: else a loop that shows would be sent for minutes after its end. */
    private <T extends ContentType<T>> void show(T content) {
        if (!isFull()) {
            outbox.awaitRoom();
            publish(content);
        }
    }

    private synchronized <T extends ContentType<T>> void publish(T content) {
        if (admits(DISPLAY)) {
            to.publish(content);
        }
    }

    private boolean admits(int length) {
        if (isFull()) {
            return false;
        }
        allowance -= Math.min(allowance, length);
        if (isFull()) {
            note("cell " + cell + (interrupted ? " was stopped" : " has ended")
                    + ": what its threads print from here on is dropped");
        }
        return !isFull();
    }

    /** A sentence of the kernel itself, under what the cell has printed; never cut. */
    synchronized void note(String sentence) {
        if (to != null) {
            outbox.text(to, Stream.ERR, "note: " + sentence + "\n");
        }
    }

    /** The reader stops the cell: few words more. */
    synchronized void interrupted() {
        interrupted = true;
        allowance = Math.min(allowance, LAST_WORDS);
    }

    /** The cell has ended; shows the tail where it printed too much. */
    synchronized void end() {
        settle();
        head.setLength(0);
        head.trimToSize();
        allowance = interrupted ? 0 : Math.min(allowance, LATE);
    }

    private void settle() {
        if (whole == null) {
            return;
        }
        int line = tail.indexOf("\n") + 1;
        outbox.text(to, Stream.OUT, tail.substring(line));
        if (tail.charAt(tail.length() - 1) != '\n') {
            outbox.text(to, Stream.OUT, "\n");
        }
        note(whole.close(cell));
        whole = null;
        tail.setLength(0);
    }

    private void cut(Stream stream, CharSequence text) {
        int room = Math.max(0, LIMIT - head.length());
        var seen = text.toString().substring(0, room);
        int end = seen.lastIndexOf('\n') + 1;
        outbox.text(to, stream, seen.substring(0, end) + CUT);
        whole = OutputFile.open(scratch, cell);
        whole.write(head);
        keep(text);
    }

    private void keep(CharSequence text) {
        whole.write(text);
        tail.append(text, Math.max(0, text.length() - TAIL), text.length());
        if (tail.length() > 2 * TAIL) {
            tail.delete(0, tail.length() - TAIL);
        }
    }
}
