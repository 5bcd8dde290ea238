package answers.ch18;

import java.util.ArrayList;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import yourcores.exercise.ch18.Calculator;
import yourcores.exercise.trial.Answers;

class CalculatorAnswersTest extends Answers {

    /** How a conversation uses what it remembers, and what it keeps of an answer. */
    private static Calculator keeping(String first, BinaryOperator<String> fills, BinaryOperator<String> keeps) {
        return () -> new Calculator.Conversation() {
            private String last = first;

            @Override
            public String reply(String line) {
                if (line.contains("last") && last == null) {
                    return "error: no result yet";
                }
                var said = Calculator.answer(last == null ? line : fills.apply(line, last));
                last = keeps.apply(last, said);
                return said;
            }
        };
    }

    private static String results(String last, String said) {
        return said.startsWith("error") ? last : said;
    }

    private static String all(String line, String last) {
        return Stream.of(line.strip().split(" +"))
                .map(word -> word.equals("last") ? last : word)
                .collect(Collectors.joining(" "));
    }

    @Right
    Calculator replaces() {
        return keeping(null, CalculatorAnswersTest::all, CalculatorAnswersTest::results);
    }

    @Right
    Calculator replacesBetweenBlanks() {
        return keeping(
                null, (line, last) -> line.replaceAll("(?<!\\S)last(?!\\S)", last), CalculatorAnswersTest::results);
    }

    @Wrong(refusedBy = "last is a word of its own", says = "1last is no number")
    Calculator replacesLetters() {
        return keeping(null, (line, last) -> line.replace("last", last), CalculatorAnswersTest::results);
    }

    @Wrong(refusedBy = "last is a word of its own", says = "-last is no number")
    Calculator replacesAtBoundaries() {
        return keeping(null, (line, last) -> line.replaceAll("\\blast\\b", last), CalculatorAnswersTest::results);
    }

    @Wrong(refusedBy = "last is a word of its own", says = "last1 is no number")
    Calculator replacesBeginnings() {
        return keeping(null, (line, last) -> line.replace(" last", " " + last), CalculatorAnswersTest::results);
    }

    @Right
    Calculator wordByWord() {
        return () -> {
            var results = new ArrayList<String>();
            return line -> {
                var words = Stream.of(line.strip().split(" +"))
                        .map(word -> word.equals("last") && !results.isEmpty() ? results.getLast() : word)
                        .toList();
                var said = Calculator.answer(String.join(" ", words));
                if (!said.startsWith("error")) {
                    results.add(said);
                }
                return said;
            };
        };
    }

    @Wrong(refusedBy = "sums, products and errors as before", says = "it is no command")
    Calculator greets() {
        return () -> {
            var right = replaces().open();
            return line -> line.equals("hello") ? "hello" : right.reply(line);
        };
    }

    @Wrong(
            refusedBy = "last is the result before, as often as it stands there",
            and = {
                "last is a word of its own",
                "an error leaves last as it is",
                "no result yet",
                "each client has a last of its own"
            },
            says = "last stands for the result before")
    Calculator starter() {
        return () -> line -> Calculator.answer(line.replace("last", "0"));
    }

    @Wrong(
            refusedBy = "last is the result before, as often as it stands there",
            and = "last is a word of its own",
            says = "may stand there twice")
    Calculator replacesOne() {
        return keeping(null, (line, last) -> line.replaceFirst("last", last), CalculatorAnswersTest::results);
    }

    @Wrong(refusedBy = "an error leaves last as it is", says = "an error is no result")
    Calculator keepsErrors() {
        return keeping(null, CalculatorAnswersTest::all, (last, said) -> said);
    }

    @Wrong(refusedBy = "an error leaves last as it is", says = "an error is no result")
    Calculator forgetsAtAnError() {
        return keeping(null, CalculatorAnswersTest::all, (last, said) -> said.startsWith("error") ? null : said);
    }

    @Wrong(refusedBy = "no result yet", says = "has had no result yet")
    Calculator beginsWithNothing() {
        return keeping("0", CalculatorAnswersTest::all, CalculatorAnswersTest::results);
    }

    @Wrong(refusedBy = "each client has a last of its own", and = "no result yet", says = "none of hers")
    Calculator oneForAll() {
        var shared = replaces().open();
        return () -> shared;
    }
}
