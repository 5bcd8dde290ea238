package yourcores.exercise.ch20;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.figure.Numbers;

/** Names the machines that lie off their class. */
@Exercise(
        id = "20b",
        title = "who lies off the class",
        minutes = 10,
        hints = {
            "Compare each machine with the middle of the class. Which middle does not move when a few machines are far"
                    + " off?",
            "Read \"Beside others\" again: the median, and why the mean will not do. Off means on either side.",
            "Sort the speed-ups; the median is the one in the middle, or the mean of the two there. Name who is more than"
                    + " a quarter of it away: Math.abs(speedup - median) > median / 4. Fewer than seven: nobody."
        },
        checks = ClassOutliersChecks.class)
public interface ClassOutliers {

    /**
     * The machines whose speed-up is more than a quarter of the class's median away from it; none in a class of fewer than
     * seven.
     *
     * @param speedups by nickname, of the same program with the same number of workers
     */
    Set<String> outliers(Map<String, Double> speedups);
}

@Checks
final class ClassOutliersChecks {
    private final ClassOutliers finder;

    ClassOutliersChecks(ClassOutliers finder) {
        this.finder = finder;
    }

    @Test
    @Order(1)
    @DisplayName("a class that scatters")
    void nobody() {
        var machines = machines(18, 3.6);
        machines.put("Ulf", 0.77 * 3.6);
        machines.put("Ute", 1.23 * 3.6);
        expect(machines, Set.of(), "within a quarter of the median nobody is off");
    }

    @Test
    @Order(2)
    @DisplayName("one far below")
    void oneBelow() {
        var machines = machines(8, 30);
        machines.put("Zoe", 0.73 * 30);
        expect(machines, Set.of("Zoe"), "one machine gains less than the median, by more than a quarter of it");
    }

    @Test
    @Order(3)
    @DisplayName("one far above")
    void oneAbove() {
        var machines = machines(9, 3.6);
        machines.put("Yan", 1.27 * 3.6);
        expect(machines, Set.of("Yan"), "one machine gains more than the median, by more than a quarter of it");
    }

    @Test
    @Order(4)
    @DisplayName("several do not hide each other")
    void several() {
        var four = List.copyOf(machines(4, 3.6).values());
        var machines = new LinkedHashMap<String, Double>(); // the one in the middle of the row is not the median
        machines.put("laptop 1", four.get(0));
        machines.put("Xia", 9.1);
        machines.put("laptop 2", four.get(1));
        machines.put("Wim", 9.4);
        machines.put("laptop 3", four.get(2));
        machines.put("Vik", 8.8);
        machines.put("laptop 4", four.get(3));
        expect(machines, Set.of("Xia", "Wim", "Vik"), "they pull a mean towards themselves, and not the median");
    }

    @Test
    @Order(5)
    @DisplayName("too few to tell")
    void tooFew() {
        var machines = machines(5, 3.6);
        machines.put("Uma", 9.0);
        expect(machines, Set.of(), "of six nobody can tell who is off");
    }

    private void expect(Map<String, Double> machines, Set<String> off, String say) {
        var named = finder.outliers(Collections.unmodifiableMap(machines));
        assertNotNull(named, "you return null: return an empty set where nobody is off");
        assertEquals(
                new TreeSet<>(off),
                new TreeSet<>(named),
                () -> "you name " + new TreeSet<>(named) + ", but off are " + new TreeSet<>(off) + ": " + say + " ("
                        + machines.size() + " machines, median " + Numbers.ratio(median(machines)) + ")");
    }

    private static double median(Map<String, Double> machines) {
        var sorted = machines.values().stream().sorted().toList();
        int half = sorted.size() / 2;
        return (sorted.get(half) + sorted.get((sorted.size() - 1) / 2)) / 2;
    }

    /** So many machines, a tenth apart at most; those in the middle gain as much, so that one more moves no median. */
    private static Map<String, Double> machines(int many, double median) {
        var names = new ArrayList<String>();
        for (int n = 1; n <= many; n++) {
            names.add("laptop " + n);
        }
        Collections.shuffle(names, new Random(many));
        var machines = new TreeMap<String, Double>();
        for (int n = 0; n < many; n++) {
            double off = (n + 0.5) / many - 0.5;
            machines.put(names.get(n), median * (Math.abs(off) * many < 2 ? 1 : 1 + 0.1 * off));
        }
        return machines;
    }
}
