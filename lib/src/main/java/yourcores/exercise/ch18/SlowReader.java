package yourcores.exercise.ch18;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

/** Makes boxes in which the answers for one client wait until it takes them. */
@Exercise(
        id = "18c",
        title = "a slow client holds nobody up",
        minutes = 15,
        hints = {
            "The client takes three bytes of ten. Which of them have to be kept, and what must flush not do about them"
                    + " now?",
            "Read \"One thread for all, in three steps\" again: a Handler writes once, keeps what did not fit, and goes."
                    + " Your box keeps several answers, and counts what it keeps.",
            "One ByteBuffer of most bytes, in the state in which it is filled. add: where answer.length is more than"
                    + " remaining(), false; else put. flush: flip(), peer.write(it) once, compact(), and all has gone"
                    + " where position() is 0."
        },
        checks = SlowReaderChecks.class)
public interface SlowReader {

    /** An empty box for one client, in which so many bytes may wait. */
    Box open(int most);

    /** Of one thread, a loop's, which never waits. */
    interface Box {

        /**
         * An answer is due.
         *
         * @param answer the caller's; it may write something else into it afterwards
         * @return false where more bytes than may wait would wait: none of this answer is kept then, and what waited
         *     before waits on
         */
        boolean add(byte[] answer);

        /**
         * Hands the client what it takes now, perhaps nothing, and comes back.
         *
         * @param peer whose {@code write} does not wait: it takes some of the bytes, and says how many
         * @return whether nothing waits any more
         */
        boolean flush(WritableByteChannel peer) throws IOException;
    }
}

@Checks
final class SlowReaderChecks {
    private static final int MOST = 10;

    private final SlowReader maker;

    SlowReaderChecks(SlowReader maker) {
        this.maker = maker;
    }

    private SlowReader.Box open() {
        var box = maker.open(MOST);
        assertNotNull(box, "open() returned null: hand out a box");
        return box;
    }

    private static boolean add(SlowReader.Box box, String answer) {
        return box.add(answer.getBytes(StandardCharsets.UTF_8));
    }

    /** What is flushed until so many flushes are over, on a thread of its own: who asks again and again is found. */
    private static boolean flush(SlowReader.Box box, Peer peer) throws Exception {
        var gone = new AtomicBoolean();
        var asks = new AtomicReference<Thread>();
        var call = Call.of(() -> {
            asks.set(Thread.currentThread());
            gone.set(box.flush(peer));
        });
        if (!call.comesBack()) {
            asks.get().interrupt();
            peer.hangUp();
            fail("the client takes nothing now, and flush does not come back: write what it takes, and go");
        }
        call.end("flush does not come back");
        return gone.get();
    }

    @Test
    @Order(1)
    @DisplayName("a quick client gets all, in order")
    void quick() throws Exception {
        var box = open();
        var peer = new Peer(MOST);
        assertTrue(flush(box, peer), "nothing has been added, and flush says that something waits");
        add(box, "ab");
        add(box, "cd");
        assertTrue(flush(box, peer), "the client took all, and flush says that something waits");
        assertEquals("abcd", peer.got(), "ab and cd were due, and the client got \"" + peer.got() + "\"");
        assertTrue(flush(box, peer), "the client has all, and flush, asked again, says that something waits");
        add(box, "ef");
        flush(box, peer);
        assertEquals("abcdef", peer.got(), "ab, cd and then ef were due, and the client got \"" + peer.got() + "\"");
    }

    @Test
    @Order(2)
    @DisplayName("what does not fit is kept")
    void kept() throws Exception {
        var box = open();
        var peer = new Peer(3);
        add(box, "abcdefg");
        boolean gone = flush(box, peer);
        assertFalse(
                gone && peer.got().length() < 7,
                "of seven bytes the client took three, and flush says that nothing waits");
        for (int round = 0; round < 3; round++) {
            flush(box, peer);
        }
        assertEquals(
                "abcdefg",
                peer.got(),
                "abcdefg was due, the client takes three bytes at a time, and got \"" + peer.got()
                        + "\": keep the rest");
    }

