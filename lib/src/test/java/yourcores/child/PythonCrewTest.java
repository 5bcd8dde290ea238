package yourcores.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class PythonCrewTest {
    private static final String SUM = """
            def share(worker, workers):
                total = 0
                for i in range(1 + worker, 101, workers): total += i
                return total
            """;

    static Stream<Interpreter> interpreters() {
        return InterpreterTest.interpreters();
    }

    @ParameterizedTest
    @MethodSource("interpreters")
    void allSharesMakeTheWhole(Interpreter python) throws Exception {
        try (var crew = python.crew(3, SUM)) {
            for (int workers = 1; workers <= 3; workers++) {
                assertEquals(5050, crew.together(workers));
                assertEquals(5050, crew.inTurn(workers));
            }
            assertEquals(5050, crew.inTurn(7));
            assertEquals(2550, crew.share(1, 2));
            assertThrows(IllegalArgumentException.class, () -> crew.together(4));
            assertEquals(python.gil(), crew.gil());
        }
    }

    @ParameterizedTest
    @MethodSource("interpreters")
    void sharesAreDoneOnThreadsOfTheirOwn(Interpreter python) throws Exception {
        var meet = """
                import threading, time
                here, all_here = [], threading.Event()
                def share(worker, workers):
                    here.append(worker)
                    if len(here) == workers: all_here.set()
                    all_here.wait(20)
                    return len(here)
                """;
        try (var crew = python.crew(4, meet)) {
            assertEquals(16, crew.together(4));
        }
    }

    @ParameterizedTest
    @MethodSource("interpreters")
    void anImportMaySwitchTheLockOn(Interpreter python) throws Exception {
        try (var crew = python.crew(1, "import sys\nsys._is_gil_enabled = lambda: True\n" + SUM)) {
            assertTrue(crew.gil());
        }
    }

    @ParameterizedTest
    @MethodSource("interpreters")
    void whatASharePrintsIsNoAnswer(Interpreter python) throws Exception {
        try (var crew = python.crew(2, SUM.replace("total = 0", "total = 0; print(7)"))) {
            assertEquals(5050, crew.together(2));
            assertEquals(2550, crew.share(1, 2));
        }
    }

    @ParameterizedTest
    @MethodSource("interpreters")
    void aShareThatFailsIsTold(Interpreter python) {
        try (var crew = python.crew(2, "def share(worker, workers): return nothing\n")) {
            var failed = assertThrows(ChildFailed.class, () -> crew.together(2));
            assertTrue(failed.getMessage().contains("nothing"), failed.getMessage());
        }
    }
}
