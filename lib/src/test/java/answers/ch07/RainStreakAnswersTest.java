package answers.ch07;

import yourcores.exercise.ch07.RainStreak;
import yourcores.exercise.trial.Answers;

class RainStreakAnswersTest extends Answers {

    @Right
    RainStreak looksAcrossTheBorder() {
        return new Correct();
    }

    @Wrong(refusedBy = "one day", says = "a dry day is one day, too", and = "seasons in any brackets")
    RainStreak countsRainyDaysOnly() {
        return new Correct() {
            @Override
            public Part of(boolean rain) {
                return rain ? super.of(true) : new Part(0, 0, 0, 0);
            }
        };
    }

    @Wrong(refusedBy = "a streak across the border", says = "it lies in both", and = "seasons in any brackets")
    RainStreak looksIntoThePiecesOnly() {
        return new Correct() {
            @Override
            public Part combine(Part left, Part right) {
                var both = super.combine(left, right);
                return new Part(both.days(), both.first(), both.last(), Math.max(left.longest(), right.longest()));
            }
        };
    }

    @Wrong(refusedBy = "a piece that rains throughout", says = "they go on behind it", and = "seasons in any brackets")
    RainStreak leavesTheBeginningToTheLeft() {
        return new Correct() {
            @Override
            public Part combine(Part left, Part right) {
                var both = super.combine(left, right);
                return new Part(both.days(), left.first(), both.last(), both.longest());
            }
        };
    }

    @Wrong(refusedBy = "a piece that rains throughout", says = "they begin before it", and = "seasons in any brackets")
    RainStreak leavesTheEndToTheRight() {
        return new Correct() {
            @Override
            public Part combine(Part left, Part right) {
                var both = super.combine(left, right);
                return new Part(both.days(), both.first(), right.last(), both.longest());
            }
        };
    }

    @Wrong(refusedBy = "seasons in any brackets", says = "is there a streak that you forget?")
    RainStreak forgetsTheLongestOfTheLeft() {
        return new Correct() {
            @Override
            public Part combine(Part left, Part right) {
                var both = super.combine(left, right);
                int longest = Math.max(left.last() + right.first(), right.longest());
                return new Part(both.days(), both.first(), both.last(), longest);
            }
        };
    }

    private static class Correct implements RainStreak {
        @Override
        public Part of(boolean rain) {
            int streak = rain ? 1 : 0;
            return new Part(1, streak, streak, streak);
        }

        @Override
        public Part combine(Part left, Part right) {
            return new Part(
                    left.days() + right.days(),
                    left.first() == left.days() ? left.days() + right.first() : left.first(),
                    right.last() == right.days() ? left.last() + right.days() : right.last(),
                    Math.max(left.last() + right.first(), Math.max(left.longest(), right.longest())));
        }
    }
}
