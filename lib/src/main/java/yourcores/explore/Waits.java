package yourcores.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A thread that cannot go on by itself.
 *
 * @param words who waits for what: "Ann waits for the till, held by Bob"
 * @param brief what it waits for: "for the till"
 * @param holder the thread that has what it waits for; {@link #NOBODY} where it waits for no thread in particular
 */
record Waits(int thread, String words, String brief, int holder) {
    static final int NOBODY = -1;

    /** The threads that cannot take their next step in this state. */
    static List<Waits> of(StepMachine machine, MachineState state) {
        var all = new ArrayList<Waits>();
        for (int t = 0; t < machine.threads.size(); t++) {
            if (!machine.atEnd(state, t) && machine.after(state, t) == null) {
                all.add(of(machine, state, t));
            }
        }
        return all;
    }

    static String words(List<Waits> waits) {
        return waits.stream().map(Waits::words).collect(Collectors.joining("; "));
    }

    /** Whether this thread waited for the same, and for the same holder, among those who waited before. */
    boolean goesOnFrom(List<Waits> before) {
        return before.stream().anyMatch(one -> one.thread == thread && one.holder == holder && one.brief.equals(brief));
    }

    private static Waits of(StepMachine machine, MachineState state, int thread) {
        String name = machine.threads.get(thread).thread;
        var next = machine.next(state, thread);
        if (!(next instanceof Op.Await) && state.buffer(thread).length > 0) {
            return new Waits(thread, name + " waits for its store buffer", "for its buffer", NOBODY);
        }
        return switch (next) {
            case Op.Lock(var lock) -> {
                int holder = machine.holder(state, lock);
                String words = name + " waits for " + lock + ", held by " + name(machine, state, holder);
                yield new Waits(thread, words, "for " + lock, holder);
            }
            case Op.Await await -> {
                String until = "until " + await.words();
                yield new Waits(thread, name + " waits " + until, until, NOBODY);
            }
            default -> throw new AssertionError("waits for nothing");
        };
    }

    private static String name(StepMachine machine, MachineState state, int holder) {
        String name = machine.threads.get(holder).thread;
        return machine.atEnd(state, holder) ? name + ", which has ended" : name;
    }
}
