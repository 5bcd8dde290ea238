package yourcores.explore;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import yourcores.figure.Figure;
import yourcores.figure.Markup;
import yourcores.figure.Showable;

/**
 * You are the scheduler: the reader picks whose step is next, sees what it does to memory, registers, locks and store
 * buffers, goes back, starts again, asks for a hint, and is told when what was asked for has happened. Made by
 * {@link StepProgram#play}, {@link StepProgram#playUntil} and {@link StepProgram#playToDeadlock}:
 *
 * {@snippet :
 * show(Explorer.program("two transfers")
 *     .thread("Ann", lock("A"), lock("B"), unlock("B"), unlock("A"))
 *     .thread("Bob", lock("B"), lock("A"), unlock("A"), unlock("B"))
 *     .playToDeadlock());
 * }
 *
 * <p>Guarantee: what is shown loads nothing and needs no kernel. Where scripts do not run, it is a sentence and the
 * shortest schedule that does it. The counts are exact: they are taken from all states of the program.
 *
 * <p>Thread rule: immutable.
 */
public final class SchedulerGame implements Showable {
    /** A digit key for each. */
    private static final int MOST_THREADS = 9;

    final Goal goal;
    final GameGraph graph;
    private final String title;

    private SchedulerGame(String title, Goal goal, GameGraph graph) {
        this.title = title;
        this.goal = goal;
        this.graph = graph;
    }

    static SchedulerGame of(String title, StepMachine machine, Goal goal) {
        if (machine.threads.size() > MOST_THREADS) {
            throw new ProgramRefused("The program has " + machine.threads.size() + " threads: at most " + MOST_THREADS
                    + " can be played; take some away");
        }
        return new SchedulerGame(title, goal, GameGraph.of(machine, goal));
    }

    /** How many schedules the program has, from the start to where no thread can go on. */
    BigInteger schedules() {
        return graph.spots.getFirst().schedules();
    }

    /** By how many of them it happens. */
    BigInteger happens() {
        return graph.spots.getFirst().happening();
    }

    /** In how few steps it happens; empty if it cannot happen. */
    OptionalInt fewestSteps() {
        return graph.spots.getFirst().fewest();
    }

    /** The steps of a shortest schedule by which it happens; empty if it cannot: {@code "Ann: reads balance: a = 0"}. */
    List<String> shortest() {
        var machine = graph.machine;
        var words = new StepWords(machine);
        var steps = new ArrayList<String>();
        var state = machine.start();
        for (int mover : graph.shortest()) {
            var after = machine.after(state, mover);
            var move = words.move(state, mover, after);
            steps.add(machine.threads.get(move.thread()).thread + ": " + move.words());
            state = after;
        }
        return steps;
    }

    @Override
    public Figure figure() {
        return new Markup(title(), GamePage.of(this), task() + " " + told() + String.join("; ", shortest()) + ".");
    }

    String title() {
        return "You are the scheduler: " + title;
    }

    String task() {
        return "Your task: " + goal.task() + ".";
    }

    /** By how many schedules it happens, and the words before the shortest of them. */
    String told() {
        return fewestSteps().isEmpty()
                ? "It cannot happen: " + never()
                : happening() + " The fewest steps are " + fewestSteps().getAsInt() + ", as in ";
    }

    String happening() {
        return "It happens in " + ScheduleCount.of(happens(), schedules()) + ".";
    }

    String never() {
        return schedules().equals(BigInteger.ONE)
                ? "the only schedule does not do it"
                : "none of the " + ScheduleCount.schedules(schedules()) + " does it";
    }
}
