package yourcores.measure;

import java.util.Arrays;

/** Two variants that should do the same job returned different results: one of them is wrong. */
public final class ResultsDiffer extends IllegalStateException {
    private static final int LONGEST = 200;

    ResultsDiffer(String one, Object oneResult, String other, Object otherResult) {
        super("\"" + one + "\" returned " + words(oneResult) + ", \"" + other + "\" returned " + words(otherResult)
                + ". Variants are compared only when their results are equal: find out which one is wrong.");
    }

    private static String words(Object result) {
        String inBrackets = Arrays.deepToString(new Object[] {result});
        String words = inBrackets.substring(1, inBrackets.length() - 1);
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + " ...";
    }
}
