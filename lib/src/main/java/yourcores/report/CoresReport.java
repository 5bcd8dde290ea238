package yourcores.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import yourcores.figure.Interval;
import yourcores.figure.Showable;
import yourcores.figure.Verdict;
import yourcores.law.KarpFlatt;
import yourcores.results.Machines;
import yourcores.results.MeasuredProgram;
import yourcores.results.MeasuredProgram.Kind;
import yourcores.results.ResultRow;
import yourcores.results.Results;

/**
 * The page of the whole course: what the chapters measured on this machine, against what laws promised, beside the
 * reader's guesses and beside other machines. Where nothing was measured yet, it shows a recorded machine and says so.
 *
 * <p>Read once, at {@link #here()}; immutable then.
 */
public final class CoresReport {
    private final List<MeasuredProgram> programs;
    private final Table guesses;
    private final Untold untold;
    private final String machine;

    private CoresReport(List<MeasuredProgram> programs, Table guesses, Untold untold, String machine) {
        this.programs = programs;
        this.guesses = guesses;
        this.untold = untold;
        this.machine = machine;
    }

    /** Reads all results that there are now. What is damaged is named in one sentence a file on standard output. */
    public static CoresReport here() {
        var all = Machines.read();
        var programs = MeasuredProgram.of(all.rows());
        boolean yours = programs.stream()
                .anyMatch(
                        one -> one.machine().equals(Machines.YOU) && one.most().isPresent());
        String recorded =
                all.recorded().stream().map(row -> row.machine()).findFirst().orElse(Machines.YOU);
        return new CoresReport(
                programs,
                Results.guesses(),
                Untold.of(all.yours(), Results.verdictRows()),
                yours ? Machines.YOU : recorded);
    }

    /** Whose curves the figures show first: {@code "you"}, or the recorded machine as long as you have none. */
    public String machine() {
        return machine;
    }

    /** What there is to report, and what to run where there is little. */
    public Showable state() {
        return () -> {
            var mine = of(Machines.YOU).toList();
            if (!mine.isEmpty() && !machine.equals(Machines.YOU)) {
                return Verdict.cannotTell(
                        "None of your measurements with several workers could be told yet (" + mine.size()
                                + " tried), so this page shows a recorded machine, " + machine
                                + ". Close other programs, run chapter 2, and run this page again.");
            }
            if (programs.isEmpty()) {
                return Verdict.cannotTell("There is nothing to show yet: run chapter 2, and run this page again.");
            }
            if (mine.isEmpty()) {
                return Verdict.states(
                        "You have no results yet, so this page shows a recorded machine, " + machine
                                + ", of which " + told(Kind.COMPUTING) + " programs that compute and "
                                + told(Kind.WAITING)
                                + " that wait could be told. Run chapter 2, or all of them by \"make run\", and run this page again.");
            }
            var chapters = mine.stream()
                    .map(MeasuredProgram::chapter)
                    .distinct()
                    .sorted()
                    .toList();
            long told = mine.stream().filter(one -> one.most().isPresent()).count();
            return Verdict.states("Your machine (" + mine.getLast().card().words() + ") was measured in "
                    + (chapters.size() == 1 ? "chapter " : "chapters ") + String.join(", ", chapters)
                    + ". Programs measured with several workers: " + mine.size()
                    + "; with enough undisturbed rounds to tell: "
                    + told + ".");
        };
    }

    private long told(Kind kind) {
        return of(machine)
                .filter(one -> one.kind() == kind && one.most().isPresent())
                .count();
    }

    /** What was promised, and what was measured, at each number of workers: one dot each. */
    public Showable promises() {
        return new PromisesKept(machine, of(machine).toList());
    }

