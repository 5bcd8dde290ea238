package yourcores.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import yourcores.child.Jcstress;
import yourcores.child.StressReport;
import yourcores.figure.Bars.Grade;

/** What one of the two instruments sees, the other one does not forbid: in {@code make test-all}. */
@EnabledIfSystemProperty(
        named = "yourcores.test.rounds",
        matches = "\\d+",
        disabledReason = "compared with jcstress in make test-all")
class RaceAgainstJcstressTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String TEXT = """
            @JCStressTest
            @Outcome(id = "0, 0", expect = ACCEPTABLE)
            @Outcome(id = "0, 1", expect = ACCEPTABLE)
            @Outcome(id = "1, 0", expect = ACCEPTABLE)
            @Outcome(id = "1, 1", expect = ACCEPTABLE)
            @State
            public class Test {
                int x, y;
                @Actor public void first(II_Result r)  { FIRST }
                @Actor public void second(II_Result r) { SECOND }
            }
            """;

    static class Plain {
        int x;
        int y;
        int a;
        int b;
    }

    static class Volatile {
        volatile int x;
        volatile int y;
        int a;
        int b;
    }

    /** JLS 17.4.5: what volatile forbids, and no promise about plain fields. */
    enum Case {
        STORE_BUFFERING(
                "x = 1; r.r1 = y;",
                "y = 1; r.r2 = x;",
                "0, 0",
                v -> {
                    v.x = 1;
                    v.a = v.y;
                },
                v -> {
                    v.y = 1;
                    v.b = v.x;
                },
                v -> {
                    v.x = 1;
                    v.a = v.y;
                },
                v -> {
                    v.y = 1;
                    v.b = v.x;
                }),
        MESSAGE_PASSING(
                "x = 1; y = 1;",
                "r.r1 = y; r.r2 = x;",
                "1, 0",
                v -> {
                    v.x = 1;
                    v.y = 1;
                },
                v -> {
                    v.a = v.y;
                    v.b = v.x;
                },
                v -> {
                    v.x = 1;
                    v.y = 1;
                },
                v -> {
                    v.a = v.y;
                    v.b = v.x;
                });

        private final String theirs;
        private final String surprise;
        private final Outcomes<String> plain;
        private final Outcomes<String> ordered;

        Case(
                String first,
                String second,
                String surprise,
                Consumer<Plain> ann,
                Consumer<Plain> bob,
                Consumer<Volatile> orderedAnn,
                Consumer<Volatile> orderedBob) {
            this.theirs = TEXT.replace("FIRST", first).replace("SECOND", second);
            this.surprise = surprise;
            plain = Race.on(name() + ", plain", Plain::new)
                    .actor("first", ann::accept)
                    .actor("second", bob::accept)
                    .outcome(v -> named(v.a, v.b))
                    .interesting(named(), "allowed");
            ordered = Race.on(name() + ", volatile", Volatile::new)
                    .actor("first", orderedAnn::accept)
                    .actor("second", orderedBob::accept)
                    .outcome(v -> named(v.a, v.b))
                    .forbidden(named(), "forbidden");
        }

        private static String named(int a, int b) {
            return "a=" + a + ", b=" + b;
        }

        private String named() {
            return named(surprise.charAt(0) - '0', surprise.charAt(3) - '0');
        }

        private String text(boolean isVolatile) {
            var id = "\"" + surprise + "\", expect = ";
            return isVolatile
                    ? theirs.replace("int x, y", "volatile int x, y").replace(id + "ACCEPTABLE", id + "FORBIDDEN")
                    : theirs.replace(id + "ACCEPTABLE", id + "ACCEPTABLE_INTERESTING");
        }
    }

    @ParameterizedTest
    @EnumSource
    void neitherSeesWhatTheOtherForbids(Case litmus) throws Exception {
        agree(litmus.text(false), litmus.plain);
        agree(litmus.text(true), litmus.ordered);
    }

    private static void agree(String text, Outcomes<String> race) throws InterruptedException {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "jcstress gives each actor a processor of its own");
        var theirs = Jcstress.run(LIMIT, text).named("a", "b");
        var words = theirs.figure().words();
        assumeFalse(words.contains("is not here"), words);
        assertTrue(theirs.outcomes().isPresent(), words);
        var ours = race.graded();
        assertFalse(theirs.found(), theirs::toString);
        for (var row : theirs.rows()) {
            assertEquals(row.grade() == Grade.FORBIDDEN, isForbidden(ours, row.outcome()), row.outcome());
            assertTrue(row.times() == 0 || !isForbidden(ours, row.outcome()), () -> "jcstress saw " + row);
        }
        ours.counts()
                .counts()
                .keySet()
                .forEach(
                        outcome -> assertNotEquals(Grade.FORBIDDEN, grade(theirs, outcome), () -> "we saw " + outcome));
    }

    private static boolean isForbidden(Graded<String> ours, String outcome) {
        return ours.ruleOf(outcome).grade() == Grade.FORBIDDEN;
    }

    private static Grade grade(StressReport report, String outcome) {
        return report.rows().stream()
                .filter(row -> row.outcome().equals(outcome))
                .findFirst()
                .orElseThrow()
                .grade();
    }
}
