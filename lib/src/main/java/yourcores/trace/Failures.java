package yourcores.trace;

/** Exceptions in words. */
final class Failures {
    private static final int LONGEST = 80;

    private Failures() {}

    /** {@code IOException: the photo is gone}. */
    static String words(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        String type = name.isEmpty() ? failure.getClass().getName() : name;
        String message = failure.getMessage();
        if (message == null || message.isBlank()) {
            return type;
        }
        String line = message.strip().lines().findFirst().orElse("");
        return type + ": " + (line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…");
    }
}
