package yourcores.explore;

import java.math.BigInteger;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** What a search found: how many schedules lead to each ending and each deadlock, and the graph to find them in. */
record Explored(
        StepMachine machine,
        Watched watched,
        StateGraph graph,
        SequencedMap<Ending, BigInteger> endings,
        Map<String, BigInteger> deadlocks,
        int states) {

    BigInteger schedules() {
        return Stream.concat(endings.values().stream(), deadlocks.values().stream())
                .reduce(BigInteger.ZERO, BigInteger::add);
    }
}
