package yourcores.figure;

/** Something a reader can look at. Immutable; drawn by the package {@code show}. */
public sealed interface Figure permits Curves, Bars, Lanes, Trees, Network, Table, Verdict, Picture, Markup, Sheet {

    /** What is shown, free of claims: "speed-up of counting primes". */
    String title();

    /** What the figure says besides its numbers and its verdict; empty where these say all. */
    String words();

    /** The sentence under the figure; {@code null} where there is nothing to judge. */
    default Verdict verdict() {
        return null;
    }

    /** What the figure says, for a reader who cannot see it: its words and its verdict. */
    default String alt() {
        var verdict = verdict();
        return verdict == null ? words() : (words() + "\n" + verdict.alt()).strip();
    }
}
