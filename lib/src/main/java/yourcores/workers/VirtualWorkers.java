package yourcores.workers;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** A virtual thread for each task. Maps do not wait for each other. */
final class VirtualWorkers implements Workers {
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final Set<Round<?>> rounds = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    @Override
    public <R extends Serializable> List<R> map(List<? extends Task<R>> tasks) throws Exception {
        var round = new Round<R>(tasks, tasks.size());
        rounds.add(round);
        var begun = new ArrayList<Thread>();
        try {
            checkOpen();
            begun.addAll(begin(round));
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
            rounds.remove(round);
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
    public void close() {
        closed = true;
        var open = List.copyOf(rounds);
        open.forEach(Round::stop);
        threads.forEach(Thread::interrupt);
        for (var round : open) {
            round.awaitQuiet(Team.GRACE);
            round.abandon();
        }
    }

    @Override
    public String toString() {
        return "a virtual thread for each task";
    }
}
