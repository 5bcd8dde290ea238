package yourcores.exercise.ch06;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Three steps that are no real processes: what goes into the first comes out of the last in capital letters, and there
 * is room for so many bytes in between. Each step has ended when the last one's output is at its end, unless it is held.
 */
final class StagedPipeline {
    static final int ROOM = 4_096;

    private static final long AT_MOST_MILLIS = 400;
    private static final long SLOW_MILLIS = 1_500;
    private static final long LOOK_NANOS = 100_000;
    private static final int END = -1;

    private final BlockingQueue<Integer> between = new ArrayBlockingQueue<>(ROOM + 1);
    private final List<Step> steps;
    private final boolean firstIsGone;
    private volatile boolean isRead;

    private StagedPipeline(boolean firstIsGone, Integer... exits) {
        this.firstIsGone = firstIsGone;
        steps = Stream.of(exits).map(Step::new).toList();
        if (firstIsGone) {
            steps.forEach(step -> step.end(step.code));
            between.add(END);
        }
    }

    /** @param exits the exit codes of the steps; {@code null} for one that goes on until the check ends it */
    static StagedPipeline ending(Integer... exits) {
        return new StagedPipeline(false, exits);
    }

    /** The first step has ended with this code before anybody writes to it; the others found nothing to do. */
    static StagedPipeline brokenAtOnce(int exit) {
        return new StagedPipeline(true, exit, 0, 0);
    }

    List<Process> steps() {
        return List.copyOf(steps);
    }

    void end(int step, int exit) {
        steps.get(step).end(exit);
    }

    private final class Step extends StagedProcess {
        private final Integer code;

        private Step(Integer code) {
            this.code = code;
        }

        @Override
        public OutputStream getOutputStream() {
            return this == steps.getFirst() ? new Input() : super.getOutputStream();
        }

        @Override
        public InputStream getInputStream() {
            return this == steps.getLast() ? new Output() : super.getInputStream();
        }
    }

    private final class Input extends OutputStream {
        private boolean closed;

        @Override
        public void write(int b) throws IOException {
            if (firstIsGone) {
                throw new IOException("Broken pipe");
            }
            if (between.size() >= ROOM) {
                awaitRoom();
            }
            between.add(b & 0xFF);
        }

        @Override
        public void close() {
            if (!closed && !firstIsGone) {
                closed = true;
                between.add(END);
            }
        }

        /** A reader may be slow on a busy machine; where nobody has begun to read, nobody will. */
        private void awaitRoom() throws IOException {
            long start = System.nanoTime();
            while (between.size() >= ROOM) {
                long most = isRead ? SLOW_MILLIS : AT_MOST_MILLIS;
                if (System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(most)
                        || Thread.currentThread().isInterrupted()) {
                    throw new IOException("the pipe is full, and nobody reads what comes out");
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }

    private final class Output extends InputStream {
        private boolean ended;

        @Override
        public int read() throws IOException {
            isRead = true;
            if (ended) {
                return END;
            }
            int next = take();
            if (next == END) {
                ended = true;
                steps.stream().filter(step -> step.code != null).forEach(step -> step.end(step.code));
                return END;
            }
            return Character.toUpperCase(next);
        }

        /** As much as there is. */
        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = 0;
            while (read < length && (read == 0 || !between.isEmpty())) {
                int next = read();
                if (next == END) {
                    return read == 0 ? END : read;
                }
                bytes[from + read++] = (byte) next;
            }
            return read;
        }

        private int take() throws IOException {
            try {
                var next = between.poll(SLOW_MILLIS, TimeUnit.MILLISECONDS);
                if (next == null) {
                    throw new IOException("the first step still waits for more: close its input");
                }
                return next;
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", stop);
            }
        }
    }
}
