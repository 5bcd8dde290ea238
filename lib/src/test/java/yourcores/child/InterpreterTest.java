package yourcores.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The same Python source on every interpreter that is here. */
@ExtendWith(NoChildLeft.class)
class InterpreterTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    static Stream<Interpreter> interpreters() {
        return Stream.concat(Python.find().stream(), Jython.find().stream());
    }

    @ParameterizedTest
    @MethodSource("interpreters")
    void aProgramRunsAsTheMainModule(Interpreter python) throws Exception {
        var ran = python.run(LONG, """
                from __future__ import print_function
                import sys
                # größer
                print(__name__, len(sys.argv), sys.argv[1])
                print(sys.stdin.read() == "")
                sys.stderr.write("to the side\\n")
                sys.exit(3)
                """, "one two");
        assertEquals(new Ran(3, "__main__ 2 one two\nTrue\n", "to the side\n", true), ran);
    }

    @ParameterizedTest
    @MethodSource("interpreters")
    void aFailureIsToldWithItsLine(Interpreter python) throws Exception {
        var ran = python.run(LONG, "x = 1\nx.nothing()\n");
        assertEquals(1, ran.exit());
        assertTrue(ran.err().contains("line 2"), ran.err());
        assertTrue(ran.err().contains("AttributeError"), ran.err());
    }

    @ParameterizedTest
    @MethodSource("interpreters")
    void theLimitEndsIt(Interpreter python) throws Exception {
        var ran = python.run(Duration.ofSeconds(3), "while True: pass\n");
        assertFalse(ran.inTime());
    }

    @ParameterizedTest
    @MethodSource("interpreters")
    void aConversationGoesOn(Interpreter python) throws Exception {
        var source = """
                import sys
                for line in iter(sys.stdin.readline, ""):
                    print(2 * int(line))
                    sys.stdout.flush()
                """;
        try (var children = Children.start(2, () -> python.start(source))) {
            for (int i = 0; i < 50; i++) {
                var answer = Integer.toString(2 * i);
                assertEquals(List.of(answer, answer), children.ask(Integer.toString(i), LONG));
            }
        }
    }

    @Test
    void pythonsOwnProcessesEndWithIt() throws Exception {
        var python = Python.find();
        assumeTrue(python.isPresent(), Python.missing());
        var ran = python.get().run(LONG, """
                        import multiprocessing

                        def square(answer, x):
                            answer.send(x * x)

                        if __name__ == "__main__":
                            for way in multiprocessing.get_all_start_methods():
                                context = multiprocessing.get_context(way)
                                here, there = context.Pipe()
                                child = context.Process(target=square, args=(there, 3))
                                child.start()
                                print(here.recv())
                                child.join()
                        """);
        assertTrue(ran.lines().stream().allMatch("9"::equals) && ran.succeeded(), ran.toString());
    }

    @ParameterizedTest
    @CsvSource({"lambda: True, true", "lambda: False, false"})
    void pythonIsAskedForItsGil(String answer, boolean gil, @TempDir Path folder) throws Exception {
        var python = Python.find();
        assumeTrue(python.isPresent(), Python.missing());
        var script = Files.writeString(
                folder.resolve("python"), """
                #!/bin/sh
                exec "%s" -c "import sys; sys._is_gil_enabled = %s
                $4"
                """.formatted(python.get().executable(), answer));
        assertTrue(script.toFile().setExecutable(true));
        assertEquals(gil, Python.find(script.toString()).orElseThrow().gil());
    }

    /** As when the kernel is killed. */
    @Test
    void aPythonThatReadsNothingEndsWithItsInput() throws Exception {
        var python = Python.find();
        assumeTrue(python.isPresent(), Python.missing());
        var deaf = "import time\nprint('here', flush=True)\nwhile True: time.sleep(1)\n";
        try (var child = python.get().start(deaf)) {
            assertEquals("here", child.answer(LONG));
            for (int i = 0; i < 13; i++) {
                child.send("x".repeat(8_000)); // more than one pipe holds, less than two
            }
            child.endInput();
            assertTrue(child.waitFor(LONG));
        }
    }

    @Test
    void aPythonThatCouldNotAnswerIsAskedAgain(@TempDir Path folder) throws Exception {
        var python = Python.find();
        assumeTrue(python.isPresent(), Python.missing());
        var link = Files.createSymbolicLink(
                folder.resolve("python"), Path.of(python.get().executable()));
        Thread.currentThread().interrupt();
        assertTrue(Python.find(link.toString()).isEmpty());
        assertTrue(Thread.interrupted());
        assertTrue(Python.find(link.toString()).isPresent());
    }

    @Test
    void jythonHasNoGil() {
        assumeTrue(Jython.find().isPresent(), Jython.missing());
        assertFalse(Jython.find().get().gil());
    }

    @Test
    void pythonSaysWhatItIs() throws Exception {
        var python = Python.find();
        assumeTrue(python.isPresent(), Python.missing());
        assertTrue(
                python.get().version().matches("\\w+ 3\\.\\d+\\.\\d+.*"),
                python.get().version());
        assertTrue(Python.find("there-is-no-such-python").isEmpty());
        assertTrue(Python.find("true").isEmpty());
    }
}
