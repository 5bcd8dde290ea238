package yourcores.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import yourcores.explore.Schedule.Move;

/** Puts moves into words. */
record StepWords(StepMachine machine) {

    Move move(MachineState before, int mover, MachineState after) {
        int threads = machine.threads.size();
        boolean flush = mover >= threads;
        int thread = flush ? mover - threads : mover;
        var shared =
                Arrays.stream(after.cells, 0, machine.variables.size()).boxed().toList();
        boolean holds = machine.holdsAny(before, thread) || machine.holdsAny(after, thread);
        var said = flush ? leaves(before.buffer(thread)) : step(before, thread, after);
        return new Move(thread, said.words(), said.label(), said.brief(), holds, waiting(before, thread), shared);
    }

    private List<Waits> waiting(MachineState before, int mover) {
        return Waits.of(machine, before).stream()
                .filter(waits -> waits.thread() != mover)
                .toList();
    }

    /** The same in words, on a label, and on a small one. */
    private record Said(String words, String label, String brief) {}

    private Said leaves(int[] buffer) {
        String name = machine.variables.get(buffer[0]);
        return new Said(
                name + " = " + buffer[1] + " leaves its buffer",
                "out " + of(name, buffer[1]),
                "o " + of(name, buffer[1]));
    }

    private Said step(MachineState before, int thread, MachineState after) {
        return switch (machine.next(before, thread)) {
            case Op.Read(var register, var variable) -> {
                int value = after.cells[machine.register(thread, register)];
                yield new Said(
                        "reads " + variable + ": " + register + " = " + value,
                        "reads " + of(variable, value),
                        "r " + of(variable, value));
            }
            case Op.Write write -> {
                String variable = write.variable();
                int value = machine.seen(after, thread, machine.variable(variable));
                yield new Said(
                        "writes " + variable + " = " + value + (machine.buffered ? " to its buffer" : ""),
                        "writes " + of(variable, value),
                        "w " + of(variable, value));
            }
            case Op.Lock(var lock) -> new Said("takes " + lock, lock, lock);
            case Op.Unlock(var lock) -> new Said("gives back " + lock, "gives back", "gives");
            case Op.Await await -> new Said("goes on: " + await.words(), await.words(), "goes on");
            case Op.Fence _ -> new Said("fence", "fence", "fence");
            case Op.Atomic _ -> {
                String changes = changes(before, thread, after);
                yield new Said("in one step: " + (changes.isEmpty() ? "changes nothing" : changes), changes, "step");
            }
            case Op.Unless _ -> throw new AssertionError("a jump is no step");
        };
    }

    private String of(String variable, int value) {
        return (machine.variables.size() == 1 ? "" : variable + " ") + value;
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
}
