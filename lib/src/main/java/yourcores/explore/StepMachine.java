package yourcores.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A step program ready to run. A <em>mover</em> is a thread, by its number, or a thread's store buffer, by the number of
 * threads plus that number. In the cells of a state stand, in this order: shared variables, locks, then for each thread
 * its place and its registers.
 */
final class StepMachine {
    /** A lock's cell: 0 if free, else holder + 1, and above these bits how often he took it. */
    private static final int HOLDER = 0xFFFF;

    private static final int TAKEN_ONCE = HOLDER + 1;

    final List<String> variables;
    final List<Listing> threads = new ArrayList<>();
    final List<String> locks = new ArrayList<>();
    final boolean buffered;
    private final int[] first;
    private final Map<String, Integer> variableAt = new HashMap<>();
    private final Map<String, Integer> lockAt = new HashMap<>();
    private final List<Map<String, Integer>> registerAt = new ArrayList<>();
    private final int[] placeAt;
    private final int cells;

    StepMachine(Map<String, Integer> shared, Map<String, List<Step>> programs, boolean buffered) {
        this.buffered = buffered;
        variables = List.copyOf(shared.keySet());
        first = shared.values().stream().mapToInt(Integer::intValue).toArray();
        variables.forEach(variable -> variableAt.put(variable, variableAt.size()));
        programs.forEach((name, steps) -> threads.add(Listing.of(name, steps)));
        threads.forEach(thread -> new Spelling(variables, thread).check());
        for (var thread : threads) {
            for (var op : thread.ops) {
                if (op instanceof Op.Lock(var lock) && !lockAt.containsKey(lock)) {
                    lockAt.put(lock, variables.size() + locks.size());
                    locks.add(lock);
                }
            }
        }
        int at = variables.size() + locks.size();
        placeAt = new int[threads.size()];
        for (int t = 0; t < placeAt.length; t++) {
            placeAt[t] = at++;
            var registers = new HashMap<String, Integer>();
            for (var register : threads.get(t).registers.keySet()) {
                registers.put(register, at++);
            }
            registerAt.add(registers);
        }
        cells = at;
    }

    /** Where the values of these names stand: shared variables, or registers that one thread has. */
    Watched watch(List<String> names) {
        var found = new int[names.size()];
        for (int n = 0; n < found.length; n++) {
            found[n] = cellOf(names.get(n), "outcomes(\"" + names.get(n) + "\")");
        }
        return new Watched(names, found);
    }

    /**
     * Where the value of a shared variable stands, or of a register that one thread has.
     *
     * @param said what names it, for the sentence that refuses it
     */
    int cellOf(String name, String said) {
        if (variableAt.containsKey(name)) {
            return variableAt.get(name);
        }
        var owners = threads.stream()
                .filter(thread -> thread.registers.containsKey(name))
                .toList();
        if (owners.isEmpty()) {
            var known = new ArrayList<>(variables);
            threads.forEach(thread -> known.addAll(thread.registers.keySet()));
            throw new ProgramRefused(
                    said + ": there is no shared variable and no register of that name; " + Spelling.known(known));
        }
        if (owners.size() > 1) {
            throw new ProgramRefused(said + ": " + owners.get(0).thread + " and " + owners.get(1).thread
                    + " both have a register of that name; give each a name of its own");
        }
        return registerAt.get(threads.indexOf(owners.getFirst())).get(name);
    }

    int movers() {
        return buffered ? 2 * threads.size() : threads.size();
    }

    int width() {
        return cells;
    }

    MachineState start() {
        var state = new MachineState(cells, buffered ? threads.size() : 0);
        System.arraycopy(first, 0, state.cells, 0, first.length);
        for (int t = 0; t < threads.size(); t++) {
            jump(state, t);
        }
        return state;
    }

    /** Grows with every move. */
    int progress(MachineState state) {
        int places = 0;
        for (int at : placeAt) {
            places += state.cells[at];
        }
        return 2 * places - state.buffered();
    }

    int mostProgress() {
        return 2 * threads.stream().mapToInt(thread -> thread.ops.size()).sum();
    }

    boolean atEnd(MachineState state, int thread) {
        return state.cells[placeAt[thread]] == threads.get(thread).ops.size();
    }

    /** The step that a thread is to take next; it must not be at its end. */
    Op next(MachineState state, int thread) {
        return threads.get(thread).ops.get(state.cells[placeAt[thread]]);
    }

    int place(MachineState state, int thread) {
        return state.cells[placeAt[thread]];
    }

    /** The thread that has a lock, or -1. */
    int holder(MachineState state, String lock) {
        return (state.cells[lockAt.get(lock)] & HOLDER) - 1;
    }

    boolean holdsAny(MachineState state, int thread) {
        return locks.stream().anyMatch(lock -> holder(state, lock) == thread);
    }

    /** The value of a shared variable as this thread sees it: its own buffer first. */
    int seen(MachineState state, int thread, int variable) {
        int[] buffer = state.buffer(thread);
        for (int i = buffer.length - 2; i >= 0; i -= 2) {
            if (buffer[i] == variable) {
                return buffer[i + 1];
            }
        }
        return state.cells[variable];
    }

    int variable(String name) {
        return variableAt.get(name);
    }

    int register(int thread, String name) {
        return registerAt.get(thread).get(name);
    }

