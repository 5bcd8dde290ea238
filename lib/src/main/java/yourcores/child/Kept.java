package yourcores.child;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import yourcores.thread.Groups;

/**
 * What the course keeps open from cell to cell, until the kernel ends: servers, warm worker processes, their threads
 * and ports. A cell's clean-up leaves it alone.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class Kept {
    private static final ThreadGroup GROUP = new ThreadGroup(Groups.root(), "kept");
    private static final Set<Process> PROCESSES = ConcurrentHashMap.newKeySet();
    private static final Set<Integer> PORTS = ConcurrentHashMap.newKeySet();

    private Kept() {}

    /** Makes daemon threads that outlive the cell. */
    public static ThreadFactory threads(String name) {
        return task -> {
            var thread = new Thread(GROUP, task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Keeps a process until the kernel ends. A kernel that is killed cannot end it: a child JVM sees to
     * that by {@link ChildMain}.
     */
    public static Process keep(Process process) {
        PROCESSES.removeIf(kept -> !kept.isAlive());
        PROCESSES.add(process);
        return process;
    }

    /** Starts a process and keeps it. A clean-up that sees it before it is kept waits until it is. */
    public static Process keep(Supplier<Process> start) {
        synchronized (PROCESSES) {
            return keep(start.get());
        }
    }

    /** Keeps a port on which a kept thread listens. */
    public static int keep(int port) {
        PORTS.add(port);
        return port;
    }

    /** Takes back {@link #keep(int)}, after the port was closed. */
    public static void release(int port) {
        PORTS.remove(port);
    }

    /** Whether this process was kept. */
    public static boolean isKept(ProcessHandle handle) {
        synchronized (PROCESSES) {
            return PROCESSES.stream().map(Process::toHandle).anyMatch(handle::equals);
        }
    }

    public static boolean isKept(int port) {
        return PORTS.contains(port);
    }
}
