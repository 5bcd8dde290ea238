package yourcores.kernel;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One run of one cell: a thread that runs all its statements, in a thread group that what they start inherits.
 *
 * <p>Thread rule: {@link #run} by the kernel's shell thread, {@link #interrupt} by any thread.
 */
final class Cell {
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(600);
    private static final Statement<Object> END = new Statement<>(() -> null);
    static final ThreadGroup CELLS = new ThreadGroup(Thread.currentThread().getThreadGroup(), "cells");

    /** The cell of the thread that made this one: more exact than the group, which a factory may keep from before. */
    private static final ThreadLocal<Cell> INHERITED = new InheritableThreadLocal<>() {
        @Override
        protected Cell childValue(Cell ofParent) {
            return ofCaller();
        }
    };

    private final int number;
    private final String source;
    private final ClassLoader loader;
    private final CellOutput output;
    private final ThreadGroup group;
    private final LinkedBlockingQueue<Statement<?>> statements = new LinkedBlockingQueue<>();
    private volatile Thread thread;
    private volatile StackTraceElement[] interruptedAt;
    private volatile long interrupted;
    private volatile boolean abandoned;

    /** The threads that a cell started, and those that they started. */
    private static final class Group extends ThreadGroup {
        private final Cell cell;

        Group(Cell cell) {
            super(CELLS, "cell " + cell.number);
            this.cell = cell;
        }
    }

    /** @param loader where the cell's code looks for classes by name */
    Cell(int number, String source, ClassLoader loader, CellOutput output) {
        this.number = number;
        this.source = source;
        this.loader = loader;
        this.output = output;
        this.group = new Group(this);
    }

    /** The cell whose code started the calling thread, itself or by others; {@code null} if none did. */
    static Cell ofCaller() {
        var thread = Thread.currentThread();
        var inherited = INHERITED.get();
        if (thread.isVirtual()) {
            return inherited;
        }
        for (var at = thread.getThreadGroup(); at != null; at = at.getParent()) {
            if (at instanceof Group group) {
                return inherited == null ? group.cell : inherited;
            }
        }
        return null;
    }

    int number() {
        return number;
    }

    String source() {
        return source;
    }

    CellOutput output() {
        return output;
    }

    ThreadGroup group() {
        return group;
    }

    boolean isInterrupted() {
        return interruptedAt != null;
    }

    /** Where the cell was when it was interrupted. */
    StackTraceElement[] interruptedAt() {
        return interruptedAt;
    }

    /**
     * Runs a statement on the cell's thread and waits for it.
     *
     * @throws Thrown what the statement threw
     * @throws Interrupted if the cell was interrupted before, or does not answer an interrupt
     */
    <T> T run(Callable<T> statement) throws Thrown, Interrupted {
        if (isInterrupted()) {
            throw new Interrupted();
        }
        return runAnyway(statement);
    }

    /** As {@link #run}, also after an interrupt that the cell has answered. */
    <T> T runAnyway(Callable<T> statement) throws Thrown, Interrupted {
        if (abandoned) {
            throw new Interrupted();
        }
        var task = new Statement<>(statement);
        if (Thread.currentThread() == thread) {
            task.run();
            return task.result();
        }
        startThread();
        statements.add(task);
        while (!ended(task)) {
            giveUpWhenStuck();
        }
        return task.result();
    }

    /** Waits a moment. The cell may have used up all memory while its statement still runs: that is no end of it. */
    private boolean ended(Statement<?> task) {
        try {
            return task.done.await(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupt();
        } catch (OutOfMemoryError full) {
            Memory.pause();
        }
        return false;
    }

    /** A statement, and then its value or what it threw. Needs no memory of its own when it ends. */
    private static final class Statement<T> implements Runnable {
        private final CountDownLatch done = new CountDownLatch(1);
        private final Callable<T> body;
        private T value;
        private Throwable thrown;

        Statement(Callable<T> body) {
            this.body = body;
        }

        @Override
        public void run() {
            try {
                value = body.call();
            } catch (Throwable any) {
                Memory.noticed(any);
                thrown = any;
            } finally {
                done.countDown();
            }
        }

        T result() throws Thrown {
            if (thrown != null) {
                throw new Thrown(thrown);
            }
            return value;
        }
    }

    private void giveUpWhenStuck() throws Interrupted {
        if (!isInterrupted()) {
            return;
        }
        if (System.nanoTime() - interrupted > PATIENCE_NANOS) {
            abandoned = true;
            throw new Interrupted();
        }
        try {
            group.interrupt();
        } catch (OutOfMemoryError full) {
            Memory.pause();
        }
    }

    private void startThread() {
        if (thread == null) {
            var first = new Thread(group, this::work, "cell " + number);
            first.setContextClassLoader(loader);
            first.start();
            thread = first;
        }
    }

    private void work() {
        INHERITED.set(this);
        try {
            for (var next = statements.take(); next != END; next = takeKeepingInterrupt()) {
                next.run();
            }
        } catch (InterruptedException end) {
            // Between two statements of an interrupted cell: there is no next one.
        }
    }

    private Statement<?> takeKeepingInterrupt() throws InterruptedException {
        boolean interruptedByReader = Thread.interrupted() && !isInterrupted();
        var next = statements.take();
        if (interruptedByReader) {
            Thread.currentThread().interrupt();
        }
        return next;
    }

    /** Interrupts the cell's thread and the threads it started. */
    void interrupt() {
        if (noteInterrupt()) {
            output.interrupted();
        }
        group.interrupt();
    }

    /** Whether this interrupt is the first one: the reader's and the time limit's may come at once. */
    private synchronized boolean noteInterrupt() {
        if (isInterrupted()) {
            return false;
        }
        var own = thread;
        interrupted = System.nanoTime();
        interruptedAt = own == null ? new StackTraceElement[0] : own.getStackTrace();
        return true;
    }

    /** No statement follows. Waits a moment for the cell's own thread to end. */
    void end() {
        if (thread == null) {
            return;
        }
        statements.add(END);
        try {
            thread.join(abandoned ? 1 : 100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a statement threw. */
    static final class Thrown extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Throwable thrown;

        Thrown(Throwable thrown) {
            super("A statement threw an exception", null, false, false);
            this.thrown = thrown;
        }

        Throwable thrown() {
            return thrown;
        }
    }

    /** The cell was interrupted; nothing more of it runs. */
    static final class Interrupted extends Exception {
        private static final long serialVersionUID = 1;

        Interrupted() {
            super("The cell was interrupted", null, false, false);
        }
    }
}
