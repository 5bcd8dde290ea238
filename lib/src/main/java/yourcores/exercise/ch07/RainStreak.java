package yourcores.exercise.ch07;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

/** The longest streak of rainy days, found piece by piece. */
@Exercise(
        id = "07b",
        title = "the longest streak from pieces",
        minutes = 15,
        hints = {
            "Draw two pieces beside each other. A streak of both lies in the left one, or in the right one, or where?",
            "Read \"Three laws\" again, on the mean: what a result lacks has to be carried along. Here it is how many rainy"
                    + " days a piece begins with, and how many it ends with. When do these reach beyond the border?",
            "longest is the greatest of left.longest(), right.longest() and left.last() + right.first(). Where it rains"
                    + " on all days of the left piece, first is left.days() + right.first(); last likewise."
        },
        checks = RainStreakChecks.class)
public interface RainStreak {

    /**
     * What there is to know of some days in a row.
     *
     * @param days how many they are
     * @param first how many rainy days they begin with
     * @param last how many rainy days they end with
     * @param longest the longest streak of rainy days among them
     */
    record Part(int days, int first, int last, int longest) {}

    /** What there is to know of one day. */
    Part of(boolean rain);

    /** What there is to know of the days on the left, and after them those on the right. */
    Part combine(Part left, Part right);
}

@Checks
final class RainStreakChecks {
    private final RainStreak answer;

    RainStreakChecks(RainStreak answer) {
        this.answer = answer;
    }

    @Test
    @Order(1)
    @DisplayName("one day")
    void oneDay() {
        var rainy = given(answer.of(true));
        assertEquals(truth("#"), rainy, () -> "a rainy day is one day, and a streak of one; you say " + rainy);
        var dry = given(answer.of(false));
        assertEquals(truth("."), dry, () -> "a dry day is one day, too, and no streak; you say " + dry);
    }

    @Test
    @Order(2)
    @DisplayName("a streak across the border")
    void acrossTheBorder() {
        for (String[] both : new String[][] {{".##", "#."}, {"..#", "###..."}, {"#.##", "##.#."}}) {
            int whole = truth(both[0] + both[1]).longest();
            int mine = combined(both[0], both[1]).longest();
            assertEquals(
                    whole,
                    mine,
                    () -> "with # for a rainy day, " + both[0] + " and then " + both[1] + " have a streak of " + whole
                            + ", you find " + mine + ": it lies in both; where does it begin, where does it end?");
        }
    }

    @Test
    @Order(3)
    @DisplayName("a piece that rains throughout")
    void throughout() {
        for (String[] each : new String[][] {{"###", "##."}, {".#", "###"}, {"##", "##"}, {"..", "#."}}) {
            var whole = truth(each[0] + each[1]);
            var mine = combined(each[0], each[1]);
            String both = "with # for a rainy day, " + each[0] + " and then " + each[1];
            assertEquals(
                    whole.days(), mine.days(), () -> both + " are " + whole.days() + " days, you say " + mine.days());
            assertEquals(
                    whole.first(),
                    mine.first(),
                    () -> both + " begin with " + whole.first() + " rainy days, you say " + mine.first()
                            + ": where it rains up to the border they go on behind it");
            assertEquals(
                    whole.last(),
                    mine.last(),
                    () -> both + " end with " + whole.last() + " rainy days, you say " + mine.last()
                            + ": where it rains from the border on they begin before it");
        }
    }

    @Test
    @Order(4)
    @DisplayName("seasons in any brackets")
    void anyBrackets() {
        var lot = new Random(1066);
        for (int season = 0; season < 300; season++) {
            var days = lot.ints(lot.nextInt(2, 15), 0, 5)
                    .mapToObj(dice -> dice > 1 ? "#" : ".")
                    .collect(Collectors.joining());
            var whole = truth(days);
            var mine = inBrackets(days, lot);
            assertEquals(
                    whole,
                    mine,
                    () -> "with # for a rainy day, " + days + " in pieces " + words(whole) + "; yours " + words(mine)
                            + ": is there a streak that you forget?");
        }
    }

    private RainStreak.Part inBrackets(String days, Random lot) {
        if (days.length() == 1) {
            return given(answer.of(days.equals("#")));
        }
        int cut = lot.nextInt(1, days.length());
        return given(answer.combine(inBrackets(days.substring(0, cut), lot), inBrackets(days.substring(cut), lot)));
    }

    private RainStreak.Part combined(String left, String right) {
        return given(answer.combine(truth(left), truth(right)));
    }

    private static String words(RainStreak.Part part) {
        return "begins with " + part.first() + ", ends with " + part.last() + ", has " + part.longest() + " in a row";
    }

    private static RainStreak.Part given(RainStreak.Part part) {
        assertNotNull(part, "a part is needed here, not null");
        return part;
    }

    private static RainStreak.Part truth(String days) {
        int longest = 0;
        int now = 0;
        for (char day : days.toCharArray()) {
            now = day == '#' ? now + 1 : 0;
            longest = Math.max(longest, now);
        }
        int first = days.indexOf('.') < 0 ? days.length() : days.indexOf('.');
        return new RainStreak.Part(days.length(), first, now, longest);
    }
}
