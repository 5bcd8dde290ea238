package yourcores.measure;

/**
 * What workers share: real cores, slow-motion cores, or waiting.
 *
 * @param limit up to how many workers each can have one of its own: the capacity really had, not what a flag claims;
 *     infinite for waiting
 * @param reason what sets the limit, in words: "2 processors of an AMD EPYC", "quota of 1.5 processors"
 */
public record Resource(Kind kind, double limit, String reason) {

    public enum Kind {
        REAL_CORES,
        SLOW_MOTION_CORES,
        WAITING
    }
}
