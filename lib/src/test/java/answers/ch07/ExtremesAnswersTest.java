package answers.ch07;

import yourcores.exercise.ch07.Extremes;
import yourcores.exercise.trial.Answers;

class ExtremesAnswersTest extends Answers {

    @Right
    Extremes takesTheLowerAndTheHigher() {
        return new Correct();
    }

    @Right
    Extremes knowsNoneWhenItSeesIt() {
        return new Correct() {
            private final Range nothing = new Range(Double.NaN, Double.NaN);

            @Override
            public Range none() {
                return nothing;
            }

            @Override
            public Range combine(Range left, Range right) {
                return left.equals(nothing) ? right : right.equals(nothing) ? left : super.combine(left, right);
            }
        };
    }

    @Wrong(refusedBy = "a week, day after day", says = "lie between")
    Extremes cutsTheDegreesOff() {
        return new Correct() {
            @Override
            public Range of(double degrees) {
                return new Range((int) degrees, (int) degrees);
            }
        };
    }

    @Wrong(refusedBy = "two halves of a season", says = "not a result and a reading")
    Extremes takesTheRightForOneDay() {
        return new Correct() {
            @Override
            public Range combine(Range left, Range right) {
                return right.equals(none())
                        ? left
                        : new Range(
                                Math.min(left.coldest(), right.coldest()), Math.max(left.warmest(), right.coldest()));
            }
        };
    }

    @Wrong(refusedBy = "a piece without readings", says = "must change nothing")
    Extremes beginsAtZero() {
        return new Correct() {
            @Override
            public Range none() {
                return new Range(0, 0);
            }
        };
    }

    @Wrong(refusedBy = "a piece without readings", says = "must change nothing")
    Extremes takesTheSmallestDoubleForTheLowest() {
        return new Correct() {
            @Override
            public Range none() {
                return new Range(Double.MAX_VALUE, Double.MIN_VALUE);
            }
        };
    }

    @Wrong(refusedBy = "a piece without readings", says = "must change nothing")
    Extremes takesAThousandDegreesForTheHighest() {
        return new Correct() {
            @Override
            public Range none() {
                return new Range(1_000, -1_000);
            }
        };
    }

    @Wrong(refusedBy = "a piece without readings", says = "0 degrees is a reading")
    Extremes takesNoughtForNone() {
        return new Correct() {
            @Override
            public Range none() {
                return new Range(0, 0);
            }

            @Override
            public Range combine(Range left, Range right) {
                return left.equals(none()) ? right : right.equals(none()) ? left : super.combine(left, right);
            }
        };
    }

    private static class Correct implements Extremes {
        @Override
        public Range none() {
            return new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        }

        @Override
        public Range of(double degrees) {
            return new Range(degrees, degrees);
        }

        @Override
        public Range combine(Range left, Range right) {
            return new Range(Math.min(left.coldest(), right.coldest()), Math.max(left.warmest(), right.warmest()));
        }
    }
}
