package yourcores.results;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import yourcores.figure.Numbers;
import yourcores.measure.system.Machine;
import yourcores.measure.system.Room;
import yourcores.measure.system.Topology;

/**
 * What of a machine decides which curves it can show: its card, without a name of the machine or of its owner.
 * Immutable.
 *
 * @param topology how the processors that a program may use sit on cores
 * @param present processors of the machine, allowed or not
 * @param capacity processors' worth of time that a program can have
 * @param quota processors' worth of time that a container may use; empty where there is no quota
 * @param battery whether it ran on battery; empty where nothing is known
 */
public record Card(
        String cpu, Topology topology, int present, double capacity, OptionalDouble quota, Optional<Boolean> battery) {

    static final List<String> COLUMNS =
            List.of("cpu", "cores", "threads", "physical", "kinds", "present", "quota", "power");
    private static final double MOST = 100_000;

    /** The card of the machine that this program runs on. */
    public static Card of(Machine machine) {
        return new Card(
                machine.cpu(),
                machine.topology(),
                machine.present(),
                machine.capacity(),
                machine.quota(),
                machine.battery());
    }

    /** What is known where no card was kept. */
    static Card unknown(String cpu, double capacity) {
        int processors = Room.most(capacity);
        var alike = new Topology(processors, processors, List.of(processors));
        return new Card(cpu, alike, processors, capacity, OptionalDouble.empty(), Optional.empty());
    }

    /** Most workers that can run at the same time. */
    public int mostWorkers() {
        return Room.most(capacity);
    }

    /** Up to how many workers each has as much as the first one: a whole core like its core. */
    public int equalCores() {
        return Room.equalCores(capacity, topology);
    }

    /** The card in a line: "4 cores, 8 threads: some share a core; a quota of 2 processors; on battery". */
    public String words() {
        var words = new StringBuilder(topology.words());
        if (quota.isPresent()) {
            words.append("; a quota of ")
                    .append(Numbers.plain(quota.getAsDouble()))
                    .append(" processors");
        } else if (present > topology.processors()) {
            words.append("; ")
                    .append(topology.processors())
                    .append(" of ")
                    .append(present)
                    .append(" processors allowed");
        } else if (Room.whole(capacity) < topology.processors()) {
            words.append("; ").append(Numbers.plain(capacity)).append(" of them at the same time");
        }
        if (battery.orElse(false)) {
            words.append("; on battery");
        }
        return words.toString();
    }

    /** What of it bends a curve with this many workers, as a clause; empty where the card names nothing. */
    public Optional<String> reason(int workers) {
        if (workers > Room.whole(capacity) && quota.isPresent()) {
            return Optional.of("its quota is " + Numbers.plain(quota.getAsDouble()) + " processors");
        }
        if (workers > Room.whole(capacity)) {
            return Optional.of("it has room for " + mostWorkers() + " workers");
        }
        if (topology.mixed() && workers > 1) {
            return Optional.of("some of its cores are slower than others");
        }
        if (workers > topology.cores()) {
            return Optional.of("beyond " + topology.cores() + " its workers share cores");
        }
        return battery.orElse(false) ? Optional.of("it ran on battery") : Optional.empty();
    }

    /** Whether it is the same machine with the same share of it; what was measured of it may differ from time to time. */
    boolean sameMachine(Card other) {
        return cpu.equals(other.cpu)
                && topology.equals(other.topology)
                && present == other.present
                && quota.equals(other.quota);
    }

    boolean isOf(String otherCpu, double otherCapacity) {
        return cpu.equals(otherCpu) && Math.abs(capacity - otherCapacity) < 0.01;
    }

    List<String> fields() {
        return List.of(
                cpu,
                ResultRow.number(capacity),
                Integer.toString(topology.processors()),
                Integer.toString(topology.cores()),
                kinds(),
                Integer.toString(present),
                quota.isPresent() ? ResultRow.number(quota.getAsDouble()) : "",
                battery.map(on -> on ? "battery" : "mains").orElse(""));
    }

    /** Cores of each kind, fastest first: "6+8". */
    String kinds() {
        return topology.kinds().stream().map(String::valueOf).collect(Collectors.joining("+"));
    }

    /** @throws IllegalArgumentException if a field is damaged, with what is wrong as a clause */
    static Card of(List<String> fields) {
        var kinds = Arrays.stream(fields.get(4).split("\\+")).map(Card::whole).toList();
        var topology = new Topology(whole(fields.get(2)), whole(fields.get(3)), kinds);
        if (topology.cores() > topology.processors()
                || kinds.stream().mapToInt(Integer::intValue).sum() > topology.cores()) {
            throw new IllegalArgumentException("its numbers of cores do not add up");
        }
        double capacity = Double.parseDouble(fields.get(1));
        if (!(capacity > 0 && capacity < MOST)) {
            throw new IllegalArgumentException("no machine has " + fields.get(1) + " processors");
        }
        return new Card(
                fields.get(0),
                topology,
                whole(fields.get(5)),
                capacity,
                fields.get(6).isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(fields.get(6))),
                fields.get(7).isEmpty()
                        ? Optional.empty()
                        : Optional.of(fields.get(7).equals("battery")));
    }

    private static int whole(String field) {
        int number = Integer.parseInt(field);
        if (number < 1 || number > MOST) {
            throw new IllegalArgumentException("no machine has " + field + " processors or cores");
        }
        return number;
    }
}
