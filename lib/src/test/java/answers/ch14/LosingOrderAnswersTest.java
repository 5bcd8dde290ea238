package answers.ch14;

import yourcores.exercise.ch14.LosingOrder;
import yourcores.exercise.trial.Answers;

class LosingOrderAnswersTest extends Answers {
    private static final String AN_ORDER = "an order that two threads can run";
    private static final String TWO = "two threads with two rounds";
    private static final String THREE = "two threads with three rounds";
    private static final String ANY = "any number of rounds";

    @Right
    LosingOrder readsEarlyAndWritesLate() {
        return LosingOrderAnswersTest::smallest;
    }

    @Right
    LosingOrder theOtherWayRound() {
        return rounds -> smallest(rounds).replace('A', 'b').replace('B', 'A').replace('b', 'B');
    }

    /** What is no order has no total either: it is there to say what an order is. */
    @Wrong(refusedBy = AN_ORDER, and = ANY, says = "A has 10 turns, your order gives it 6")
    LosingOrder growsForTwoAndThreeRoundsOnly() {
        return rounds -> smallest(Math.min(rounds, 3));
    }

    @Wrong(
            refusedBy = AN_ORDER,
            and = {TWO, THREE, ANY},
            says = "A has 4 turns, your order gives it more")
    LosingOrder neverLetsBDoAnything() {
        return rounds -> "A".repeat(9);
    }

    @Wrong(
            refusedBy = AN_ORDER,
            and = {TWO, THREE, ANY},
            says = "turn 1 goes to C: there are A and B")
    LosingOrder asksAThird() {
        return rounds -> "CC";
    }

    @Wrong(
            refusedBy = AN_ORDER,
            and = {TWO, THREE, ANY},
            says = "return a letter for each turn")
    LosingOrder hasNone() {
        return rounds -> null;
    }

    @Wrong(refusedBy = TWO, says = "with 2 rounds each your order ends at 4")
    LosingOrder letsAFinishFirstInTwoRounds() {
        return rounds -> rounds == 2 ? "AAAABBBB" : smallest(rounds);
    }

    @Wrong(refusedBy = THREE, says = "with 3 rounds each your order ends at 3")
    LosingOrder takesTurnsForThreeRounds() {
        return rounds -> rounds == 3 ? "ABBA".repeat(3) : smallest(rounds);
    }

    @Wrong(refusedBy = ANY, says = "with 4 rounds each your order ends at 4")
    LosingOrder knowsTwoAndThreeByHeart() {
        return rounds -> rounds > 3 ? "ABBA".repeat(rounds) : smallest(rounds);
    }

    private static String smallest(int rounds) {
        var others = 2 * (rounds - 1);
        return "A" + "B".repeat(others) + "AB" + "A".repeat(others) + "B";
    }
}
