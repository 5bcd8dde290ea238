package yourcores.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.stream.Collectors;
import yourcores.bench.Primes;
import yourcores.measure.system.Machine;
import yourcores.measure.system.Meter;

/**
 * Records rounds for {@link VerdictTable}: prints as many lines as it is asked for, each a round of two samples with one
 * worker and seven with two, as microseconds and the first letter of its purity. Waits while other programs use the
 * processors; what disturbs a round that has begun is recorded with it, for discarding is part of what is tried.
 */
final class RecordRounds {
    private static final int WITH_ONE = 2;
    private static final int SAMPLES = 9;
    private static final int NUMBERS = 13_000;
    private static final long PAUSE_MILLIS = 1_000;

    private RecordRounds() {}

    public static void main(String[] args) throws Exception {
        int wanted = Integer.parseInt(args[0]);
        var machine = Machine.here();
        var shuffling = new Random(1);
        try (var sampler = new MeteredSampler(Meter.best(machine.capacity(), false))) {
            round(sampler, shuffling);
            for (int taken = 0; taken < wanted; taken++) {
                while (!machine.quiet().quiet()) {
                    Thread.sleep(PAUSE_MILLIS);
                }
                System.out.println(Arrays.stream(round(sampler, shuffling))
                        .map(RecordRounds::words)
                        .collect(Collectors.joining(" ")));
            }
        }
    }

    private static Sample[] round(Sampler sampler, Random shuffling) throws Exception {
        var order = new ArrayList<Integer>();
        for (int sample = 0; sample < SAMPLES; sample++) {
            order.add(sample);
        }
        Collections.shuffle(order, shuffling);
        var round = new Sample[SAMPLES];
        for (int sample : order) {
            round[sample] = sample < WITH_ONE ? sampler.take(workers(1), 1) : sampler.take(workers(2), 2);
        }
        return round;
    }

    private static Variant workers(int workers) {
        return Variant.variant("primes", (MeteredWork<Long>)
                threads -> Primes.count(10_000_000_000L, NUMBERS, workers, threads));
    }

    private static String words(Sample sample) {
        return Math.round(sample.nanos() / 1e3) + sample.purity().name().substring(0, 1);
    }
}
