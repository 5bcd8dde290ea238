package yourcores.explore;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * A step of a small program for the {@link Explorer}: it happens whole or not at all, and nothing comes in between.
 *
 * <p>{@code count++} is two of them, {@code read("n", "count"), write("count", r -> r.get("n") + 1)}: the sum is worked
 * out in a register, that is in a place which belongs to the thread alone, and so needs no step of its own. A
 * step may look at registers that a step before it reads into; where that one was skipped by a {@link #when}, they hold 0.
 *
 * <p>Functions handed to a step are called many times, in any order: they must depend on the given values alone.
 *
 * <p>Thread rule: immutable, as long as the functions are.
 */
public sealed interface Step permits Op, Loop, Guarded {

    /** Reads a shared variable into a register of the thread. */
    static Step read(String register, String variable) {
        return new Op.Read(register, variable);
    }

    /** Writes what is worked out from the thread's registers. */
    static Step write(String variable, ToIntFunction<Values> value) {
        return new Op.Write(variable, value);
    }

    /** Writes a fixed value. */
    static Step write(String variable, int value) {
        return new Op.Write(variable, _ -> value);
    }

    /** Takes a lock, waits while another thread has it. A thread may take a lock again that it holds. */
    static Step lock(String lock) {
        return new Op.Lock(lock);
    }

    /** Gives a lock back. */
    static Step unlock(String lock) {
        return new Op.Unlock(lock);
    }

    /** Waits until a shared variable has this value. */
    static Step await(String variable, int value) {
        return new Op.Await(variable + " = " + value, values -> values.get(variable) == value);
    }

    /** Waits until a condition over shared variables and the thread's registers is true, looked at in one step. */
    static Step await(Predicate<Values> condition) {
        return new Op.Await("its condition holds", condition);
    }

    /** Waits until a condition is true that is called so: {@code "a seat is free"}. */
    static Step await(String words, Predicate<Values> condition) {
        return new Op.Await(words, condition);
    }

    /** Waits until all earlier writes of the thread are visible to all; says something only with store buffers. */
    static Step fence() {
        return new Op.Fence();
    }

    /** These steps, so many times over. */
    static Step repeat(int times, Step... steps) {
        return new Loop(times, List.of(steps));
    }

    /** These steps if a condition over the thread's registers is true, else none. Looking at it is no step. */
    static Step when(Predicate<Values> condition, Step... steps) {
        return new Guarded(condition, List.of(steps));
    }

    /**
     * Reads and writes, {@link #when} among them, as one step, as an atomic instruction does it: {@code getAndAdd},
     * {@code compareAndSet}. With store buffers it acts on memory itself, after all earlier writes of the thread.
     */
    static Step atomically(Step... steps) {
        return new Op.Atomic(List.of(steps));
    }
}
