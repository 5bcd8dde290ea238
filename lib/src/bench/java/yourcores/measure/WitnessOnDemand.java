package yourcores.measure;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import yourcores.bench.Primes;
import yourcores.figure.Progress;
import yourcores.measure.system.Machine;
import yourcores.measure.system.Meter;
import yourcores.measure.system.Purity;
import yourcores.measure.system.Witness;

/**
 * For each line on standard input measures S(2) of counting primes once, as if the books of the system showed nothing,
 * and prints ratio, interval, rounds kept and taken, and the share of the time that looks took. A line that says
 * {@code blind} goes without a witness.
 */
final class WitnessOnDemand {
    private static final int NUMBERS = 13_000;

    private WitnessOnDemand() {}

    public static void main(String[] args) throws Exception {
        var machine = Machine.here();
        var witness = Witness.of(machine.mostWorkers());
        var input = new BufferedReader(new InputStreamReader(System.in));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            var spent = new AtomicLong();
            var looks = line.equals("blind") ? Looks.none() : looks(witness, spent);
            long start = System.nanoTime();
            try (var sampler = new MeteredSampler(Meter.best(machine.capacity(), false))) {
                var rounds = new Contest(
                                List.of(workers(1), workers(2)),
                                Budget.of(2, false),
                                System::nanoTime,
                                (variant, repetitions) -> clean(sampler.take(variant, repetitions)),
                                true,
                                looks)
                        .run(new Progress("primes"), soFar -> null);
                System.out.println(words(rounds.ratio(0, 1)) + " "
                        + (double) spent.get() / (System.nanoTime() - start));
            }
        }
    }

    private static Looks looks(Witness witness, AtomicLong spent) {
        return new Looks(
                () -> {
                    long start = System.nanoTime();
                    var look = witness.look();
                    spent.addAndGet(System.nanoTime() - start);
                    return look;
                },
                new AtomicReference<>(),
                System::nanoTime);
    }

    private static Sample clean(Sample sample) {
        return new Sample(sample.nanos(), Purity.CLEAN, sample.result());
    }

    private static Variant workers(int workers) {
        return Variant.variant(workers + " workers", (MeteredWork<Long>)
                threads -> Primes.count(10_000_000_000L, NUMBERS, workers, threads));
    }

    private static String words(Ratio ratio) {
        return (ratio.clean()
                        ? ratio.median() + " " + ratio.interval().low() + " "
                                + ratio.interval().high()
                        : "none " + ratio.quality())
                + " " + ratio.kept() + " " + ratio.taken();
    }
}
