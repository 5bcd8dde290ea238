package yourcores.exercise.ch18;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.CoresNeeded;
import yourcores.exercise.Exercise;
import yourcores.exercise.Repeated;
import yourcores.exercise.Together;

/** Makes doors that let in so many questions of each client at a time. */
@Exercise(
        id = "18b",
        title = "a limit for each client",
        minutes = 15,
        hints = {
            "One number for all is no limit for each. What do you have to remember of a client, and until when?",
            "Read \"Turn away at once\" again: tryAcquire looks and takes in one step. Your look at a client's number"
                    + " and its change must be one step, too; and so must be giving back the last place and forgetting"
                    + " the client.",
            "A HashMap from client to number, all three methods synchronized. enter: if inside.getOrDefault(client, 0)"
                    + " == most return false; else inside.merge(client, 1, Integer::sum). leave: the same with -1, and"
                    + " inside.remove(client, 0) behind it."
        },
        checks = ClientLimitChecks.class)
public interface ClientLimit {

    /** A door that lets in so many at a time of each client, at least 1. */
    Door open(int most);

    /** All threads may call it at any time. None of its calls waits for a client to leave. */
    interface Door {

        /**
         * A question of this client has come.
         *
         * @param client whoever asks; two objects that are {@code equals} are the same client
         * @return whether it is let in; false, at once, where so many of this client's are inside already
         */
        boolean enter(Object client);

        /** A question of this client that was let in has been answered. */
        void leave(Object client);

        /** How many clients the door remembers: those of whom somebody is inside. */
        int known();
    }
}

@Checks
final class ClientLimitChecks {
    private static final int MOST = 2;
    private static final int STRANGERS = 1_000;
    private static final int COLLECTIONS = 10;
    private static final int THREADS = 4;
    private static final int VISITS = 5_000;
    private static final int ROUNDS = 30;
    /** So many looks of one call at its client are used to come in between. */
    private static final int LOOKS = 4;

    private final ClientLimit maker;

    ClientLimitChecks(ClientLimit maker) {
        this.maker = maker;
    }

    private ClientLimit.Door open(int most) {
        var door = maker.open(most);
        assertNotNull(door, "open() returned null: hand out a door");
        return door;
    }

    /** Asks on a thread of its own, which is sent home where it waits. */
    private static boolean enters(ClientLimit.Door door, Object client) throws Exception {
        var entered = new AtomicBoolean();
        var asks = new AtomicReference<Thread>();
        var call = Call.of(() -> {
            asks.set(Thread.currentThread());
            entered.set(door.enter(client));
        });
        if (!call.comesBack()) {
            asks.get().interrupt();
            fail("all places of a client were taken, and enter waits: say false at once");
        }
        call.end("enter does not come back");
        return entered.get();
    }

    @Test
    @Order(1)
    @DisplayName("so many of one client, and no more")
    void soMany() throws Exception {
        for (int most = 1; most <= 3; most++) {
            var door = open(most);
            for (int inside = 0; inside < most; inside++) {
                assertTrue(
                        enters(door, "Ann"),
                        most + " of Ann's questions may be inside, " + inside
                                + " were, and the next one is turned away");
            }
            assertFalse(
                    enters(door, "Ann"), most + " of Ann's questions may be inside, they were, and one more is let in");
        }
    }

    @Test
    @Order(2)
    @DisplayName("another client is not turned away for it")
    void another() throws Exception {
        var door = open(MOST);
        enters(door, "Ann");
        enters(door, "Ann");
        assertTrue(
                enters(door, "Bob"),
                "Ann has all places that are hers, and Bob is turned away: each client has places of its own");
        enters(door, "Aa");
        enters(door, "Aa");
        assertTrue(
                enters(door, "BB"), // of the same hash code
                "\"Aa\" has all places, and \"BB\" is turned away: two clients are one only if they are equal");
    }

    @Test
    @Order(3)
    @DisplayName("who leaves makes room for one")
    void leaving() throws Exception {
        var door = open(1);
        door.enter("Ann");
        door.leave("Ann");
        assertTrue(enters(door, "Ann"), "Ann's only question was answered, and her next one is turned away");
        assertFalse(enters(door, "Ann"), "one of Ann's questions left, and two more were let in, where one may be");
    }

    @Test
    @Order(4)
    @DisplayName("who was turned away has taken no place")
    void refused() throws Exception {
        var door = open(1);
        door.enter("Ann");
        enters(door, "Ann");
        enters(door, "Ann");
        door.leave("Ann");
        assertTrue(
                enters(door, "Ann"),
                "one of Ann's questions was inside, two were turned away, the one left, and the next one is turned away:"
                        + " count those alone that were let in");
    }

