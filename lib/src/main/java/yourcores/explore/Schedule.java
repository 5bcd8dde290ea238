package yourcores.explore;

import java.util.ArrayList;
import java.util.List;
import yourcores.figure.Figure;
import yourcores.figure.Showable;

/**
 * One order of the steps of a program, with what each of them read and wrote. Shown as a table, a row for each step; as a
 * picture by {@link #timeline()}.
 *
 * <p>Thread rule: immutable.
 */
public final class Schedule implements Showable {

    /**
     * One step of the schedule.
     *
     * @param thread its number
     * @param words what it did: {@code "reads balance: a = 0"}
     * @param label the same in short: {@code "reads 0"}
     * @param brief the same where there is hardly room: {@code "r 0"}
     * @param holds whether the thread has a lock
     * @param waiting who could not move when this step was taken
     * @param shared the values of the shared variables after it
     */
    record Move(
            int thread,
            String words,
            String label,
            String brief,
            boolean holds,
            List<Waits> waiting,
            List<Integer> shared) {}

    final List<String> threads;
    final List<String> variables;
    final List<Move> moves;

    final boolean buffered;

    /** Who waits for ever at the end; empty where all threads got to theirs. */
    final List<Waits> stuck;

    /** What it ends in, in words. */
    final String end;

    private Schedule(StepMachine machine, List<Move> moves, List<Waits> stuck, String end) {
        threads = machine.threads.stream().map(listing -> listing.thread).toList();
        variables = machine.variables;
        buffered = machine.buffered;
        this.moves = List.copyOf(moves);
        this.stuck = stuck;
        this.end = end;
    }

    static Schedule of(Explored explored, List<Integer> way) {
        var machine = explored.machine();
        var telling = new StepWords(machine);
        var moves = new ArrayList<Move>();
        var state = machine.start();
        for (int mover : way) {
            var after = machine.after(state, mover);
            moves.add(telling.move(state, mover, after));
            state = after;
        }
        var stuck = Waits.of(machine, state);
        String end = stuck.isEmpty() ? explored.watched().in(state).words() : "a deadlock: " + Waits.words(stuck);
        return new Schedule(machine, moves, stuck, end);
    }

    /** The steps in words, in their order: {@code "Ann reads balance: a = 0"}. */
    List<String> steps() {
        return moves.stream()
                .map(move -> threads.get(move.thread()) + ": " + move.words())
                .toList();
    }

    /** What the schedule ends in: its outcome, or who waits for ever for what. */
    String end() {
        return end;
    }

    /** A lane for each thread, a slot for each step. */
    public Showable timeline() {
        return () -> ScheduleLanes.of(this);
    }

    /** A row for each step: who does what, and what the shared variables hold after it. */
    @Override
    public Figure figure() {
        return ScheduleTable.of(this);
    }

    String title() {
        return "The first schedule that ends " + (stuck.isEmpty() ? "with " + end : "in a deadlock");
    }

    String sentence() {
        return moves.size() + (moves.size() == 1 ? " step, which ends " : " steps, which end ")
                + (stuck.isEmpty() ? "with " : "in ") + end + ".";
    }
}
