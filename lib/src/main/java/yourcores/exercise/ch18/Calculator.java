package yourcores.exercise.ch18;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

/** The calculator of the chapter with one more word: {@code last}, this client's last result. */
@Exercise(
        id = "18a",
        title = "one more command",
        minutes = 10,
        hints = {
            "Two clients calculate in turns. Where does each one's last result have to live, so that the other one does"
                    + " not get it?",
            "Read \"A calculator\" again: what belongs to one client's conversation is a field of its Talk. open() is"
                    + " called once for each client, so what it hands out can have a field, too.",
            "In open(): return new Conversation() { String last; ... }. In reply: a line that says last while last is"
                    + " null is an error. Else cut the line into words, put last in the place of each word that equals"
                    + " \"last\", said = Calculator.answer(String.join(\" \", words)), and keep only what does not begin"
                    + " with \"error\"."
        },
        checks = CalculatorChecks.class)
public interface Calculator {

    /** The answer of the chapter, which knows no {@code last}: a number, or a text that begins with {@code error}. */
    static String answer(String line) {
        var words = List.of(line.strip().split(" +"));
        try {
            var numbers = words.stream().skip(1).mapToLong(Long::parseLong);
            return switch (words.getFirst()) {
                case "sum" -> "" + numbers.reduce(0, Math::addExact);
                case "product" -> "" + numbers.reduce(1, Math::multiplyExact);
                default -> "error: say sum or product, and numbers";
            };
        } catch (NumberFormatException bad) {
            return "error: " + bad.getMessage();
        } catch (ArithmeticException big) {
            return "error: too large";
        }
    }

    /** A conversation for a client that has come. */
    Conversation open();

    /** With one client, one line after the other. */
    interface Conversation {

        /**
         * The answer to a line. {@code sum} and {@code product} as in the chapter; wherever a number may stand,
         * {@code last} may stand for the last result that this client got.
         *
         * @return a number, or a text that begins with {@code error}: also where there is no last result yet
         */
        String reply(String line);
    }
}

@Checks
final class CalculatorChecks {
    private final Calculator calculator;

    CalculatorChecks(Calculator calculator) {
        this.calculator = calculator;
    }

    private Calculator.Conversation open() {
        var conversation = calculator.open();
        assertNotNull(conversation, "open() returned null: hand out a conversation");
        return conversation;
    }

    private static void assertReply(String expected, Calculator.Conversation with, String line, String why) {
        var said = with.reply(line);
        assertEquals(expected, said, "\"" + line + "\" was answered by " + said + why);
    }

    private static void assertError(Calculator.Conversation with, String line, String why) {
        var said = with.reply(line);
        assertTrue(
                said != null && said.startsWith("error"),
                "\"" + line + "\" was answered by " + said + ", and is to be an error" + why);
    }

    @Test
    @Order(1)
    @DisplayName("sums, products and errors as before")
    void asBefore() {
        var ann = open();
        assertReply("6", ann, "sum 1 2 3", ": the commands of the chapter stay what they are");
        assertReply("-24", ann, "product 2 -3 4", ": the commands of the chapter stay what they are");
        assertError(ann, "hello", ": it is no command");
        assertError(ann, "sum one", ": one is no number");
        assertError(ann, "sum 9223372036854775807 1", ": it does not fit into a long");
    }

    @Test
    @Order(2)
    @DisplayName("last is the result before, as often as it stands there")
    void last() {
        var ann = open();
        ann.reply("sum 1 2");
        assertReply("12", ann, "product last 4", " after a 3: last stands for the result before");
        assertReply("24", ann, "sum last last", " after a 12: last may stand there twice");
        assertReply("-24", ann, "product -1 last", " after a 24: last may stand anywhere");
    }

    @Test
    @Order(3)
    @DisplayName("last is a word of its own")
    void word() {
        var ann = open();
        ann.reply("sum 1 2");
        assertError(ann, "sum 1last", ": 1last is no number, and not the word last");
        assertError(ann, "sum -last", ": -last is no number, and not the word last");
        assertError(ann, "sum last1", ": last1 is no number, and not the word last");
    }

    @Test
    @Order(4)
    @DisplayName("an error leaves last as it is")
    void afterAnError() {
        var ann = open();
        ann.reply("sum 1 2");
        ann.reply("sum one");
        assertReply("3", ann, "sum last", " after a 3 and an error: an error is no result");
    }

    @Test
    @Order(5)
    @DisplayName("no result yet")
    void noneYet() {
        var ann = open();
        assertError(ann, "sum last 1", ": this client has had no result yet");
        ann.reply("sum 2 3");
        assertReply("5", ann, "sum last", " after an error and a 5: from now on there is a last result");
    }

    @Test
    @Order(6)
    @DisplayName("each client has a last of its own")
    void eachItsOwn() {
        var ann = open();
        var bob = open();
        ann.reply("sum 1 2");
        bob.reply("sum 10 20");
        assertReply("3", ann, "sum last", ": Ann's last result was 3, and Bob's is none of hers");
        assertReply("30", bob, "sum last", ": Bob's last result was 30, and Ann's is none of his");
    }
}
