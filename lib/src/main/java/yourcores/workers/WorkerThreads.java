package yourcores.workers;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import yourcores.child.Kept;

/** Workers that are platform threads. The threads stay, so that a measurement can read their books from outside. */
final class WorkerThreads extends Team {
    private final int count;
    private final Set<Thread> own = ConcurrentHashMap.newKeySet();
    private volatile List<? extends Future<?>> running = List.of();
    private volatile ExecutorService pool;

    WorkerThreads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("Ask for one worker or more, not " + count);
        }
        this.count = count;
        this.pool = newPool();
    }

    private ExecutorService newPool() {
        var threads = Kept.threads("worker");
        return Executors.newFixedThreadPool(count, task -> {
            var thread = threads.newThread(task);
            own.add(thread);
            return thread;
        });
    }

    @Override
    void refuseInTask() {
        if (own.contains(Thread.currentThread())) {
            throw new IllegalStateException("A task cannot hand tasks to the workers it runs on: it would wait for"
                    + " itself. Call map outside the task");
        }
    }

    @Override
    <R extends Serializable> void begin(Round<R> round) {
        var begun = new ArrayList<Future<?>>();
        for (int i = 0; i < count; i++) {
            begun.add(pool.submit(() -> work(round)));
        }
        running = begun;
    }

    private static <R extends Serializable> Void work(Round<R> round) throws InterruptedException {
        for (int number = round.take(); number != Round.OVER; number = round.take()) {
            run(round, number);
            Thread.interrupted(); // one that the task has kept is none of the next task
        }
        return null;
    }

    private static <R extends Serializable> void run(Round<R> round, int number) {
        try {
            round.done(number, round.task(number).call());
        } catch (Throwable thrown) {
            round.failed(number, thrown);
        }
    }

    @Override
    void interrupt(Round<?> round) {
        running.forEach(worker -> worker.cancel(true));
        if (!round.awaitQuiet(GRACE)) {
            abandon();
        }
    }

    private void abandon() {
        System.err.println("A task does not answer an interrupt: its thread goes on, and holds a core if it computes,"
                + " until the task ends or the kernel is restarted. The workers go on with new threads.");
        pool.shutdown();
        pool = newPool();
    }

    @Override
    void end(Round<?> round) {
        pool.shutdownNow();
        if (round != null) {
            round.awaitQuiet(GRACE);
        }
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public String toString() {
        return count + (count == 1 ? " worker thread" : " worker threads");
    }
}
