package yourcores.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Plays small random programs in every order, one after the other: nothing merged, nothing counted but the runs. It shares
 * no code with the explorer beside the names of the steps.
 */
final class BruteForce {
    enum What {
        READ,
        ADD,
        SET,
        LOCK,
        UNLOCK,
        AWAIT,
        FENCE
    }

    record Act(What what, String name, int value) {}

    private final List<List<Act>> threads;
    private final boolean buffered;
    private final Map<String, Long> counts = new TreeMap<>();

    private BruteForce(List<List<Act>> threads, boolean buffered) {
        this.threads = threads;
        this.buffered = buffered;
    }

    static Map<String, Long> counts(List<List<Act>> threads, boolean buffered) {
        var force = new BruteForce(threads, buffered);
        force.play(List.of());
        return force.counts;
    }

    /** Plays the moves from the start, then every next one. */
    private void play(List<Integer> moves) {
        var memory = new HashMap<>(Map.of("x", 0, "y", 0));
        var held = new HashMap<String, Integer>();
        var places = new int[threads.size()];
        var registers = new int[threads.size()];
        var buffers = new ArrayList<Deque<Map.Entry<String, Integer>>>();
        threads.forEach(_ -> buffers.add(new ArrayDeque<>()));
        for (int move : moves) {
            int t = move / 2;
            if (move % 2 == 1) {
                var oldest = buffers.get(t).removeFirst();
                memory.put(oldest.getKey(), oldest.getValue());
                continue;
            }
            var act = threads.get(t).get(places[t]++);
            switch (act.what()) {
                case READ -> registers[t] = seen(memory, buffers.get(t), act.name());
                case ADD -> store(memory, buffers.get(t), act.name(), registers[t] + act.value());
                case SET -> store(memory, buffers.get(t), act.name(), act.value());
                case LOCK -> held.put(act.name(), t);
                case UNLOCK -> held.remove(act.name());
                case AWAIT, FENCE -> {}
            }
        }
        boolean moved = false;
        boolean ended = true;
        for (int t = 0; t < places.length; t++) {
            ended &= places[t] == threads.get(t).size();
            if (places[t] < threads.get(t).size()) {
                var act = threads.get(t).get(places[t]);
                boolean free = switch (act.what()) {
                    case READ, ADD, SET -> true;
                    case LOCK -> buffers.get(t).isEmpty() && !held.containsKey(act.name());
                    case UNLOCK, FENCE -> buffers.get(t).isEmpty();
                    case AWAIT -> seen(memory, buffers.get(t), act.name()) == act.value();
                };
                if (free) {
                    moved = true;
                    play(with(moves, 2 * t));
                }
            }
            if (!buffers.get(t).isEmpty()) {
                moved = true;
                play(with(moves, 2 * t + 1));
            }
        }
        if (!moved) {
            counts.merge(ended ? "x=" + memory.get("x") + ", y=" + memory.get("y") : "deadlock", 1L, Long::sum);
        }
    }

    private void store(Map<String, Integer> memory, Deque<Map.Entry<String, Integer>> buffer, String name, int value) {
        if (buffered) {
            buffer.addLast(Map.entry(name, value));
        } else {
            memory.put(name, value);
        }
    }

    private static int seen(Map<String, Integer> memory, Deque<Map.Entry<String, Integer>> buffer, String name) {
        int seen = memory.get(name);
        for (var entry : buffer) {
            seen = entry.getKey().equals(name) ? entry.getValue() : seen;
        }
        return seen;
    }

    private static List<Integer> with(List<Integer> moves, int move) {
        var more = new ArrayList<>(moves);
        more.add(move);
        return more;
    }

    /** Two or three threads with a few acts each; locks are given back in the end, sometimes in a circle. */
    static List<List<Act>> random(Random random, boolean buffered) {
        var threads = new ArrayList<List<Act>>();
        int most = random.nextInt(2, 4);
        for (int t = 0; t < most; t++) {
            threads.add(randomThread(random, most == 2 && !buffered ? 6 : 3));
        }
        return threads;
    }

    private static List<Act> randomThread(Random random, int acts) {
        var all = new ArrayList<Act>();
        var held = new ArrayList<String>();
        for (int n = 0; n < acts; n++) {
            String variable = random.nextBoolean() ? "x" : "y";
            switch (random.nextInt(9)) {
                case 0, 1 -> all.add(new Act(What.READ, variable, 0));
                case 2, 3 -> all.add(new Act(What.ADD, variable, random.nextInt(3)));
                case 4 -> all.add(new Act(What.SET, variable, random.nextInt(3)));
                case 5 -> all.add(new Act(What.FENCE, "", 0));
                case 6 -> all.add(new Act(What.AWAIT, variable, random.nextInt(2)));
                default -> {
                    String lock = random.nextBoolean() ? "a" : "b";
                    if (!held.contains(lock)) {
                        held.add(lock);
                        all.add(new Act(What.LOCK, lock, 0));
                    }
                }
            }
        }
        held.reversed().forEach(lock -> all.add(new Act(What.UNLOCK, lock, 0)));
        return all.isEmpty() ? List.of(new Act(What.FENCE, "", 0)) : all;
    }
}
