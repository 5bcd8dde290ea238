package yourcores.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhotoPagesTest {
    private static final String SECOND = """
            <main>
            <figure data-photo="/photos/a.jpg"><figcaption>a</figcaption></figure>
            <figure data-photo="/photos/b.jpg"><figcaption>b</figcaption></figure>
            </main>
            """;
    private static final String FIRST = "<ul><li><a href=\"/photos/a.jpg\">a</a></li></ul>";

    @Test
    void rulesOfRobots() {
        var robots = Robots.of("User-agent: *\nCrawl-delay: 2 # seconds\nDISALLOW: /private/\nDisallow:\n");
        assertEquals(Duration.ofSeconds(2), robots.delay());
        assertEquals(List.of("/private/"), robots.closed());
        assertTrue(robots.allows(URI.create("http://localhost/photos/a.jpg")));
        assertFalse(robots.allows(URI.create("http://localhost/private/a.jpg")));
        assertEquals(new Robots(List.of(), Duration.ZERO), Robots.of(""));
        var nothing = Robots.of("Disallow: /\n");
        assertFalse(nothing.allows(URI.create("http://localhost")));
        assertFalse(nothing.allows(URI.create("mailto:desk")));
    }

    @Test
    void theTrustingReaderFindsNothingInTheSecondVersion() {
        assertEquals(List.of("/photos/a.jpg"), PhotoIndex.trusting(FIRST));
        assertEquals(List.of(), PhotoIndex.trusting(SECOND));
    }

    @Test
    void theCarefulReaderReadsBothAndNamesWhatItCannotRead() throws Exception {
        assertEquals(List.of("/photos/a.jpg"), PhotoIndex.careful(FIRST));
        assertEquals(List.of("/photos/a.jpg", "/photos/b.jpg"), PhotoIndex.careful(SECOND));
        var third = SECOND.replaceFirst("data-photo", "data-picture");
        var moved = assertThrows(PhotoIndex.MarkupMoved.class, () -> PhotoIndex.careful(third));
        assertEquals("only 1 of 2 entries can be read", moved.getMessage());
        assertThrows(PhotoIndex.MarkupMoved.class, () -> PhotoIndex.careful("<p>closed today</p>"));
    }
}
