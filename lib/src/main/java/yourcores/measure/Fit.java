package yourcores.measure;

/** A law fitted to measured points, or the reason why the points cannot identify it. */
public sealed interface Fit {

    /** @param words the parameters with their intervals, as a sentence */
    record Found(Law law, String words) implements Fit {}

    /** @param reason a clause: "one point fits any curve: it takes three values of p" */
    record Refused(String reason) implements Fit {}

    /** For a law without a number to fit. */
    record None() implements Fit {}
}
