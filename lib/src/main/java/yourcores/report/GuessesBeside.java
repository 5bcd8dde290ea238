package yourcores.report;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;
import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Showable;
import yourcores.figure.Verdict;

/** Guesses beside the truth, the worst first, as they come. */
record GuessesBeside(Table guesses) implements Showable {
    private static final double RIGHT = 1.05;

    @Override
    public Figure figure() {
        if (guesses.isEmpty()) {
            return Verdict.states(
                    "You have guessed nothing yet that was kept: chapters 1, 2, 5, 14 and 19 ask for a number"
                            + " in a cell, and keep it.");
        }
        var rows = new ArrayList<List<String>>();
        int right = 0;
        int high = 0;
        for (var row : guesses) {
            boolean known = !row.isMissing("guessed") && !row.isMissing("truth");
            double off = known ? row.getDouble("times off") : Double.NaN;
            boolean more = known && row.getDouble("guessed") > row.getDouble("truth");
            right += off <= RIGHT ? 1 : 0;
            high += off > RIGHT && more ? 1 : 0;
            rows.add(List.of(
                    row.getString("chapter"),
                    row.getString("what"),
                    number(row.isMissing("guessed"), row.getDouble("guessed")),
                    number(row.isMissing("truth"), row.getDouble("truth")),
                    words(off, more)));
        }
        String sentence = right + " of " + rows.size() + " guesses within " + Numbers.percent(RIGHT - 1) + "; " + high
                + " too high.";
        return new yourcores.figure.Table(
                "Your guesses, the worst first",
                List.of("chapter", "what", "you said", "it is", "that is"),
                rows,
                Verdict.states(sentence),
                "");
    }

    private static String number(boolean missing, double value) {
        return missing ? "–" : Numbers.plain(value);
    }

    private static String words(double off, boolean more) {
        if (Double.isNaN(off)) {
            return "not known";
        }
        if (off <= RIGHT) {
            return "right";
        }
        return Double.isInfinite(off)
                ? "not comparable"
                : Numbers.ratio(off) + " times too " + (more ? "much" : "little");
    }
}
