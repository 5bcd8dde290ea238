package yourcores.world;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** A virtual thread for each task. Maps do not wait for each other. */
final class VirtualWorkers implements Workers {
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    @Override
    public <R extends Serializable> List<R> map(List<? extends Task<R>> tasks) throws Exception {
        var round = new Round<R>(tasks, tasks.size());
        checkOpen();
        var begun = begin(round);
        try {
            round.await();
        } catch (InterruptedException e) {
            round.stop();
            begun.forEach(Thread::interrupt);
            if (!round.awaitQuiet(Team.GRACE)) {
                System.err.println("A task does not answer an interrupt: its virtual thread goes on, and holds a"
                        + " carrier if it computes, until the task ends or the kernel is restarted.");
            }
            throw e;
        } finally {
            begun.forEach(threads::remove);
        }
        checkOpen();
        return round.results();
    }

    private <R extends Serializable> List<Thread> begin(Round<R> round) {
        var begun = IntStream.rangeClosed(1, round.size())
                .mapToObj(number -> Thread.ofVirtual().name("task " + number).unstarted(() -> work(round)))
                .toList();
        threads.addAll(begun);
        begun.forEach(Thread::start);
        return begun;
    }

    private static <R extends Serializable> void work(Round<R> round) {
        try {
            int number = round.take();
            if (number != Round.OVER) {
                WorkerThreads.run(round, number);
            }
        } catch (InterruptedException stopped) {
            // No task was taken.
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("These workers are closed: make new ones");
        }
    }

    /** How many processors carry the threads. */
    @Override
    public int count() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public List<Long> processes() {
        return List.of();
    }

    @Override
    public int replaced() {
        return 0;
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
    }

    @Override
    public String toString() {
        return "a virtual thread for each task";
    }
}
