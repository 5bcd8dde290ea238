package yourcores.race;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** States by number, with the moves from one to the next. State 0 is the start. */
final class StateGraph {
    private static final int FAR = Integer.MAX_VALUE;

    private int[][] targets = new int[256][];
    private byte[][] movers = new byte[256][];

    /** What a state ends in: an {@link Ending}, or the words of a deadlock; else {@code null}. */
    private Object[] ends = new Object[256];

    /** States in an order in which moves lead onward only. */
    private int[] order = new int[256];

    private int left;

    void leave(int state, int[] to, byte[] by, int moves) {
        reserve(Math.max(state, left));
        targets[state] = Arrays.copyOf(to, moves);
        movers[state] = Arrays.copyOf(by, moves);
        order[left++] = state;
    }

    void end(int state, Object what) {
        ends[state] = what;
    }

    /**
     * The movers of the shortest way to an end of this kind; of several as short, the first when movers are compared in
     * turn.
     */
    Optional<List<Integer>> shortest(Predicate<Object> kind) {
        var distance = new int[order.length];
        Arrays.fill(distance, FAR);
        for (int n = left - 1; n >= 0; n--) {
            int state = order[n];
            if (ends[state] != null) {
                distance[state] = kind.test(ends[state]) ? 0 : FAR;
            }
            for (int target : targets[state]) {
                distance[state] = Math.min(distance[state], distance[target] == FAR ? FAR : distance[target] + 1);
            }
        }
        return distance[0] == FAR ? Optional.empty() : Optional.of(way(distance));
    }

    private List<Integer> way(int[] distance) {
        var way = new ArrayList<Integer>();
        for (int state = 0; distance[state] > 0; ) {
            int move = 0;
            while (distance[targets[state][move]] != distance[state] - 1) {
                move++;
            }
            way.add((int) movers[state][move]);
            state = targets[state][move];
        }
        return way;
    }

    private void reserve(int index) {
        if (index < order.length) {
            return;
        }
        int size = Math.max(index + 1, order.length + order.length / 2);
        targets = Arrays.copyOf(targets, size);
        movers = Arrays.copyOf(movers, size);
        ends = Arrays.copyOf(ends, size);
        order = Arrays.copyOf(order, size);
    }
}
