package yourcores.measure.system;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the system tells about the processors of this program.
 *
 * @param cpu name of the processor
 * @param allowed how they sit on cores, for the processors that the program may use
 * @param present processors of the machine, allowed or not
 * @param quota processors' worth of time that a container may use; empty where there is no quota
 * @param onBattery empty where nothing is known
 */
record Hardware(String cpu, Topology allowed, int present, OptionalDouble quota, Optional<Boolean> onBattery) {

    static Hardware here() {
        String system = System.getProperty("os.name");
        if (system.startsWith("Linux")) {
            return new LinuxHardware(Path.of("/")).read();
        }
        return system.startsWith("Mac") ? new MacHardware(Command::run).read() : other();
    }

    private static Hardware other() {
        int processors = Runtime.getRuntime().availableProcessors();
        String name = System.getenv("PROCESSOR_IDENTIFIER");
        return new Hardware(
                name == null ? architecture() : name,
                Topology.alike(processors),
                processors,
                OptionalDouble.empty(),
                Optional.empty());
    }

    /** What is left to say where the processor has no name. */
    static String architecture() {
        return "processor of type " + System.getProperty("os.arch");
    }
}
