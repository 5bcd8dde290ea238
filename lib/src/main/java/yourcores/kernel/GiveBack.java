package yourcores.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Gives memory back to the machine when no cell has run for a while: several chapters stay open at a time. The heap is
 * collected and shrunk to little more than what lives, and the C library returns what the compilers have freed. The
 * kernel's reserve goes, too; the next cell takes it again. A cell that is running is never disturbed; one that comes
 * while memory is given back waits for the collection.
 *
 * <p>Thread rule: {@link #busy} and {@link #idle} by the kernel's shell thread.
 *
 * <p>Source: the manageable options MinHeapFreeRatio and MaxHeapFreeRatio; {@code jcmd System.trim_native_heap}.
 */
final class GiveBack {
    private static final Logger LOG = Logger.getLogger(GiveBack.class.getName());
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final List<String> SHRINK = List.of("MinHeapFreeRatio", "MaxHeapFreeRatio");
    private static final List<String> TO_PERCENT = List.of("5", "15");

    private boolean busy = true;
    private boolean due;
    private long idleSince;

    /** Starts to watch. */
    void start() {
        Thread.ofPlatform().name("give back memory").daemon().start(this::watch);
    }

    /** A cell begins. */
    synchronized void busy() {
        busy = true;
    }

    /** A cell has ended. */
    synchronized void idle() {
        busy = false;
        due = true;
        idleSince = System.nanoTime();
        notifyAll();
    }

    private void watch() {
        try {
            while (true) {
                awaitIdleness();
                shrinkHeap();
                trimNative();
            }
        } catch (InterruptedException end) {
            // Nobody in the kernel interrupts this thread: a reader's own code did.
        }
    }

    /** The reserve goes before a cell can begin: that one would take it for there. */
    private synchronized void awaitIdleness() throws InterruptedException {
        while (!due || busy || idleFor() < IDLE.toNanos()) {
            if (due && !busy) {
                wait(Math.max(1, IDLE.minusNanos(idleFor()).toMillis()));
            } else {
                wait();
            }
        }
        due = false;
        Memory.letGo();
    }

    private long idleFor() {
        return System.nanoTime() - idleSince;
    }

    /** Full collections shrink the heap so far as these options say; at all other times they are Java's own. */
    private static void shrinkHeap() {
        try {
            shrinkHeap(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class));
        } catch (IllegalArgumentException otherCollector) {
            System.gc();
        }
    }

    private static void shrinkHeap(HotSpotDiagnosticMXBean options) {
        var before = SHRINK.stream()
                .map(name -> options.getVMOption(name).getValue())
                .toList();
        try {
            set(options, SHRINK, TO_PERCENT);
            System.gc();
        } finally {
            set(options, SHRINK.reversed(), before.reversed());
        }
    }

    private static void set(HotSpotDiagnosticMXBean options, List<String> names, List<String> values) {
        for (int i = 0; i < names.size(); i++) {
            options.setVMOption(names.get(i), values.get(i));
        }
    }

    private static void trimNative() {
        try {
            var commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
            ManagementFactory.getPlatformMBeanServer().invoke(commands, "systemTrimNativeHeap", null, null);
        } catch (JMException | RuntimeException notHere) {
            LOG.log(Level.FINE, "The C library keeps what it has", notHere);
        }
    }
}
