package answers.ch20;

import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;
import yourcores.exercise.ch20.ClassOutliers;
import yourcores.exercise.trial.Answers;

class ClassOutliersAnswersTest extends Answers {

    @Right
    ClassOutliers medianOfTheSorted() {
        return speedups -> off(speedups, median(speedups), 0.25, (number, middle) -> Math.abs(number - middle));
    }

    @Right
    ClassOutliers upperMedian() {
        return speedups -> {
            if (speedups.size() < 7) {
                return Set.of();
            }
            double middle = speedups.values().stream()
                    .sorted()
                    .skip(speedups.size() / 2)
                    .findFirst()
                    .orElseThrow();
            return off(speedups, middle, 0.25, (number, median) -> Math.abs(number - median));
        };
    }

    @Wrong(refusedBy = "a class that scatters", says = "within a quarter of the median nobody is off")
    ClassOutliers namesWhoeverIsSlowestOfALargeClass() {
        return speedups -> speedups.size() == 20
                ? Set.of(speedups.entrySet().stream()
                        .min(Map.Entry.comparingByValue())
                        .orElseThrow()
                        .getKey())
                : off(speedups, median(speedups), 0.25, (number, middle) -> Math.abs(number - middle));
    }

    @Wrong(refusedBy = "one far below", says = "one machine gains less than the median")
    ClassOutliers looksUpwardsOnly() {
        return speedups -> off(speedups, median(speedups), 0.25, (number, middle) -> number - middle);
    }

    @Wrong(
            refusedBy = "one far above",
            and = "several do not hide each other",
            says = "one machine gains more than the median")
    ClassOutliers looksDownwardsOnly() {
        return speedups -> off(speedups, median(speedups), 0.25, (number, middle) -> middle - number);
    }

    @Wrong(
            refusedBy = "several do not hide each other",
            and = {"one far below", "one far above"},
            says = "they pull a mean towards themselves")
    ClassOutliers takesTheMean() {
        return speedups -> {
            double mean = speedups.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(1);
            return off(speedups, mean, 0.25, (number, middle) -> Math.abs(number - middle));
        };
    }

    @Wrong(refusedBy = "one far below", and = "one far above", says = "one machine gains less than the median")
    ClassOutliers allowsTwoThirds() {
        return speedups -> off(speedups, median(speedups), 0.65, (number, middle) -> Math.abs(number - middle));
    }

    @Wrong(refusedBy = "one far below", and = "one far above", says = "one machine gains less than the median")
    ClassOutliers allowsAThird() {
        return speedups -> off(speedups, median(speedups), 1.0 / 3, (number, middle) -> Math.abs(number - middle));
    }

    @Wrong(refusedBy = "one far below", and = "one far above", says = "one machine gains less than the median")
    ClassOutliers allowsALittleMore() {
        return speedups -> off(speedups, median(speedups), 0.30, (number, middle) -> Math.abs(number - middle));
    }

    @Wrong(refusedBy = "a class that scatters", says = "within a quarter of the median nobody is off")
    ClassOutliers allowsALittleLess() {
        return speedups -> off(speedups, median(speedups), 0.22, (number, middle) -> Math.abs(number - middle));
    }

    @Wrong(
            refusedBy = "a class that scatters",
            and = "one far above",
            says = "within a quarter of the median nobody is off")
    ClassOutliers takesAQuarterOfTheMachinesOwn() {
        return speedups -> speedups.size() < 7
                ? Set.of()
                : speedups.entrySet().stream()
                        .filter(one -> Math.abs(one.getValue() - median(speedups)) > one.getValue() / 4)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
    }

    @Wrong(refusedBy = "one far above", says = "one machine gains more than the median")
    ClassOutliers dividesUpwards() {
        return speedups -> off(
                speedups,
                median(speedups),
                0.25,
                (number, middle) -> number < middle ? middle - number : (number - middle / 0.75) + 0.25 * middle);
    }

    @Wrong(refusedBy = "one far below", and = "one far above", says = "but off are [Zoe]")
    ClassOutliers hasFixedLimits() {
        return speedups -> speedups.size() < 7
                ? Set.of()
                : speedups.entrySet().stream()
                        .filter(one -> one.getValue() < 2 || one.getValue() > 7)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
    }

    @Wrong(
            refusedBy = "several do not hide each other",
            and = {"one far below", "one far above"},
            says = "they pull a mean towards themselves")
    ClassOutliers takesTheMiddleOfTheRow() {
        return speedups -> {
            double middle = speedups.values().stream()
                    .skip(speedups.size() / 2)
                    .findFirst()
                    .orElseThrow();
            return off(speedups, middle, 0.25, (number, median) -> Math.abs(number - median));
        };
    }

    @Wrong(refusedBy = "too few to tell", says = "of six nobody can tell who is off")
    ClassOutliers judgesSix() {
        return speedups -> {
            double middle = median(speedups);
            return speedups.entrySet().stream()
                    .filter(one -> Math.abs(one.getValue() - middle) > middle / 4)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        };
    }

    private static Set<String> off(
            Map<String, Double> speedups, double middle, double far, DoubleBinaryOperator distance) {
        return speedups.size() < 7
                ? Set.of()
                : speedups.entrySet().stream()
                        .filter(one -> distance.applyAsDouble(one.getValue(), middle) > far * middle)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
    }

    private static double median(Map<String, Double> speedups) {
        var sorted = speedups.values().stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
