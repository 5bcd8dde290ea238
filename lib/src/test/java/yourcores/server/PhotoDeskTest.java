package yourcores.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import yourcores.photo.Photos;

class PhotoDeskTest {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

    private static WebRequest request(String method, String path) {
        var text = method + " " + path + " HTTP/1.1\r\nHost: desk\r\n\r\n";
        return new HttpParser().next(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void allThatThePageLinksToIsThere() throws Exception {
        var photos = Photos.small().subList(0, 3);
        var desk = PhotoDesk.of(photos);
        var page = new String(desk.reply(request("GET", "/")).body(), StandardCharsets.UTF_8);
        int links = 0;
        for (var link = LINK.matcher(page); link.find(); ) {
            if (!link.group(1).startsWith("data:")) {
                links++;
                assertFalse(link.group(1).startsWith("/"), "links work behind a proxy: " + link.group(1));
                var reply = desk.reply(request("GET", "/" + link.group(1)));
                assertEquals("200 OK", reply.status(), link.group(1));
                assertEquals("image/jpeg", reply.type());
            }
        }
        assertEquals(6, links);
        assertArrayEquals(
                photos.getFirst().bytes(),
                desk.reply(request("GET", "/photos/" + photos.getFirst().name()))
                        .body());
        assertEquals(7, desk.addresses().size());
    }

    @Test
    void otherRequestsAreAnsweredToo() throws Exception {
        var desk = PhotoDesk.of(Photos.small().subList(0, 1));
        assertEquals("404 Not Found", desk.reply(request("GET", "/nothing")).status());
        assertEquals("405 Method Not Allowed", desk.reply(request("POST", "/")).status());
        assertEquals("400 Bad Request", desk.reply(request("GET", "/../x")).status());
        var head = request("HEAD", "/");
        var bytes = new String(desk.reply(head).bytes(head), StandardCharsets.UTF_8);
        assertTrue(bytes.startsWith("HTTP/1.1 200 OK\r\n") && bytes.endsWith("\r\n\r\n"), bytes);
        assertTrue(bytes.contains("Content-Length: "), bytes);
        assertTrue(bytes.contains("Connection: keep-alive"), bytes);
    }

    @Test
    void aLoadSpeaksHttp() throws Exception {
        try (var server = PhotoServer.start(Photos.small().subList(0, 1))) {
            int port = server.address().getPort();
            var report = Load.closed(4, Duration.ofMillis(200)).get("/small").on(port);
            assertTrue(report.whole(), report.toString());
            assertTrue(report.inTime() > 4);
            var missing = Load.closed(1, Duration.ofMillis(50)).get("/nothing").on(port);
            assertTrue(missing.errors() > 0);
            assertTrue(missing.trouble().contains("404"), missing.trouble());
            server.limit(1, Duration.ofSeconds(10));
            var limited = Load.closed(1, Duration.ofMillis(100)).get("/small").on(port);
            assertTrue(limited.refused() > 0, limited.toString());
            assertEquals(0, limited.errors());
        }
    }
}
