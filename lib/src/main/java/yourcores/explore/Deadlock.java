package yourcores.explore;

import java.math.BigInteger;

/**
 * A way to end in which some thread waits for ever.
 *
 * @param words who waits for what, held by whom
 * @param schedules how many schedules end so
 */
public record Deadlock(String words, BigInteger schedules) {}
