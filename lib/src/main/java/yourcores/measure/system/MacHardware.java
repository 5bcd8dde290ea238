package yourcores.measure.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Asks macOS: sysctl(3) for the processor and its performance levels, pmset(1) for the battery. */
final class MacHardware {
    private final Function<List<String>, Optional<String>> command;

    MacHardware(Function<List<String>, Optional<String>> command) {
        this.command = command;
    }

    Hardware read() {
        int processors = number("hw.logicalcpu").orElse(Runtime.getRuntime().availableProcessors());
        int cores = number("hw.physicalcpu").orElse(processors);
        var battery = command.apply(List.of("pmset", "-g", "batt")).map(text -> text.contains("'Battery Power'"));
        return new Hardware(
                sysctl("machdep.cpu.brand_string").orElseGet(Hardware::architecture),
                new Topology(processors, cores, kinds(cores)),
                processors,
                OptionalDouble.empty(),
                battery);
    }

    private List<Integer> kinds(int cores) {
        var kinds = new ArrayList<Integer>();
        for (int level = 0; level < number("hw.nperflevels").orElse(1); level++) {
            number("hw.perflevel" + level + ".physicalcpu").ifPresent(kinds::add);
        }
        return kinds.isEmpty() ? List.of(cores) : kinds;
    }

    private Optional<Integer> number(String name) {
        return sysctl(name).filter(text -> text.matches("[0-9]{1,6}")).map(Integer::valueOf);
    }

    private Optional<String> sysctl(String name) {
        return command.apply(List.of("sysctl", "-n", name));
    }
}
