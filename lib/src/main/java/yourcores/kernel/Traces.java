package yourcores.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import jdk.jshell.spi.SPIResolutionException;

/**
 * An exception in full: causes, suppressed ones, cell and line, without the frames of the kernel. Survives exceptions
 * that throw while they are asked.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class Traces {
    private static final int MOST_FRAMES = 60;

    private final Places places;

    Traces(Places places) {
        this.places = places;
    }

    /** The lines of a trace. */
    List<String> lines(Throwable thrown) {
        var lines = new ArrayList<String>();
        append(thrown, "", "", new StackTraceElement[0], lines, Collections.newSetFromMap(new IdentityHashMap<>()));
        return lines;
    }

    private void append(
            Throwable thrown,
            String caption,
            String indent,
            StackTraceElement[] enclosing,
            List<String> lines,
            Set<Throwable> seen) {
        var head = headline(thrown);
        if (!seen.add(thrown)) {
            lines.add(indent + caption + "[shown above: " + head + "]");
            return;
        }
        lines.add(indent + caption + head);
        var frames = cut(thrown.getStackTrace());
        int common = common(frames, enclosing);
        int shown = Math.min(frames.length - common, MOST_FRAMES);
        for (int i = 0; i < shown; i++) {
            var line = indent + "    at " + places.describe(frames[i]);
            if (!line.equals(lines.getLast())) {
                lines.add(line);
            }
        }
        if (frames.length > shown) {
            lines.add(indent + "    ... " + (frames.length - shown) + " more");
        }
        for (var suppressed : thrown.getSuppressed()) {
            append(suppressed, "Suppressed: ", indent + "    ", frames, lines, seen);
        }
        var cause = cause(thrown);
        if (cause != null) {
            append(cause, "Caused by: ", indent, frames, lines, seen);
        }
    }

    String headline(Throwable thrown) {
        var message = message(thrown);
        return message.isEmpty() ? name(thrown) : name(thrown) + ": " + message;
    }

    static String name(Throwable thrown) {
        return Places.plain(thrown.getClass().getName()).replace('$', '.');
    }

    /** The exception's own message, empty where it has none. */
    static String message(Throwable thrown) {
        if (thrown instanceof SPIResolutionException) {
            return "a method or class that this code uses is not complete; the note under its cell says what it needs";
        }
        try {
            var message = thrown.getLocalizedMessage();
            return message == null ? "" : Places.plain(message);
        } catch (Throwable broken) {
            return "(its getMessage() threw " + broken.getClass().getName() + ")";
        }
    }

    private static Throwable cause(Throwable thrown) {
        try {
            return thrown.getCause();
        } catch (Throwable broken) {
            return null;
        }
    }

    /** Drops what lies below the innermost statement of a cell, and the calls by reflection that JShell needs. */
    private StackTraceElement[] cut(StackTraceElement[] frames) {
        int end = 0;
        while (end < frames.length && !places.isStatement(frames[end])) {
            end++;
        }
        return Arrays.stream(frames, 0, Math.min(end + 1, frames.length))
                .filter(frame -> !frame.getClassName().startsWith("yourcores.kernel."))
                .toArray(StackTraceElement[]::new);
    }

    private static int common(StackTraceElement[] frames, StackTraceElement[] enclosing) {
        int common = 0;
        while (common < frames.length
                && common < enclosing.length
                && frames[frames.length - 1 - common].equals(enclosing[enclosing.length - 1 - common])) {
            common++;
        }
        return common;
    }

    /** The frames of cells in a stack, as the reader knows them. */
    List<String> cellFrames(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(places::isCell)
                .map(frame -> "    at " + places.describe(frame))
                .distinct()
                .toList();
    }
}