    @Test
    @Order(3)
    @DisplayName("a client that takes nothing holds nobody up")
    void stuck() throws Exception {
        var box = open();
        var peer = new Peer(0);
        add(box, "abc");
        assertFalse(flush(box, peer), "the client took nothing, and flush says that nothing waits");
    }

    @Test
    @Order(4)
    @DisplayName("no more waits than may")
    void bounded() {
        var box = open();
        assertTrue(add(box, "abcdef"), "ten bytes may wait, six were due, and add says false");
        assertTrue(add(box, "ghij"), "ten bytes may wait, six did, four more were due, and add says false");
        assertFalse(add(box, "k"), "ten bytes may wait, they did, one more was due, and add says true");
        assertFalse(add(maker.open(4), "abcde"), "four bytes may wait, five were due, and add says true");
        assertTrue(add(maker.open(4), "abcd"), "four bytes may wait, four were due, and add says false");
    }

    @Test
    @Order(5)
    @DisplayName("an answer that is refused leaves nothing behind")
    void whole() throws Exception {
        var box = open();
        var peer = new Peer(MOST);
        add(box, "abcdef");
        add(box, "ghijklm");
        add(box, "nop");
        flush(box, peer);
        flush(box, peer);
        assertEquals(
                "abcdefnop",
                peer.got(),
                "abcdef waited, ghijklm was too much for ten bytes, then nop was due, and the client got \""
                        + peer.got() + "\": refuse an answer whole, keep what waited, and go on");
    }

    @Test
    @Order(6)
    @DisplayName("bytes that have gone make room")
    void room() throws Exception {
        var box = open();
        var peer = new Peer(3);
        add(box, "abcdefghij");
        flush(box, peer);
        assertTrue(
                add(box, "kl"),
                "ten bytes waited where ten may, the client took three, two were due, and add says false");
        for (int round = 0; round < 5; round++) {
            flush(box, peer);
        }
        assertEquals(
                "abcdefghijkl",
                peer.got(),
                "abcdefghij was due, the client took three bytes, then kl was due, and it got \"" + peer.got()
                        + "\": what waits goes first");
    }

    @Test
    @Order(7)
    @DisplayName("the caller's bytes are the caller's")
    void copied() throws Exception {
        var box = open();
        var peer = new Peer(MOST);
        var bytes = "abc".getBytes(StandardCharsets.UTF_8);
        box.add(bytes);
        bytes[0] = 'x';
        flush(box, peer);
        assertFalse(
                peer.got().startsWith("x"),
                "abc was due, the caller wrote something else into its bytes, and the client got \"" + peer.got()
                        + "\": keep a copy");
    }

    /** A client that has room for so many bytes a flush, in one write or in several; a quick one always has room. */
    private static final class Peer implements WritableByteChannel {
        private final int each;
        private final StringBuilder got = new StringBuilder();
        private final Thread[] asked = new Thread[1];
        private int room;
        private volatile boolean open = true;

        Peer(int each) {
            this.each = each;
        }

        String got() {
            return got.toString();
        }

        /** Has room again when another thread, another flush, asks. */
        @Override
        public int write(ByteBuffer bytes) throws IOException {
            if (!open) {
                throw new ClosedChannelException();
            }
            if (asked[0] != Thread.currentThread()) {
                asked[0] = Thread.currentThread();
                room = each;
            }
            int count = Math.min(room, bytes.remaining());
            for (int n = 0; n < count; n++) {
                got.append((char) bytes.get());
            }
            room -= each < MOST ? count : 0;
            return count;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        /** So that a loop without an end ends. */
        void hangUp() {
            open = false;
        }

        @Override
        public void close() {
            hangUp();
        }
    }
}
