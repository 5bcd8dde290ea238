package yourcores.exercise;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What went wrong in an answer, in words for its author. */
public final class FailureWords {
    private static final int LONGEST_MESSAGE = 200;
    private static final int DEEPEST = 10;
    private static final String CHECKS = FailureWords.class.getPackageName() + ".";

    /** What JUnit adds to a message that says all by itself. */
    private static final Pattern COMPARED = Pattern.compile(" ==> expected: .*", Pattern.DOTALL);

    private static final Set<String> FOR_ONE_THREAD = Stream.of(
                    ArrayDeque.class,
                    ArrayList.class,
                    HashMap.class,
                    LinkedList.class,
                    PriorityQueue.class,
                    TreeMap.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    private static final AtomicReference<Function<StackTraceElement, String>> PLACES =
            new AtomicReference<>(StackTraceElement::getMethodName);

    private FailureWords() {}

    public static void tellPlacesBy(Function<StackTraceElement, String> places) {
        PLACES.set(places);
    }

    /** What a failed check says: the message of an assertion, or what the answer threw and where. */
    public static String of(Throwable failure) {
        if (failure instanceof AssertionFailedError || failure instanceof TestAbortedException) {
            return COMPARED.matcher(message(failure)).replaceFirst("");
        }
        var cause = unwrapped(failure);
        var frames = cause.getStackTrace();
        if (stumbled(frames)) {
            return cause instanceof NullPointerException
                    ? "your answer hands out null, or something that holds null: hand out an object"
                    : "the check could not use what your answer hands out: " + named(cause);
        }
        return "your answer threw " + named(cause) + place(frames) + advice(cause);
    }

    private static String named(Throwable thrown) {
        var message = message(thrown);
        return nameOf(thrown.getClass()) + (message.isEmpty() ? "" : " (" + message + ")");
    }

    /** What others only pass on. */
    private static Throwable unwrapped(Throwable failure) {
        var cause = failure;
        for (int depth = 0; depth < DEEPEST && cause.getCause() != null && isWrapper(cause); depth++) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean isWrapper(Throwable failure) {
        return failure instanceof ExecutionException
                || failure instanceof CompletionException
                || failure instanceof InvocationTargetException
                || failure instanceof ExceptionInInitializerError;
    }

    /** Whether a check threw it, with no code of the answer in between: it stumbled over what it was given. */
    private static boolean stumbled(StackTraceElement[] frames) {
        return Arrays.stream(frames)
                        .map(StackTraceElement::getClassName)
                        .takeWhile(name -> !name.startsWith("org.junit."))
                        .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk."))
                        .allMatch(name -> name.startsWith(CHECKS))
                && Arrays.stream(frames).anyMatch(frame -> ofTheCheck(frame.getClassName()));
    }

    private static boolean ofTheCheck(String name) {
        return name.startsWith("org.junit.")
                || name.equals(Together.class.getName())
                || name.equals(Call.class.getName());
    }

    /** The name a reader gave to a class, without what the kernel puts around it. */
    public static String nameOf(Class<?> type) {
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

    /** Where in the reader's code: " in MyDesk.take (cell 4, line 7)"; empty where it is not on the stack. */
    static String place(StackTraceElement[] frames) {
        return Arrays.stream(frames)
                .filter(frame -> frame.getClassName().startsWith("REPL."))
                .findFirst()
                .map(frame -> " in " + PLACES.get().apply(frame))
                .orElse("");
    }

    private static String advice(Throwable failure) {
        return switch (failure) {
            case StackOverflowError _ -> ": a method calls itself without an end; give it a case that returns";
            case OutOfMemoryError _
            when message(failure).contains("native thread") ->
                ": it starts more threads than this machine allows; start fewer, and end them";
            case OutOfMemoryError _ -> ": it asked for more memory than the kernel has; keep less at a time";
            case InterruptedException _ -> ": it was told to stop while it waited";
            case RuntimeException _
            when brokeInside(failure) ->
                ": if two threads change this collection at a time, take one that is made for that";
            default -> ": mend this first, the other checks may then pass too";
        };
    }

    /** Whether a collection for one thread stumbled over its own parts, as one does that several threads change. */
    private static boolean brokeInside(Throwable failure) {
        var frames = failure.getStackTrace();
        return frames.length > 0
                && FOR_ONE_THREAD.contains(frames[0].getClassName().replaceFirst("\\$.*", ""))
                && (failure instanceof NullPointerException && failure.getMessage() != null
                        || failure instanceof ArrayIndexOutOfBoundsException
                        || failure instanceof ClassCastException);
    }
}
