package yourcores.measure.system;

import java.util.SortedSet;
import java.util.TreeSet;

/** Lists of processors as the kernel writes them: {@code 0-3,8,10-11}. */
final class CpuList {

    private CpuList() {}

    static SortedSet<Integer> parse(String text) {
        var cpus = new TreeSet<Integer>();
        for (String range : text.strip().split(",")) {
            if (range.isBlank()) {
                continue;
            }
            String[] ends = range.strip().split("-");
            for (int cpu = Integer.parseInt(ends[0]); cpu <= Integer.parseInt(ends[ends.length - 1]); cpu++) {
                cpus.add(cpu);
            }
        }
        return cpus;
    }
}
