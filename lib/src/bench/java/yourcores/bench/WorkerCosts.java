package yourcores.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import yourcores.child.Child;
import yourcores.child.Python;
import yourcores.measure.Bench;
import yourcores.measure.Ratio;
import yourcores.measure.Variant;
import yourcores.measure.Work;
import yourcores.workers.Workers;

/**
 * Prints what an empty task costs on warm workers, in microseconds by round, then S(2) of warm pools on tasks that
 * compute. A Python program that answers "empty 2" and "primes 2" with its pools stands beside them: its source is the
 * argument.
 */
final class WorkerCosts {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int TASKS = 2_000;

    private WorkerCosts() {}

    public static void main(String[] args) throws Exception {
        int rounds = Integer.parseInt(args[0]);
        try (var threads = Workers.threads(1);
                var one = Workers.jvms(1);
                var two = Workers.jvms(2);
                var python = Python.find().orElseThrow().start(args[1])) {
            overheads(rounds, threads, one, two, python);
            var ours = List.of(one, two);
            tell("worker JVMs", (workers, _) -> sum(ours.get(workers - 1)));
            tell("multiprocessing.Pool", (workers, _) -> python.ask("primes " + workers, LIMIT));
            together(threads, ours, python);
        }
    }

    /** One contest for all, with one worker and with two each; Python's numbers are others, and so is its result. */
    private static void together(Workers thread, List<Workers> jvms, Child python) throws Exception {
        try (var threads = Workers.threads(2)) {
            var contest = Bench.compare(
                    Variant.variant("1 thread", () -> done(sum(thread))),
                    Variant.variant("2 threads", () -> done(sum(threads))),
                    Variant.variant("1 JVM", () -> done(sum(jvms.get(0)))),
                    Variant.variant("2 JVMs", () -> done(sum(jvms.get(1)))),
                    Variant.variant("1 Python", () -> done(Long.parseLong(python.ask("primes 1", LIMIT)))),
                    Variant.variant("2 Pythons", () -> done(Long.parseLong(python.ask("primes 2", LIMIT)))));
            for (var row : contest.rows()) {
                System.out.println("speedup in one contest, " + row.name() + ": " + words(row.ratio()));
            }
        }
    }

    private static boolean done(long primes) {
        return primes > 0;
    }

    private static void overheads(int rounds, Workers threads, Workers one, Workers two, Child python)
            throws Exception {
        var tasks = IntStream.range(0, TASKS).mapToObj(EmptyTask::new).toList();
        for (int round = 0; round < rounds; round++) {
            var micros = new ArrayList<String>();
            for (var workers : List.of(threads, one, two)) {
                long start = System.nanoTime();
                workers.map(tasks);
                micros.add(Double.toString((System.nanoTime() - start) / 1e3 / TASKS));
            }
            for (int workers = 1; workers <= 2; workers++) {
                micros.add(python.ask("empty " + workers, LIMIT));
            }
            System.out.println("empty " + String.join(" ", micros));
        }
    }

    private static long sum(Workers workers) throws Exception {
        return workers.map(CountPrimes.all()).stream().mapToLong(Long::longValue).sum();
    }

    private static <R> void tell(String name, Work<R> work) throws Exception {
        System.out.println("speedup " + name + ": " + words(Bench.speedup(name, List.of(2), work).at(2)));
    }

    private static String words(Ratio ratio) {
        var interval = ratio.interval();
        var number = interval == null
                ? "no number, " + ratio.quality()
                : "%.3f [%.3f, %.3f]".formatted(ratio.median(), interval.low(), interval.high());
        return number + ", " + ratio.kept() + " of " + ratio.taken() + " rounds kept, by the minima %.3f"
                .formatted(ratio.ofMinima());
    }
}
