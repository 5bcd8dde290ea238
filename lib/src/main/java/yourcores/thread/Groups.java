package yourcores.thread;

import java.util.Arrays;
import java.util.List;

/**
 * The platform threads of a thread group. Virtual threads belong to none.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class Groups {

    private Groups() {}

    /** The group that holds all others. */
    public static ThreadGroup root() {
        var group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    /** The live threads of a group and of all groups below it, at this moment. */
    public static List<Thread> threads(ThreadGroup group) {
        var threads = new Thread[group.activeCount() + 16];
        int count = group.enumerate(threads);
        while (count == threads.length) { // the rest was left out
            threads = new Thread[2 * count];
            count = group.enumerate(threads);
        }
        return List.copyOf(Arrays.asList(threads).subList(0, count));
    }
}
