package yourcores.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Keyboard in = new Keyboard(null, null);
    private final Console console = new Console(new Owners(null), in);
    private final InputStream before = System.in;

    /** As a check's own is, while an answer runs on. */
    private static final class OfTheLibrary extends PrintStream {
        OfTheLibrary() {
            super(OutputStream.nullOutputStream());
        }
    }

    @AfterEach
    void restore() {
        System.setIn(before);
        System.setOut(out);
        System.setErr(err);
    }

    @Test
    @DisplayName("a stream that a cell replaced is named, and one that the library replaced is not")
    void replaced() {
        console.install();
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        System.setErr(new OfTheLibrary());
        assertEquals(List.of("System.out"), console.install());
        assertEquals(List.of(), console.install(), "both are the kernel's again");
    }
}
