package yourcores.measure.system;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.OptionalLong;
import yourcores.figure.Numbers;

/**
 * How many clients a program may have with itself, each on a platform thread and a connection of its own, client and
 * server in one process, without running into a limit of the system: two descriptors a connection, some left for
 * everybody else; a place at the door for each where all come at once; a thread.
 *
 * <p>Sources: getrlimit(2), RLIMIT_NOFILE; listen(2) on {@code net.core.somaxconn}, which cuts every backlog; {@link
 * ThreadBounds}. A limit that cannot be read is left out.
 */
public final class Sockets {
    private static final int LEFT_FOR_OTHERS = 200;
    private static final int AT_LEAST = 16;

    private Sockets() {}

    /** So many, or as many as the system allows; where these are fewer, a line of output says so, and why. */
    public static int clients(int wanted) {
        return clients(wanted, Path.of("/"), descriptors(), ThreadBounds.here().first());
    }

    /**
     * @param descriptors how many more this process may open
     * @param threads how many it may start
     */
    static int clients(int wanted, Path root, long descriptors, ThreadBounds.Bound threads) {
        long open = Math.max(AT_LEAST, (descriptors - LEFT_FOR_OTHERS) / 2);
        long door = LinuxHardware.file(root.resolve("proc/sys/net/core/somaxconn"))
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .orElse(Long.MAX_VALUE);
        long least = Math.max(AT_LEAST, Math.min(Math.min(open, door), threads.threads()));
        if (least >= wanted) {
            return wanted;
        }
        String why = open == least
                ? "this process may open " + Numbers.count(descriptors)
                        + " more files and sockets (ulimit -n), and each client takes two"
                : door == least
                        ? "no more may wait at a server's door (net.core.somaxconn)"
                        : "no more platform threads (" + threads.name() + ")";
        System.out.println(Numbers.count(least) + " clients at a time, not " + Numbers.count(wanted) + ": " + why);
        return (int) least;
    }

    private static long descriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? left(system.getMaxFileDescriptorCount(), Descriptors.open())
                : Long.MAX_VALUE;
    }

    /** @param open empty where the table is so full that nobody can count */
    static long left(long most, OptionalLong open) {
        return open.isPresent() ? most - open.getAsLong() : 0;
    }
}
