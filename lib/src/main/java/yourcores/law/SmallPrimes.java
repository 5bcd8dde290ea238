package yourcores.law;

import java.util.BitSet;

/**
 * The primes up to a limit, to try larger numbers against: listing them is the serial part of a program whose serial
 * share is to be known.
 *
 * <p>Thread rule: immutable; many threads may ask the same list.
 */
public final class SmallPrimes {
    private final int[] primes;

    private SmallPrimes(int[] primes) {
        this.primes = primes;
    }

    /**
     * Lists them on the calling thread, by the sieve of Eratosthenes.
     *
     * @param limit at least 0; memory of one bit for each number up to it
     * @throws IllegalArgumentException if the limit is negative or the largest {@code int}
     */
    public static SmallPrimes upTo(int limit) {
        if (limit < 0 || limit == Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "The limit must be from 0 to " + (Integer.MAX_VALUE - 1) + ", not " + limit);
        }
        var prime = new BitSet(limit + 1);
        prime.set(2, Math.max(2, limit + 1));
        for (int n = 2; n <= limit / n; n = prime.nextSetBit(n + 1)) {
            for (long multiple = (long) n * n; multiple <= limit; multiple += n) {
                prime.clear((int) multiple);
            }
        }
        return new SmallPrimes(prime.stream().toArray());
    }

    /** Whether none of them divides the number: so a number above their limit, and up to its square, is a prime. */
    public boolean noneDivides(long number) {
        for (int prime : primes) {
            if (number % prime == 0) {
                return false;
            }
        }
        return true;
    }

    /** How many there are. */
    public int size() {
        return primes.length;
    }
}
