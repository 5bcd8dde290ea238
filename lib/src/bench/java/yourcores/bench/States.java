package yourcores.bench;

import static yourcores.explore.Step.lock;
import static yourcores.explore.Step.read;
import static yourcores.explore.Step.repeat;
import static yourcores.explore.Step.unlock;
import static yourcores.explore.Step.write;

import java.util.Arrays;
import java.util.LinkedHashMap;
import yourcores.explore.Explorer;
import yourcores.explore.StepProgram;

/** Prints how many states of a program the explorer visits in a second: a line for each program. */
final class States {
    private static final int WARM_UP = 3;

    private States() {}

    /** @param args rounds */
    public static void main(String[] args) {
        int rounds = Integer.parseInt(args[0]);
        var programs = new LinkedHashMap<String, StepProgram>();
        programs.put("2 threads x 8 steps", counters(2, 4));
        programs.put("3 threads x 8 steps", counters(3, 4));
        programs.put("3 threads x 4 steps, store buffers", counters(3, 2).storeBuffers());
        programs.put("5 philosophers", philosophers(5));
        programs.put("9 philosophers", philosophers(9));
        programs.forEach((name, program) -> System.out.println(name + "\t" + timed(program, rounds)));
        System.out.println("14 philosophers\t" + refused(philosophers(14)));
    }

    private static String timed(StepProgram program, int rounds) {
        var seconds = new double[rounds];
        int states = 0;
        for (int n = -WARM_UP; n < rounds; n++) {
            long start = System.nanoTime();
            states = program.outcomes().states();
            if (n >= 0) {
                seconds[n] = (System.nanoTime() - start) / 1e9;
            }
        }
        Arrays.sort(seconds);
        return states + "\t" + seconds[rounds / 2];
    }

    private static String refused(StepProgram program) {
        long start = System.nanoTime();
        try {
            return program.outcomes().states() + "\t" + (System.nanoTime() - start) / 1e9;
        } catch (IllegalStateException tooBig) {
            return "refused\t" + (System.nanoTime() - start) / 1e9;
        }
    }

    private static StepProgram counters(int threads, int increments) {
        var program = Explorer.shared("total", 0);
        for (int t = 1; t <= threads; t++) {
            program = program.thread(
                    "T" + t, repeat(increments, read("n", "total"), write("total", r -> r.get("n") + 1)));
        }
        return program;
    }

    private static StepProgram philosophers(int seats) {
        var program = Explorer.program(seats + " philosophers");
        for (int seat = 1; seat <= seats; seat++) {
            String first = "fork " + seat;
            String second = "fork " + (seat % seats + 1);
            program = program.thread("P" + seat, lock(first), lock(second), unlock(second), unlock(first));
        }
        return program;
    }
}
