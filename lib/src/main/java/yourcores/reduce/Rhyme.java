package yourcores.reduce;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A text to count words in: "The House That Jack Built", an English nursery rhyme known since 1755, in a later form of
 * twelve verses. Each verse takes up the one before it, so twelve clauses make a text of some four hundred words in which
 * some come often and others once.
 */
public final class Rhyme {
    private static final List<Clause> CLAUSES = List.of(
            new Clause("the house that Jack built", ""),
            new Clause("the malt", "that lay in"),
            new Clause("the rat", "that ate"),
            new Clause("the cat", "that killed"),
            new Clause("the dog", "that worried"),
            new Clause("the cow with the crumpled horn", "that tossed"),
            new Clause("the maiden all forlorn", "that milked"),
            new Clause("the man all tattered and torn", "that kissed"),
            new Clause("the priest all shaven and shorn", "that married"),
            new Clause("the cock that crowed in the morn", "that waked"),
            new Clause("the farmer sowing his corn", "that kept"),
            new Clause("the horse and the hound and the horn", "that belonged to"));

    private Rhyme() {}

    /**
     * @param who it is about
     * @param did what it did to the one before
     */
    private record Clause(String who, String did) {}

    /** Its verses, from the shortest to the longest. */
    public static List<String> verses() {
        return IntStream.range(0, CLAUSES.size()).mapToObj(Rhyme::verse).toList();
    }

    private static String verse(int last) {
        return IntStream.rangeClosed(0, last)
                .mapToObj(back -> CLAUSES.get(last - back))
                .map(clause -> clause.did().isEmpty() ? clause.who() : clause.who() + ",\n" + clause.did())
                .collect(Collectors.joining(" ", "This is ", "."));
    }
}
