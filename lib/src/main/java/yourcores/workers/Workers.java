package yourcores.workers;

import java.io.Serializable;
import java.util.List;
import yourcores.child.ChildFailed;

/**
 * Workers that share out tasks: who is idle takes the next one. Where they work is chosen when they are made, in threads
 * or in processes; tasks and the code that hands them out stay the same.
 *
 * <p>Guarantee: workers stay from cell to cell until they are closed, and end with the kernel, however that one ends.
 * Between processes tasks and results travel as plain data: numbers, text, times, arrays, the usual lists, sets and maps
 * of java.util, enums, records, exceptions, and the classes that cells define, whose code travels with them. Anything
 * else is refused by name.
 *
 * <p>Thread rule: safe for use by any thread. One {@link #map} runs at a time and others wait for it. A task must
 * not call {@code map} of the workers it runs on.
 */
public interface Workers extends AutoCloseable {

    /** So many platform threads of this process. */
    static Workers threads(int count) {
        return new WorkerThreads(count);
    }

    /**
     * So many JVMs, started side by side and warm on return; each runs one task at a time.
     *
     * @throws ChildFailed where one of them does not start; none is left then
     * @throws InterruptedException after those that were started have been ended
     */
    static Workers jvms(int count) throws InterruptedException {
        return jvms(count, List.of());
    }

    /**
     * As {@link #jvms(int)}.
     *
     * @param jvmOptions stand behind the course's own ({@code -Xmx512m}, the serial collector) and win over them
     */
    static Workers jvms(int count, List<String> jvmOptions) throws InterruptedException {
        return WorkerJvms.start(count, jvmOptions);
    }

    /**
     * So many members of a Hazelcast cluster of their own: JVMs that listen on the loopback address only, each at a free
     * port; each runs one task at a time. They cost seconds to start.
     *
     * @throws ChildFailed where one of them does not start; none is left then
     * @throws InterruptedException after those that were started have been ended
     */
    static Workers cluster(int members) throws InterruptedException {
        return ClusterWorkers.start(members);
    }

    /**
     * Members that run elsewhere, each as {@link ClusterMember} says; each runs one task at a time. One that is lost is
     * not replaced: that is told on standard error, the others go on and take its task, and when it is back it takes part
     * again, in a map that runs, too. How long that takes says {@link ClusterPatience}.
     *
     * @param addresses such as {@code 192.168.1.20:5701}, as the members were told their own
     * @throws ChildFailed where a member does not answer
     */
    static Workers cluster(List<String> addresses) throws InterruptedException {
        return ClusterWorkers.start(addresses);
    }

    /**
     * Runs all tasks and waits for them.
     *
     * <p>A worker process that dies is replaced, and its task runs again; each result counts once. A task whose worker
     * dies three times is given up with {@link ChildFailed}.
     *
     * @return the results in the order of the tasks
     * @throws Exception what the first task that failed, in the order of the tasks, has thrown, with its own trace; what
     *     other tasks have thrown is suppressed in it. After a failure no later task is begun; none runs any more. An
     *     exception that cannot travel comes as {@link TaskFailed}
     * @throws IllegalArgumentException where a task cannot travel: names the class and what to do
     * @throws InterruptedException within a second after the caller was interrupted; the workers can be used again
     */
    <R extends Serializable> List<R> map(List<? extends Task<R>> tasks) throws Exception;

    /** How many tasks run at a time. */
    int count();

    /** The ids of the worker processes that live, the first worker's first; empty where the workers are threads. */
    default List<Long> processes() {
        return List.of();
    }

    /** How many worker processes died and were replaced. */
    default int replaced() {
        return 0;
    }

    /** Ends the workers, within two seconds where the system ends their processes at once. A {@link #map} that runs fails with {@link IllegalStateException}. */
    @Override
    void close();
}
