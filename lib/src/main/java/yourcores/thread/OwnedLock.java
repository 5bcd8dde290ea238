package yourcores.thread;

import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A {@link ReentrantLock} with a name, which tells its owner. Any lock of that class knows which thread holds it, and
 * keeps it to itself and its subclasses; a dump of all threads as JSON does not tell it either (JDK 25), {@code jstack -l}
 * tells it of live platform threads alone. A {@link WaitForGraph} that is handed such locks has no need to guess.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class OwnedLock extends ReentrantLock {
    private static final long serialVersionUID = 1;

    private final String name;

    public OwnedLock(String name) {
        this.name = Objects.requireNonNull(name, "An owned lock has a name");
    }

    /** What it locks: "the brush". */
    public String name() {
        return name;
    }

    /** The thread that holds it at this moment, which may be gone when you read this; {@code null} for none. */
    public Thread owner() {
        return getOwner();
    }

    @Override
    public String toString() {
        return name;
    }
}
