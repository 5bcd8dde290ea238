package yourcores.child;

/**
 * Ends this process when the process that started it is gone, however that one ended: a killed kernel leaves no child
 * JVM behind. The system hands an orphan to another parent; that is seen within {@value #EVERY_MILLIS} ms.
 */
public final class ParentWatch {
    private static final int EVERY_MILLIS = 250;
    private static final int ORPHANED = 70;

    private ParentWatch() {}

    /**
     * Watches from a daemon thread. A child JVM calls this as its first statement.
     *
     * @param parent the process that started this one, as that one told it
     */
    public static void start(long parent) {
        start(parent, () -> {});
    }

    /**
     * As {@link #start(long)}, with something to do before the end.
     *
     * @param last is run when the parent is gone; must not wait for anything
     */
    public static void start(long parent, Runnable last) {
        Thread.ofPlatform().daemon().name("parent watch").start(() -> {
            watch(parent);
            last.run();
            Runtime.getRuntime().halt(ORPHANED);
        });
    }

    private static void watch(long parent) {
        while (isParent(parent)) {
            try {
                Thread.sleep(EVERY_MILLIS);
            } catch (InterruptedException ignored) {
                // Only the parent's end ends the watch.
            }
        }
    }

    private static boolean isParent(long process) {
        try {
            return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L) == process;
        } catch (OutOfMemoryError later) {
            return true; // the process's heap is full: ask again
        }
    }
}
