package yourcores.workers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** What tasks print, sent to the kernel line by line. Safe for use by any thread. */
final class PrintedFrames extends OutputStream {
    private static final int LONGEST = 1 << 13;

    private final Wire wire;
    private final Frame.Kind kind;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    PrintedFrames(Wire wire, Frame.Kind kind) {
        this.wire = wire;
        this.kind = kind;
    }

    @Override
    public synchronized void write(int b) throws IOException {
        line.write(b);
        if (b == '\n') {
            send();
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) throws IOException {
        line.write(bytes, from, count);
        if (line.size() >= LONGEST || count > 0 && bytes[from + count - 1] == '\n') {
            send();
        }
    }

    /** Sends what is there: at the end of a task, where the last line may have no end. */
    synchronized void send() throws IOException {
        if (line.size() > 0) {
            wire.send(Frame.printed(kind, line.toByteArray()));
            line.reset();
        }
    }
}