    @Test
    @Order(5)
    @DisplayName("who has left is forgotten")
    void forgotten() throws Exception {
        var door = open(MOST);
        for (int stranger = 0; stranger < STRANGERS; stranger++) {
            door.enter(stranger);
            door.leave(stranger);
        }
        assertEquals(
                0,
                door.known(),
                STRANGERS + " clients came and left, and the door remembers " + door.known()
                        + " of them: strangers would fill the memory");
        var left = Stream.generate(() -> visitor(door)).limit(STRANGERS).toList();
        var nobody = new WeakReference<>(new Object());
        for (int n = 0; n < COLLECTIONS && held(left) > STRANGERS / 2; n++) {
            System.gc();
            Thread.sleep(20);
        }
        assertTrue(
                held(left) <= STRANGERS / 2 || nobody.get() != null, // nothing is collected here
                STRANGERS + " clients came and left, known() says " + door.known() + ", and the door holds "
                        + held(left) + " of them still: take the client itself out of your memory");
    }

    /** A client that nobody but the door knows. */
    private static WeakReference<Object> visitor(ClientLimit.Door door) {
        var client = new Object();
        door.enter(client);
        door.leave(client);
        return new WeakReference<>(client);
    }

    private static long held(List<WeakReference<Object>> clients) {
        return clients.stream().filter(client -> client.get() != null).count();
    }

    @Test
    @Order(6)
    @DisplayName("who is inside is known")
    void known() {
        var door = open(MOST);
        door.enter("Ann");
        door.enter("Ann");
        door.enter("Bob");
        assertEquals(2, door.known(), "Ann is inside twice, Bob once, and known() says " + door.known());
        door.leave("Ann");
        assertEquals(
                2, door.known(), "one of Ann's two questions left, Bob's is inside, and known() says " + door.known());
    }

    @Test
    @Order(7)
    @DisplayName("two come at once for one place")
    void comeTogether() throws Exception {
        for (int look = 1; look <= LOOKS; look++) {
            var door = open(1);
            var second = new AtomicBoolean();
            var ann = new Watched(look, () -> second.set(door.enter(new Watched(0, () -> {}))));
            boolean first = door.enter(ann);
            ann.end();
            assertFalse(
                    first && second.get(),
                    "one place was left for Ann, another thread's question of hers came while enter looked, and both were"
                            + " let in: look and count in one step");
            assertTrue(
                    !ann.cameIn() || first || second.get(),
                    "one place was left for Ann, two of her questions came at once, and both were turned away");
        }
    }

    @Test
    @Order(8)
    @DisplayName("one comes while the last one leaves")
    void comesAndLeaves() throws Exception {
        for (int look = 1; look <= LOOKS; look++) {
            var door = open(MOST);
            door.enter(new Watched(0, () -> {}));
            var second = new AtomicBoolean();
            var ann = new Watched(look, () -> second.set(door.enter(new Watched(0, () -> {}))));
            door.leave(ann);
            ann.end();
            if (second.get()) {
                assertEquals(
                        1,
                        door.known(),
                        "the last of Ann's questions left while another one was let in, and known() says "
                                + door.known() + ": give back and forget in one step");
                door.leave(new Watched(0, () -> {}));
                assertEquals(
                        0,
                        door.known(),
                        "the last of Ann's questions left while another one was let in; that one has left, too, and"
                                + " known() says " + door.known());
            }
        }
    }

    @Test
    @Order(9)
    @DisplayName("many at once, for long")
    void many() throws Exception {
        CoresNeeded.needed(2);
        Repeated.race(ROUNDS, () -> {
            var door = open(MOST);
            var inside = new AtomicInteger[] {new AtomicInteger(), new AtomicInteger(), new AtomicInteger()};
            var most = new AtomicInteger();
            Together.run(THREADS, number -> {
                for (int visit = 0; visit < VISITS; visit++) {
                    int client = (visit + number) % inside.length;
                    if (door.enter(client)) {
                        most.accumulateAndGet(inside[client].incrementAndGet(), Math::max);
                        inside[client].decrementAndGet();
                        door.leave(client);
                    }
                }
            });
            assertFalse(
                    most.get() > MOST,
                    MOST + " of a client may be inside, and where many came at once there were " + most
                            + ": let the same lock be held in all three methods");
            assertEquals(
                    0,
                    door.known(),
                    "many came at once, all have left, and known() says " + door.known()
                            + ": let the same lock be held in all three methods");
        });
    }

    /** Ann. When she is looked at for the so-manieth time, somebody else comes in between, if nobody is kept out. */
    private static final class Watched {
        private final int look;
        private final Call.Work between;
        private final AtomicInteger looks = new AtomicInteger();
        private volatile Call call;

        Watched(int look, Call.Work between) {
            this.look = look;
            this.between = between;
        }

        private void looked() {
            if (looks.incrementAndGet() == look) {
                call = Call.of(between);
                call.comesBackMeanwhile();
            }
        }

        boolean cameIn() {
            return call != null;
        }

        void end() throws Exception {
            if (call != null) {
                call.end("two threads came to the door at once, and one of them does not come back");
            }
        }

        @Override
        public int hashCode() {
            looked();
            return 18;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Watched;
        }

        @Override
        public String toString() {
            return "Ann";
        }
    }
}
