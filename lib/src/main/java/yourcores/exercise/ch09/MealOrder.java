package yourcores.exercise.ch09;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

/** Puts the dishes of a meal into the order in which one cook prepares them. */
@Exercise(
        id = "09a",
        title = "the best order",
        minutes = 10,
        hints = {
            "When the cook has prepared the last dish, who does she still wait for? What could she have done earlier?",
            "Read \"Leave the pot alone\" again: in the best orders, which pot is put on first, and which one last?",
            "While a pot is on the stove, others can be prepared. So the longest time on the stove goes first: sort a copy"
                    + " by cook(), the largest in front."
        },
        checks = MealOrderChecks.class)
public interface MealOrder {

    /**
     * A dish.
     *
     * @param prepare minutes of the cook's hands
     * @param cook minutes on the stove afterwards, which need no hands
     */
    record Dish(String name, int prepare, int cook) {}

    /**
     * The same dishes in an order in which the last of them is on the table as early as can be. One cook prepares one
     * dish after the other, without a pause; there is room for all pots.
     */
    List<Dish> order(List<Dish> dishes);
}

@Checks
final class MealOrderChecks {
    private static final int MENUS = 300;
    private static final int MOST_DISHES = 6;
    private static final int LONGEST = 12;

    /** The order by the whole time of a dish is a best one here, too. */
    private static final List<MealOrder.Dish> FOUR = List.of(
            new MealOrder.Dish("salad", 8, 0),
            new MealOrder.Dish("sauce", 4, 7),
            new MealOrder.Dish("rice", 3, 12),
            new MealOrder.Dish("stew", 6, 20));

    private final MealOrder answer;

    MealOrderChecks(MealOrder answer) {
        this.answer = answer;
    }

    @Test
    @Order(1)
    @DisplayName("each dish comes once")
    void eachOnce() {
        var twice = new MealOrder.Dish("rice", 3, 12);
        for (var menu : List.of(FOUR, List.of(twice, FOUR.get(0), twice), List.of(twice), List.<MealOrder.Dish>of())) {
            var order = answer.order(new ArrayList<>(menu));
            assertEquals(
                    counts(menu),
                    counts(order),
                    () -> "ordered were " + words(menu) + ", you serve " + words(order) + ": each dish that is ordered,"
                            + " as often as it is ordered");
        }
    }

    @Test
    @Order(2)
    @DisplayName("the list that you are handed stays as it is")
    void staysAsItIs() {
        var handed = new ArrayList<>(FOUR);
        answer.order(handed);
        assertEquals(
                FOUR,
                handed,
                "the list that you were handed is in another order now, and belongs to your caller: sort a copy");
    }

    @Test
    @Order(3)
    @DisplayName("four dishes, as early as can be")
    void four() {
        assertBest(FOUR);
    }

    @Test
    @Order(4)
    @DisplayName("every menu, as early as can be")
    void everyMenu() {
        var random = new SplittableRandom(9);
        for (int n = 0; n < MENUS; n++) {
            var menu = new ArrayList<MealOrder.Dish>();
            int dishes = random.nextInt(2, MOST_DISHES + 1);
            for (int dish = 0; dish < dishes; dish++) {
                menu.add(new MealOrder.Dish(
                        "dish " + (dish + 1), random.nextInt(1, LONGEST), random.nextInt(0, LONGEST)));
            }
            assertBest(menu);
        }
    }

    private void assertBest(List<MealOrder.Dish> menu) {
        var order = answer.order(new ArrayList<>(menu));
        if (!counts(menu).equals(counts(order))) {
            return; // the matter of another check
        }
        int best = minutes(longestOnTheStoveFirst(menu));
        int yours = minutes(order);
        assertTrue(
                yours <= best,
                () -> times(order) + ": in this order all is on the table after " + yours + " minutes, and " + best
                        + " would do: which pot should go on first?");
    }

    /**
     * The best order: J. R. Jackson, Scheduling a production line to minimize maximum tardiness, 1955; the time on the
     * stove takes the part of a due date.
     */
    static List<MealOrder.Dish> longestOnTheStoveFirst(List<MealOrder.Dish> menu) {
        return menu.stream()
                .sorted(Comparator.comparingInt(MealOrder.Dish::cook).reversed())
                .toList();
    }

    static int minutes(List<MealOrder.Dish> order) {
        int hands = 0;
        int end = 0;
        for (var dish : order) {
            hands += dish.prepare();
            end = Math.max(end, hands + dish.cook());
        }
        return end;
    }

    private static Map<MealOrder.Dish, Integer> counts(List<MealOrder.Dish> dishes) {
        var counts = new HashMap<MealOrder.Dish, Integer>();
        dishes.forEach(dish -> counts.merge(dish, 1, Integer::sum));
        return counts;
    }

    private static String words(List<MealOrder.Dish> dishes) {
        return dishes.isEmpty()
                ? "nothing"
                : dishes.stream()
                        .map(dish -> dish == null ? "null" : dish.name())
                        .collect(Collectors.joining(", "));
    }

    private static String times(List<MealOrder.Dish> dishes) {
        return dishes.stream()
                .map(dish -> dish.name() + " " + dish.prepare() + "+" + dish.cook())
                .collect(Collectors.joining(", "));
    }
}
