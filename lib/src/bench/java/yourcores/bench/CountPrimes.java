package yourcores.bench;

import java.util.List;
import java.util.stream.IntStream;
import yourcores.world.Task;

/** Counts the primes among some numbers. */
record CountPrimes(long from, int numbers) implements Task<Long> {
    private static final int CHUNKS = 64;

    @Override
    public Long call() {
        return Primes.count(from, numbers);
    }

    /** The same numbers as {@link SpeedupOnDemand}, in chunks. */
    static List<CountPrimes> all() {
        int each = 8_000 / CHUNKS;
        return IntStream.range(0, CHUNKS)
                .mapToObj(i -> new CountPrimes(10_000_000_000L + (long) i * each, each))
                .toList();
    }
}
