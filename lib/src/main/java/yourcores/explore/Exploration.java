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
import yourcores.figure.Bars.Grade;
import yourcores.figure.Figure;
import yourcores.figure.Showable;
import yourcores.race.Predicted;

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
public final class Exploration implements Showable, Predicted {
    private final String title;
    private final Explored explored;
    private final List<EndingRule> marks;

    Exploration(String title, Explored explored, List<EndingRule> marks) {
        this.title = title;
        this.explored = explored;
        this.marks = List.copyOf(marks);
    }

    /** What the author wants: this outcome of the one variable that is watched. */
    public Exploration acceptable(int value, String words) {
        return with(Integer.toString(value), valued(value), Grade.ACCEPTABLE, words);
    }

    /** What the author wants: this outcome, written {@code "a=1, b=0"}. */
    public Exploration acceptable(String outcome, String words) {
        return with(outcome, named(outcome), Grade.ACCEPTABLE, words);
    }

    /** What the author wants: outcomes of this kind. */
    public Exploration acceptable(Predicate<Ending> kind, String words) {
        return with(null, kind, Grade.ACCEPTABLE, words);
    }

    /** What the author wants: all outcomes that are not graded yet. */
    public Exploration acceptable(String words) {
        return with(null, _ -> true, Grade.ACCEPTABLE, words);
    }

    /** Allowed, and surprising: this outcome of the one variable that is watched. */
    public Exploration interesting(int value, String words) {
        return with(Integer.toString(value), valued(value), Grade.INTERESTING, words);
    }

    /** Allowed, and surprising: this outcome, written {@code "a=1, b=0"}. */
    public Exploration interesting(String outcome, String words) {
        return with(outcome, named(outcome), Grade.INTERESTING, words);
    }

    /** Allowed, and surprising: outcomes of this kind. */
    public Exploration interesting(Predicate<Ending> kind, String words) {
        return with(null, kind, Grade.INTERESTING, words);
    }

    /** Allowed, and surprising: all outcomes that are not graded yet. */
    public Exploration interesting(String words) {
        return with(null, _ -> true, Grade.INTERESTING, words);
    }

    /** Must not happen: this outcome of the one variable that is watched. */
    public Exploration forbidden(int value, String words) {
        return with(Integer.toString(value), valued(value), Grade.FORBIDDEN, words);
    }

    /** Must not happen: this outcome, written {@code "a=1, b=0"}. */
    public Exploration forbidden(String outcome, String words) {
        return with(outcome, named(outcome), Grade.FORBIDDEN, words);
    }

    /** Must not happen: outcomes of this kind. */
    public Exploration forbidden(Predicate<Ending> kind, String words) {
        return with(null, kind, Grade.FORBIDDEN, words);
    }

    /** Must not happen: all outcomes that are not graded yet. */
    public Exploration forbidden(String words) {
        return with(null, _ -> true, Grade.FORBIDDEN, words);
    }

    public String title() {
        return title;
    }

    /** How many different states were visited. */
    public int states() {
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
                        && markOf(ending)
                                .filter(mark -> mark.grade() == Grade.FORBIDDEN)
                                .isPresent());
    }

    /** Table of the outcomes with their schedules, and the verdict. */
    @Override
    public Figure figure() {
        return ExplorationTable.of(this);
    }

    SequencedMap<Ending, BigInteger> endings() {
        return explored.endings();
    }

    List<EndingRule> marks() {
        return marks;
    }

    List<String> names() {
        return explored.watched().names();
    }

    boolean buffered() {
        return explored.machine().buffered;
    }

    /** The endings that a grade fits first. */
    List<Ending> endingsOf(EndingRule mark) {
        return endings().keySet().stream()
                .filter(ending -> markOf(ending).filter(first -> first == mark).isPresent())
                .toList();
    }

    Optional<EndingRule> markOf(Ending ending) {
        return marks.stream().filter(mark -> mark.kind().test(ending)).findFirst();
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

    private Exploration with(String outcome, Predicate<Ending> kind, Grade grade, String words) {
        var more = new ArrayList<>(marks);
        more.add(new EndingRule(outcome, kind, grade, words));
        return new Exploration(title, explored, more);
    }

    private static Predicate<Ending> valued(int value) {
        return ending -> ending.value() == value;
    }

    private static Predicate<Ending> named(String outcome) {
        return ending -> ending.toString().equals(outcome);
    }
}
