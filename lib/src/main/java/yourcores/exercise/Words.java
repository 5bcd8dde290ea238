package yourcores.exercise;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What went wrong in an answer, in words for its author. */
final class Words {
    private static final int LONGEST_MESSAGE = 200;

    /** What JUnit adds to a message that says all by itself. */
    private static final Pattern COMPARED = Pattern.compile(" ==> expected: .*", Pattern.DOTALL);

    private static final AtomicReference<Function<StackTraceElement, String>> PLACES =
            new AtomicReference<>(StackTraceElement::getMethodName);

    private Words() {}

    static void tellPlacesBy(Function<StackTraceElement, String> places) {
        PLACES.set(places);
    }

    /** What a failed check says: the message of an assertion, or what the answer threw and where. */
    static String of(Throwable failure) {
        if (failure instanceof AssertionFailedError || failure instanceof TestAbortedException) {
            return COMPARED.matcher(message(failure)).replaceFirst("");
        }
        var thrown = nameOf(failure.getClass());
        var message = message(failure);
        return "your answer threw " + thrown + (message.isEmpty() ? "" : " (" + message + ")") + place(failure)
                + advice(failure);
    }

    /** The name a reader gave to a class, without what the kernel puts around it. */
    static String nameOf(Class<?> type) {
        var name = type.getSimpleName();
        return name.isEmpty() ? type.getName().replaceAll(".*[.$]", "").replaceAll("^\\d+$", "a nameless class") : name;
    }

    private static String message(Throwable failure) {
        try {
            var message = failure.getMessage();
            if (message == null) {
                return "";
            }
            return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "...";
        } catch (Throwable thrownByTheMessage) {
            return "its getMessage() throws too";
        }
    }

    private static String place(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("REPL."))
                .findFirst()
                .map(frame -> " in " + PLACES.get().apply(frame))
                .orElse("");
    }

    private static String advice(Throwable failure) {
        return switch (failure) {
            case StackOverflowError _ -> ": a method calls itself without an end; give it a case that returns";
            case OutOfMemoryError _ -> ": it asked for more memory than the kernel has; keep less at a time";
            case InterruptedException _ -> ": it was told to stop while it waited";
            default -> ": mend this first, the other checks may then pass too";
        };
    }
}
