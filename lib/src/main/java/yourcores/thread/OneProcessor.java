package yourcores.thread;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes threads that are all bound to the same processor, by {@code sched_setaffinity} of Linux. Threads that they start
 * inherit it, as the system has it.
 *
 * <p>Source: sched_setaffinity(2), sched_getcpu(3).
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class OneProcessor implements ThreadFactory {
    /** A set of 1024 processors, as the C library has it. */
    private static final int SET_BYTES = 128;

    private static final long TRIAL_NANOS = 20_000_000;
    private static final double MOST_OF_ONE = 1.25;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final int processor;

    private OneProcessor(int processor) {
        this.processor = processor;
    }

    /**
     * The processor on which the caller runs at this moment.
     *
     * @throws UnsupportedOperationException where a program cannot choose its processor; the message says why
     */
    public static OneProcessor ofCaller() {
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new UnsupportedOperationException(
                    System.getProperty("os.name") + " does not let this course choose a processor");
        }
        int processor = call("sched_getcpu");
        if (processor < 0 || processor >= SET_BYTES * Byte.SIZE) {
            throw new UnsupportedOperationException("the system does not tell on which processor a thread runs");
        }
        return new OneProcessor(processor).tried();
    }

    /** Two bound threads spin: some sandboxes accept the call and do not obey it. */
    private OneProcessor tried() {
        var bound = new AtomicInteger();
        var had = new AtomicLong();
        Runnable trial = () -> {
            if (bind()) {
                bound.incrementAndGet();
                had.addAndGet(spin());
            }
        };
        long start = System.nanoTime();
        var trials =
                List.of(Thread.ofPlatform().start(trial), Thread.ofPlatform().start(trial));
        Termination.await(() -> trials, PATIENCE);
        if (bound.get() < trials.size()) {
            throw new UnsupportedOperationException("the system refuses to bind a thread to a processor");
        }
        if (had.get() > MOST_OF_ONE * (System.nanoTime() - start)) {
            throw new UnsupportedOperationException("the system does not keep a thread on its processor");
        }
        return this;
    }

    /** @return the processor time that it took; what the thread had before it was bound does not count */
    private static long spin() {
        var books = ManagementFactory.getThreadMXBean();
        long before = books.getCurrentThreadCpuTime();
        long end = System.nanoTime() + TRIAL_NANOS;
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
        return books.getCurrentThreadCpuTime() - before;
    }

    /** A thread that binds itself before it begins with the task. */
    @Override
    public Thread newThread(Runnable task) {
        return new Thread(() -> {
            if (!bind()) {
                throw new IllegalStateException("processor " + processor + " is no longer among those of this program");
            }
            task.run();
        });
    }

    /** Binds the calling thread. */
    private boolean bind() {
        try (var arena = Arena.ofConfined()) {
            var set = arena.allocate(SET_BYTES, Long.BYTES);
            set.set(JAVA_BYTE, processor / Byte.SIZE, (byte) (1 << processor % Byte.SIZE));
            int caller = 0;
            return (int) function("sched_setaffinity", JAVA_INT, JAVA_LONG, ADDRESS)
                            .invokeExact(caller, (long) SET_BYTES, set)
                    == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("sched_setaffinity cannot be called", e);
        }
    }

    private static int call(String name) {
        try {
            return (int) function(name).invokeExact();
        } catch (Throwable e) {
            throw new UnsupportedOperationException(name + " cannot be called: " + e.getMessage(), e);
        }
    }

    private static MethodHandle function(String name, MemoryLayout... arguments) {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(JAVA_INT, arguments));
    }
}
