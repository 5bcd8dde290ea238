package yourcores.race;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The loop of the actors: each goes over a stride of fresh states, all at the same time; then one of them counts what
 * came out and prepares the next stride.
 *
 * <p>Between two runs each actor reads a flag in opaque mode. That costs nothing that orders memory, and in HotSpot keeps
 * the compiler from moving the accesses of one run into another; the mode itself promises no order between variables.
 *
 * <p>Thread rule: {@link #act} by each actor's thread; {@code fresh} and {@code result} are called by one of them at a
 * time.
 */
final class Strides<S, T> {
    private static final int LONGEST = 512;
    private static final int FIRST = 4;
    private static final long SHORT_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final VarHandle OVER = handle("over");
    private static final VarHandle RUNS = handle("runs");

    private final Supplier<? extends S> fresh;
    private final Function<? super S, ? extends T> result;
    private final Limit limit;
    private final int actors;
    private final boolean crowded;
    private final Meeting meeting;
    private final Pace pace;
    private final OutcomeTally<T> tally = new OutcomeTally<>();
    private final Object[] states = new Object[LONGEST];
    private int length;
    private long begin;
    private long met;
    private boolean enough;

    @SuppressWarnings("unused") // read and written by its handle
    private boolean over;

    @SuppressWarnings("unused")
    private long runs;

    Strides(
            Supplier<? extends S> fresh,
            Function<? super S, ? extends T> result,
            Limit limit,
            int actors,
            boolean crowded) {
        this.fresh = fresh;
        this.result = result;
        this.limit = limit;
        this.actors = actors;
        this.crowded = crowded;
        this.meeting = new Meeting(actors, crowded);
        this.pace = new Pace(actors, crowded);
    }

    /** The life of one actor. */
    void act(int me, Actor<? super S> actor) throws Exception {
        if (me == 0) {
            prepare(FIRST);
        }
        int now = 0;
        var step = pace.of(me);
        while (meeting.meet() && !enough) {
            stride(step, actor);
            if (!meeting.meet()) {
                return;
            }
            if (me == now % actors) {
                count(step);
            }
            now++;
        }
    }

    /** Ends it: nobody waits any longer, and no run begins. */
    void stop() {
        OVER.setOpaque(this, true);
        meeting.breakUp();
    }

    /** How many runs were counted so far; any thread may ask. */
    long runsSoFar() {
        return (long) RUNS.getOpaque(this);
    }

    /** What was counted; after all actors have been joined. */
    Counts<T> counts() {
        return tally.done(crowded ? OptionalLong.empty() : OptionalLong.of(met));
    }

    @SuppressWarnings("unchecked")
    private void stride(Pace.Step step, Actor<? super S> actor) throws Exception {
        int length = this.length;
        var states = this.states;
        step.begin();
        for (int n = 0; n < length; n++) {
            step.next();
            actor.act((S) states[n]);
            if ((boolean) OVER.getOpaque(this)) {
                return;
            }
        }
    }

    @SuppressWarnings("unchecked")
    private void count(Pace.Step step) {
        long took = System.nanoTime() - begin;
        for (int n = 0; n < length; n++) {
            tally.add(result.apply((S) states[n]));
        }
        RUNS.setOpaque(this, tally.runs());
        met = step.met();
        long elapsed = tally.elapsedNanos();
        if (limit.another(tally.runs(), elapsed, took / length) || !crowded && limit.extended(met, elapsed)) {
            prepare(took < SHORT_NANOS ? 2 * length : took > LONG_NANOS ? length / 2 : length);
        } else {
            enough = true;
        }
    }

    private void prepare(int wanted) {
        long left = limit.times() > 0 ? limit.times() - tally.runs() : LONGEST;
        length = (int) Math.clamp(wanted, 1, Math.min(left, LONGEST));
        for (int n = 0; n < length; n++) {
            states[n] = fresh.get();
        }
        begin = System.nanoTime();
    }

    private static VarHandle handle(String field) {
        try {
            return MethodHandles.lookup()
                    .findVarHandle(Strides.class, field, field.equals("over") ? boolean.class : long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }
}
