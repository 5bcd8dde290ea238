package yourcores.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import yourcores.figure.Figure;
import yourcores.figure.Progress;
import yourcores.measure.Resource.Kind;
import yourcores.measure.system.Machine;
import yourcores.measure.system.Meter;
import yourcores.measure.system.Readiness;
import yourcores.measure.system.Witness;
import yourcores.measure.system.Witness.Look;

/**
 * Measures ratios of running times that can be trusted, or says that it cannot.
 *
 * <p>Guarantee of all that compares running times, which is all but {@link #costs} and {@link #cpuShares} (they state
 * their own): variants are warmed up and run interleaved, in an order shuffled each round; their results are used and
 * compared; a sample counts only if other programs hardly took the processor away (less than 2 % run delay that they can
 * have caused, or what the system offers instead), and is taken again once if they did, unless most of its round was
 * disturbed; nor does a round count beside which a fixed piece of work found that the machine gave less than it can;
 * sampling goes on until the interval of the ratio is narrow or the budget is spent - about 5 s a curve, 1.25 s a variant
 * where it has more than four, 12.5 s at most, 2.5 s a comparison, 0.4 s in quick mode, up to three times that where too
 * few rounds are undisturbed and more can be hoped for -; fewer than five undisturbed rounds give no number. That
 * sampling stops when the interval is narrow costs little: in simulated runs 94 to 98 of 100 intervals held the true
 * ratio.
 *
 * <p>Asked of the work: it joins the threads it starts, and takes them from the factory it is handed. Shorter work
 * than 60 ms, 25 ms in quick mode, is repeated until a sample takes about that long.
 *
 * <p>Errors: what the work throws comes out as it is. {@link InterruptedException} within a second when the cell is
 * stopped, with the work's threads interrupted; {@link #costs} runs the work on the calling thread, so the work must
 * answer an interrupt itself there. {@link IllegalStateException} if earlier work still burns a core,
 * threads are left behind, or a thread died. {@link ResultsDiffer} if results differ.
 *
 * <p>Thread rule: one measurement at a time, started by the thread that runs the cell.
 */
public final class Bench {
    private static final int ALL_UP_TO = 8;

    /** What the processors gave in the best measurement so far. */
    private static final AtomicReference<Look> BEST = new AtomicReference<>();

    private Bench() {}

    /** Measures with one worker up to as many as run at the same time here: all up to 8, then doubling. */
    public static <R> Speedup speedup(String title, Work<R> work) throws Exception {
        return speedup(title, workersUpTo(Machine.here().mostWorkers()), work);
    }

    /**
     * Measures with one worker and with these numbers of workers.
     *
     * @throws IllegalArgumentException if more workers are asked for than run at the same time here
     */
    public static <R> Speedup speedup(String title, List<Integer> workers, Work<R> work) throws Exception {
        var machine = Machine.here();
        refuseBeyond(machine, workers);
        return measure(title, onRealCores(machine), workers, work, Speedup.Alike.on(machine));
    }

    /** Measures more workers than run at the same time, on purpose: they take turns, and no law is fitted to them. */
    public static <R> Speedup oversubscribed(String title, List<Integer> workers, Work<R> work) throws Exception {
        var machine = Machine.here();
        return measure(title, onRealCores(machine), workers, work, Speedup.Alike.on(machine));
    }

    /** Measures workers that wait rather than compute, so that each can have a wait of its own. */
    public static <R> Speedup waiting(String title, List<Integer> workers, Work<R> work) throws Exception {
        var resource = new Resource(Kind.WAITING, Double.POSITIVE_INFINITY, "waiting takes no processor");
        return measure(title, resource, workers, work, Speedup.Alike.ALL);
    }

