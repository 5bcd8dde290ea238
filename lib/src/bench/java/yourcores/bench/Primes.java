package yourcores.bench;

import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts primes above 10^13, by one thread or by several that take the next number when they are done with one. */
public final class Primes {
    static final long FROM = 10_000_000_000_000L;

    private Primes() {}

    static long count(long from, int numbers) {
        long count = 0;
        for (long candidate = from; candidate < from + numbers; candidate++) {
            count += isPrime(candidate) ? 1 : 0;
        }
        return count;
    }

    public static long count(long from, int numbers, int workers, ThreadFactory threads) throws Exception {
        var next = new AtomicInteger();
        long total = 0;
        try (var pool = Executors.newFixedThreadPool(workers, threads)) {
            var counts = new ArrayList<Future<Long>>();
            for (int i = 0; i < workers; i++) {
                counts.add(pool.submit(() -> share(from, numbers, next)));
            }
            for (var count : counts) {
                total += count.get();
            }
        }
        return total;
    }

    private static long share(long from, int numbers, AtomicInteger next) {
        long count = 0;
        for (int i = next.getAndIncrement(); i < numbers; i = next.getAndIncrement()) {
            count += isPrime(from + i) ? 1 : 0;
        }
        return count;
    }

    private static boolean isPrime(long candidate) {
        if (candidate % 2 == 0) {
            return false;
        }
        for (long divisor = 3; divisor * divisor <= candidate; divisor += 2) {
            if (candidate % divisor == 0) {
                return false;
            }
        }
        return true;
    }
}
