package yourcores.exercise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The threads that came by: which ones ran a task, platform or virtual.
 *
 * <p>Thread rule: safe for use by all threads.
 */
final class ThreadsSeen {
    private final Set<Thread> threads = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Notes the thread that calls. */
    void note() {
        var here = Thread.currentThread();
        synchronized (threads) {
            threads.add(here);
        }
    }

    /** How many different ones. */
    int count() {
        synchronized (threads) {
            return threads.size();
        }
    }

    boolean contains(Thread thread) {
        synchronized (threads) {
            return threads.contains(thread);
        }
    }

    /** A copy, in no order. */
    List<Thread> list() {
        synchronized (threads) {
            return new ArrayList<>(threads);
        }
    }

    /** How many of them still run. */
    int alive() {
        return (int) list().stream().filter(Thread::isAlive).count();
    }
}
