package yourcores;

import java.awt.image.RenderedImage;
import java.util.concurrent.Callable;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;
import yourcores.exercise.trial.Exercises;
import yourcores.figure.Figure;
import yourcores.figure.Picture;
import yourcores.figure.Screen;
import yourcores.figure.Showable;
import yourcores.measure.Measured;
import yourcores.measure.MeteredWork;
import yourcores.measure.Variant;
import yourcores.measure.system.Machine;
import yourcores.results.Results;
import yourcores.show.Drawing;

/**
 * What the cells of the course say. One static import of this class is all they need beside the instruments they name.
 *
 * <p>Thread rule: for the thread that runs the cell.
 */
public final class Course {
    private static String chapter = "";

    private Course() {}

    /**
     * Opens a chapter: shows the card of this machine, and keeps it with what the chapter measures and what the
     * reader guesses, under its number.
     *
     * @param number two digits: {@code "02"}
     */
    public static void chapter(String number) {
        chapter = number;
        show(Machine.here());
        Results.keepCard();
        Exercises.lastEnd().ifPresent(Course::show);
    }

    /** Draws a result in the cell. What was measured or guessed is also kept in {@code results/}. */
    public static void show(Showable result) {
        show(result.figure());
        if (chapter.isEmpty()) {
            return;
        }
        if (result instanceof Measured measured) {
            Results.keep(chapter, measured);
        } else if (result instanceof Guess guess) {
            Results.keepGuess(chapter, guess.what(), guess.guessed(), guess.truth());
        }
    }

    /** Draws a table of Tablesaw. */
    public static void show(Table table) {
        show(Drawing.table(table, table.name()));
    }

    /**
     * Draws a chart of XChart, in the course's sizes, fonts and colours.
     *
     * @throws IllegalArgumentException if it has no series yet
     */
    public static void show(Chart<?, ?> chart) {
        show(Drawing.chart(chart));
    }

    /**
     * Draws a picture.
     *
     * @param title what it shows, in words, for a reader who cannot see it
     */
    public static void show(String title, RenderedImage image) {
        show(new Picture(title, image, ""));
    }

    /**
     * Shows how an instrument is made: the source of a class of the library, without its imports.
     *
     * @throws IllegalArgumentException where the class is none of the library's
     */
    public static void source(Class<?> type) {
        show(Drawing.source(type));
    }

    /**
     * What the reader guessed, beside what it is.
     *
     * @param what the quantity: "speed-up on four processors"
     */
    public static Showable guess(String what, double guessed, double truth) {
        return new Guess(what, guessed, truth);
    }

    /** One way to do a job, for {@code Bench.compare}; see {@link Variant#variant(String, Callable)}. */
    public static <R> Variant variant(String name, Callable<R> work) {
        return Variant.variant(name, work);
    }

    /** One way to do a job on threads of its own, for {@code Bench.compare}; taken from the factory it is handed. */
    public static <R> Variant variant(String name, MeteredWork<R> work) {
        return Variant.variant(name, work);
    }

    /**
     * Checks the answer to an exercise and shows what passed, and what to try next. Throws nothing.
     *
     * @param exercise chapter and letter: {@code "02a"}
     */
    public static void check(String exercise, Object answer) {
        show(Exercises.check(exercise, answer));
    }

    /** Shows the next hint for an exercise. */
    public static void hint(String exercise) {
        show(Exercises.hint(exercise));
    }

    /** Shows which exercises of the course are solved, and where to go on. */
    public static void progress() {
        show(Exercises.progress());
    }

    private static void show(Figure figure) {
        Screen.current().show(figure);
    }
}
