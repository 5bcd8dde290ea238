package yourcores.explore;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Predicate;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import yourcores.figure.Bars.Grade;
import yourcores.figure.Figure;
import yourcores.figure.Showable;
import yourcores.race.Gradable;
import yourcores.race.Predicted;
import yourcores.race.Rule;

/**
 * All that a small program can do: its outcomes, and exactly how many schedules lead to each.
 *
 * <p>A schedule is one order of all steps, from the start to where no thread can go on: to the end, or into a deadlock. A
 * thread that waits for a lock or a condition takes no step. With {@linkplain StepProgram#storeBuffers() store buffers} a
 * write that leaves a buffer has its place in the order like a step, so that two schedules may differ in nothing but when
 * memory hears of a write; without them the same program has fewer schedules. The share of an outcome is a share of
 * schedules. It is no probability: a real machine does not choose among schedules with equal chances.
 *
 * <p>Grades: where several fit an outcome, the first one counts. Grading explores nothing again.
 *
 * <p>Thread rule: immutable.
 */
public final class Exploration extends Gradable<Ending, Exploration> implements Showable, Predicted {
    private final String title;
    private final Explored explored;
    private final List<Rule<Ending>> rules;

    Exploration(String title, Explored explored, List<Rule<Ending>> rules) {
        this.title = title;
        this.explored = explored;
        this.rules = List.copyOf(rules);
    }

    /** What the author wants: this outcome of the one variable that is watched. */
    public Exploration acceptable(int value, String words) {
        return acceptable(Integer.toString(value), words);
    }

    /** What the author wants: this outcome, written {@code "a=1, b=0"}. */
    public Exploration acceptable(String outcome, String words) {
        return with(new Rule<>(Optional.of(outcome), named(outcome), Grade.ACCEPTABLE, words));
    }

    /** Allowed, and surprising: this outcome of the one variable that is watched. */
    public Exploration interesting(int value, String words) {
        return interesting(Integer.toString(value), words);
    }

    /** Allowed, and surprising: this outcome, written {@code "a=1, b=0"}. */
    public Exploration interesting(String outcome, String words) {
        return with(new Rule<>(Optional.of(outcome), named(outcome), Grade.INTERESTING, words));
    }

    /** Must not happen: this outcome of the one variable that is watched. */
    public Exploration forbidden(int value, String words) {
        return forbidden(Integer.toString(value), words);
    }

    /** Must not happen: this outcome, written {@code "a=1, b=0"}. */
    public Exploration forbidden(String outcome, String words) {
        return with(new Rule<>(Optional.of(outcome), named(outcome), Grade.FORBIDDEN, words));
    }

    String title() {
        return title;
    }

    /** How many different states were visited. */
    int states() {
        return explored.states();
    }

    /** How many schedules there are, those included that end in a deadlock. */
    public BigInteger schedules() {
        return explored.schedules();
    }

    /** The outcomes with which all threads get to their end, in the order of their values. */
    @Override
    public SequencedSet<String> outcomes() {
        return Collections.unmodifiableSequencedSet(counted().sequencedKeySet());
    }

    /** How many schedules lead to each outcome. */
    public SequencedMap<String, BigInteger> counts() {
        return Collections.unmodifiableSequencedMap(counted());
    }

    /** The ways in which some thread waits for ever; empty where all threads always get to their end. */
    public List<Deadlock> deadlocks() {
        return explored.deadlocks().entrySet().stream()
                .map(entry -> new Deadlock(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * The first schedule that ends in an outcome of this kind: the shortest; of several as short the one in which the
     * thread that was named first moves first.
     */
    public Optional<Schedule> first(Predicate<Ending> kind) {
        return schedule(end -> end instanceof Ending ending && kind.test(ending));
    }

    /** The first schedule that ends in this outcome, written {@code "a=1, b=0"}; see {@link #first(Predicate)}. */
    public Optional<Schedule> first(String outcome) {
        return first(named(outcome));
    }

    /** The first schedule that ends with this value of the one variable watched; see {@link #first(Predicate)}. */
    public Optional<Schedule> first(int value) {
        return first(valued(value));
    }

    /** The first schedule that ends in a deadlock: the shortest; see {@link #first(Predicate)}. */
    public Optional<Schedule> firstDeadlock() {
        return schedule(end -> end instanceof String);
    }

    /** The first schedule that ends in a deadlock or in an outcome that is forbidden. */
    public Optional<Schedule> firstBad() {
        return schedule(end -> end instanceof String
                || end instanceof Ending ending
                        && ruleOf(ending)
                                .filter(rule -> rule.grade() == Grade.FORBIDDEN)
                                .isPresent());
    }

    /** Table of the outcomes with their schedules, and the verdict. */
    @Override
    public Figure figure() {
        return ExplorationTable.of(this);
    }

    /**
     * The outcomes as a table, to sort, filter, join or save: how many schedules lead to each, and to each deadlock after
     * its words.
     */
    public Table table() {
        var counts = counted();
        deadlocks().forEach(deadlock -> counts.put("deadlock: " + deadlock.words(), deadlock.schedules()));
        return Table.create(
                title,
                StringColumn.create("outcome", List.copyOf(counts.keySet())),
                DoubleColumn.create(
                        "schedules",
                        counts.values().stream()
                                .mapToDouble(BigInteger::doubleValue)
                                .toArray()));
    }

    SequencedMap<Ending, BigInteger> endings() {
        return explored.endings();
    }

    List<Rule<Ending>> rules() {
        return rules;
    }

    List<String> names() {
        return explored.watched().names();
    }

    boolean buffered() {
        return explored.machine().buffered;
    }

    /** The endings that a grade fits first. */
    List<Ending> endingsOf(Rule<Ending> rule) {
        return endings().keySet().stream()
                .filter(ending -> ruleOf(ending).filter(first -> first == rule).isPresent())
                .toList();
    }

    Optional<Rule<Ending>> ruleOf(Ending ending) {
        return rules.stream().filter(rule -> rule.matches().test(ending)).findFirst();
    }

    private Optional<Schedule> schedule(Predicate<Object> end) {
        return explored.graph().shortest(end).map(way -> Schedule.of(explored, way));
    }

    private SequencedMap<String, BigInteger> counted() {
        var counts = new LinkedHashMap<String, BigInteger>();
        for (Map.Entry<Ending, BigInteger> entry : explored.endings().entrySet()) {
            counts.put(entry.getKey().toString(), entry.getValue());
        }
        return counts;
    }

    @Override
    protected Exploration with(Rule<Ending> rule) {
        var more = new ArrayList<>(rules);
        more.add(rule);
        return new Exploration(title, explored, more);
    }

    private static Predicate<Ending> valued(int value) {
        return ending -> ending.value() == value;
    }

    private static Predicate<Ending> named(String outcome) {
        return ending -> ending.toString().equals(outcome);
    }
}
