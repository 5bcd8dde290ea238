package yourcores.reduce;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Values to try an operation on, the simplest first: a search that goes by this order finds a simplest counter-example. */
public final class Candidates {
    private static final int FARTHEST = 10;
    private static final int LONGEST = 3;
    private static final String LETTERS = "ab";

    private Candidates() {}

    /** 0, 1, -1, 2, -2 and so on, and the two ends of {@code int}, where sums run over. */
    public static List<Integer> wholeNumbers() {
        var numbers = new ArrayList<Integer>(List.of(0));
        IntStream.rangeClosed(1, FARTHEST).forEach(n -> numbers.addAll(List.of(n, -n)));
        numbers.addAll(List.of(Integer.MAX_VALUE, Integer.MIN_VALUE));
        return List.copyOf(numbers);
    }

    /** Numbers with fractions that {@code double} cannot hold exactly, and such as swallow small ones. */
    public static List<Double> fractions() {
        return List.of(0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5, 0.1, 0.2, 0.3, -0.1, 3.0, 10.0, 1e8, -1e8, 1e16, -1e16);
    }

    /** The empty text, then all of one letter, of two, of three. */
    public static List<String> words() {
        var words = new ArrayList<>(List.of(""));
        var longest = List.of("");
        for (int length = 1; length <= LONGEST; length++) {
            longest = longest.stream()
                    .flatMap(word -> LETTERS.chars().mapToObj(letter -> word + (char) letter))
                    .toList();
            words.addAll(longest);
        }
        return List.copyOf(words);
    }
}
