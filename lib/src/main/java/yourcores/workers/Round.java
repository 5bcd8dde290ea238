package yourcores.workers;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;
import yourcores.child.ChildFailed;

/**
 * The tasks of one {@link Workers#map}, their results and failures. Tasks are begun in their order; after a failure no
 * later one is. So the first failure, in the order of the tasks, is the same one however the tasks are shared out.
 *
 * <p>Thread rule: safe for use by any thread. Each task that was taken is handed back once: by {@link #done},
 * {@link #failed}, {@link #lost} or {@link #putBack}.
 */
final class Round<R extends Serializable> {
    static final int MOST_DEATHS = 3;
    static final int OVER = -1;

    private final List<? extends Task<R>> tasks;
    private final List<R> results;
    private final int[] deaths;
    private final PriorityQueue<Integer> again = new PriorityQueue<>();
    private final TreeMap<Integer, Throwable> failures = new TreeMap<>();
    private int next;
    private int running;
    private int hands;
    private long deserted;
    private Throwable reason;
    private boolean stopped;
    private boolean abandoned;

    /** @param hands how many take tasks */
    Round(List<? extends Task<R>> tasks, int hands) {
        this.tasks = List.copyOf(tasks);
        this.results = new ArrayList<>(Collections.nCopies(tasks.size(), null));
        this.deaths = new int[tasks.size()];
        this.hands = hands;
    }

    Task<R> task(int number) {
        return tasks.get(number);
    }

    /** The next task's number; waits while there is none but a running one may come back. {@link #OVER} at the end. */
    synchronized int take() throws InterruptedException {
        while (!isOver()) {
            int number = again.isEmpty() ? next : Math.min(next, again.peek());
            if (mayBegin(number)) {
                return begin(number);
            }
            wait();
        }
        return OVER;
    }

    private int begin(int number) {
        if (number == next) {
            next++;
        } else {
            again.poll();
        }
        running++;
        return number;
    }

    private boolean mayBegin(int number) {
        return !stopped && number < tasks.size() && (failures.isEmpty() || number < failures.firstKey());
    }

    private boolean isOver() {
        return running == 0 && !mayBegin(again.isEmpty() ? next : Math.min(next, again.peek()));
    }

    synchronized void done(int number, R result) {
        results.set(number, result);
        ended();
    }

    synchronized void failed(int number, Throwable thrown) {
        failures.put(number, thrown);
        ended();
    }

    /** The worker died with this task: another one runs it, unless it was the third. */
    synchronized void lost(int number, String how) {
        if (++deaths[number] < MOST_DEATHS) {
            putBack(number);
        } else {
            failed(
                    number,
                    new ChildFailed("Task " + (number + 1) + " is given up: " + MOST_DEATHS
                            + " workers died while it ran, the last one " + how));
        }
    }

    /** It was not begun after all. */
    synchronized void putBack(int number) {
        again.add(number);
        ended();
    }

    private void ended() {
        running--;
        notifyAll();
    }

    /** A hand that left can take tasks again; whether there may be any. */
    synchronized boolean comeBack() {
        if (!goesOn()) {
            return false;
        }
        hands++;
        return true;
    }

    /** Waits so long, or until the round is over; whether it goes on. */
    synchronized boolean goesOn(Duration pause) throws InterruptedException {
        long end = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos(); goesOn() && left > 0; left = end - System.nanoTime()) {
            wait(Math.max(1, left / 1_000_000));
        }
        return goesOn();
    }

    synchronized boolean goesOn() {
        return !isOver() && !abandoned;
    }

    /**
     * A hand that takes no more for now. When none is left the round fails, unless one is back in time.
     *
     * @param patience how long one may take to be back
     */
    synchronized void leave(Throwable why, Duration patience) {
        if (--hands == 0) {
            deserted = System.nanoTime();
            reason = why;
            failIfDeserted(patience);
        }
    }

    /** Fails where no hand has been there for so long. */
    synchronized void failIfDeserted(Duration patience) {
        if (hands > 0 || System.nanoTime() - deserted < patience.toNanos()) {
            return;
        }
        int first = again.isEmpty() ? next : Math.min(next, again.peek());
        if (mayBegin(first)) {
            failures.put(first, reason);
        }
        notifyAll();
    }

    /** Lets no more tasks begin. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /** As {@link #stop}, and nobody waits for those that run. */
    synchronized void abandon() {
        abandoned = true;
        stop();
    }

    /** Waits until all tasks have ended that were to begin. */
    synchronized void await() throws InterruptedException {
        while (!isOver() && !abandoned) {
            wait();
        }
    }

    /** Waits a bounded time, interrupted or not; whether nothing runs any more. */
    synchronized boolean awaitQuiet(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        for (long left = limit.toNanos(); running > 0 && left > 0; left = end - System.nanoTime()) {
            try {
                wait(Math.max(1, left / 1_000_000));
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return running == 0;
    }

    /** The results; throws the first failure in the order of the tasks, the others suppressed in it. */
    synchronized List<R> results() throws Exception {
        if (failures.isEmpty()) {
            return Collections.unmodifiableList(results);
        }
        var first = failures.pollFirstEntry().getValue();
        failures.values().stream().filter(other -> other != first).forEach(first::addSuppressed);
        switch (first) {
            case Exception exception -> throw exception;
            case Error error -> throw error;
            default -> throw new IllegalStateException(first);
        }
    }
}
