package yourcores.workers;

import java.io.IOException;

/**
 * Where tasks run that come in frames. It keeps the classes that came before, and interrupts the task that runs.
 *
 * <p>Thread rule: safe for use by any thread; a task runs on the thread that hands it in, one at a time.
 */
final class TaskDesk {
    private static final long NOTHING = 0;

    private final TaskRunner runner = new TaskRunner();
    private long running = NOTHING;
    private Thread thread;

    /** Does what is asked; returns the reply. */
    Frame handle(Frame frame) throws IOException {
        switch (frame.kind()) {
            case TASK -> {
                return runner.has(frame.classes()) ? answer(frame) : frame.reply(Frame.Kind.CLASSES_WANTED);
            }
            case CLASSES -> runner.add(ClassBundle.from(frame.content()));
            case STOP -> stop(frame.id());
            default -> throw new IOException("A kernel does not say " + frame.kind());
        }
        return frame.reply(Frame.Kind.READY);
    }

    private Frame answer(Frame task) {
        begin(task.id());
        try {
            return task.reply(
                    Frame.Kind.ANSWER,
                    runner.run(task.classes(), task.content()).toBytes());
        } catch (OutOfMemoryError tooLarge) {
            return task.reply(Frame.Kind.ANSWER, TaskRunner.failed(tooLarge).toBytes());
        } finally {
            end();
        }
    }

    private synchronized void begin(long id) {
        running = id;
        thread = Thread.currentThread();
    }

    private synchronized void end() {
        running = NOTHING;
        Thread.interrupted();
    }

    /** Interrupts the task once, however often it is asked to. */
    private synchronized void stop(long id) {
        if (running == id) {
            running = NOTHING;
            thread.interrupt();
        }
    }
}