    /** The state after a move; {@code null} if the mover has to wait or has nothing left to do. */
    MachineState after(MachineState state, int mover) {
        if (mover >= threads.size()) {
            return flush(state, mover - threads.size());
        }
        if (atEnd(state, mover)) {
            return null;
        }
        var op = next(state, mover);
        if (!may(state, mover, op)) {
            return null;
        }
        var after = state.copy();
        act(after, mover, op, false);
        after.cells[placeAt[mover]]++;
        jump(after, mover);
        return after;
    }

    private static MachineState flush(MachineState state, int thread) {
        int[] buffer = state.buffer(thread);
        if (buffer.length == 0) {
            return null;
        }
        var after = state.copy();
        after.cells[buffer[0]] = buffer[1];
        after.pop(thread);
        return after;
    }

    private boolean may(MachineState state, int thread, Op op) {
        return switch (op) {
            case Op.Read _, Op.Write _ -> true;
            case Op.Await await ->
                asked(state, thread, () -> await.condition().test(name -> look(state, thread, name, true)));
            case Op.Lock(var lock) ->
                state.buffer(thread).length == 0 && (holder(state, lock) == -1 || holder(state, lock) == thread);
            case Op.Unlock _, Op.Fence _, Op.Atomic _ -> state.buffer(thread).length == 0;
            case Op.Unless _ -> throw new AssertionError("a jump is no step");
        };
    }

    private void act(MachineState state, int thread, Op op, boolean atOnce) {
        switch (op) {
            case Op.Read(var register, var variable) ->
                state.cells[register(thread, register)] = seen(state, thread, variable(variable));
            case Op.Write(var variable, var value) -> {
                int written = asked(state, thread, () -> value.applyAsInt(name -> look(state, thread, name, false)));
                if (buffered && !atOnce) {
                    state.push(thread, variable(variable), written);
                } else {
                    state.cells[variable(variable)] = written;
                }
            }
            case Op.Lock(var lock) -> {
                int at = lockAt.get(lock);
                state.cells[at] = Math.max(state.cells[at], thread + 1) + TAKEN_ONCE;
            }
            case Op.Unlock(var lock) -> unlock(state, thread, lock);
            case Op.Atomic(var steps) -> actAll(state, thread, steps);
            case Op.Await _, Op.Fence _ -> {}
            case Op.Unless _ -> throw new AssertionError("a jump is no step");
        }
    }

    private void actAll(MachineState state, int thread, List<Step> steps) {
        for (var step : steps) {
            switch (step) {
                case Op op -> act(state, thread, op, true);
                case Guarded(var condition, var body) -> {
                    if (asked(state, thread, () -> condition.test(name -> look(state, thread, name, false)))) {
                        actAll(state, thread, body);
                    }
                }
                case Loop _ -> throw new AssertionError("refused before");
            }
        }
    }

    private void unlock(MachineState state, int thread, String lock) {
        if (!lockAt.containsKey(lock) || holder(state, lock) != thread) {
            throw new ProgramRefused(where(state, thread) + " gives back the lock \"" + lock
                    + "\", which it does not hold: put lock(\"" + lock + "\") before it");
        }
        int at = lockAt.get(lock);
        int left = state.cells[at] - TAKEN_ONCE;
        state.cells[at] = left < TAKEN_ONCE ? 0 : left;
    }

    /** Goes on to the next real step. */
    private void jump(MachineState state, int thread) {
        while (!atEnd(state, thread) && next(state, thread) instanceof Op.Unless(var condition, int elseAt)) {
            boolean on = asked(state, thread, () -> condition.test(name -> look(state, thread, name, false)));
            state.cells[placeAt[thread]] = on ? state.cells[placeAt[thread]] + 1 : elseAt;
        }
    }

    private int look(MachineState state, int thread, String name, boolean sharedToo) {
        var registers = threads.get(thread).registers;
        if (registers.containsKey(name) && registers.get(name) <= place(state, thread)) {
            return state.cells[register(thread, name)];
        }
        if (sharedToo && variableAt.containsKey(name)) {
            return seen(state, thread, variableAt.get(name));
        }
        throw unknown(state, thread, name, sharedToo);
    }

    private ProgramRefused unknown(MachineState state, int thread, String name, boolean sharedToo) {
        String looks = where(state, thread) + " looks at \"" + name + "\", ";
        var known = new ArrayList<>(threads.get(thread).registers.keySet());
        if (sharedToo) {
            known.addAll(0, variables);
            return new ProgramRefused(
                    looks + "which is no shared variable and no register of its own; " + Spelling.known(known));
        }
        if (variableAt.containsKey(name)) {
            return new ProgramRefused(looks + "a shared variable: read it into a register first, as in read(\"r\", \""
                    + name + "\"), then say r");
        }
        return new ProgramRefused(looks + "a register that no step before it reads into; " + Spelling.known(known));
    }

    private interface Question<T> {
        T answer();
    }

    /** Runs what the author of the program wrote. */
    private <T> T asked(MachineState state, int thread, Question<T> question) {
        try {
            return question.answer();
        } catch (ProgramRefused refused) {
            throw refused;
        } catch (RuntimeException thrown) {
            throw new ProgramRefused(
                    where(state, thread) + " throws " + thrown + ": make its function give a number for all values",
                    thrown);
        }
    }

    private String where(MachineState state, int thread) {
        var listing = threads.get(thread);
        return "Step " + listing.number(place(state, thread)) + " of " + listing.thread;
    }
}
