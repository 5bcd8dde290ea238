package yourcores.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import yourcores.thread.Groups;

/** The platform threads that cells are responsible for, and those that virtual threads and the common pool run on. */
final class Threads {
    /** Threads that the JDK starts for itself in whatever group asks first; they hold nothing of a cell. */
    private static final Pattern JDK =
            Pattern.compile("HttpClient-\\d+-(SelectorManager|Worker-\\d+)|CompletableFutureDelayScheduler"
                    + "|ForkJoinPool\\.commonPool.*|JFR .*|AWT-.*|Java2D .*|process reaper.*|Cleaner-\\d+");

    private static final String CARRIER = "jdk.internal.misc.CarrierThread";

    private Threads() {}

    /** The live threads of a group and of its subgroups that a cell's code started. */
    static List<Thread> of(ThreadGroup group) {
        return Groups.threads(group).stream()
                .filter(thread -> !JDK.matcher(thread.getName()).matches())
                .toList();
    }

    /** The threads that virtual threads run on. */
    static List<Thread> carriers() {
        return everywhere(thread -> thread.getClass().getName().equals(CARRIER));
    }

    /** The threads of the common pool. */
    static List<Thread> common() {
        return everywhere(Threads::isCommon);
    }

    static boolean isCommon(Thread thread) {
        return thread instanceof ForkJoinWorkerThread worker && worker.getPool() == ForkJoinPool.commonPool();
    }

    /** All live platform threads. */
    static List<Thread> everywhere() {
        return Groups.threads(Groups.root());
    }

    private static List<Thread> everywhere(Predicate<Thread> which) {
        return everywhere().stream().filter(which).collect(Collectors.toCollection(ArrayList::new));
    }
}
