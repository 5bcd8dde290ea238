package yourcores.trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The events of one thread, twelve bytes each: a long for moment and kind, a reference for the words.
 *
 * <p>Thread rule: one thread writes; any thread may read what was written before, at any time.
 */
final class Log {
    private static final int FIRST = 8;
    private static final int LARGEST = 1024;
    private static final int KIND_BITS = 4;
    private static final VarHandle MOMENTS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle COUNT;

    static {
        try {
            COUNT = MethodHandles.lookup().findVarHandle(Log.class, "count", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** A moment in nanoseconds since the timeline began. */
    record Event(long at, Kind kind, String words) {}

    private static final class Page {
        final long[] moments;
        final String[] words;
        Page next;

        Page(int size) {
            moments = new long[size];
            words = new String[size];
        }
    }

    private final Thread thread;
    private final AtomicLong room;
    private final Page first = new Page(FIRST);
    private Page last = first;
    private int used;
    private volatile boolean full;
    private int count;

    /** @param room how many more events the whole timeline has room for */
    Log(Thread thread, AtomicLong room) {
        this.thread = thread;
        this.room = room;
    }

    Thread thread() {
        return thread;
    }

    void add(long at, Kind kind, String words) {
        if (used == last.moments.length && !turned()) {
            return;
        }
        MOMENTS.setOpaque(last.moments, used, at << KIND_BITS | kind.ordinal());
        last.words[used++] = words;
        COUNT.setRelease(this, count + 1);
    }

    private boolean turned() {
        int size = Math.min(LARGEST, 2 * last.moments.length);
        if (full || room.addAndGet(-size) < 0) {
            full = true;
            return false;
        }
        last.next = new Page(size);
        last = last.next;
        used = 0;
        return true;
    }

    /** How many events there are. */
    int size() {
        return count;
    }

    /** Says something else of what the last event speaks of. */
    void mend(long at, Kind kind) {
        MOMENTS.setOpaque(last.moments, used - 1, at << KIND_BITS | kind.ordinal());
    }

    boolean full() {
        return full;
    }

    /** What was written so far. */
    List<Event> events() {
        int length = (int) COUNT.getAcquire(this);
        var events = new ArrayList<Event>(length);
        int n = 0;
        for (Page page = first; n < length; page = page.next) {
            for (int i = 0; i < page.moments.length && n < length; i++, n++) {
                long moment = (long) MOMENTS.getOpaque(page.moments, i);
                events.add(new Event(moment >> KIND_BITS, Kind.of(moment & (1 << KIND_BITS) - 1), page.words[i]));
            }
        }
        return events;
    }
}
