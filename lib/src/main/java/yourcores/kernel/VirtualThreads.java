package yourcores.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where virtual threads run right now. Java hands out no list of them. The books that a dump of all threads is made from
 * have them, and are read here without the dump: on JDK 25 that can crash a JVM whose virtual threads are just taking up
 * or leaving a carrier (JDK-8364343), and a stack trace of one thread does not.
 */
final class VirtualThreads {
    private static final MethodHandle ROOT;
    private static final MethodHandle CHILDREN;
    private static final MethodHandle THREADS;
    private static final int MOST = 3;
    private static final int LOOKS = 5;
    private static final long PAUSE = Duration.ofMillis(20).toNanos();

    static {
        try {
            var books = Class.forName("jdk.internal.vm.ThreadContainers");
            var book = Class.forName("jdk.internal.vm.ThreadContainer");
            var lookup = MethodHandles.lookup();
            ROOT = lookup.findStatic(books, "root", MethodType.methodType(book));
            CHILDREN = lookup.findVirtual(book, "children", MethodType.methodType(Stream.class));
            THREADS = lookup.findVirtual(book, "threads", MethodType.methodType(Stream.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private VirtualThreads() {}

    /**
     * A virtual thread that runs code of a cell.
     *
     * @param isMounted whether it holds a carrier right now
     * @param place in the cell: {@code Desk.take (cell 4, line 7)}
     */
    record OfCell(long id, boolean isMounted, String place) {}

    private record Look(Thread thread, StackTraceElement[] stack) {
        static Look at(Thread thread) {
            return new Look(thread, thread.getStackTrace());
        }

        boolean hasBegun() {
            return stack.length > 0;
        }

        Optional<OfCell> ofCell(Places places) {
            return Arrays.stream(stack)
                    .filter(frame -> frame.getClassName().startsWith("REPL."))
                    .findFirst()
                    .map(frame -> new OfCell(thread.threadId(), isMounted(), places.describe(frame)));
        }

        /** {@code VirtualThread[#42]/runnable@ForkJoinPool-1-worker-1} names a carrier. */
        private boolean isMounted() {
            return thread.toString().indexOf('@', thread.toString().lastIndexOf(']')) > 0;
        }
    }

    /** Waits a moment for threads that were started and have not begun: they stand in no code yet. */
    static List<OfCell> ofCells(Places places) {
        var looks = all();
        for (int look = 1; look < LOOKS && !looks.stream().allMatch(Look::hasBegun); look++) {
            LockSupport.parkNanos(PAUSE);
            looks = all();
        }
        return looks.stream().flatMap(each -> each.ofCell(places).stream()).toList();
    }

    private static List<Look> all() {
        return under(read(ROOT))
                .filter(Thread::isVirtual)
                .filter(Thread::isAlive)
                .map(Look::at)
                .toList();
    }

    private static Stream<Thread> under(Object book) {
        var threads = (Stream<?>) read(THREADS, book);
        var children = (Stream<?>) read(CHILDREN, book);
        return Stream.concat(threads.map(Thread.class::cast), children.flatMap(VirtualThreads::under));
    }

    private static Object read(MethodHandle what, Object... book) {
        try {
            return what.invokeWithArguments(book);
        } catch (Throwable e) {
            throw new IllegalStateException("Java's books of threads cannot be read", e);
        }
    }

    /** The places of these threads, each once, few of them: {@code , in Desk.take (cell 4, line 7)}. */
    static String where(Stream<OfCell> threads) {
        var places = threads.map(OfCell::place).distinct().limit(MOST).collect(Collectors.joining(" and "));
        return places.isEmpty() ? "" : ", in " + places;
    }
}
