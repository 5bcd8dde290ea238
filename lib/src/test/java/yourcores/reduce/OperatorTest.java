package yourcores.reduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import yourcores.figure.Table;
import yourcores.figure.Trees;
import yourcores.figure.Verdict;

class OperatorTest {
    /** Beside other programs, too. */
    private static final Duration IN_TIME = Duration.ofSeconds(10);

    private record False<T>(String name, List<T> candidates, BinaryOperator<T> operation) {}

    private static final List<False<?>> ALL_FALSE = List.of(
            new False<>("subtraction", Candidates.wholeNumbers(), (Integer a, Integer b) -> a - b),
            new False<>("the mean", Candidates.fractions(), (Double a, Double b) -> (a + b) / 2),
            new False<>("a floating sum, with no tolerance", Candidates.fractions(), Double::sum),
            new False<>(
                    "a text that drops a letter",
                    Candidates.words(),
                    (String a, String b) -> b.isEmpty() ? a : a + b.substring(1)),
            new False<>("a power", Candidates.wholeNumbers(), (Integer a, Integer b) -> (int) Math.pow(a, b)),
            new False<>("not both", Candidates.wholeNumbers(), (Integer a, Integer b) -> ~(a & b)));

    @TestFactory
    Stream<DynamicTest> eachFalseOperationIsCaughtByTheSmallestValues() {
        return ALL_FALSE.stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
    }

    private static <T> void check(False<T> wrong) {
        var found = assertTimeout(IN_TIME, () -> Operator.of(wrong.name(), wrong.candidates(), wrong.operation()));
        var values = found.notAssociative().orElseThrow();
        var operation = wrong.operation();
        var left = operation.apply(operation.apply(values.get(0), values.get(1)), values.get(2));
        var right = operation.apply(values.get(0), operation.apply(values.get(1), values.get(2)));
        assertTrue(!left.equals(right), "it is none: " + values);
        assertEquals(smallest(wrong), places(wrong, values), "a smaller one is there");
        assertInstanceOf(Trees.class, found.figure());
    }

    /** The smallest sum of places of all counter-examples, by trying all. */
    private static <T> int smallest(False<T> wrong) {
        var all = wrong.candidates();
        var operation = wrong.operation();
        int smallest = Integer.MAX_VALUE;
        for (int a = 0; a < all.size(); a++) {
            for (int b = 0; b < all.size(); b++) {
                for (int c = 0; c < all.size(); c++) {
                    var left = operation.apply(operation.apply(all.get(a), all.get(b)), all.get(c));
                    var right = operation.apply(all.get(a), operation.apply(all.get(b), all.get(c)));
                    smallest = left.equals(right) ? smallest : Math.min(smallest, a + b + c);
                }
            }
        }
        return smallest;
    }

    private static <T> int places(False<T> wrong, List<T> values) {
        return values.stream().mapToInt(wrong.candidates()::indexOf).sum();
    }

    @Test
    void noTrueOperationIsAccused() {
        var sum = Operator.of("a + b", Candidates.wholeNumbers(), Integer::sum);
        assertEquals(Optional.empty(), sum.notAssociative());
        assertEquals(Optional.empty(), sum.notCommutative());
        assertEquals(Optional.of(0), sum.identity());
        assertEquals(23 * 23 * 23, sum.tried());
        assertEquals(
                Verdict.Kind.STATES,
                assertInstanceOf(Verdict.class, sum.figure()).kind());
        var greater = Operator.of("the greater", Candidates.wholeNumbers(), Math::max);
        assertEquals(Optional.of(Integer.MIN_VALUE), greater.identity());
        var join = Operator.of("a, then b", Candidates.words(), String::concat);
        assertEquals(Optional.empty(), join.notAssociative());
        assertEquals(Optional.of(List.of("a", "b")), join.notCommutative());
        assertEquals(Optional.of(""), join.identity());
    }

    @Test
    void whatCannotBeComputedInOneOfTheTwoWaysIsFound() {
        var exact = Operator.of("a + b, exact", List.of(0, -1, 1, Integer.MAX_VALUE), Math::addExact);
        assertEquals(List.of(-1, 1, Integer.MAX_VALUE), exact.notAssociative().orElseThrow());
        assertTrue(
                assertInstanceOf(Verdict.class, exact.figure()).sentence().contains("ArithmeticException"),
                exact.figure().alt());
    }

    @Test
    void aSlowOperationIsStoppedAfterASecond() {
        var many = IntStream.range(0, 200).boxed().toList();
        var slow = assertTimeout(
                Duration.ofSeconds(30),
                () -> Operator.of("slow", many, (a, b) -> {
                    long end = System.nanoTime() + 2_000_000;
                    while (System.nanoTime() < end) {
                        Thread.onSpinWait();
                    }
                    return Math.max(a, b);
                }));
        assertTrue(slow.tried() < 1_000, slow.tried() + " triples");
        assertEquals(Optional.empty(), slow.notAssociative());
        var table = assertInstanceOf(Table.class, Operator.compare(slow).figure());
        assertEquals(List.of("not tried", "not tried"), table.rows().getFirst().subList(2, 4));
    }

    @Test
    void toShowItCallsTheOperationNoMore() {
        var calls = new AtomicInteger();
        var minus = Operator.of("a − b", Candidates.wholeNumbers(), (a, b) -> {
            calls.incrementAndGet();
            return a - b;
        });
        int before = calls.get();
        assertInstanceOf(Trees.class, minus.figure());
        Operator.compare(minus).figure();
        assertEquals(before, calls.get());
    }

    @Test
    void anInterruptEndsTheSearch() {
        Thread.currentThread().interrupt();
        try {
            assertThrows(
                    CancellationException.class, () -> Operator.of("a + b", Candidates.wholeNumbers(), Integer::sum));
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void theTableTellsAll() {
        var table = assertInstanceOf(
                Table.class,
                Operator.compare(
                                Operator.of("a − b", Candidates.wholeNumbers(), (a, b) -> a - b),
                                Operator.of("the greater", Candidates.wholeNumbers(), Math::max))
                        .figure());
        assertEquals(
                "no: (0 · 0) · 1 = -1, but 0 · (0 · 1) = 1",
                table.rows().getFirst().get(1));
        assertEquals("no: 0 · 1 = -1, but 1 · 0 = 1", table.rows().getFirst().get(2));
        assertEquals("none found", table.rows().getFirst().get(3));
        assertTrue(table.verdict().sentence().startsWith("1 of 2 are not associative"));
    }

    @Test
    void aSearchWithoutValuesIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Operator.of("x", List.<Integer>of(), Integer::sum));
        var many = IntStream.range(0, 201).boxed().toList();
        assertThrows(IllegalArgumentException.class, () -> Operator.of("x", many, Integer::sum));
    }

    @Test
    void aMatrixProductIsAssociativeAndNotCommutative() {
        var product = Operator.of(
                "times", IntStream.range(0, 2).mapToObj(Matrix::random).toList(), Matrix::times);
        assertEquals(Optional.empty(), product.notAssociative());
        assertTrue(product.notCommutative().isPresent());
    }

    @Test
    void theRhymeGrowsVerseByVerse() {
        var verses = Rhyme.verses();
        assertEquals(12, verses.size());
        assertEquals("This is the house that Jack built.", verses.getFirst());
        assertEquals("This is the malt,\nthat lay in the house that Jack built.", verses.get(1));
        assertTrue(verses.getLast().endsWith(verses.get(1).substring("This is ".length())));
    }
}
