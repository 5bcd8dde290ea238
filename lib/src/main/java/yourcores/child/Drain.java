package yourcores.child;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Empties a child's output so that the child never waits for a reader, and keeps the beginning of it. */
final class Drain {
    private static final int MOST = 1 << 20;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Thread thread;
    private boolean cut;

    Drain(InputStream from, String name) {
        thread = Kept.threads(name).newThread(() -> empty(from));
        thread.start();
    }

    private void empty(InputStream from) {
        var buffer = new byte[8192];
        try (from) {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                keep(buffer, read);
            }
        } catch (IOException childGone) {
            // What was read is kept.
        }
    }

    private synchronized void keep(byte[] bytes, int count) {
        int room = Math.min(count, MOST - kept.size());
        kept.write(bytes, 0, room);
        cut |= room < count;
    }

    /** Waits for the end of the output, for so long at most: a child of the child may hold it open. */
    void await(Duration limit) throws InterruptedException {
        thread.join(limit);
    }

    synchronized String text() {
        return kept.toString(StandardCharsets.UTF_8) + (cut ? "\n… (cut: only the first megabyte is kept)\n" : "");
    }
}