    /** Compares ways to do the same job; the first is the baseline. */
    public static Comparison compare(Variant... variants) throws Exception {
        if (variants.length < 2) {
            throw new IllegalArgumentException("A comparison takes two variants or more");
        }
        Function<Rounds, Comparison> result = rounds -> new Comparison(IntStream.range(0, variants.length)
                .mapToObj(v -> new Comparison.Row(variants[v].name(), usual(rounds, v), rounds.ratio(0, v)))
                .toList());
        return result.apply(contest(
                "comparing " + variants.length + " variants",
                List.of(variants),
                Budget.ofComparison(Machine.here().quick()),
                false,
                true,
                rounds -> result.apply(rounds).figure()));
    }

    /**
     * Compares ways to do the same job by how much they get done in a second; the first is the baseline.
     *
     * @param what is done, in the plural: "meals"
     * @param count how many of them one run does
     */
    public static Rates rates(String title, String what, int count, Variant... variants) throws Exception {
        if (variants.length < 2 || count < 1) {
            throw new IllegalArgumentException("It takes two variants or more, and one of the " + what + " at least");
        }
        Function<Rounds, Rates> result = rounds -> Rates.of(title, what, count, rounds, variants);
        return result.apply(contest(
                title,
                List.of(variants),
                Budget.ofComparison(Machine.here().quick()),
                false,
                true,
                rounds -> result.apply(rounds).figure()));
    }

    /**
     * Measures how ways to do the same job change with a number, such as the number of tasks it is cut into; all are
     * compared with the baseline. In quick mode every third number is taken, from the first on.
     *
     * @param number what is varied, in the plural: "tasks"
     */
    public static Sweep sweep(String title, String number, List<Integer> numbers, Variant baseline, Line... lines)
            throws Exception {
        if (numbers.isEmpty() || lines.length == 0) {
            throw new IllegalArgumentException("A sweep takes a number and a line at least");
        }
        int step = Machine.here().quick() ? 3 : 1;
        var taken = IntStream.range(0, numbers.size())
                .filter(at -> at % step == 0)
                .mapToObj(numbers::get)
                .toList();
        var variants = new ArrayList<>(List.of(baseline));
        for (var line : lines) {
            taken.forEach(n -> variants.add(Variant.variant(line.name() + ", " + n + " " + number, (MeteredWork<Object>)
                    threads -> line.work().run(n, threads))));
        }
        Function<Rounds, Sweep> result = rounds -> Sweep.of(title, number, taken, baseline, lines, rounds);
        return result.apply(contest(
                title, variants, false, true, rounds -> result.apply(rounds).figure()));
    }

    /** What single operations cost, by the stopwatch; see {@link Costs}. */
    public static Costs costs(String title, Cost... costs) throws Exception {
        Readiness.check();
        return Costs.measure(title, List.of(costs), Machine.here().quick());
    }

    /** Finds out whether tasks compute or wait; see {@link CpuShares}. */
    public static CpuShares cpuShares(Variant... tasks) throws Exception {
        Readiness.check();
        return CpuShares.measure(List.of(tasks));
    }

    /** Finds what share of the whole one part takes, both run by one worker, on the calling thread. */
    public static Share share(String title, Callable<?> part, Callable<?> whole) throws Exception {
        return share(title, part, threads -> whole.call());
    }

    /** Finds what share of the whole one part takes; the whole is run by one worker of its own. */
    public static Share share(String title, Callable<?> part, MeteredWork<?> whole) throws Exception {
        return share(title, Variant.variant("the part", part).work(), whole);
    }

    /** Finds what share of the whole one part takes, each on threads of its own. */
    public static Share share(String title, MeteredWork<?> part, MeteredWork<?> whole) throws Exception {
        var variants = List.of(Variant.variant("the part", part), Variant.variant("the whole", whole));
        Function<Rounds, Share> result = rounds -> new Share(title, rounds.ratio(0, 1));
        return result.apply(contest(
                title, variants, false, false, rounds -> result.apply(rounds).figure()));
    }

    /** Times one variant. */
    public static Timing time(Variant variant) throws Exception {
        return contest(variant.name(), List.of(variant), false, true, rounds -> null)
                .timing(variant.name(), 0);
    }

