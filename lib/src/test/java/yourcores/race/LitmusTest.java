package yourcores.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static yourcores.explore.Step.read;
import static yourcores.explore.Step.write;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import yourcores.explore.Explorer;
import yourcores.figure.Bars.Grade;
import yourcores.figure.Table;
import yourcores.figure.Verdict;

class LitmusTest {

    /** A test, its surprise, and the modes that forbid it: JLS 17.4, VarHandle, "Using JDK 9 Memory Order Modes". */
    enum Case {
        STORE_BUFFERING(Litmus::storeBuffering, "a=0, b=0", EnumSet.of(Mode.VOLATILE, Mode.FENCED)),
        MESSAGE_PASSING(
                Litmus::messagePassing, "a=1, b=0", EnumSet.of(Mode.RELEASE_ACQUIRE, Mode.VOLATILE, Mode.FENCED)),
        LOAD_BUFFERING(Litmus::loadBuffering, "a=1, b=1", EnumSet.of(Mode.RELEASE_ACQUIRE, Mode.VOLATILE, Mode.FENCED)),
        COHERENCE(Litmus::coherence, "a=1, b=0", EnumSet.complementOf(EnumSet.of(Mode.PLAIN))),
        INDEPENDENT_READS(Litmus::independentReads, "a=1, b=0, c=1, d=0", EnumSet.of(Mode.VOLATILE, Mode.FENCED));

        private final Function<Mode, Outcomes<String>> test;
        private final String surprise;
        private final Set<Mode> forbidden;

        Case(Function<Mode, Outcomes<String>> test, String surprise, Set<Mode> forbidden) {
            this.test = test;
            this.surprise = surprise;
            this.forbidden = forbidden;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aModeForbidsWhatTheLanguageSaysAndNothingElse(Case litmus) {
        for (var mode : Mode.values()) {
            var graded = litmus.test.apply(mode).times(50_000).graded();
            assertEquals(
                    litmus.forbidden.contains(mode) ? Grade.FORBIDDEN : Grade.INTERESTING,
                    graded.ruleOf(litmus.surprise).grade(),
                    graded.title());
            graded.byRule().forEach((rule, runs) -> {
                assertTrue(rule.grade() != Grade.FORBIDDEN || runs == 0, graded.title() + ": " + rule.name());
                assertTrue(rule.grade() != Grade.PLAIN, graded.title() + " has an outcome that nobody graded");
            });
        }
    }

    @Test
    void storeBuffersShowWhereThreadsMeet() {
        for (var mode : List.of(Mode.PLAIN, Mode.OPAQUE, Mode.RELEASE_ACQUIRE)) {
            var graded = Litmus.storeBuffering(mode).times(2_000_000).graded();
            assertTrue(
                    graded.blind().isPresent() || graded.counts().of("a=0, b=0") > 0,
                    graded.counts().toString());
        }
    }

    @Test
    void allModesStandSideBySide() {
        var table = (Table)
                Litmus.table(mode -> Litmus.storeBuffering(mode).times(20_000)).figure();
        assertEquals(
                List.of("outcome", "plain", "opaque", "release/acquire", "volatile", "full fence"), table.columns());
        assertTrue(table.title().startsWith("store buffering on "), table.title());
        assertEquals(
                List.of("a=0, b=0", "a=0, b=1", "a=1, b=0", "a=1, b=1", "runs"),
                table.rows().stream().map(List::getFirst).toList());
    }

    @Test
    void experimentAndExplorerWriteAnOutcomeAlike() {
        var predicted = Explorer.shared("x", 0)
                .shared("y", 0)
                .thread("first", write("x", 1), read("a", "y"))
                .thread("second", write("y", 1), read("b", "x"))
                .outcomes("a", "b");
        var table = (Table) Litmus.storeBuffering(Mode.VOLATILE)
                .times(20_000)
                .within(predicted)
                .figure();
        assertEquals(Verdict.Kind.HOLDS, table.verdict().kind());
        assertEquals(
                List.copyOf(predicted.outcomes()),
                table.rows().stream().map(List::getFirst).toList());
    }
}
