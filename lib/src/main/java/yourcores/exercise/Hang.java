package yourcores.exercise;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.LongStream;
import yourcores.thread.Groups;

/** Why a thread of an answer does not come to an end, in words for its author. */
public final class Hang {
    /** The share of the memory which, still in use after a collection, leaves Java little to do but look for more. */
    private static final double FULL = 0.75;

    private Hang() {}

    /** What to look for, and where: "look for a loop without an end in MyDesk.take (cell 4, line 7)". */
    public static String words(ProcessorTime time) {
        var thread = time.thread();
        var state = thread.getState();
        var place = FailureWords.place(thread.getStackTrace());
        if (memoryIsShort()) {
            return "it has used up the kernel's memory" + place + ": keep less at a time";
        }
        return switch (state) {
            case BLOCKED -> "it waits" + place + " for a monitor that " + owner(thread) + " holds" + advice(thread);
            case WAITING, TIMED_WAITING -> "it waits" + place + " for something that does not happen" + advice(thread);
            default ->
                time.isTaken()
                        ? "it hardly got a processor, the machine is busy: run the cell again"
                        : "look for a loop without an end" + place;
        };
    }

    /** What an earlier answer left as garbage does not count: it is collected first. */
    private static boolean memoryIsShort() {
        if (!isFull()) {
            return false;
        }
        System.gc();
        return isFull();
    }

    private static boolean isFull() {
        var memory = Runtime.getRuntime();
        long used = memory.totalMemory() - memory.freeMemory();
        return used > FULL * memory.maxMemory();
    }

    private static String owner(Thread thread) {
        var info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.threadId());
        var name = info == null ? null : info.getLockOwnerName();
        return name == null ? "another thread" : "thread \"" + name + "\"";
    }

    private static String advice(Thread thread) {
        long[] locked = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
        if (locked == null) {
            return "";
        }
        boolean among = LongStream.of(locked).anyMatch(id -> id == thread.threadId());
        return among || Arrays.stream(locked).anyMatch(id -> isOf(thread.getThreadGroup(), id))
                ? ". Threads of your answer wait for each other in a circle (deadlock): take the locks in one order"
                : "";
    }

    private static boolean isOf(ThreadGroup group, long id) {
        return group != null && Groups.threads(group).stream().anyMatch(thread -> thread.threadId() == id);
    }
}
