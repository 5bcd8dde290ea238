package yourcores.bench;

import java.util.List;
import java.util.stream.IntStream;
import yourcores.workers.Task;

/** Counts the primes among some numbers. */
record CountPrimes(long from, int numbers) implements Task<Long> {
    private static final int CHUNKS = 64;
    private static final int NUMBERS = 24_000;

    @Override
    public Long call() {
        return Primes.count(from, numbers);
    }

    /** Chunks of a few milliseconds each: handing one over takes a tenth of one. */
    static List<CountPrimes> all() {
        int each = NUMBERS / CHUNKS;
        return IntStream.range(0, CHUNKS)
                .mapToObj(i -> new CountPrimes(10_000_000_000L + (long) i * each, each))
                .toList();
    }
}
