package yourcores.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import yourcores.figure.Markup;

class LocalPageTest {
    @Test
    void itIsASentenceAndAFrame() {
        var page = (Markup) new LocalPage(40_123).figure();
        assertTrue(page.words().contains("http://127.0.0.1:40123/."), page.words());
        assertTrue(page.html().contains("data-port=\"40123\""), page.html());
        assertTrue(page.html().contains(page.words()));
        assertFalse(page.html().contains("{port}"));
        assertFalse(page.html().contains("<iframe"), "a frame without a script would ask wherever the page is read");
    }

    @Test
    void aPortIsOne() {
        new LocalPage(1);
        assertThrows(IllegalArgumentException.class, () -> new LocalPage(0));
        assertThrows(IllegalArgumentException.class, () -> new LocalPage(65_536));
    }
}
