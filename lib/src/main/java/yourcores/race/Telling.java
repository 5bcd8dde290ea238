package yourcores.race;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import yourcores.race.Schedule.Move;

/** Puts moves into words. */
record Telling(StepMachine machine) {

    Move move(MachineState before, int mover, MachineState after) {
        int threads = machine.threads.size();
        boolean flush = mover >= threads;
        int thread = flush ? mover - threads : mover;
        var shared = Arrays.stream(after.cells, 0, machine.variables.size()).boxed().toList();
        boolean holds = machine.holdsAny(before, thread) || machine.holdsAny(after, thread);
        var said = flush ? leaves(before.buffer(thread)) : step(before, thread, after);
        return new Move(thread, said.getKey(), said.getValue(), holds, flush, waiting(before, thread), shared);
    }

    private List<Waits> waiting(MachineState before, int mover) {
        return Waits.of(machine, before).stream()
                .filter(waits -> waits.thread() != mover)
                .toList();
    }

    private Map.Entry<String, String> leaves(int[] buffer) {
        String name = machine.variables.get(buffer[0]);
        return Map.entry(
                name + " = " + buffer[1] + " leaves its buffer",
                (alone() ? "out " : "out " + name + ": ") + buffer[1]);
    }

    private Map.Entry<String, String> step(MachineState before, int thread, MachineState after) {
        return switch (machine.next(before, thread)) {
            case Op.Read(var register, var variable) -> {
                int value = after.cells[machine.register(thread, register)];
                yield Map.entry(
                        "reads " + variable + ": " + register + " = " + value,
                        "reads " + (alone() ? "" : variable + ": ") + value);
            }
            case Op.Write(var variable, _) -> {
                int value = machine.seen(after, thread, machine.variable(variable));
                yield Map.entry(
                        "writes " + variable + " = " + value + (machine.buffered ? " to its buffer" : ""),
                        "writes " + (alone() ? "" : variable + ": ") + value);
            }
            case Op.Lock(var lock) -> Map.entry("takes " + lock, "takes " + lock);
            case Op.Unlock(var lock) -> Map.entry("gives back " + lock, "gives " + lock);
            case Op.Await(var words, _) -> Map.entry("goes on: " + words, "goes on");
            case Op.Fence _ -> Map.entry("fence", "fence");
            case Op.Atomic _ -> {
                String changes = changes(before, thread, after);
                yield Map.entry("in one step: " + (changes.isEmpty() ? "changes nothing" : changes), "one step");
            }
            case Op.Unless _ -> throw new AssertionError("a jump is no step");
        };
    }

    private String changes(MachineState before, int thread, MachineState after) {
        var changed = new ArrayList<String>();
        for (var register : machine.threads.get(thread).registers.keySet()) {
            add(changed, register, machine.register(thread, register), before, after);
        }
        for (var variable : machine.variables) {
            add(changed, variable, machine.variable(variable), before, after);
        }
        return String.join(", ", changed);
    }

    private static void add(List<String> changed, String name, int cell, MachineState before, MachineState after) {
        if (before.cells[cell] != after.cells[cell]) {
            changed.add(name + " = " + after.cells[cell]);
        }
    }

    private boolean alone() {
        return machine.variables.size() == 1;
    }
}
