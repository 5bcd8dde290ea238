package yourcores.explore;

/**
 * Tries all interleavings of a small program: every order in which the steps of its threads can happen.
 *
 * {@snippet :
 * show(Explorer.shared("balance", 0)
 *     .thread("Ann", read("a", "balance"), write("balance", r -> r.get("a") + 50))
 *     .thread("Bob", read("b", "balance"), write("balance", r -> r.get("b") + 50))
 *     .outcomes("balance"));
 * }
 *
 * <p>Where an experiment on real threads shows what did happen, this shows what can. States that are equal are explored
 * once, however many ways lead to them, and the ways are counted: see {@link Exploration}. Such a tool is an explicit-state
 * model checker; the classic one is SPIN, G. J. Holzmann, The model checker SPIN, IEEE Transactions on Software
 * Engineering 23 (5), 1997.
 *
 * <p>Without {@linkplain StepProgram#storeBuffers() store buffers} memory is sequentially consistent: each read sees the
 * last write of the order. That is what Java promises to a program whose shared variables are volatile, and to one
 * without data races (JLS 17.4.3 and 17.4.5).
 */
public final class Explorer {

    private Explorer() {}

    /** Begins a program with a shared variable and its first value. */
    public static StepProgram shared(String variable, int value) {
        return StepProgram.NOTHING.shared(variable, value);
    }

    /** Begins a program that has a title. */
    public static StepProgram program(String title) {
        return StepProgram.NOTHING.titled(title);
    }
}
