package yourcores.kernel;

import java.time.Duration;
import yourcores.world.Kept;

/** The kernel's end: nothing that it started lives on, and no thread of a cell can delay it. */
final class Shutdown {
    static final Duration PATIENCE = Duration.ofMillis(200);

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

    /** Ends all child processes by force. */
    static void endChildren() {
        Kept.endProcesses();
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }
}
