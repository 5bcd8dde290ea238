package answers.ch12;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import yourcores.exercise.ch12.CircleSearch;
import yourcores.exercise.trial.Answers;

class CircleSearchAnswersTest extends Answers {

    /** The circle to which the way from here leads. */
    private static List<String> from(String start, Map<String, String> waitsFor) {
        var way = new LinkedHashSet<String>();
        String here = start;
        while (here != null && way.add(here)) {
            here = waitsFor.get(here);
        }
        String entry = here;
        return here == null
                ? List.of()
                : way.stream().dropWhile(one -> !one.equals(entry)).toList();
    }

    @Right
    CircleSearch followsEachOne() {
        return waitsFor -> waitsFor.keySet().stream()
                .map(start -> from(start, waitsFor))
                .filter(circle -> !circle.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    @Right
    CircleSearch takesAwayWhoCanGoOn() {
        return waitsFor -> {
            var left = new HashSet<>(waitsFor.keySet());
            while (left.removeIf(one -> !left.contains(waitsFor.get(one)))) {
                continue; // as long as somebody can go on
            }
            return left.isEmpty() ? List.of() : from(left.iterator().next(), waitsFor);
        };
    }

    @Wrong(
            refusedBy = "a queue is no circle",
            and = {"wherever it is", "200 programs drawn by lot"},
            says = "a way that ends is none")
    CircleSearch callsEveryWayACircle() {
        return waitsFor -> {
            var start = waitsFor.keySet().stream().findFirst();
            if (start.isEmpty()) {
                return List.of();
            }
            var circle = from(start.get(), waitsFor);
            var way = new ArrayList<String>();
            for (String here = start.get(); circle.isEmpty() && here != null; here = waitsFor.get(here)) {
                way.add(here);
            }
            return circle.isEmpty() ? way : circle;
        };
    }

    @Wrong(
            refusedBy = "two, three, and one that waits for itself",
            and = "200 programs drawn by lot",
            says = "the circle is [Ann]")
    CircleSearch wantsTwoAtLeast() {
        return waitsFor -> {
            var circle = followsEachOne().circle(waitsFor);
            return circle.size() < 2 ? List.of() : circle;
        };
    }

    @Wrong(
            refusedBy = "who waits in front of a circle is no part of it",
            and = "200 programs drawn by lot",
            says = "[Cem, Dan], you return [Ann, Bob, Cem, Dan]")
    CircleSearch takesTheWholeWay() {
        return waitsFor -> {
            for (var start : waitsFor.keySet()) {
                var way = new LinkedHashSet<String>();
                String here = start;
                while (here != null && way.add(here)) {
                    here = waitsFor.get(here);
                }
                if (here != null) {
                    return List.copyOf(way);
                }
            }
            return List.of();
        };
    }

    @Wrong(refusedBy = "wherever it is", and = "200 programs drawn by lot", says = "you return []")
    CircleSearch looksFromTheFirstOnly() {
        return waitsFor -> waitsFor.isEmpty()
                ? List.of()
                : from(waitsFor.keySet().iterator().next(), waitsFor);
    }

    @Wrong(refusedBy = "200 programs drawn by lot", says = "the one for which it waits")
    CircleSearch sortsIt() {
        return waitsFor -> {
            var circle = followsEachOne().circle(waitsFor);
            return circle.size() < 4 || circle.size() > 50
                    ? circle
                    : circle.stream().sorted().toList();
        };
    }

    @Wrong(refusedBy = "a hundred thousand in one circle", says = "calls itself without an end")
    CircleSearch callsItself() {
        return waitsFor -> {
            for (var start : waitsFor.keySet()) {
                var circle = deeper(start, waitsFor, new LinkedHashSet<>());
                if (!circle.isEmpty()) {
                    return circle;
                }
            }
            return List.of();
        };
    }

    private static List<String> deeper(String here, Map<String, String> waitsFor, LinkedHashSet<String> way) {
        if (here == null) {
            return List.of();
        }
        if (!way.add(here)) {
            return way.stream().dropWhile(one -> !one.equals(here)).toList();
        }
        return deeper(waitsFor.get(here), waitsFor, way);
    }
}
