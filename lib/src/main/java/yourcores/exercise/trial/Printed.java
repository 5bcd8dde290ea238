package yourcores.exercise.trial;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import yourcores.figure.Numbers;

/**
 * Lets the first lines pass that an answer prints while it is checked, and counts the rest: an answer is run hundreds
 * of times. Virtual threads and the common pool count as the answer's while it is checked. What other threads print
 * passes untouched.
 */
final class Printed implements AutoCloseable {
    private static final int LINES = 20;
    private static final int BYTES = 4_000;

    /** Ends a thread that prints on when the checks are over. */
    static final class Over extends Error {
        private Over() {
            super("the checks are over", null, false, false);
        }
    }

    private final TrialThreads crew;
    private volatile boolean over;
    private final AtomicLong lines = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong swallowed = new AtomicLong();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final PrintStream filteredOut = filtered(out);
    private final PrintStream filteredErr = filtered(err);

    private Printed(TrialThreads crew) {
        this.crew = crew;
    }

    static Printed by(TrialThreads crew) {
        var printed = new Printed(crew);
        System.setOut(printed.filteredOut);
        System.setErr(printed.filteredErr);
        return printed;
    }

    /** From now on, what prints is ended. */
    void end() {
        over = true;
    }

    /** What did not pass, as a sentence. */
    Optional<String> swallowed() {
        long count = swallowed.get();
        return count == 0
                ? Optional.empty()
                : Optional.of("Your answer printed " + Numbers.count(lines.get()) + " lines; only the first " + LINES
                        + " are shown.");
    }

    /**
     * Puts the streams back. Where a thread still runs that would flood them they stay filtered, by new ones: it may
     * hold the lock of the old ones for ever.
     */
    @Override
    public void close() {
        boolean quiet = crew.isQuiet();
        if (System.out == filteredOut) {
            System.setOut(quiet ? out : new Left(new Filter(out), out.charset()));
        }
        if (System.err == filteredErr) {
            System.setErr(quiet ? err : new Left(new Filter(err), err.charset()));
        }
    }

    private PrintStream filtered(PrintStream target) {
        return new PrintStream(new Filter(target), true, target.charset());
    }

    private boolean passes(byte[] text, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (text[i] == '\n') {
                lines.incrementAndGet();
            }
        }
        boolean few = bytes.addAndGet(length) <= BYTES && lines.get() <= LINES;
        if (!few) {
            swallowed.incrementAndGet();
        }
        return few;
    }

    /** What stays when the trial is over: by its class the kernel knows that no cell put it there. */
    private static final class Left extends PrintStream {
        Left(OutputStream filter, Charset charset) {
            super(filter, true, charset);
        }
    }

    private final class Filter extends OutputStream {
        private final PrintStream target;

        Filter(PrintStream target) {
            this.target = target;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] text, int from, int length) {
            var thread = Thread.currentThread();
            boolean ofTheAnswer = crew.holds(thread);
            if (ofTheAnswer && over) {
                throw new Over();
            }
            boolean counted = ofTheAnswer || !over && (thread.isVirtual() || Elsewhere.isOfCommonPool(thread));
            if (!counted || passes(text, from, length)) {
                target.write(text, from, length);
            }
        }

        @Override
        public void flush() {
            target.flush();
        }
    }
}
