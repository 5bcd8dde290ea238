package yourcores.figure;

/** Something a reader can look at. Immutable; drawn by the package {@code show}. */
public sealed interface Figure permits Curves, Bars, Lanes, Table, Verdict, Picture, Markup, Sheet {

    /** What is shown, free of claims: "speed-up of counting primes". */
    String title();

    /** What the figure says, in words, for a reader who cannot see it; also its plain-text form. */
    String alt();
}
