package yourcores.race;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import yourcores.figure.Showable;

/**
 * The classic small programs that tell what a memory model allows: <em>litmus tests</em>. All variables are ints that
 * start at 0, and all writes write 1. An outcome names what was read, in the order of the program text, as the {@link
 * Explorer} does: {@code "a=1, b=0"}.
 *
 * <p>Grades follow the language and the library, never this CPU:
 *
 * <ul>
 *   <li>plain: JLS 17.4, happens-before consistency and causality;
 *   <li>opaque, release/acquire, volatile: {@link java.lang.invoke.VarHandle}, and Doug Lea, <a
 *       href="https://gee.cs.oswego.edu/dl/html/j9mm.html">Using JDK 9 Memory Order Modes</a>;
 *   <li>full fence: {@link java.lang.invoke.VarHandle#fullFence()}, whose effects its note compares with a
 *       sequentially consistent fence of C and C++.
 * </ul>
 *
 * <p>What a test reads and writes are real fields and real {@code VarHandle} accesses, two in one method, so that
 * compiler and CPU may reorder them where the mode lets them. "Allowed by the language, not seen on this CPU" is an
 * answer: x86-64 reorders no more than a write with a later read of another variable, so most surprises there need the
 * compiler.
 *
 * <p>Time: 0.4 s a test, 0.12 s in quick mode; {@link Outcomes#times} sets runs instead.
 */
public final class Litmus {
    private static final double SHARE = 0.4;

    private Litmus() {}

    /**
     * Store buffering, also known as Dekker: <pre>x = 1; a = y  ∥  y = 1; b = x</pre>
     *
     * <p>{@code a=0, b=0}, both read what was there before, is allowed in plain (JLS 17.4.5: neither read is ordered after
     * the other thread's write), opaque and release/acquire mode: a release write is not ordered before a later acquire
     * read. Volatile accesses have a total order (JLS 17.4.4), in which one write comes first and is seen; a full fence
     * keeps the read behind the write.
     */
    public static Outcomes<String> storeBuffering(Mode mode) {
        var accesses = mode.accesses();
        return race("store buffering", mode)
                .actor("first", accesses::writeXThenReadY)
                .actor("second", accesses::writeYThenReadX)
                .outcome(pair(v -> v.a1, v -> v.b1))
                .acceptable("a=0, b=1", "the first read before the second wrote")
                .acceptable("a=1, b=0", "the second read before the first wrote")
                .acceptable("a=1, b=1", "both wrote before either read")
                .surprise(
                        "a=0, b=0",
                        "both read before the other's write arrived",
                        mode,
                        forbidden(Mode.VOLATILE, Mode.FENCED))
                .briefly(SHARE);
    }

    /**
     * Message passing: <pre>x = 1; y = 1  ∥  a = y; b = x</pre>
     *
     * <p>{@code a=1, b=0}, the flag without the message, is allowed in plain and opaque mode, which order nothing between
     * two variables. From release/acquire on it is forbidden: what came before the release write of y is seen after the
     * acquire read that saw it. Full fences in both threads forbid it, too.
     */
    public static Outcomes<String> messagePassing(Mode mode) {
        var accesses = mode.accesses();
        return race("message passing", mode)
                .actor("sender", accesses::writeXThenWriteY)
                .actor("receiver", accesses::readYThenReadX)
                .outcome(pair(v -> v.b1, v -> v.b2))
                .acceptable("a=0, b=0", "neither was there yet")
                .acceptable("a=0, b=1", "the message without the flag")
                .acceptable("a=1, b=1", "both were there")
                .surprise(
                        "a=1, b=0",
                        "the flag without the message",
                        mode,
                        forbidden(Mode.RELEASE_ACQUIRE, Mode.VOLATILE, Mode.FENCED))
                .briefly(SHARE);
    }

