package yourcores.figure;

/** A shaded part of the x axis: "beyond your 2 cores: forecast". */
public record Region(double from, double to, String label) {}
