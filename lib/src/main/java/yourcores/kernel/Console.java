package yourcores.kernel;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Everything the cells print, standard output and error in one order. Each cell may send {@value #LIMIT} characters;
 * what goes beyond is kept whole in a file, and the cell shows head and tail.
 *
 * <p>Thread rule: safe for use by any thread. Text printed between two cells goes to the earlier one.
 */
final class Console {
    static final int LIMIT = 1_000_000;
    private static final int TAIL = 4_000;
    private static final String CUT = "\n... cut here: the whole is in a file, the end follows ...\n";

    private final Outbox outbox;
    private final Scratch scratch;
    private final StringBuilder head = new StringBuilder();
    private final StringBuilder tail = new StringBuilder();
    private CellEnvironment to;
    private int cell;
    private OutputFile whole;

    Console(Outbox outbox, Scratch scratch) {
        this.outbox = outbox;
        this.scratch = scratch;
    }

    /** Makes this console the standard output and error of the process. */
    void install() {
        System.setOut(printStream(Stream.OUT));
        System.setErr(printStream(Stream.ERR));
    }

    private PrintStream printStream(Stream stream) {
        return new PrintStream(new TextStream(text -> print(stream, text)), false, StandardCharsets.UTF_8);
    }

    /** From here on text belongs to this cell. */
    synchronized void begin(int cell, CellEnvironment to) {
        settle();
        this.cell = cell;
        this.to = to;
        head.setLength(0);
    }

    synchronized void print(Stream stream, CharSequence text) {
        if (to == null || text.isEmpty()) {
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

    /** A sentence of the kernel itself, under what the cell has printed; never cut. */
    synchronized void note(String sentence) {
        if (to != null) {
            outbox.text(to, Stream.ERR, "note: " + sentence + "\n");
        }
    }

    /** Shows the tail of a cell that printed too much. */
    synchronized void settle() {
        if (whole == null) {
            return;
        }
        int line = tail.indexOf("\n") + 1;
        outbox.text(to, Stream.OUT, tail.substring(line));
        if (tail.charAt(tail.length() - 1) != '\n') {
            outbox.text(to, Stream.OUT, "\n");
        }
        note(whole.describe(cell));
        whole.close();
        whole = null;
        tail.setLength(0);
        head.setLength(0);
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
