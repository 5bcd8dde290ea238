package yourcores.kernel;

import java.time.Duration;
import yourcores.child.ChildMain;
import yourcores.child.ParentWatch;

/** The kernel's end: nothing that it started lives on, and no thread of a cell can delay it. */
final class Shutdown {
    static final Duration PATIENCE = Duration.ofMillis(200);

    private static final String CLIENT = "JPY_PARENT_PID";

    private Shutdown() {}

    /** Halts the process after this time, whatever still runs. */
    static void within(Duration time) {
        Thread.ofPlatform().daemon().name("halt").start(() -> {
            try {
                Thread.sleep(time);
            } catch (InterruptedException atOnce) {
                // Nothing to wait for.
            }
            Runtime.getRuntime().halt(0);
        });
    }

    /**
     * Ends the kernel when the Jupyter process that started it is gone: nobody else can ask it to. Jupyter tells its
     * process by {@value #CLIENT}.
     */
    static void withClient() {
        long parent = ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
        if (Long.toString(parent).equals(System.getenv(CLIENT))) {
            ParentWatch.start(parent, Shutdown::endChildren);
        }
    }

    /** Ends all child processes by force. */
    static void endChildren() {
        ChildMain.endChildren();
    }
}
