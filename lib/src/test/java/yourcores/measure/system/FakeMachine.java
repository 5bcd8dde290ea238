package yourcores.measure.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/** Machines and their books for tests. */
public final class FakeMachine {

    private FakeMachine() {}

    public static Machine of(Topology topology, OptionalDouble quota) {
        int processors = topology.processors();
        var hardware = new Hardware("Test processor", topology, processors, quota, Optional.empty());
        return Machine.of(hardware, processors, new Parallelism(processors, 0), false);
    }

    static Machine of(Topology topology, OptionalDouble quota, boolean battery) {
        int processors = topology.processors();
        var hardware = new Hardware("Test processor", topology, processors, quota, Optional.of(battery));
        return Machine.of(hardware, processors, new Parallelism(processors, 0), false);
    }

    static void write(Path root, String path, String text) throws Exception {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
    }
}
