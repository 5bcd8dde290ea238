package yourcores.measure.system;

import java.util.List;

/**
 * How the processors that a program may use sit on cores.
 *
 * @param processors logical processors
 * @param cores physical cores, at most as many; equal where the system (a virtual machine, for one) tells nothing
 * @param kinds cores of each kind, fastest first; one entry where all cores are alike
 */
public record Topology(int processors, int cores, List<Integer> kinds) {

    public Topology {
        kinds = List.copyOf(kinds);
    }

    static Topology alike(int processors) {
        return new Topology(processors, processors, List.of(processors));
    }

    /** Whether two threads of one core count as two processors (SMT, "Hyper-Threading"). */
    public boolean siblings() {
        return cores < processors;
    }

    /** Whether some cores are slower than others. */
    public boolean mixed() {
        return kinds.size() > 1;
    }

    /** "4 cores with two threads each", "6 fast and 8 slow cores". */
    public String words() {
        if (mixed()) {
            return kinds.size() == 2
                    ? kinds.get(0) + " fast and " + kinds.get(1) + " slow cores"
                    : cores + " cores of " + kinds.size() + " kinds, fastest first: " + kinds;
        }
        String words = cores == 1 ? "1 core" : cores + " cores";
        return siblings() ? words + ", " + processors + " threads: some share a core" : words;
    }
}
