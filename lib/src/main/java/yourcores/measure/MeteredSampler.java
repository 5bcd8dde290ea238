package yourcores.measure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import yourcores.measure.system.Meter;
import yourcores.measure.system.MeteredThreads;
import yourcores.thread.Termination;

/**
 * Takes samples on a thread of its own, so that the caller can be interrupted whatever the work does, and leaves no
 * thread behind.
 *
 * <p>Thread rule: use by one thread.
 */
final class MeteredSampler implements Sampler, AutoCloseable {
    /** Time that threads get to end after the work has returned, or after they were interrupted. */
    private static final Duration PATIENCE = Duration.ofMillis(800);

    private final Meter meter;
    private final ExecutorService runner;
    private volatile Thread bench;
    private volatile MeteredThreads current = new MeteredThreads();

    MeteredSampler(Meter meter) {
        this.meter = meter;
        this.runner = Executors.newSingleThreadExecutor(task -> {
            bench = new Thread(task, "bench");
            bench.setDaemon(true);
            return bench;
        });
    }

    @Override
    public Sample take(Variant variant, int repetitions) throws Exception {
        var sample = runner.submit(() -> run(variant, repetitions));
        try {
            return sample.get();
        } catch (ExecutionException e) {
            throw problem(e.getCause());
        }
    }

    private static Exception problem(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return (Exception) cause;
    }

    private Sample run(Variant variant, int repetitions) throws Exception {
        var threads = new MeteredThreads();
        current = threads;
        var watch = meter.start();
        long start = System.nanoTime();
        Object result = null;
        for (int i = 0; i < repetitions; i++) {
            result = variant.work().run(threads);
            Sink.take(result);
        }
        double wall = System.nanoTime() - start;
        join(variant, threads);
        var reading = watch.stop(wall, threads.reports());
        return new Sample(wall / repetitions, reading.purity(wall), result);
    }

    private static void join(Variant variant, MeteredThreads threads) {
        if (!Termination.await(threads::alive, PATIENCE).isEmpty()) {
            throw new IllegalStateException(
                    "\"" + variant.name() + "\" returned while its threads " + Termination.names(threads.alive())
                            + " still ran. Join them, or close their pool, before it returns.");
        }
        if (threads.uncaught() != null) {
            throw new IllegalStateException(
                    "A thread of \"" + variant.name() + "\" ended by an exception: " + threads.uncaught(),
                    threads.uncaught());
        }
    }

    /**
     * Interrupts what still runs and waits a bounded time for it.
     *
     * @throws IllegalStateException if something does not stop
     */
    @Override
    public void close() {
        runner.shutdownNow();
        var alive = Termination.force(this::alive, PATIENCE);
        Sink.empty();
        if (!alive.isEmpty()) {
            throw new IllegalStateException("The work does not stop when it is interrupted and still holds a core"
                    + (current.alive().isEmpty() ? "" : ", in threads " + Termination.names(current.alive()))
                    + ". Restart the kernel to end it.");
        }
    }

    private List<Thread> alive() {
        return Stream.concat(Stream.ofNullable(bench), current.alive().stream()).toList();
    }
}