    /**
     * Each program of each machine with as many workers as could be told: its speed-up, the speed-up a worker, and the serial share
     * that the speed-up betrays.
     */
    public Table gains() {
        var rows = programs.stream()
                .filter(one -> one.kind() != Kind.SLOW_MOTION)
                .flatMap(one -> one.most().map(most -> new Gain(one, most)).stream())
                .sorted(Comparator.comparing(gain -> gain.program().chapter()))
                .toList();
        return Table.create(
                "Speed-ups",
                words("machine", rows, gain -> gain.program().machine()),
                words("chapter", rows, gain -> gain.program().chapter()),
                words("program", rows, gain -> gain.program().title()),
                words("kind", rows, gain -> gain.program().kind().words()),
                whole("workers", rows, gain -> gain.most().p()),
                number("speed-up", rows, gain -> Optional.of(gain.speedup())),
                number("low", rows, gain -> gain.most().interval().map(Interval::low)),
                number("high", rows, gain -> gain.most().interval().map(Interval::high)),
                number(
                        "a worker",
                        rows,
                        gain -> Optional.of(gain.speedup() / gain.most().p())),
                number(
                        "serial",
                        rows,
                        gain -> Optional.of(KarpFlatt.serialShare(
                                gain.speedup(), gain.most().p()))));
    }

    private record Gain(MeasuredProgram program, ResultRow most) {
        double speedup() {
            return most.ratio().orElseThrow();
        }
    }

    /**
     * Each promise that a law made, held against what was measured with as many workers, and what can be said of it: kept, not
     * kept, within the bound, bar too long, cores not alike. {@code share} is measured divided by promised.
     */
    public Table promised() {
        var rows = Held.of(programs).toList();
        return Table.create(
                "Promises",
                words("machine", rows, held -> held.program().machine()),
                words("chapter", rows, held -> held.program().chapter()),
                words("program", rows, held -> held.program().title()),
                words("law", rows, held -> held.program().law()),
                whole("workers", rows, Held::workers),
                number("promised", rows, held -> Optional.of(held.promise())),
                number("speed-up", rows, held -> Optional.of(held.speedup())),
                number("low", rows, held -> held.interval().map(Interval::low)),
                number("high", rows, held -> held.interval().map(Interval::high)),
                number("share", rows, held -> Optional.of(held.share())),
                words("said", rows, held -> held.said().words));
    }

    /** The reader's first guesses beside the truth, the worst one first. */
    public Showable guesses() {
        return new GuessesBeside(guesses);
    }

    /** One program on all machines that measured it, the outliers named. */
    public Showable machines(String program) {
        return new Beside(programs.stream()
                .filter(one -> one.title().equals(program) && one.kind() != Kind.SLOW_MOTION)
                .toList());
    }

    /** The program that most machines measured, on all of them. */
    public Showable machines() {
        return machines(most());
    }

    /** The program that most machines could tell, one that computes where there is one; of several the first chapter's. */
    public String most() {
        var told = programs.stream()
                .filter(one -> one.kind() != Kind.SLOW_MOTION && one.most().isPresent())
                .toList();
        var kind = told.stream().anyMatch(one -> one.kind() == Kind.COMPUTING) ? Kind.COMPUTING : Kind.WAITING;
        var machines = told.stream()
                .filter(one -> one.kind() == kind)
                .collect(Collectors.groupingBy(MeasuredProgram::title, Collectors.counting()));
        return told.stream()
                .filter(one -> one.kind() == kind)
                .sorted(Comparator.comparing((MeasuredProgram one) -> -machines.get(one.title()))
                        .thenComparing(MeasuredProgram::chapter))
                .map(MeasuredProgram::title)
                .findFirst()
                .orElse("");
    }

    /** Which machines lie off their class, in which program, and what of their card may be the reason. */
    public Showable outliers() {
        return new OutlierTable(Outlier.among(programs), Outlier.canBeTold(programs));
    }

    /** Which figures could not tell on this machine, why, and what it would take. */
    public Showable untold() {
        return untold;
    }

    /** What to read next: chapters that were not run, guesses that were far off, laws that did not hold. */
    public Showable next() {
        return new NextChapters(guesses, untold);
    }

    private Stream<MeasuredProgram> of(String one) {
        return programs.stream().filter(program -> program.machine().equals(one));
    }

    private static <R> IntColumn whole(String name, List<R> rows, ToIntFunction<R> value) {
        return IntColumn.create(name, rows.stream().mapToInt(value).toArray());
    }

    private static <R> StringColumn words(String name, List<R> rows, Function<R, String> value) {
        return StringColumn.create(name, rows.stream().map(value));
    }

    private static <R> DoubleColumn number(String name, List<R> rows, Function<R, Optional<Double>> value) {
        var column = DoubleColumn.create(name);
        rows.forEach(row -> value.apply(row).ifPresentOrElse(column::append, column::appendMissing));
        return column;
    }
}
