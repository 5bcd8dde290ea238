package yourcores.kernel.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextStreamTest {

    @Test
    void charactersThatArriveInPiecesAreWhole() {
        var text = new StringBuilder();
        var stream = new TextStream(text::append);
        for (byte b : "aß€😀\n".getBytes(StandardCharsets.UTF_8)) {
            stream.write(b);
        }
        assertEquals("aß€😀\n", text.toString());
    }

    @Test
    void brokenBytesAreReplaced() {
        var text = new StringBuilder();
        new TextStream(text::append).write(new byte[] {'a', (byte) 0xff, 'b'}, 0, 3);
        assertEquals("a\ufffdb", text.toString());
    }
}
