package yourcores.exercise.ch11;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.exercise.Repeated;

/** Finds the frames in a stream of bytes: of each, four bytes that say how long it is, then so many bytes. */
@Exercise(
        id = "11a",
        title = "frames with a length in front",
        minutes = 15,
        hints = {
            "The four bytes of a length may come one by one, and a read may end in the middle of them. What has to be"
                    + " kept from one feed to the next?",
            "Read \"Where a message ends\" again: Lines keeps what it has of a line. Yours keeps what it has of the"
                    + " length, and then what it has of the content; when is which of the two full?",
            "Two buffers: head = ByteBuffer.allocate(4), and body, null until the head is full. Go through the bytes one"
                    + " by one and put each into the one that is wanted. When the head is full, look at head.getInt(0)"
                    + " before you allocate; when the body is full, hand out body.array(), and begin again with"
                    + " head.clear() and body = null."
        },
        checks = FrameDecoderChecks.class)
public interface FrameDecoder {

    /**
     * A decoder for one connection.
     *
     * @param most the longest content that a frame may have, in bytes
     */
    Frames open(int most);

    /** What has come of a stream so far. */
    interface Frames {

        /**
         * Takes the next bytes of the stream, as they came.
         *
         * @param bytes the caller's; it may write something else into them afterwards
         * @return the contents of the frames that are whole now, in order; often none
         * @throws IOException as soon as a length is known that is negative or more than the most, and from then on
         *     whatever comes; what lay in front of it in the same read is lost with the connection
         */
        List<byte[]> feed(byte[] bytes) throws IOException;

        /**
         * The stream has ended.
         *
         * @throws EOFException where it ended in the middle of a frame
         */
        void end() throws IOException;
    }
}

@Checks
final class FrameDecoderChecks {
    private static final int MOST = 1_000;
    private static final int FEW = 5;
    private static final int TWO_THOUSAND_MILLION = 2_000_000_000;
    private static final int ROUNDS = 300;

    private final FrameDecoder maker;

    FrameDecoderChecks(FrameDecoder maker) {
        this.maker = maker;
    }

    private FrameDecoder.Frames open() {
        return open(MOST);
    }

    private FrameDecoder.Frames open(int most) {
        var frames = maker.open(most);
        assertNotNull(frames, "open() returned null: hand out a decoder");
        return frames;
    }

    @Test
    @Order(1)
    @DisplayName("two frames in one read")
    void joined() throws Exception {
        var found = fed(open(), join(frame("Ann"), frame("Bob")));
        assertEquals(
                List.of("Ann", "Bob"),
                found,
                "the frames \"Ann\" and \"Bob\" came in one read, and you found " + found
                        + ": behind a frame another one may begin");
    }

    @Test
    @Order(2)
    @DisplayName("one frame in two reads")
    void split() throws Exception {
        var whole = frame("Ann");
        for (int cut = 4; cut < whole.length; cut++) {
            assertSplit(whole, cut, "the content of a frame came in two reads: keep what you have of it");
        }
    }

    @Test
    @Order(3)
    @DisplayName("a length in two reads")
    void splitLength() throws Exception {
        var whole = frame("Ann");
        for (int cut = 1; cut < 4; cut++) {
            assertSplit(whole, cut, "a read ended after " + cut + " of the four bytes of a length: keep them, too");
        }
    }

    private void assertSplit(byte[] whole, int cut, String orElse) throws IOException {
        var frames = open();
        assertEquals(List.of(), fed(frames, Arrays.copyOf(whole, cut)), orElse);
        assertEquals(List.of("Ann"), fed(frames, Arrays.copyOfRange(whole, cut, whole.length)), orElse);
    }

    @Test
    @Order(4)
    @DisplayName("a frame without content")
    void empty() throws Exception {
        var found = fed(open(), join(frame(""), frame("Ann")));
        assertEquals(
                List.of("", "Ann"),
                found,
                "a frame of length 0 and then \"Ann\" came, and you found " + found
                        + ": a frame without content is a frame, and whole at once");
    }

