package yourcores.figure;

/** A sentence computed from the run. */
public record Verdict(Kind kind, String sentence) implements Figure {

    public enum Kind {
        HOLDS,
        DOES_NOT_HOLD,
        /** Too few cores, too busy, unmetered, mixed cores: the sentence names the reason. */
        CANNOT_TELL,
        /** States what was seen and judges nothing. */
        STATES
    }

    public static Verdict holds(String sentence) {
        return new Verdict(Kind.HOLDS, sentence);
    }

    public static Verdict doesNotHold(String sentence) {
        return new Verdict(Kind.DOES_NOT_HOLD, sentence);
    }

    public static Verdict cannotTell(String sentence) {
        return new Verdict(Kind.CANNOT_TELL, sentence);
    }

    public static Verdict states(String sentence) {
        return new Verdict(Kind.STATES, sentence);
    }

    @Override
    public String title() {
        return switch (kind) {
            case HOLDS -> "holds";
            case DOES_NOT_HOLD -> "does not hold";
            case CANNOT_TELL -> "the machine cannot tell";
            case STATES -> "result";
        };
    }

    @Override
    public String words() {
        return kind == Kind.STATES ? sentence : title() + ": " + sentence;
    }
}
