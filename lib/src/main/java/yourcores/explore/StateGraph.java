package yourcores.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** States by number, with the moves from one to the next. State 0 is the start. */
final class StateGraph {
    private static final int FAR = Integer.MAX_VALUE;

    /** Above the mover, in an edge. */
    private static final int TARGET = 1 << 7;

    private static final int LAST = -1;

    /** The edges of one state after those of another; after the last of each stands {@link #LAST}. */
    private int[] edges = new int[1024];

    private int used;

    /** Where the edges of a state begin. */
    private int[] begin = new int[256];

    /** What a state ends in: an {@link Ending}, or the words of a deadlock; else {@code null}. */
    private Object[] ends = new Object[256];

    /** States in an order in which moves lead onward only. */
    private int[] order = new int[256];

    private int left;

    void leave(int state, int[] targets, int[] movers, int moves) {
        reserve(Math.max(state, left));
        if (used + moves >= edges.length) {
            edges = Arrays.copyOf(edges, used + moves + edges.length / 2);
        }
        begin[state] = used;
        for (int n = 0; n < moves; n++) {
            edges[used++] = targets[n] * TARGET + movers[n];
        }
        edges[used++] = LAST;
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
            for (int edge = begin[state]; edges[edge] != LAST; edge++) {
                int next = distance[edges[edge] / TARGET];
                distance[state] = Math.min(distance[state], next == FAR ? FAR : next + 1);
            }
        }
        return distance[0] == FAR ? Optional.empty() : Optional.of(way(distance));
    }

    private List<Integer> way(int[] distance) {
        var way = new ArrayList<Integer>();
        for (int state = 0; distance[state] > 0; ) {
            int edge = begin[state];
            while (distance[edges[edge] / TARGET] != distance[state] - 1) {
                edge++;
            }
            way.add(edges[edge] % TARGET);
            state = edges[edge] / TARGET;
        }
        return way;
    }

    private void reserve(int index) {
        if (index < order.length) {
            return;
        }
        int size = Math.max(index + 1, order.length + order.length / 2);
        begin = Arrays.copyOf(begin, size);
        ends = Arrays.copyOf(ends, size);
        order = Arrays.copyOf(order, size);
    }
}
