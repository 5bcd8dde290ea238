package yourcores.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpParserTest {
    private static final Set<String> REFUSALS = Set.of(
            "400 Bad Request",
            "411 Length Required",
            "413 Content Too Large",
            "414 URI Too Long",
            "431 Request Header Fields Too Large",
            "505 HTTP Version Not Supported");
    private static final String HOST = "\r\nHost: desk";
    private static final int FUZZED = 100_000;

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static WebRequest one(String text) {
        return new HttpParser().next(bytes(text));
    }

    private static WebRequest target(String target) {
        return one("GET " + target + " HTTP/1.1" + HOST + "\r\n\r\n");
    }

    private static String refusal(String text) {
        var request = one(text);
        assertTrue(request != null && request.refused(), text);
        return request.refusal().substring(0, 3);
    }

    private static List<WebRequest> all(byte[] stream, int[] cuts) {
        var parser = new HttpParser();
        var requests = new ArrayList<WebRequest>();
        int from = 0;
        for (int cut : cuts) {
            var piece = ByteBuffer.wrap(stream, from, cut - from).slice();
            while (parser.next(piece) instanceof WebRequest request) {
                requests.add(request);
            }
            assertFalse(piece.hasRemaining());
            from = cut;
        }
        return requests;
    }

    @Test
    void aRequestIsRead() {
        var request = one("GET /photos/amber%20dunes.jpg?large=yes HTTP/1.1\r\nHost: desk\r\nAccept: */*\r\n\r\n");
        assertFalse(request.refused());
        assertEquals("GET", request.method());
        assertEquals("/photos/amber dunes.jpg", request.path());
        assertEquals("large=yes", request.query());
        assertTrue(request.keepAlive());
        assertEquals(Map.of("host", "desk", "accept", "*/*"), request.headers());
        assertEquals("desk", request.header("Host"));
        assertEquals("", request.header("Cookie"));
        assertEquals("", request.text());
    }

    @Test
    void aBodyIsRead() {
        var parser = new HttpParser();
        var stream = bytes(
                "POST / HTTP/1.1" + HOST + "\r\nContent-Length: 5\r\n\r\nhelloGET /next HTTP/1.1" + HOST + "\r\n\r\n");
        assertEquals("hello", parser.next(stream).text());
        assertEquals("/next", parser.next(stream).path());
        assertNull(parser.next(stream));
        assertTrue(parser.between());
    }

    @Test
    void anEmptyLineBeforeARequestIsPassedOver() {
        assertEquals("/", one("\r\nGET / HTTP/1.1" + HOST + "\r\n\r\n").path());
        var parser = new HttpParser();
        assertNull(parser.next(bytes("\r\n")));
        assertTrue(parser.between());
        assertEquals("400", refusal("\r\n".repeat(1_000)));
    }

    @Test
    void anUnfinishedRequestWaits() {
        var parser = new HttpParser();
        assertTrue(parser.between());
        assertNull(parser.next(bytes("GET / HTTP/1.1\r\nHo")));
        assertFalse(parser.between());
        assertEquals("desk", parser.next(bytes("st: desk\r\n\r\n")).header("host"));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1, '', true",
        "HTTP/1.1, close, false",
        "HTTP/1.1, 'Upgrade, Close', false",
        "HTTP/1.0, '', false",
        "HTTP/1.0, Keep-Alive, true"
    })
    void theConnectionGoesOnOrNot(String version, String wish, boolean goesOn) {
        var header = wish.isEmpty() ? "" : "\r\nConnection: " + wish;
        assertEquals(
                goesOn, one("GET / " + version + HOST + header + "\r\n\r\n").keepAlive());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../etc/passwd",
                "/photos/../../etc/passwd",
                "/..",
                "/%2e%2e/etc/passwd",
                "/%2E%2e%2fetc/passwd",
                "/photos/..%2f..%2fetc",
                "/..%5c..%5cwindows",
                "/a\\..\\b",
                "/%00",
                "/%0d%0aSet-Cookie:x",
                "/%",
                "/%4",
                "/%zz",
                "/%c0%ae%c0%ae/",
                "/%ff",
                "/\u00e9",
                "photos",
                "*",
                "desk:80",
                "https://desk/",
                "http://desk/../x"
            })
    void anAddressThatLeadsAstrayIsRefused(String target) {
        assertEquals("400 Bad Request", target(target).refusal(), target);
    }

    @ParameterizedTest
    @CsvSource({
        "http://desk/photos/a.jpg, /photos/a.jpg",
        "http://desk, /",
        "/a..b, /a..b",
        "/.../x, /.../x",
        "/%C3%A9, /\u00e9",
        "//x, //x"
    })
    void otherAddressesAreRead(String target, String path) {
        assertEquals(path, target(target).path());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET /\r\n\r\n",
                "GET  / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1 \r\n\r\n",
                "GET / HTTP/1\r\n\r\n",
                "GET / http/1.1\r\n\r\n",
                "G(T / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
                "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"
            })
    void whatIsNoRequestIsRefused(String text) {
        assertEquals("400", refusal(text));
    }

    @Test
    void whatIsTooLargeIsRefused() {
        assertEquals("414", refusal("GET /" + "x".repeat(10_000)));
        assertEquals("431", refusal("GET / HTTP/1.1" + HOST + "\r\nCookie: " + "x".repeat(10_000)));
        assertEquals("431", refusal("GET / HTTP/1.1" + HOST + "\r\nA: b".repeat(200) + "\r\n\r\n"));
        assertEquals("413", refusal("POST / HTTP/1.1" + HOST + "\r\nContent-Length: 65537\r\n\r\n"));
        assertEquals("413", refusal("POST / HTTP/1.1" + HOST + "\r\nContent-Length: 99999999999999999999\r\n\r\n"));
        assertEquals("411", refusal("POST / HTTP/1.1" + HOST + "\r\nTransfer-Encoding: chunked\r\n\r\n"));
        assertEquals("505", refusal("GET / HTTP/2.0" + HOST + "\r\n\r\n"));
    }

    @Test
    void nothingComesAfterARefusal() {
        var parser = new HttpParser();
        var stream = bytes("nonsense\r\n\r\nGET / HTTP/1.1" + HOST + "\r\n\r\n");
        assertTrue(parser.next(stream).refused());
        assertTrue(parser.over());
        assertNull(parser.next(stream));
        assertFalse(stream.hasRemaining());
        assertThrows(IllegalArgumentException.class, () -> new HttpParser(0, 0));
    }

    @Test
    void itDoesNotMatterWhereTheBytesAreCut() {
        var random = new SplittableRandom(18);
        for (int round = 0; round < 300; round++) {
            var stream = stream(random);
            var whole = all(stream, new int[] {stream.length});
            int pieces = random.nextInt(1, 40);
            var cuts = new int[pieces];
            for (int piece = 0; piece < pieces - 1; piece++) {
                cuts[piece] = random.nextInt(stream.length + 1);
            }
            cuts[pieces - 1] = stream.length;
            Arrays.sort(cuts);
            assertEquals(whole, all(stream, cuts));
            var single = new int[stream.length];
            Arrays.setAll(single, at -> at + 1);
            assertEquals(whole, all(stream, single));
            assertFalse(whole.isEmpty());
        }
    }

    private static byte[] stream(SplittableRandom random) {
        var text = new StringBuilder();
        for (int request = random.nextInt(1, 6); request > 0; request--) {
            int body = random.nextInt(3) == 0 ? random.nextInt(200) : 0;
            text.append("GET /").append(random.nextInt()).append("?q HTTP/1.1").append(HOST);
            for (int header = random.nextInt(5); header > 0; header--) {
                text.append("\r\nX-").append(header).append(": ").append(random.nextLong());
            }
            if (body > 0) {
                text.append("\r\nContent-Length: ").append(body);
            }
            text.append("\r\n\r\n").append("b".repeat(body));
        }
        if (random.nextInt(4) == 0) {
            text.append("nonsense\r\n\r\n");
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void whateverComesIsReadOrRefused() {
        var random = new SplittableRandom(431);
        var seeds = List.of(
                "GET /photos/amber.jpg?x=1 HTTP/1.1\r\nHost: desk\r\nConnection: keep-alive\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: desk\r\nContent-Length: 12\r\n\r\nhello, world",
                "GET /%2e%2e/ HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n");
        int refused = 0;
        for (int head = 0; head < FUZZED; head++) {
            var bytes = mutated(seeds.get(random.nextInt(seeds.size())), random);
            var parser = new HttpParser(512, 64);
            var piece = ByteBuffer.wrap(bytes);
            while (parser.next(piece) instanceof WebRequest request) {
                if (request.refused()) {
                    refused++;
                    assertTrue(REFUSALS.contains(request.refusal()), request.refusal());
                    assertFalse(request.reason().isEmpty());
                } else {
                    assertTrue(request.path().startsWith("/"), request.path());
                    assertFalse(Arrays.asList(request.path().split("/", -1)).contains(".."), request.path());
                    assertTrue(request.body().length <= 64);
                }
            }
            assertFalse(piece.hasRemaining());
            assertTrue(parser.room() <= 512 + 64, "it holds " + parser.room() + " bytes");
        }
        assertTrue(refused > FUZZED / 10, refused + " refused");
        assertTrue(refused < FUZZED, refused + " refused");
    }

    private static byte[] mutated(String seed, SplittableRandom random) {
        var bytes = seed.getBytes(StandardCharsets.ISO_8859_1);
        for (int changes = random.nextInt(6); changes > 0; changes--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes = spliced(bytes, at, new byte[random.nextInt(900)]);
                case 2 -> bytes = spliced(bytes, at, Arrays.copyOfRange(bytes, at, bytes.length));
                default -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
            }
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int at, byte[] more) {
        Arrays.fill(more, 0, more.length / 2, (byte) 'x');
        var all = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, all, at, more.length);
        System.arraycopy(bytes, at, all, at + more.length, bytes.length - at);
        return all;
    }

    @Test
    void anEndlessHeadIsNotKept() {
        var parser = new HttpParser(1_000, 10);
        var piece = new byte[100];
        Arrays.fill(piece, (byte) 'x');
        int refusals = 0;
        for (int i = 0; i < 10_000; i++) {
            var next = parser.next(ByteBuffer.wrap(piece));
            refusals += next == null ? 0 : 1;
            assertTrue(parser.room() <= 1_010);
        }
        assertEquals(1, refusals);
    }
}
