package yourcores.measure.system;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Showable;
import yourcores.figure.Verdict;

/**
 * Whether other programs leave the processors alone, at one glance.
 *
 * @param others processors that other programs keep busy; NaN where the system does not tell
 * @param processors processors of the machine
 */
public record Quietness(double others, int processors) implements Showable {
    /** Above this share of all processors, measurements suffer. */
    static final double QUIET = 0.05;

    private static final long GLANCE_MILLIS = 250;

    /** Looks for a quarter of a second. */
    static Quietness look(int processors) throws InterruptedException {
        var neighbours = Neighbours.watch();
        if (neighbours.used().isPresent()) {
            return machinewide(neighbours, processors);
        }
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        system.getCpuLoad();
        long own = system.getProcessCpuTime();
        long start = System.nanoTime();
        Thread.sleep(GLANCE_MILLIS);
        double load = system.getCpuLoad();
        double ownBusy = (double) (system.getProcessCpuTime() - own) / (System.nanoTime() - start);
        return new Quietness(load < 0 ? Double.NaN : Math.max(0, load * processors - ownBusy), processors);
    }

    /** In a container Java's own figure counts the container only; /proc/stat counts the neighbours, too. */
    private static Quietness machinewide(Neighbours neighbours, int processors) throws InterruptedException {
        Thread.sleep(GLANCE_MILLIS);
        return new Quietness(neighbours.used().orElse(Double.NaN), processors);
    }

    public boolean quiet() {
        return others <= QUIET * processors;
    }

    @Override
    public Figure figure() {
        if (Double.isNaN(others)) {
            return Verdict.cannotTell("Your system does not say what other programs do.");
        }
        String use = "Other programs use " + Numbers.percent(others / processors) + " of the processors";
        return quiet()
                ? Verdict.states("Your machine is quiet. " + use + ".")
                : Verdict.states("Your machine is busy. " + use + ": close what you can before you measure;"
                        + " on a machine that many share, take turns.");
    }
}
