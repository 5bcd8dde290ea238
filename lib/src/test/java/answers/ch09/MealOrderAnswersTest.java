package answers.ch09;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import yourcores.exercise.ch09.MealOrder;
import yourcores.exercise.ch09.MealOrder.Dish;
import yourcores.exercise.trial.Answers;

class MealOrderAnswersTest extends Answers {
    private static final Comparator<Dish> LONGEST =
            Comparator.comparingInt(Dish::cook).reversed();

    @Right
    MealOrder sorts() {
        return dishes -> dishes.stream().sorted(LONGEST).toList();
    }

    @Right
    MealOrder sortsACopy() {
        return dishes -> {
            var copy = new ArrayList<>(dishes);
            copy.sort(LONGEST);
            return copy;
        };
    }

    @Right
    MealOrder triesAll() {
        return dishes -> best(List.of(), dishes);
    }

    private static List<Dish> best(List<Dish> before, List<Dish> left) {
        if (left.isEmpty()) {
            return before;
        }
        List<Dish> best = null;
        for (int n = 0; n < left.size(); n++) {
            var first = new ArrayList<>(before);
            first.add(left.get(n));
            var rest = new ArrayList<>(left);
            rest.remove(n);
            var order = best(first, rest);
            best = best == null || minutes(order) < minutes(best) ? order : best;
        }
        return best;
    }

    private static int minutes(List<Dish> order) {
        int hands = 0;
        int end = 0;
        for (var dish : order) {
            hands += dish.prepare();
            end = Math.max(end, hands + dish.cook());
        }
        return end;
    }

    @Wrong(refusedBy = "each dish comes once", says = "as often as it is ordered")
    MealOrder losesWhatIsOrderedTwice() {
        return dishes -> dishes.stream().distinct().sorted(LONGEST).toList();
    }

    @Wrong(refusedBy = "each dish comes once", says = "each dish that is ordered")
    MealOrder leavesOutWhatIsNotCooked() {
        return dishes ->
                dishes.stream().filter(dish -> dish.cook() > 0).sorted(LONGEST).toList();
    }

    @Wrong(refusedBy = "the list that you are handed stays as it is", says = "sort a copy")
    MealOrder sortsInPlace() {
        return dishes -> {
            dishes.sort(LONGEST);
            return dishes;
        };
    }

    @Wrong(refusedBy = "four dishes, as early as can be", and = "every menu, as early as can be", says = "26 would do")
    MealOrder asOrdered() {
        return List::copyOf;
    }

    @Wrong(refusedBy = "every menu, as early as can be", says = "would do: which pot")
    MealOrder longestInAllFirst() {
        return dishes -> dishes.stream()
                .sorted(Comparator.comparingInt((Dish dish) -> dish.prepare() + dish.cook())
                        .reversed())
                .toList();
    }

    @Wrong(refusedBy = "four dishes, as early as can be", and = "every menu, as early as can be", says = "26 would do")
    MealOrder quickestFirst() {
        return dishes ->
                dishes.stream().sorted(Comparator.comparingInt(Dish::prepare)).toList();
    }

    @Wrong(refusedBy = "four dishes, as early as can be", and = "every menu, as early as can be", says = "26 would do")
    MealOrder onlyTheLongestInFront() {
        return dishes -> {
            var order = new ArrayList<>(dishes);
            order.sort(Comparator.comparingInt(Dish::cook));
            if (!order.isEmpty()) {
                order.addFirst(order.removeLast());
            }
            return order;
        };
    }
}
