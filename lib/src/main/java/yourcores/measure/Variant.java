package yourcores.measure;

import java.util.concurrent.Callable;

/**
 * One way to do a job, by name.
 *
 * @param name as it stands in the figure
 * @param work does the job once
 */
public record Variant(String name, MeteredWork<?> work) {

    /**
     * Work on the calling thread, or on threads that live longer than it: pools kept open, the common pool, virtual
     * threads. Threads that it starts and ends itself go unmetered: take them from a factory instead.
     */
    public static <R> Variant variant(String name, Callable<R> work) {
        return new Variant(name, threads -> work.call());
    }

    /** Work on threads of its own, taken from a factory. */
    public static <R> Variant variant(String name, MeteredWork<R> work) {
        return new Variant(name, work);
    }
}
