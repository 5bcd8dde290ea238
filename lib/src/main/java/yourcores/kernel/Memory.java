package yourcores.kernel;

/**
 * What the kernel does when the heap is full. It holds a reserve: when a cell has used up the rest, the reserve is let
 * go, so that the kernel can say what happened and the reader can free what the cell left.
 *
 * <p>Thread rule: safe for use by any thread. {@link #letGo}, {@link #noticed} and {@link #insist} need no memory.
 */
final class Memory {
    private static final int RESERVE =
            (int) Math.min(24 << 20, Runtime.getRuntime().maxMemory() / 20);
    private static final long PAUSE_MILLIS = 20;
    private static final int MOST_TRIES = 500;
    private static final int MOST_CAUSES = 20;

    private static volatile byte[] reserve = new byte[RESERVE];

    private Memory() {}

    /** Makes room for the kernel. */
    static void letGo() {
        reserve = null;
    }

    /** Makes room where this says that the heap is full. To be called when the code that threw it has ended. */
    static void noticed(Throwable thrown) {
        if (isHeap(thrown)) {
            letGo();
        }
    }

    /** Takes the reserve again, if it is gone; false where the heap is still too full for that. */
    static boolean recover() {
        if (reserve != null) {
            return true;
        }
        try {
            reserve = new byte[2 * RESERVE]; // the reserve and room beside it
            reserve = null;
            reserve = new byte[RESERVE];
            return true;
        } catch (OutOfMemoryError full) {
            reserve = null;
            return false;
        }
    }

    /**
     * Takes a step, again and again while there is no memory for it: threads of a cell that hoard come to their end.
     *
     * @param step may be taken again after it failed half way
     * @throws OutOfMemoryError if there is none for ten seconds
     */
    static void insist(Runnable step) {
        boolean interrupted = false;
        try {
            for (int tries = 1; ; tries++) {
                try {
                    step.run();
                    return;
                } catch (OutOfMemoryError full) {
                    letGo();
                    if (tries == MOST_TRIES) {
                        throw full;
                    }
                    pause();
                    interrupted |= Thread.interrupted(); // or no pause would last
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits a moment; an interrupt that comes meanwhile is kept. */
    static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether this, or what it passes on, says that the heap is full. */
    static boolean isHeap(Throwable thrown) {
        try {
            int depth = 0;
            for (var at = thrown; at != null && depth < MOST_CAUSES; at = at.getCause(), depth++) {
                if (at instanceof OutOfMemoryError) {
                    return !isOfThreads(at);
                }
            }
        } catch (Throwable broken) {
            // Its getCause() throws: it is the reader's own class.
        }
        return false;
    }

    /** Java has one class of error for two things; this one tells that no more threads can be started. */
    private static boolean isOfThreads(Throwable thrown) {
        var message = thrown.getMessage();
        return message != null && message.contains("native thread");
    }
}
