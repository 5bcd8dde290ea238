package yourcores.law.slow;

/** What a slow-motion core does in each slice: spends slow-motion time, takes locks, waits for other cores. */
@FunctionalInterface
public interface SliceWork {

    /** Does one slice. Whatever it waits for must come from another core of the crew. */
    void run(Slice slice) throws Exception;
}
