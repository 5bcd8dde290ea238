package yourcores.child;

import java.time.Duration;
import java.util.List;

/**
 * A process that holds what other processes share: numbers and queues, by name. Processes ask it over TCP, all at the
 * same time; each request is one step that nobody comes between. What Python calls a manager.
 *
 * <p>Guarantee: it listens on the loopback address only, and to those who know its address, which holds a secret. It ends
 * with {@link #close}, and with the kernel, however that one ends.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class Manager implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);

    private final Child process;
    private final String address;

    private Manager(Child process, String address) {
        this.process = process;
        this.address = address;
    }

    /** @throws ChildFailed where it does not start; says why */
    public static Manager start() throws InterruptedException {
        var process = ChildJvm.launch(
                        "The manager", ChildJvm.LEAN, ChildJvm.ownClasses(), ManagerMain.class.getName(), List.of())
                .converse();
        try {
            return new Manager(process, process.answer(START));
        } catch (InterruptedException | RuntimeException | Error e) {
            process.close();
            throw e;
        }
    }

    /**
     * By what a process connects: hand it to those that are to share, by a pipe. Never as a program's argument: every
     * user of the machine can read those.
     */
    public String address() {
        return address;
    }

    /** A connection of this process. */
    public ManagerLink link() {
        return ManagerLink.to(address);
    }

    public long pid() {
        return process.pid();
    }

    /** Ends it. What it held is gone. */
    @Override
    public void close() {
        process.close();
    }
}
