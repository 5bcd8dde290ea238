package yourcores.workers;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Makes the cache from which child JVMs take their classes: of a worker that does a task. Run by the set-up. A cache
 * serves the class path and the JDK that it was made with, so it lies beside the library's jar and goes with it.
 *
 * <p>Source: {@code java -XX:AOTCacheOutput} and {@code -XX:AOTCache}, JEP 514.
 */
final class WorkerCache {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private WorkerCache() {}

    /** @param arguments the file to write; more options for the worker that rehearses */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var options = new ArrayList<>(List.of(arguments));
        options.set(0, "-XX:AOTCacheOutput=" + arguments[0]);
        var worker = new WorkerProcess("rehearsal", options);
        try {
            worker.warmUp();
            worker.ask(new Packer().pack(1, new Usual(List.of("Ann", "Bob"))));
            worker.leave(LIMIT);
        } finally {
            worker.close();
        }
    }

    /** What programs and tasks do that are a few lines long. */
    record Usual(List<String> names) implements Task<String> {
        @Override
        public String call() {
            long primes = LongStream.range(2, 100).filter(Usual::isPrime).count();
            IO.println("%d primes, %s".formatted(primes, IO.readln()));
            return names.stream().map(name -> name + " " + name.length()).collect(Collectors.joining(", "));
        }

        private static boolean isPrime(long n) {
            return LongStream.rangeClosed(2, (long) Math.sqrt(n)).allMatch(d -> n % d > 0);
        }
    }
}
