package yourcores.measure.system;

import yourcores.figure.Numbers;

/**
 * How many processors' worth of time a program can have, and what sets that limit.
 *
 * @param reason in words, to stand in a sentence
 */
record Capacity(double processors, String reason) {
    /** Share of the promised processors that may be missing before the promise is not believed. */
    private static final double MISSING = 0.25;

    static Capacity of(Hardware hardware, int seen, Parallelism measured) {
        var told = told(hardware, seen);
        double explained = measured.had() + measured.others();
        if (explained >= (1 - MISSING) * told.processors() || Double.isNaN(explained)) {
            return told;
        }
        double had = Math.max(1, Math.round(10 * measured.had()) / 10.0);
        return new Capacity(
                had,
                "measured: no more than " + Numbers.ratio(had) + " of " + seen + " processors worked at the same time");
    }

    private static Capacity told(Hardware hardware, int seen) {
        int allowed = hardware.allowed().processors();
        double quota = hardware.quota().orElse(Double.POSITIVE_INFINITY);
        if (quota < allowed && quota <= seen) {
            return new Capacity(quota, "quota of " + Numbers.ratio(quota) + " processors");
        }
        if (allowed < hardware.present() && allowed <= seen) {
            return new Capacity(allowed, allowed + " of the machine's " + hardware.present() + " processors allowed");
        }
        int processors = Math.min(allowed, seen);
        return new Capacity(
                processors,
                (processors == 1 ? "1 processor" : processors + " processors")
                        + (seen < allowed ? " seen by Java" : " of this machine"));
    }
}
