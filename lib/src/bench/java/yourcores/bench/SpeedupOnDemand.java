package yourcores.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.List;
import yourcores.measure.Bench;

/**
 * For each line on standard input measures S(2) of counting primes once and prints it: ratio, interval, rounds kept
 * and taken, ratio of minima.
 */
final class SpeedupOnDemand {

    private SpeedupOnDemand() {}

    public static void main(String[] args) throws Exception {
        var input = new BufferedReader(new InputStreamReader(System.in));
        while (input.readLine() != null) {
            var ratio = Bench.speedup("primes", List.of(2), (workers, threads) ->
                    Primes.count(10_000_000_000L, 8_000, workers, threads)).at(2);
            var interval = ratio.interval();
            System.out.println((interval == null
                    ? "none " + ratio.quality()
                    : ratio.median() + " " + interval.low() + " " + interval.high())
                    + " " + ratio.kept() + " " + ratio.taken() + " " + ratio.ofMinima());
        }
    }
}
