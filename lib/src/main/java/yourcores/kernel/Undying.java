package yourcores.kernel;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.regex.Pattern;
import org.dflib.jjava.jupyter.channels.Loop;

/**
 * Lets the threads behind the kernel's sockets go on after an error: the loops of its channels, and the threads of the
 * library that sends and receives (JeroMQ). Without them the kernel would live and answer nothing. The heap is shared:
 * when a cell fills it, any thread may be the one that gets no more memory.
 */
final class Undying implements UncaughtExceptionHandler {
    private static final Pattern OF_SOCKETS = Pattern.compile("(iothread|reaper)-\\d+");

    /** To be called when the sockets are open: their threads run. */
    static void protect() {
        var handler = new Undying();
        for (var thread : Threads.everywhere()) {
            if (thread instanceof Loop || OF_SOCKETS.matcher(thread.getName()).matches()) {
                thread.setUncaughtExceptionHandler(handler);
            }
        }
    }

    /** Runs on the thread that would end here: begins its work anew, from the state that it keeps in fields. */
    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        while (true) {
            Memory.pause();
            try {
                thread.run();
                return;
            } catch (Throwable again) {
                // Nothing that needs memory can be done about it here.
            }
        }
    }
}
