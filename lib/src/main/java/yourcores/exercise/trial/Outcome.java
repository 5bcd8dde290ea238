package yourcores.exercise.trial;

/**
 * How one check ended.
 *
 * @param check what was checked, in words
 * @param next what to try next; empty where the check passed
 */
record Outcome(String check, Result result, String next) {

    enum Result {
        PASSED("passed"),
        FAILED("failed"),
        /** The machine lacks what the check needs; the sentence says what. */
        CANNOT_TELL("cannot\u00a0tell"),
        /** Other programs had what the check needs; the sentence says so. */
        BUSY("cannot\u00a0tell"),
        NOT_RUN("not\u00a0run");

        private final String word;

        Result(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }
}
