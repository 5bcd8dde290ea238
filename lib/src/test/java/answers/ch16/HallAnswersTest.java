package answers.ch16;

import yourcores.exercise.ch16.Hall;
import yourcores.exercise.trial.Answers;

class HallAnswersTest extends Answers {

    @Right
    Hall swaps() {
        return (inside, limit) -> {
            while (true) {
                int seen = inside.get();
                if (seen >= limit) {
                    return false;
                }
                if (inside.compareAndSet(seen, seen + 1)) {
                    return true;
                }
            }
        };
    }

    @Right
    Hall swapsInTheHeadOfTheLoop() {
        return (inside, limit) -> {
            int seen = inside.get();
            while (seen < limit && !inside.compareAndSet(seen, seen + 1)) {
                seen = inside.get();
            }
            return seen < limit;
        };
    }

    @Wrong(refusedBy = "there is room", says = "the next one was turned away")
    Hall keepsAPlaceFree() {
        return (inside, limit) -> {
            for (int seen = inside.get(); seen + 1 < limit; seen = inside.get()) {
                if (inside.compareAndSet(seen, seen + 1)) {
                    return true;
                }
            }
            return false;
        };
    }

    @Wrong(refusedBy = "the hall is full", says = "there are 7 in a hall for 5")
    Hall asksForTheLimitItself() {
        return (inside, limit) -> {
            for (int seen = inside.get(); seen != limit; seen = inside.get()) {
                if (inside.compareAndSet(seen, seen + 1)) {
                    return true;
                }
            }
            return false;
        };
    }

    @Wrong(refusedBy = "never too many, not for a moment", says = "there were 6 in a hall for 5")
    Hall looksThenAdds() {
        return (inside, limit) -> {
            if (inside.get() >= limit) {
                return false;
            }
            inside.incrementAndGet();
            return true;
        };
    }

    @Wrong(refusedBy = "never too many, not for a moment", says = "for a moment there were 6")
    Hall addsAndTakesBack() {
        return (inside, limit) -> {
            if (inside.incrementAndGet() <= limit) {
                return true;
            }
            inside.decrementAndGet();
            return false;
        };
    }

    @Wrong(refusedBy = "never too many, not for a moment", says = "there were 6 in a hall for 5")
    Hall asksForTheLimitOnce() {
        return (inside, limit) -> {
            if (inside.get() >= limit) {
                return false;
            }
            for (int seen = inside.get(); !inside.compareAndSet(seen, seen + 1); ) {
                seen = inside.get();
            }
            return true;
        };
    }

    @Wrong(refusedBy = "nobody is forgotten", says = "6 are inside, and the number says 5", and = "others leave")
    Hall sets() {
        return (inside, limit) -> {
            int seen = inside.get();
            if (seen >= limit) {
                return false;
            }
            inside.set(seen + 1);
            return true;
        };
    }

    @Wrong(refusedBy = "nobody is forgotten", says = "are inside, and the number says", and = "others leave")
    Hall looksAgainThenSets() {
        return (inside, limit) -> {
            while (true) {
                int seen = inside.get();
                if (seen >= limit) {
                    return false;
                }
                if (inside.get() == seen) {
                    inside.set(seen + 1);
                    return true;
                }
            }
        };
    }

    @Wrong(
            refusedBy = "while there is room nobody is turned away",
            says = "another guest was faster",
            and = "others leave")
    Hall triesOnce() {
        return (inside, limit) -> {
            int seen = inside.get();
            return seen < limit && inside.compareAndSet(seen, seen + 1);
        };
    }

    @Wrong(refusedBy = "while there is room nobody is turned away", says = "400 other guests")
    Hall triesAHundredTimes() {
        return (inside, limit) -> {
            for (int tries = 0; tries < 100; tries++) {
                int seen = inside.get();
                if (seen < limit && inside.compareAndSet(seen, seen + 1)) {
                    return true;
                }
            }
            return false;
        };
    }

    @Wrong(
            refusedBy = "while there is room nobody is turned away",
            says = "do not come to an end",
            and = {"never too many, not for a moment", "nobody is forgotten", "others leave"})
    Hall readsOnce() {
        return (inside, limit) -> {
            int seen = inside.get();
            if (seen >= limit) {
                return false;
            }
            while (true) {
                if (inside.compareAndSet(seen, seen + 1)) {
                    return true;
                }
            }
        };
    }

    @Wrong(refusedBy = "others leave", says = "may have become smaller, too")
    Hall climbs() {
        return (inside, limit) -> {
            for (int seen = inside.get(); seen < limit; seen++) {
                if (inside.compareAndSet(seen, seen + 1)) {
                    return true;
                }
            }
            return false;
        };
    }
}