    private static <R> Speedup measure(
            String title, Resource resource, List<Integer> workers, Work<R> work, Speedup.Alike alike)
            throws Exception {
        var counts = IntStream.concat(IntStream.of(1), workers.stream().mapToInt(Integer::intValue))
                .distinct()
                .sorted()
                .boxed()
                .toList();
        if (counts.getFirst() < 1) {
            throw new IllegalArgumentException("It takes one worker at least, not " + counts.getFirst());
        }
        var variants = counts.stream()
                .map(count -> Variant.variant(
                        MeasureWords.workers(count), (MeteredWork<R>) threads -> work.run(count, threads)))
                .toList();
        Function<Rounds, Speedup> result =
                rounds -> new Speedup(title, resource, points(rounds, counts, resource), usual(rounds, 0), alike);
        boolean waiting = resource.kind() == Kind.WAITING;
        return result.apply(contest(
                title, variants, waiting, true, rounds -> result.apply(rounds).figure()));
    }

    private static List<Speedup.Point> points(Rounds rounds, List<Integer> counts, Resource resource) {
        double most = Math.ceil(resource.limit());
        return IntStream.range(0, counts.size())
                .mapToObj(i -> new Speedup.Point(counts.get(i), rounds.ratio(0, i), counts.get(i) > most))
                .toList();
    }

    private static Rounds contest(
            String title, List<Variant> variants, boolean waiting, boolean sameResults, Function<Rounds, Figure> figure)
            throws Exception {
        return contest(
                title, variants, Budget.of(variants.size(), Machine.here().quick()), waiting, sameResults, figure);
    }

    private static Rounds contest(
            String title,
            List<Variant> variants,
            Budget budget,
            boolean waiting,
            boolean sameResults,
            Function<Rounds, Figure> figure)
            throws Exception {
        var machine = Machine.here();
        Readiness.check();
        try (var progress = new Progress(title);
                var sampler = new MeteredSampler(Meter.best(machine.capacity(), waiting))) {
            var looks = waiting || machine.quick() ? Looks.none() : looks(Meter.best(machine.capacity(), false));
            var rounds =
                    new Contest(variants, budget, System::nanoTime, sampler, sameResults, looks).run(progress, figure);
            looks.slower().ifPresent(System.out::println);
            return rounds;
        }
    }

    private static Looks looks(Meter meter) {
        return new Looks(() -> Witnesses.HERE.look(meter), BEST, System::nanoTime);
    }

    /** Made when the first measurement asks for it. */
    private static final class Witnesses {
        static final Witness HERE = Witness.of(Machine.here().mostWorkers());
    }

    private static Duration usual(Rounds rounds, int variant) {
        return Duration.ofNanos(Math.round(rounds.usualNanos(variant)));
    }

    private static Resource onRealCores(Machine machine) {
        return new Resource(Kind.REAL_CORES, machine.capacity(), machine.limitReason());
    }

    static List<Integer> workersUpTo(int most) {
        var counts = new ArrayList<>(
                IntStream.rangeClosed(1, Math.min(most, ALL_UP_TO)).boxed().toList());
        for (int count = 2 * ALL_UP_TO; count < most; count *= 2) {
            counts.add(count);
        }
        if (most > ALL_UP_TO) {
            counts.add(most);
        }
        return counts;
    }

    static void refuseBeyond(Machine machine, List<Integer> workers) {
        int asked = workers.stream().mapToInt(Integer::intValue).max().orElse(1);
        if (asked > machine.mostWorkers()) {
            throw new IllegalArgumentException(MeasureWords.workers(asked) + " do not have a processor each here ("
                    + machine.limitReason()
                    + "): they wait in between, and the waiting would look like a law. Ask for at most "
                    + machine.mostWorkers()
                    + ", or say Bench.oversubscribed(...) to measure the waiting on purpose.");
        }
    }
}
