package yourcores.race;

import yourcores.measure.system.Machine;

/** On how many cores the threads of this program can really meet. */
final class MeetingCores {
    /** Below this many threads at a time they took turns, whatever the system says. */
    private static final double TURNS = 1.25;

    private MeetingCores() {}

    /** Processors that affinity leaves, or one where it was measured that threads take turns. */
    static int usable() {
        var machine = Machine.here();
        double measured = machine.parallelism().had() + machine.parallelism().others();
        return measured < TURNS ? 1 : machine.topology().processors();
    }

    static String cpu() {
        return Machine.here().cpu();
    }
}