    /**
     * Load buffering: <pre>a = x; y = 1  ∥  b = y; x = 1</pre>
     *
     * <p>{@code a=1, b=1}, both read what the other one wrote later, is allowed in plain mode (JLS 17.4, table 17.4-A) and
     * in opaque mode, which orders nothing between two variables. From release/acquire on it is forbidden: each read
     * would have to happen before the write that it sees. Full fences forbid it, too.
     */
    public static Outcomes<String> loadBuffering(Mode mode) {
        var accesses = mode.accesses();
        return race("load buffering", mode)
                .actor("first", accesses::readXThenWriteY)
                .actor("second", accesses::readYThenWriteX)
                .outcome(pair(v -> v.a1, v -> v.b1))
                .acceptable("a=0, b=0", "both read before the other wrote")
                .acceptable("a=0, b=1", "the second read what the first wrote")
                .acceptable("a=1, b=0", "the first read what the second wrote")
                .surprise(
                        "a=1, b=1",
                        "each read what the other wrote later",
                        mode,
                        forbidden(Mode.RELEASE_ACQUIRE, Mode.VOLATILE, Mode.FENCED))
                .briefly(SHARE);
    }

    /**
     * Coherence of one variable: <pre>x = 1  ∥  a = x; b = x</pre>
     *
     * <p>{@code a=1, b=0}, first the new value and then the old one, is allowed in plain mode: neither read is ordered
     * after the write, so each may see either (JLS 17.4.5), and a compiler may swap them. From opaque mode on accesses
     * to one variable are coherent, and it is forbidden; a full fence between the reads keeps them in order.
     */
    public static Outcomes<String> coherence(Mode mode) {
        var accesses = mode.accesses();
        return race("coherence", mode)
                .actor("writer", accesses::writeX)
                .actor("reader", accesses::readXTwice)
                .outcome(pair(v -> v.b1, v -> v.b2))
                .acceptable("a=0, b=0", "the old value twice")
                .acceptable("a=0, b=1", "the old value, then the new one")
                .acceptable("a=1, b=1", "the new value twice")
                .surprise(
                        "a=1, b=0",
                        "the new value, then the old one",
                        mode,
                        forbidden(Mode.OPAQUE, Mode.RELEASE_ACQUIRE, Mode.VOLATILE, Mode.FENCED))
                .briefly(SHARE);
    }

    /**
     * Independent reads of independent writes (IRIW):
     * <pre>x = 1  ∥  y = 1  ∥  a = x; b = y  ∥  c = y; d = x</pre>
     *
     * <p>{@code a=1, b=0, c=1, d=0}, two readers that see two writes in different orders, is allowed up to release/acquire
     * mode: only volatile accesses have one order for all threads. Full fences between the reads forbid it as
     * sequentially consistent fences do in C++20 (P0668).
     */
    public static Outcomes<String> independentReads(Mode mode) {
        var accesses = mode.accesses();
        return race("independent reads", mode)
                .actor("writer of x", accesses::writeX)
                .actor("writer of y", accesses::writeY)
                .actor("reader of x, y", accesses::readXThenReadY)
                .actor("reader of y, x", accesses::readYThenReadX)
                .outcome(v -> FOUR[8 * v.a1 + 4 * v.a2 + 2 * v.b1 + v.b2])
                .surprise(
                        "a=1, b=0, c=1, d=0",
                        "the readers disagree which write came first",
                        mode,
                        forbidden(Mode.VOLATILE, Mode.FENCED))
                .acceptable("there is an order that explains it")
                .briefly(SHARE);
    }

    /** One test in all modes, side by side: {@code Litmus.table(Litmus::storeBuffering)}. */
    public static Showable table(Function<Mode, Outcomes<String>> test) {
        return table(Arrays.stream(Mode.values()).map(test).toList());
    }

    /** Outcomes side by side, a column each; titles that begin alike give it its title. */
    public static Showable table(List<? extends Outcomes<?>> outcomes) {
        return new SideBySide(outcomes);
    }

    private static final String[] TWO = {"a=0, b=0", "a=0, b=1", "a=1, b=0", "a=1, b=1"};
    private static final String[] FOUR = new String[16];

    static {
        Arrays.setAll(FOUR, n -> TWO[n / 4] + ", c=" + n / 2 % 2 + ", d=" + n % 2);
    }

    private static Race<Variables> race(String test, Mode mode) {
        return Race.on(test + ", " + mode, Variables::new);
    }

    private static Function<Variables, String> pair(ToIntFunction<Variables> one, ToIntFunction<Variables> other) {
        return v -> TWO[2 * one.applyAsInt(v) + other.applyAsInt(v)];
    }

    private static Set<Mode> forbidden(Mode first, Mode... more) {
        return EnumSet.of(first, more);
    }
}
