package yourcores.thread;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import yourcores.thread.WaitForGraph.Wait;

/** Looks at threads of this program: who waits for what without a limit, and who has it. For one thread. */
final class ThreadLook {
    private static final ThreadMXBean BOOKS = ManagementFactory.getThreadMXBean();

    private final List<Thread> threads;
    private final List<OwnedLock> locks;
    private final boolean virtual;
    private ThreadNames names;

    ThreadLook(List<Thread> threads, List<OwnedLock> locks) {
        this.threads = threads;
        this.locks = locks;
        this.virtual = threads.stream().anyMatch(Thread::isVirtual);
    }

    /** What the threads are called; that is settled by the first look. */
    List<String> names() {
        return threads.stream().map(this::name).toList();
    }

    private String name(Thread thread) {
        return names.of(thread.getName(), thread.threadId());
    }

    List<Wait> waits() {
        var dump = virtual ? dump() : null;
        if (names == null) {
            names = ThreadNames.of(allNames(dump));
        }
        var told = virtual ? dump.byThread(names) : booked();
        if (virtual) { // of a platform thread the books know the owner of a lock, the dump does not
            booked().forEach((id, wait) -> {
                if (!wait.holder().isEmpty()) {
                    told.replace(id, wait);
                }
            });
        }
        var waits = new ArrayList<Wait>();
        for (var thread : threads) {
            var wait = owned(thread);
            if (wait == null) {
                wait = told.get(thread.threadId());
            }
            if (wait != null) {
                waits.add(wait);
            }
        }
        return waits;
    }

    /** Of threads that are asked about, and of all that may hold what they wait for. */
    private Map<Long, String> allNames(ThreadDump dump) {
        var all = new HashMap<Long, String>();
        for (var info : BOOKS.getThreadInfo(BOOKS.getAllThreadIds())) {
            if (info != null) {
                all.put(info.getThreadId(), info.getThreadName());
            }
        }
        if (dump != null) {
            all.putAll(dump.names());
        }
        threads.forEach(thread -> all.put(thread.threadId(), thread.getName()));
        return all;
    }

    /** What the locks themselves tell; {@code null} where the thread waits for none of them. */
    private Wait owned(Thread thread) {
        for (var lock : locks) {
            if (lock.hasQueuedThread(thread) && isWithoutLimit(thread.getState())) {
                var owner = lock.owner();
                return new Wait(name(thread), lock.name(), owner == null ? "" : name(owner));
            }
        }
        return null;
    }

    private Map<Long, Wait> booked() {
        var waits = new HashMap<Long, Wait>();
        var ids = threads.stream().mapToLong(Thread::threadId).toArray();
        for (var info : BOOKS.getThreadInfo(ids)) {
            if (info != null && info.getLockInfo() != null && isWithoutLimit(info.getThreadState())) {
                var owner = Objects.requireNonNullElse(info.getLockOwnerName(), "");
                waits.put(
                        info.getThreadId(),
                        new Wait(
                                names.of(info.getThreadName(), info.getThreadId()),
                                ThreadDump.brief(info.getLockInfo().toString()),
                                owner.isEmpty() ? "" : names.of(owner, info.getLockOwnerId())));
            }
        }
        return waits;
    }

    private static boolean isWithoutLimit(Thread.State state) {
        return state == Thread.State.WAITING || state == Thread.State.BLOCKED;
    }

    private static ThreadDump dump() {
        try {
            return ThreadDump.here();
        } catch (IOException e) {
            throw new UncheckedIOException("The threads cannot be dumped into the folder for temporary files", e);
        }
    }
}
