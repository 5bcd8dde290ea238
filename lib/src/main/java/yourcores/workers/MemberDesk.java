package yourcores.workers;

import java.io.IOException;

/** Where a member runs what was delivered. Safe for use by any thread; one task runs at a time. */
final class MemberDesk {
    static final MemberDesk HERE = new MemberDesk();

    private static final byte[] NOTHING = {};

    private final TaskRunner runner = new TaskRunner();
    private Thread thread;
    private long running;

    byte[] run(Delivery delivery) throws IOException {
        if (delivery.task().length == 0) {
            return NOTHING;
        }
        if (delivery.bundle().length > 0) {
            runner.add(ClassBundle.from(delivery.bundle()));
        }
        return runner.has(delivery.classes()) ? answer(delivery).toBytes() : NOTHING;
    }

    private Answer answer(Delivery delivery) {
        var loader = Thread.currentThread().getContextClassLoader();
        begin(delivery.id());
        try {
            return runner.run(new Parcel(delivery.classes(), delivery.task()));
        } catch (OutOfMemoryError tooLarge) {
            return TaskRunner.failed(tooLarge);
        } finally {
            end();
            Thread.currentThread().setContextClassLoader(loader);
            System.out.flush();
            System.err.flush();
        }
    }

    private synchronized void begin(long id) {
        running = id;
        thread = Thread.currentThread();
    }

    private synchronized void end() {
        thread = null;
        Thread.interrupted();
    }

    /** Whether the task was running. */
    synchronized boolean stop(long id) {
        boolean found = thread != null && running == id;
        if (found) {
            thread.interrupt();
        }
        return found;
    }
}
