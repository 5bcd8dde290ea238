package yourcores.race;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A thread that cannot go on by itself.
 *
 * @param words who waits for what: "Ann waits for the till, held by Bob"
 * @param brief what it waits for: "for the till"
 */
record Waits(int thread, String words, String brief) {

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

    private static Waits of(StepMachine machine, MachineState state, int thread) {
        String name = machine.threads.get(thread).thread;
        if (state.buffer(thread).length > 0) {
            return new Waits(thread, name + " waits for its store buffer", "for its buffer");
        }
        return switch (machine.next(state, thread)) {
            case Op.Lock(var lock) ->
                new Waits(
                        thread,
                        name + " waits for " + lock + ", held by " + holder(machine, state, lock),
                        "for " + lock);
            case Op.Await await -> new Waits(thread, name + " waits until " + await.words(), "until " + await.words());
            default -> throw new AssertionError("waits for nothing");
        };
    }

    private static String holder(StepMachine machine, MachineState state, String lock) {
        int holder = machine.holder(state, lock);
        String name = machine.threads.get(holder).thread;
        return machine.atEnd(state, holder) ? name + ", which has ended" : name;
    }
}
