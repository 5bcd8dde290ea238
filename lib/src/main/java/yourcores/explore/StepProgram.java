package yourcores.explore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;

/**
 * A small program for the {@link Explorer}: shared variables, and threads with their steps. Each call gives a new program
 * and leaves this one as it is.
 *
 * <p>Thread rule: immutable.
 */
public final class StepProgram {
    static final StepProgram NOTHING = new StepProgram("", Map.of(), Map.of(), false);

    private static final int MOST_THREADS = 60;

    private final String title;
    private final SequencedMap<String, Integer> shared;
    private final SequencedMap<String, List<Step>> threads;
    private final boolean buffered;

    private StepProgram(String title, Map<String, Integer> shared, Map<String, List<Step>> threads, boolean buffered) {
        this.title = title;
        this.shared = new LinkedHashMap<>(shared);
        this.threads = new LinkedHashMap<>(threads);
        this.buffered = buffered;
    }

    /** The same program under a title. */
    public StepProgram titled(String title) {
        return new StepProgram(title, shared, threads, buffered);
    }

    /**
     * Adds a shared variable with its first value.
     *
     * @throws IllegalArgumentException if there is one of that name
     */
    public StepProgram shared(String variable, int value) {
        if (shared.containsKey(variable)) {
            throw new ProgramRefused(
                    "There is a shared variable \"" + variable + "\" already: give this one another name");
        }
        var more = new LinkedHashMap<>(shared);
        more.put(variable, value);
        return new StepProgram(title, more, threads, buffered);
    }

    /**
     * Adds a thread.
     *
     * @param steps what it does, in this order
     * @throws IllegalArgumentException if there is one of that name, or it has no steps
     */
    public StepProgram thread(String name, Step... steps) {
        if (threads.containsKey(name)) {
            throw new ProgramRefused("There is a thread \"" + name + "\" already: give this one another name");
        }
        if (steps.length == 0) {
            throw new ProgramRefused(name + " has no steps: hand some over, as in thread(\"" + name
                    + "\", read(\"a\", \"x\"), write(\"x\", 1))");
        }
        var more = new LinkedHashMap<>(threads);
        more.put(name, List.of(steps));
        return new StepProgram(title, shared, more, buffered);
    }

    /**
     * Gives each thread a store buffer, as the processors of x86 have them: a write goes to the end of the thread's
     * buffer, and some time later, in the order of the writes, from there to memory. A thread reads its own latest write
     * out of its buffer. A fence, an atomic step, a lock and an unlock wait until the buffer is empty. A program ends when
     * all buffers are empty too.
     *
     * <p>The model is x86-TSO: P. Sewell, S. Sarkar, S. Owens, F. Zappa Nardelli, M. O. Myreen, x86-TSO: a rigorous and
     * usable programmer's model for x86 multiprocessors, Communications of the ACM 53 (7), 2010. Java allows more than it
     * for plain variables: compilers and other processors move reads too.
     */
    public StepProgram storeBuffers() {
        return new StepProgram(title, shared, threads, true);
    }

    /**
     * Tries all schedules.
     *
     * <p>Errors: {@link IllegalArgumentException} if a step names what is not there, or gives back a lock that its thread
     * does not hold; {@link IllegalStateException} if the program has more than about a million states, or takes
     * more than 10 s, with the number of states reached; {@link InterruptedException} when the cell is stopped. Each message says what to change.
     *
     * @param names shared variables, or registers, whose values at the end make up the outcome; none if all that matters
     *     is whether the threads get to their end
     */
    public Exploration outcomes(String... names) {
        var machine = machine();
        var watched = machine.watch(List.of(names));
        return new Exploration(title(), Search.of(machine, watched), List.of());
    }

    /**
     * Makes the reader the scheduler, who has to bring about a bad end.
     *
     * <p>Errors, of all three ways to play: {@link IllegalArgumentException} as for {@link #outcomes}, and for more than
     * nine threads; {@link IllegalStateException} if the program has more than two thousand states.
     *
     * @param task an order in few words: {@code "lose fifty"}
     * @param atTheEnd what must be true of shared variables and registers when all threads are at their end and all
     *     buffers are empty
     */
    public SchedulerGame play(String task, Predicate<Values> atTheEnd) {
        return game(new Goal(task, Goal.When.END, atTheEnd));
    }

    /**
     * Makes the reader the scheduler, who has to bring about a bad state, at the end or before it.
     *
     * @param task an order in few words: {@code "let Ann in three times and Bob never"}
     * @param now what must be true of shared variables, as memory holds them, and of registers, after some step
     */
    public SchedulerGame playUntil(String task, Predicate<Values> now) {
        return game(new Goal(task, Goal.When.ANY, now));
    }

    /** Makes the reader the scheduler, who has to bring about a deadlock: no thread can go on, and some wait. */
    public SchedulerGame playToDeadlock() {
        return game(new Goal("bring about a deadlock", Goal.When.DEADLOCK, _ -> true));
    }

    private SchedulerGame game(Goal goal) {
        var machine = machine();
        return SchedulerGame.of(title.isEmpty() ? names() : title, machine, goal);
    }

    private StepMachine machine() {
        if (threads.isEmpty()) {
            throw new ProgramRefused("The program has no threads: add one with thread(\"Ann\", ...)");
        }
        if (threads.size() > MOST_THREADS) {
            throw new ProgramRefused("The program has " + threads.size() + " threads: at most " + MOST_THREADS
                    + " can be explored, and few of them with more than a step or two");
        }
        return new StepMachine(shared, threads, buffered);
    }

    private String title() {
        return title.isEmpty() ? "All schedules of " + names() : title;
    }

    private String names() {
        var all = List.copyOf(threads.keySet());
        if (all.size() > 4) {
            return all.size() + " threads";
        }
        int last = all.size() - 1;
        return last == 0 ? all.getFirst() : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
    }
}
