package answers.ch16;

import java.util.ArrayList;
import java.util.List;
import yourcores.exercise.ch16.PlateTaker;
import yourcores.exercise.trial.Answers;

class PlateTakerAnswersTest extends Answers {

    /** Walks down from the top that it has seen, then swaps; parts of it go wrong. */
    private static class Walker implements PlateTaker {

        @Override
        public List<String> take(Top top, int most) {
            while (true) {
                var seen = top.get();
                var taken = new ArrayList<String>();
                var rest = walk(seen, most, taken);
                if (rest == seen || swap(top, seen, rest)) {
                    return end(taken, most);
                }
            }
        }

        Plate walk(Plate from, int most, List<String> taken) {
            var rest = from;
            for (; rest != null && taken.size() < most; rest = rest.below()) {
                taken.add(rest.name());
            }
            return rest;
        }

        boolean swap(Top top, Plate seen, Plate rest) {
            return top.compareAndSet(seen, rest);
        }

        List<String> end(List<String> taken, int most) {
            return taken;
        }
    }

    @Right
    PlateTaker walksThenSwaps() {
        return new Walker();
    }

    @Wrong(refusedBy = "the topmost first", says = "you return", and = "fewer where there are fewer")
    PlateTaker theLowestFirst() {
        return new Walker() {
            @Override
            List<String> end(List<String> taken, int most) {
                return taken.reversed();
            }
        };
    }

    @Wrong(refusedBy = "fewer where there are fewer", says = "you return")
    PlateTaker allOrNone() {
        return new Walker() {
            @Override
            List<String> end(List<String> taken, int most) {
                return taken.size() < most ? List.of() : taken;
            }
        };
    }

    @Wrong(refusedBy = "fewer where there are fewer", says = "NullPointerException")
    PlateTaker neverLooksForTheEnd() {
        return new Walker() {
            @Override
            Plate walk(Plate from, int most, List<String> taken) {
                var rest = from;
                for (; taken.size() < most; rest = rest.below()) {
                    taken.add(rest.name());
                }
                return rest;
            }
        };
    }

    @Wrong(refusedBy = "all in one step", says = "and you return [c, late, b]", and = "tries again")
    PlateTaker oneByOne() {
        return (top, most) -> {
            var taken = new ArrayList<String>();
            while (taken.size() < most) {
                var seen = top.get();
                if (seen == null) {
                    break;
                }
                if (top.compareAndSet(seen, seen.below())) {
                    taken.add(seen.name());
                }
            }
            return taken;
        };
    }

    @Wrong(refusedBy = "all in one step", says = "whoever looked in between", and = "tries again")
    PlateTaker takesAllAndPutsTheRestBack() {
        return new Walker() {
            @Override
            boolean swap(Top top, Plate seen, Plate rest) {
                if (!top.compareAndSet(seen, null)) {
                    return false;
                }
                var names = new ArrayList<String>();
                walk(rest, Integer.MAX_VALUE, names);
                for (var name : names.reversed()) {
                    for (var now = top.get(); !top.compareAndSet(now, new Plate(name, now)); ) {
                        now = top.get();
                    }
                }
                return true;
            }
        };
    }

    @Wrong(refusedBy = "no plate gets lost", says = "swap only if the top is still", and = "no plate is taken twice")
    PlateTaker sets() {
        return new Walker() {
            @Override
            boolean swap(Top top, Plate seen, Plate rest) {
                top.set(rest);
                return true;
            }
        };
    }

    @Wrong(refusedBy = "no plate gets lost", says = "swap only if the top is still", and = "no plate is taken twice")
    PlateTaker swapsAgainstWhatIsThereNow() {
        return new Walker() {
            @Override
            boolean swap(Top top, Plate seen, Plate rest) {
                return top.compareAndSet(top.get(), rest);
            }
        };
    }

    @Wrong(refusedBy = "no plate is taken twice", says = "all that were taken, by you and by the other one")
    PlateTaker keepsTheListOfTheFirstTry() {
        return (top, most) -> {
            var taken = new ArrayList<String>();
            while (true) {
                var seen = top.get();
                var rest = new Walker().walk(seen, most, taken);
                if (rest == seen || top.compareAndSet(seen, rest)) {
                    return taken;
                }
            }
        };
    }

    @Wrong(refusedBy = "tries again", says = "go round again")
    PlateTaker triesOnce() {
        return (top, most) -> {
            var seen = top.get();
            var taken = new ArrayList<String>();
            var rest = new Walker().walk(seen, most, taken);
            return rest == seen || top.compareAndSet(seen, rest) ? taken : List.of();
        };
    }

    @Wrong(refusedBy = "tries again", says = "after a failed swap, too")
    PlateTaker oneByOneAfterAFailure() {
        return (top, most) -> {
            var seen = top.get();
            var taken = new ArrayList<String>();
            var rest = new Walker().walk(seen, most, taken);
            return rest == seen || top.compareAndSet(seen, rest)
                    ? taken
                    : oneByOne().take(top, most);
        };
    }

    @Wrong(refusedBy = "tries again", says = ", 400 times")
    PlateTaker triesAHundredTimes() {
        return (top, most) -> {
            for (int tries = 0; tries < 100; tries++) {
                var seen = top.get();
                var taken = new ArrayList<String>();
                var rest = new Walker().walk(seen, most, taken);
                if (rest == seen || top.compareAndSet(seen, rest)) {
                    return taken;
                }
            }
            return List.of();
        };
    }
}
