package answers.ch17;

import yourcores.exercise.ch17.CounterPlaces;
import yourcores.exercise.trial.Answers;

class CounterPlacesAnswersTest extends Answers {

    /** @param first of the counters, in lines */
    private record Lines(int first, int apart, int length, int more) implements CounterPlaces {

        @Override
        public int length(int workers, int line) {
            return (workers * apart + length) * line + more;
        }

        @Override
        public int place(int worker, int line) {
            return (first + worker * apart) * line;
        }
    }

    @Right
    CounterPlaces aLineInFront() {
        return new Lines(1, 1, 1, 0);
    }

    @Right
    CounterPlaces twoLinesEach() {
        return new Lines(2, 2, 2, 5);
    }

    @Right
    CounterPlaces fromTheEnd() {
        return new CounterPlaces() {
            @Override
            public int length(int workers, int line) {
                return (workers + 2) * line;
            }

            @Override
            public int place(int worker, int line) {
                return (worker + 1) * line + line / 2;
            }
        };
    }

    @Right
    CounterPlaces rightBehindTheLengthsLine() {
        return new CounterPlaces() {
            @Override
            public int length(int workers, int line) {
                return (workers + 1) * line;
            }

            @Override
            public int place(int worker, int line) {
                return (worker + 1) * line - 1;
            }
        };
    }

    @Wrong(refusedBy = "no more memory than that takes", says = "two lines for each worker, and four more, are enough")
    CounterPlaces alwaysTheLongestLine() {
        return new CounterPlaces() {
            @Override
            public int length(int workers, int line) {
                return 32 * (workers + 1);
            }

            @Override
            public int place(int worker, int line) {
                return 32 * (worker + 1);
            }
        };
    }

    @Wrong(refusedBy = "each worker has a place of its own in the array", says = "that is outside")
    CounterPlaces arrayTooShort() {
        return new Lines(1, 1, 0, 0);
    }

    @Wrong(refusedBy = "each worker has a place of its own in the array", says = "two workers count at place")
    CounterPlaces allAtOne() {
        return new Lines(1, 0, 2, 0);
    }

    @Wrong(refusedBy = "no two on one line", says = "which can lie on one line")
    CounterPlaces sideBySide() {
        return new CounterPlaces() {
            @Override
            public int length(int workers, int line) {
                return 2 * line + workers;
            }

            @Override
            public int place(int worker, int line) {
                return line + worker;
            }
        };
    }

    @Wrong(refusedBy = "no two on one line", says = "which can lie on one line")
    CounterPlaces eightApartWhateverTheLine() {
        return new CounterPlaces() {
            @Override
            public int length(int workers, int line) {
                return 8 * workers + 2 * line;
            }

            @Override
            public int place(int worker, int line) {
                return line + 8 * worker;
            }
        };
    }

    @Wrong(refusedBy = "none on the line of the array's length", says = "in front of place 0")
    CounterPlaces fromTheFirstPlace() {
        return new Lines(0, 1, 0, 0);
    }

    @Wrong(refusedBy = "none on the line of what lies behind the array", says = "behind it the next object begins")
    CounterPlaces toTheLastPlace() {
        return new Lines(1, 1, 0, 1);
    }

    @Wrong(refusedBy = "no more memory than that takes", says = "two lines for each worker, and four more, are enough")
    CounterPlaces wasteful() {
        return new Lines(100, 100, 100, 0);
    }
}