    @Test
    @Order(5)
    @DisplayName("any frames, cut anywhere")
    void cutAnywhere() throws Exception {
        var random = new SplittableRandom(11);
        Repeated.run(ROUNDS, () -> {
            var sent = new ArrayList<String>();
            var stream = new ByteArrayOutputStream();
            for (int n = random.nextInt(1, 8); n > 0; n--) {
                var text = "\0"
                        .repeat( // taken for a length it is a short one
                                random.nextInt(4) == 0 ? random.nextInt(257, MOST) : random.nextInt(12));
                sent.add(text);
                stream.writeBytes(frame(text));
            }
            var found = new ArrayList<String>();
            var frames = open();
            var bytes = stream.toByteArray();
            for (int at = 0; at < bytes.length; ) {
                int end = Math.min(bytes.length, at + random.nextInt(1, random.nextBoolean() ? 6 : 900));
                found.addAll(fed(frames, Arrays.copyOfRange(bytes, at, end)));
                at = end;
            }
            assertEquals(
                    sent,
                    found,
                    "frames of lengths " + lengths(sent) + " came, cut at random, and yours are of lengths "
                            + lengths(found) + ": are all four bytes of a length counted, the highest one first?");
        });
    }

    @Test
    @Order(6)
    @DisplayName("a content is bytes, not letters")
    void anyBytes() throws Exception {
        var content = new byte[256];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i % 4 == 3 ? i : 0); // taken for a length, each four are a short one
        }
        var whole = ByteBuffer.allocate(4 + content.length)
                .putInt(content.length)
                .put(content)
                .array();
        var frames = open();
        var found = new ArrayList<byte[]>();
        for (int at = 0; at < whole.length; at += 100) { // in three reads
            found.addAll(frames.feed(Arrays.copyOfRange(whole, at, Math.min(whole.length, at + 100))));
        }
        boolean same = found.size() == 1 && Arrays.equals(content, found.getFirst());
        assertTrue(
                same,
                "a content of bytes from 0 to 255 came in three reads, and what you found is something else: keep the bytes,"
                        + " in their order, and make no text of them");
    }

    @Test
    @Order(7)
    @DisplayName("what was handed out stays as it was")
    void kept() throws Exception {
        var frames = open();
        var bytes = join(frame("Ann"), frame("Bo"));
        var whole = frames.feed(Arrays.copyOf(bytes, bytes.length - 1));
        var rest = new byte[] {bytes[bytes.length - 1]};
        var begun = Arrays.copyOf(frame("Eve"), 6);
        var more = frames.feed(rest);
        frames.feed(begun);
        Arrays.fill(begun, 4, begun.length, (byte) '?');
        var last = frames.feed(new byte[] {'e'});
        var all = new ArrayList<String>();
        for (var each : List.of(whole, more, last)) {
            all.addAll(texts(each));
        }
        assertEquals(
                List.of("Ann", "Bo", "Eve"),
                all,
                "the caller read the next bytes into the same array, or you did, and frames changed: copy what you keep"
                        + " and what you hand out");
    }

    @Test
    @Order(8)
    @DisplayName("a length that nobody should believe")
    void tooLong() throws Exception {
        for (int length : new int[] {MOST + 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, TWO_THOUSAND_MILLION}) {
            assertRefused(MOST, length);
        }
        assertRefused(FEW, FEW + 1);
        var longest = "x".repeat(MOST);
        assertEquals(
                List.of(longest),
                fedOrNothing(open(), frame(longest)),
                "a frame may be as long as the most, and one of that length was not found");
    }

    private void assertRefused(int most, int length) {
        assertRefused(
                "a peer announced a frame of " + length + " bytes, " + most + " are allowed", open(most), head(length));
    }

    private static void assertRefused(String words, FrameDecoder.Frames frames, byte[]... reads) {
        var thrown = thrown(frames, reads);
        if (thrown == null) {
            fail(words + ", and you wait for them: throw an IOException as soon as the length is known");
        }
        assertInstanceOf(
                IOException.class,
                thrown,
                words + ", and this came out: look at the length before you do anything with it");
    }

    /** What came out of one of the reads; {@code null} where nothing did. */
    private static Throwable thrown(FrameDecoder.Frames frames, byte[]... reads) {
        try {
            for (var read : reads) {
                frames.feed(read);
            }
            return null;
        } catch (Throwable told) {
            return told;
        }
    }

    @Test
    @Order(9)
    @DisplayName("a bad length later on, or in pieces")
    void tooLongLater() throws Exception {
        var bad = head(MOST + 1);
        var words = "a good frame came, then the length " + (MOST + 1) + ", " + MOST + " are allowed";
        assertRefused(words, open(), frame("Ann"), bad);
        assertRefused(words + ", both in one read", open(), join(frame("Ann"), bad));
        var pieces = new byte[4][];
        for (int i = 0; i < 4; i++) {
            pieces[i] = new byte[] {bad[i]};
        }
        assertRefused("the length " + (MOST + 1) + " came byte by byte, " + MOST + " are allowed", open(), pieces);
    }

    @Test
    @Order(10)
    @DisplayName("after a bad length nothing is believed")
    void brokenForGood() {
        var frames = open();
        if (!(thrown(frames, head(-1)) instanceof IOException)) {
            return; // the matter of another check
        }
        var again = thrown(frames, frame("Ann"));
        if (again == null) {
            fail("a peer announced a frame of -1 bytes and was refused, then more came, and you went on: where a frame"
                    + " begins nobody knows any more, so throw an IOException again");
        }
        assertInstanceOf(
                IOException.class,
                again,
                "a peer announced a frame of -1 bytes and was refused, then more came, and this came out: throw an"
                        + " IOException again");
    }

    @Test
    @Order(11)
    @DisplayName("a peer that vanishes")
    void vanishes() throws Exception {
        var whole = frame("Ann");
        for (int cut = 1; cut < whole.length; cut++) {
            var frames = open();
            frames.feed(Arrays.copyOf(whole, cut));
            var ended = ended(frames);
            assertInstanceOf(
                    EOFException.class,
                    ended,
                    "the stream ended after " + cut + " bytes of a frame of " + whole.length
                            + ", and end() did not throw an EOFException: half a frame is none");
        }
    }

    @Test
    @Order(12)
    @DisplayName("a peer that vanishes in its second frame")
    void vanishesLater() throws Exception {
        var second = frame("Bo");
        for (int cut = 1; cut < second.length; cut++) {
            var frames = open();
            fedOrNothing(frames, join(frame("Ann"), Arrays.copyOf(second, cut)));
            assertInstanceOf(
                    EOFException.class,
                    ended(frames),
                    "a whole frame and " + cut + " bytes of another one came in one read, then the end, and end() did"
                            + " not throw an EOFException");
        }
    }

    @Test
    @Order(13)
    @DisplayName("a peer that goes when all is said")
    void goes() throws Exception {
        var none = open();
        assertNull(ended(none), "nothing came, then the end, and end() threw: between two frames the end is in order");
        var one = open();
        one.feed(frame("Ann"));
        assertNull(
                ended(one),
                "a whole frame came, then the end, and end() threw: between two frames the end is in order");
    }

    @Test
    @Order(14)
    @DisplayName("two connections")
    void two() throws Exception {
        var whole = frame("Ann");
        for (int cut = 1; cut < whole.length; cut++) {
            var ann = open();
            var bob = open();
            ann.feed(Arrays.copyOf(whole, cut));
            var found = fedOrNothing(bob, frame("Bob"));
            found.addAll(fedOrNothing(ann, Arrays.copyOfRange(whole, cut, whole.length)));
            assertEquals(
                    List.of("Bob", "Ann"),
                    found,
                    cut
                            + " bytes of a frame came on one connection, a whole frame on another, then the rest of the first:"
                            + " each decoder keeps its own bytes");
        }
    }

    /** What {@code end()} threw; {@code null} where it threw nothing. */
    private static Throwable ended(FrameDecoder.Frames frames) {
        try {
            frames.end();
            return null;
        } catch (Throwable told) {
            return told;
        }
    }

    private static List<String> fed(FrameDecoder.Frames frames, byte[] bytes) throws IOException {
        return texts(frames.feed(bytes.clone()));
    }

    private static List<String> fedOrNothing(FrameDecoder.Frames frames, byte[] bytes) {
        try {
            return new ArrayList<>(fed(frames, bytes));
        } catch (IOException | RuntimeException refused) {
            return new ArrayList<>();
        }
    }

    private static List<String> texts(List<byte[]> contents) {
        assertNotNull(contents, "feed() returned null: where no frame is whole yet, hand out an empty list");
        return contents.stream()
                .map(each -> new String(each, StandardCharsets.UTF_8))
                .toList();
    }

    private static List<Integer> lengths(List<String> texts) {
        return texts.stream().map(String::length).toList();
    }

    private static byte[] frame(String text) {
        var content = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + content.length)
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static byte[] head(int length) {
        return ByteBuffer.allocate(4).putInt(0, length).array();
    }

    private static byte[] join(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
