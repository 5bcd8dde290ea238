package yourcores.child;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A queue whose messages are acknowledged: one that was taken is done when its taker says so. Where the taker is gone
 * before, the message goes back to the head of the queue.
 *
 * <p>Guarantee: put in = done + refused + waiting + taken. A message may be delivered more than once, and is never lost.
 *
 * <p>Thread rule: safe for use by any thread. All waits are bounded.
 */
final class AcknowledgedQueue {
    private final ArrayDeque<Parcel> waiting = new ArrayDeque<>();
    private final Map<Long, Taken> taken = new HashMap<>();
    private final List<String> refused = new ArrayList<>();
    private long next = 1;

    private record Taken(Parcel parcel, long taker) {}

    synchronized void put(String text) {
        waiting.addLast(new Parcel(next++, text, 0));
        notifyAll();
    }

    /** The next message; nothing where none comes within the limit. */
    synchronized Optional<Parcel> take(long taker, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (waiting.isEmpty()) {
            if (!waitUntil(end)) {
                return Optional.empty();
            }
        }
        var head = waiting.pollFirst();
        var parcel = new Parcel(head.id(), head.text(), head.delivery() + 1);
        taken.put(parcel.id(), new Taken(parcel, taker));
        return Optional.of(parcel);
    }

    /** @throws IllegalArgumentException where this taker does not have it */
    synchronized void done(long taker, long id) {
        settle(taker, id);
    }

    /** As {@link #done}; and why nothing could be done with it is kept. */
    synchronized void refuse(long taker, long id, String why) {
        refused.add(settle(taker, id).text() + ": " + why);
    }

    private Parcel settle(long taker, long id) {
        var held = taken.get(id);
        if (held == null || held.taker() != taker) {
            throw new IllegalArgumentException(
                    "Message " + id + " is not yours to acknowledge: take it first, and" + " acknowledge it once");
        }
        taken.remove(id);
        notifyAll();
        return held.parcel();
    }

    /** A taker is gone: what it had and did not acknowledge is delivered again, before all that waits. */
    synchronized void leave(long taker) {
        var back = taken.values().stream()
                .filter(held -> held.taker() == taker)
                .map(Taken::parcel)
                .sorted((one, other) -> Long.compare(other.id(), one.id()))
                .toList();
        for (var parcel : back) {
            taken.remove(parcel.id());
            waiting.addFirst(parcel);
        }
        notifyAll();
    }

    /** Waits until nothing waits and all that was taken is acknowledged; whether that is so within the limit. */
    synchronized boolean join(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!waiting.isEmpty() || !taken.isEmpty()) {
            if (!waitUntil(end)) {
                return false;
            }
        }
        return true;
    }

    /** What was refused, each with the reason. */
    synchronized List<String> refused() {
        return List.copyOf(refused);
    }

    private boolean waitUntil(long end) throws InterruptedException {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            return false;
        }
        wait(left);
        return true;
    }
}
