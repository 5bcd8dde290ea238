package yourcores.reduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import yourcores.figure.Trees;
import yourcores.figure.Trees.Node;
import yourcores.figure.Trees.Tree;
import yourcores.figure.Verdict;

class BracketsTest {
    private static final BinaryOperator<Brackets<Integer>> PLUS = Brackets.recording(Integer::sum);
    private static final List<Brackets<Integer>> FOUR = Brackets.leaves(1, 2, 3, 4);

    @Test
    void aFoldIsAChain() {
        var chain = FOUR.stream().reduce(PLUS).orElseThrow();
        assertEquals("(((1 2) 3) 4)", chain.toString());
        assertEquals(10, chain.value());
        assertEquals(3, chain.work());
        assertEquals(3, chain.span());
    }

    @Test
    void pairsAreATree() {
        var tree = PLUS.apply(PLUS.apply(FOUR.get(0), FOUR.get(1)), PLUS.apply(FOUR.get(2), FOUR.get(3)));
        assertEquals("((1 2) (3 4))", tree.toString());
        assertEquals(2, tree.span());
        var figure = assertInstanceOf(Trees.class, tree.figure());
        assertEquals(
                List.of(3, 2),
                List.of(
                        figure.trees().getFirst().work(),
                        figure.trees().getFirst().span()));
        assertEquals("10", figure.trees().getFirst().root().label());
    }

    @Test
    void aParallelStreamOfEightIsATreeOfThreeSteps() {
        var leaves = Brackets.leaves(IntStream.rangeClosed(1, 8).boxed().toList());
        assertEquals(3, leaves.parallelStream().reduce(PLUS).orElseThrow().span());
    }

    @Test
    void besideEachOtherTheEndsAreMarkedWhereTheyDiffer() {
        var minus = Brackets.<Integer>recording((a, b) -> a - b);
        var left = minus.apply(minus.apply(FOUR.get(0), FOUR.get(1)), FOUR.get(2));
        var right = minus.apply(FOUR.get(0), minus.apply(FOUR.get(1), FOUR.get(2)));
        var differ = assertInstanceOf(Trees.class, left.beside(right).figure());
        assertTrue(differ.trees().stream().allMatch(tree -> tree.root().marked()));
        assertTrue(
                differ.verdict().sentence().contains("-4 or 2"),
                differ.verdict().sentence());
        var same = assertInstanceOf(Trees.class, left.beside(left).figure());
        assertFalse(same.trees().getFirst().root().marked());
    }

    @Test
    void ofOneThereIsNoPlural() {
        var two = PLUS.apply(FOUR.get(0), FOUR.get(1));
        var verdict = assertInstanceOf(Trees.class, two.figure()).verdict().sentence();
        assertTrue(verdict.startsWith("1 combination, and the longest chain of them has 1 step:"), verdict);
        assertEquals(
                "Brackets over 2 and over 3 values",
                two.beside(PLUS.apply(two, FOUR.get(2))).figure().title());
    }

    @Test
    void whatIsTooWideIsTold() {
        var wide = Brackets.leaves(IntStream.range(0, 100_000).boxed().toList());
        var chain = wide.stream().reduce(PLUS).orElseThrow();
        assertEquals(99_999, chain.span());
        assertInstanceOf(Verdict.class, chain.figure());
        assertEquals("704982704", chain.toString());
    }

    @Test
    void noTreeHasAParentBeforeItsChildren() {
        assertThrows(IllegalArgumentException.class, () -> new Tree("none", List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Tree("upside down", List.of(new Node("x", 1, 2, false), Node.leaf("a"), Node.leaf("b"))));
    }
}
