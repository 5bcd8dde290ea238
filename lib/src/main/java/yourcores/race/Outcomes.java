package yourcores.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import yourcores.figure.Bars.Grade;
import yourcores.figure.Figure;
import yourcores.figure.Showable;

/**
 * What came out of an experiment, how often, and how the author grades it. A race is a distribution: one run shows
 * nothing.
 *
 * {@snippet :
 * show(Outcomes.of("5 threads count to 100 000", start -> count(new Counter(), 5, 100_000, start))
 *     .acceptable(500_000, "nothing lost").interesting("updates lost"));
 * }
 *
 * <p>Guarantee: the experiment is repeated for about 1 s (0.3 s in quick mode), at least five times unless one run
 * takes more than 2 s, or as often as {@link #times} says. It is run once, when it is first shown or counted; grades can be
 * added later and run nothing again. Where several grades fit an outcome the first one counts. Acceptable: what the
 * author wants. Interesting: allowed, and surprising. Forbidden: must not happen.
 *
 * <p>Errors: what the experiment throws comes out as it is, checked or not, from the call that first runs it.
 * Where the cell is stopped, {@link InterruptedException} within a second, with all threads ended, for a {@link Race} and
 * what runs by {@link Start#together}; code of the experiment's own has to listen to the interrupt, and ends its threads.
 *
 * <p>Thread rule: use by one thread, the one that runs the cell.
 *
 * @param <T> the outcome: a value with {@code equals}
 */
public final class Outcomes<T> extends Gradable<T, Outcomes<T>> implements Showable {
    private static final double BRIEF = 0.4;

    private final String title;
    private final Runs<T> runs;
    private final List<Rule<T>> rules;
    private Figure figure;

    Outcomes(String title, Engine<T> engine) {
        this(title, new Runs<>(engine, Limit.usual()), List.of());
    }

    private Outcomes(String title, Runs<T> runs, List<Rule<T>> rules) {
        this.title = title;
        this.runs = runs;
        this.rules = List.copyOf(rules);
    }

    /** Repeats a whole experiment; see {@link Race} for small ones that are over in less than a millisecond. */
    public static <T> Outcomes<T> of(String title, Experiment<T> experiment) {
        return new Outcomes<>(title, new RepeatedRuns<T>(title, experiment));
    }

    /** Experiments with outcomes of one kind, a column each; titles that begin alike up to a comma give it its title. */
    public static Showable sideBySide(Outcomes<?>... outcomes) {
        return sideBySide(List.of(outcomes));
    }

    /** Experiments with outcomes of one kind, a column each; titles that begin alike up to a comma give it its title. */
    public static Showable sideBySide(List<? extends Outcomes<?>> outcomes) {
        return new SideBySide(outcomes);
    }

    /**
     * Outcomes that another tool has counted: nothing is run, whatever is asked of them.
     *
     * @param threads how many threads met; 0 where nothing is known of it
     * @param blind why nothing follows from what was not seen, in a sentence; empty where something does
     */
    public static <T> Outcomes<T> counted(String title, Counts<T> counts, int threads, Optional<String> blind) {
        return new Outcomes<>(title, new Counted<>(counts, threads, blind));
    }

    private record Counted<T>(Counts<T> counts, int threads, Optional<String> blind) implements Engine<T> {
        @Override
        public Counts<T> run(Limit limit) {
            return counts;
        }
    }

    /** What the author wants. */
    public Outcomes<T> acceptable(T outcome, String words) {
        return with(one(outcome, Grade.ACCEPTABLE, words));
    }

    /** Allowed, and surprising. */
    public Outcomes<T> interesting(T outcome, String words) {
        return with(one(outcome, Grade.INTERESTING, words));
    }

    /** Must not happen. */
    public Outcomes<T> forbidden(T outcome, String words) {
        return with(one(outcome, Grade.FORBIDDEN, words));
    }

    /** Repeats it so many times, whatever time that takes. */
    public Outcomes<T> times(long runs) {
        return new Outcomes<>(title, this.runs.limited(Limit.times(runs)), rules);
    }

    /** Repeats it for two fifths of the usual time: one of several that stand side by side. */
    public Outcomes<T> briefly() {
        return new Outcomes<>(title, runs.limited(Limit.share(BRIEF)), rules);
    }

    public String title() {
        return title;
    }

    /** How often each outcome came out; runs the experiment where it has not been run. */
    public Counts<T> counted() {
        return runs.counts();
    }

    /** What was seen beside what can happen by the rules: each outcome seen must be a predicted one. */
    public Showable within(Predicted predicted) {
        return new Within(title, this, predicted);
    }

    /** Bars and table of the outcomes, with the verdict. */
    @Override
    public Figure figure() {
        if (figure == null) {
            figure = OutcomesFigure.of(graded());
        }
        return figure;
    }

    /** The outcomes as a table, to sort, filter, join or save. Runs the experiment where it has not been run. */
    public Table table() {
        var graded = graded();
        var outcomes = List.copyOf(graded.counts().counts().keySet());
        return Table.create(
                title,
                StringColumn.create("outcome", outcomes.stream().map(Labels::of).toList()),
                LongColumn.create(
                        "runs", outcomes.stream().mapToLong(graded.counts()::of).toArray()),
                StringColumn.create(
                        "grade",
                        outcomes.stream()
                                .map(outcome -> graded.ruleOf(outcome).grade().words())
                                .toList()));
    }

    Graded<T> graded() {
        return new Graded<>(
                title, counted(), rules, runs.threads(), runs.blind(), MeetingCores.usable(), MeetingCores.cpu());
    }

    @Override
    protected Outcomes<T> with(Rule<T> rule) {
        var more = new ArrayList<>(rules);
        more.add(rule);
        return new Outcomes<>(title, runs, more);
    }

    private static <T> Rule<T> one(T outcome, Grade grade, String words) {
        return new Rule<>(Optional.ofNullable(outcome), Predicate.isEqual(outcome), grade, words);
    }
}
