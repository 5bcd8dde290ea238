package yourcores.measure.system;

import java.util.ArrayList;
import java.util.List;
import yourcores.figure.Numbers;
import yourcores.figure.Table;
import yourcores.figure.Verdict;

/** The looks of a machine: a short table, and what it means for the course. */
final class MachineCard {

    private MachineCard() {}

    static Table of(Machine machine) {
        var rows = rows(machine);
        var verdict = verdict(machine);
        return new Table("Your machine", List.of("what", "found"), rows, verdict, "");
    }

    private static List<List<String>> rows(Machine machine) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("processor", machine.cpu()));
        rows.add(List.of("cores you may use", machine.topology().words()));
        rows.add(List.of("processors seen by Java", String.valueOf(machine.processors())));
        rows.add(List.of(
                machine.rationed() ? "time of" : "at the same time",
                Numbers.ratio(machine.capacity()) + " (" + machine.limitReason() + ")"));
        if (!Double.isNaN(machine.parallelism().had())) {
            rows.add(List.of("measured", machine.parallelism().words()));
        }
        machine.battery().ifPresent(battery -> rows.add(List.of("power", battery ? "battery" : "mains")));
        rows.add(List.of("Java", machine.jdk()));
        rows.add(List.of("system", machine.system()));
        rows.add(List.of("mode", machine.quick() ? "quick: fewer samples, wider intervals" : "full"));
        return rows;
    }

    private static Verdict verdict(Machine machine) {
        if (machine.mostWorkers() == 1) {
            return Verdict.cannotTell(
                    (machine.rationed() ? ration(machine) : "With one processor your threads take turns.")
                            + " Waiting still overlaps, races still happen, and slow-motion cores show what more processors"
                            + " would do; no program of yours gets faster by more threads.");
        }
        String room = machine.rationed()
                ? ration(machine)
                : "Up to " + machine.mostWorkers() + " workers run at the same time.";
        return Verdict.states(room + caveats(machine));
    }

    private static String ration(Machine machine) {
        return "A quota gives your workers the time of " + Numbers.ratio(machine.capacity())
                + " processors. More of them run for a while, then all stand still: short programs look faster than"
                + " long ones.";
    }

    private static String caveats(Machine machine) {
        var caveats = new StringBuilder();
        if (!machine.rationed() && machine.capacity() < machine.mostWorkers()) {
            caveats.append(" Together they get the time of ")
                    .append(Numbers.ratio(machine.capacity()))
                    .append(" processors.");
        }
        if (machine.mixedCores()) {
            caveats.append(" Some cores are slower than others, so no law of equal cores can be judged beyond one.");
        } else if (machine.siblings()) {
            caveats.append(" Beyond ")
                    .append(machine.topology().cores())
                    .append(", two of them share a core, and each gets less of it.");
        }
        if (machine.onBattery()) {
            caveats.append(" On battery the clock may be lower: plug in before you measure.");
        }
        return caveats.toString();
    }
}
