package yourcores.measure.system;

/**
 * How many workers there is room for where a program can have so many processors' worth of time, its capacity. A
 * hundredth of a processor is a rounding error.
 */
public final class Room {
    private static final double ROUNDING = 0.01;

    private Room() {}

    /** Most workers that can run at the same time: the capacity, rounded up. */
    public static int most(double capacity) {
        return Math.max(1, (int) Math.ceil(capacity - ROUNDING));
    }

    /** Up to how many workers each has the whole time of a processor: the capacity, rounded down; 0 below one. */
    public static int whole(double capacity) {
        return (int) Math.floor(capacity + ROUNDING);
    }

    /** Up to how many workers each has as much as the first one: a whole core like its core. At least 1. */
    public static int equalCores(double capacity, Topology topology) {
        return topology.mixed() ? 1 : Math.max(1, Math.min(whole(capacity), topology.cores()));
    }
}
