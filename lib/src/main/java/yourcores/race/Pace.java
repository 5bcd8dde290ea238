package yourcores.race;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Keeps actors in step, so that they meet in the same run: before each run an actor tells how far it is, waits for the
 * others, and then a random moment, up to about the time that such news takes from core to core.
 *
 * <p>All is told and read in opaque mode, which orders nothing: no run sees more of another actor than its own accesses
 * promise. An actor that waits too long, because another one has lost its core, goes on alone until the next stride.
 *
 * <p>Thread rule: each actor uses its own step only.
 */
final class Pace {
    private static final VarHandle AT = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int APART = 16;
    private static final int PATIENCE = 2_000;
    private static final int MOST_IDLE = 63;

    private final int actors;
    private final boolean crowded;
    private final long[] at;

    /** @param crowded whether there are fewer cores than actors: then they cannot be in step */
    Pace(int actors, boolean crowded) {
        this.actors = actors;
        this.crowded = crowded;
        this.at = new long[(actors + 1) * APART];
    }

    Step of(int actor) {
        return new Step(actor);
    }

    /** The steps of one actor. */
    final class Step {
        private final int me;
        private long now;
        private long met;
        private int random;
        private boolean together;

        private Step(int me) {
            this.me = me;
            this.random = 0x9E3779B9 * (me + 1);
        }

        /** A stride begins: all actors are here. */
        void begin() {
            together = !crowded;
        }

        /** The next run begins. */
        void next() {
            now++;
            if (together) {
                AT.setOpaque(at, (me + 1) * APART, now);
                together = othersCame();
                idle();
                met += together ? 1 : 0;
            }
        }

        /** In how many runs the others were there. */
        long met() {
            return met;
        }

        private boolean othersCame() {
            for (int other = 0; other < actors; other++) {
                for (int round = 0; (long) AT.getOpaque(at, (other + 1) * APART) < now; round++) {
                    if (round == PATIENCE) {
                        return false;
                    }
                    Thread.onSpinWait();
                }
            }
            return true;
        }

        private void idle() {
            int mixed = random;
            for (int left = (mixed >>> 8) & MOST_IDLE; left >= 0; left--) {
                mixed ^= mixed << 13;
                mixed ^= mixed >>> 17;
                mixed ^= mixed << 5;
            }
            random = mixed;
        }
    }
}
