package yourcores.kernel;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import yourcores.kernel.VirtualThreads.OfCell;

/**
 * Virtual threads that outlive their cell. They are told, not interrupted: unlike a thread group, the books that have them
 * do not say which cell has started one, and it may belong to what is open from cell to cell.
 *
 * <p>Thread rule: {@link #after} by the kernel's shell thread, {@link #burden} by any thread.
 */
final class LeftVirtual {
    private static final Duration GRACE = Duration.ofMillis(100);
    private static final Duration GLANCE = Duration.ofMillis(10);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Places places;
    /** Threads, and carriers that burn, that were told of once. */
    private final Set<Long> told = new HashSet<>();

    private final Set<Thread> toldCarriers = new HashSet<>();

    LeftVirtual(Places places) {
        this.places = places;
    }

    /** A sentence about virtual threads that are left when a cell ends. Looks where some have run of late. */
    Optional<String> after(Cell cell) {
        var carriers = Threads.carriers();
        toldCarriers.retainAll(carriers);
        if (carriers.isEmpty()) {
            return Optional.empty();
        }
        var left = left();
        carriers.removeAll(toldCarriers);
        var burning = burning(carriers);
        toldCarriers.addAll(burning);
        left.forEach(thread -> told.add(thread.id()));
        if (!burning.isEmpty()) {
            return Optional.of(burns(burning));
        }
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of("cell " + cell.number() + " left "
                        + CleanUp.count(left, "virtual thread", "virtual threads") + " running"
                        + VirtualThreads.where(left.stream())
                        + ". Join a thread, or close its executor (try-with-resources), in the cell that starts it");
    }

    /** Those that are still there when they are looked for again. */
    private List<OfCell> left() {
        var left = untold();
        if (!left.isEmpty()) {
            LockSupport.parkNanos(GRACE.toNanos());
            left = untold();
        }
        return left;
    }

    private List<OfCell> untold() {
        return VirtualThreads.ofCells(places).stream()
                .filter(thread -> !told.contains(thread.id()))
                .toList();
    }

    /** A sentence about virtual threads that hold a core right now. */
    Optional<String> burden() {
        var burning = burning(Threads.carriers());
        return burning.isEmpty() ? Optional.empty() : Optional.of(burns(burning));
    }

    private static List<Thread> burning(List<Thread> carriers) {
        return CpuTime.burning(CpuTime.burning(carriers, GLANCE), LOOK);
    }

    private String burns(List<Thread> burning) {
        var mounted = VirtualThreads.ofCells(places).stream().filter(OfCell::isMounted);
        return "virtual threads still hold " + CleanUp.cores(burning) + VirtualThreads.where(mounted)
                + ": end them in the cell that starts them, or restart the kernel";
    }
}
