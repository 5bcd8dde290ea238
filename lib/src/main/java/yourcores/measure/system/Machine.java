package yourcores.measure.system;

import java.util.Optional;
import java.util.OptionalDouble;
import yourcores.figure.Figure;
import yourcores.figure.Showable;

/**
 * The machine that the course runs on, as far as it decides what can be measured.
 *
 * <p>Processors <em>seen</em> are what Java reports; the <em>capacity</em> is how many processors' worth of time a
 * program can have, which affinity, a container's quota or a flag may make fewer. Under a quota more threads than that
 * may run at the same time, for a while.
 *
 * @param cpu name of the processor
 * @param processors processors seen by Java
 * @param present processors of the machine
 * @param topology how the processors that the program may use sit on cores
 * @param quota processors' worth of time that a container may use; empty where there is no quota
 * @param parallelism how many threads really ran at the same time, measured
 * @param capacity processors' worth of time that a program can have
 * @param limitReason what sets the capacity: "quota of 1.5 processors"
 * @param battery whether it runs on battery; empty where nothing is known
 * @param jdk version of Java
 * @param system name of the operating system
 * @param quick whether chapters run in quick mode
 */
public record Machine(
        String cpu,
        int processors,
        int present,
        Topology topology,
        OptionalDouble quota,
        Parallelism parallelism,
        double capacity,
        String limitReason,
        Optional<Boolean> battery,
        String jdk,
        String system,
        boolean quick)
        implements Showable {

    /** Environment variable that switches quick mode on. */
    public static final String QUICK = "COURSE_QUICK";

    static boolean quickIsOn() {
        return "1".equals(System.getenv(QUICK));
    }

    /**
     * Found out once; the first call takes 0.2 s, or 0.6 s where processors seem to be missing, for it measures. What an
     * interrupt cuts short is not kept: the thread stays interrupted, and the next call measures again.
     */
    public static Machine here() {
        return Here.FOUND.machine();
    }

    static Machine of(Hardware hardware, int processors, Parallelism measured, boolean quick) {
        var capacity = Capacity.of(hardware, processors, measured);
        return new Machine(
                hardware.cpu(),
                processors,
                hardware.present(),
                hardware.allowed(),
                hardware.quota(),
                measured,
                capacity.processors(),
                capacity.reason(),
                hardware.onBattery(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                quick);
    }

    /** Most workers that are measured: the capacity, rounded up. */
    public int mostWorkers() {
        return Room.most(capacity);
    }

    /** Up to how many workers each has as much as the first one: a whole core like its core. */
    public int equalCores() {
        return Room.equalCores(capacity, topology);
    }

    /** Whether it runs on battery, as far as the system tells. */
    public boolean onBattery() {
        return battery.orElse(false);
    }

    /** Whether a quota sets the capacity, so that threads run and stand still together. */
    boolean rationed() {
        return quota.isPresent() && quota.getAsDouble() < topology.processors() && capacity == quota.getAsDouble();
    }

    /** Whether some processors share a core. */
    public boolean siblings() {
        return topology.siblings();
    }

    /** Whether some cores are slower than others. */
    public boolean mixedCores() {
        return topology.mixed();
    }

    /** Whether other programs leave the processors alone right now; looks for a quarter of a second. */
    public Quietness quiet() throws InterruptedException {
        return Quietness.look(present);
    }

    /** The machine card. */
    @Override
    public Figure figure() {
        return MachineCard.of(this);
    }

    private static final class Here {
        static final FoundMachine FOUND = new FoundMachine(Parallelism::measure);
    }
}
