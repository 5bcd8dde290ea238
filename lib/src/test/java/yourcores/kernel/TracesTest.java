package yourcores.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TracesTest {
    private final Traces traces = new Traces(new Places());

    @Test
    void causesAndSuppressedExceptionsAreTold() {
        var thrown = new IllegalStateException("outer", new IOException("disk full"));
        thrown.addSuppressed(new RuntimeException("while closing"));
        var lines = String.join("\n", traces.lines(thrown));
        assertTrue(lines.startsWith("java.lang.IllegalStateException: outer\n"));
        assertTrue(lines.contains("Caused by: java.io.IOException: disk full"));
        assertTrue(lines.contains("    Suppressed: java.lang.RuntimeException: while closing"));
    }

    @Test
    void aCircleOfCausesComesToAnEnd() {
        var first = new RuntimeException("first");
        var second = new RuntimeException("second", first);
        first.initCause(second);
        assertTrue(traces.lines(first).getLast().contains("[shown above: java.lang.RuntimeException: first]"));
    }

    @Test
    void aMessageThatThrowsIsTold() {
        var mute = new RuntimeException() {
            private static final long serialVersionUID = 1;

            @Override
            public String getMessage() {
                throw new StackOverflowError();
            }
        };
        assertTrue(traces.headline(mute).endsWith("(its getMessage() threw java.lang.StackOverflowError)"));
    }

    @Test
    void namesThatJShellWrapsAreTakenAway() {
        assertEquals(
                "class Desk cannot be cast to class Desk",
                Places.plain(
                        "class REPL.$JShell$21$Desk cannot be cast to class REPL.$JShell$21B$Desk (REPL.$JShell$21$Desk"
                                + " and REPL.$JShell$21B$Desk are in unnamed module of loader 'cells' @44a3ec6b)"));
    }
}
