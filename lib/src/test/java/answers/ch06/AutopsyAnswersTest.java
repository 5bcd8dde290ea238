package answers.ch06;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import yourcores.exercise.ch06.Autopsy;
import yourcores.exercise.ch06.Autopsy.Ending;
import yourcores.exercise.trial.Answers;

class AutopsyAnswersTest extends Answers {

    @Right
    Autopsy waitsWithALimit() {
        return (process, limit) -> {
            if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                return Ending.ALIVE;
            }
            return named(process.exitValue());
        };
    }

    @Right
    Autopsy waitsForADuration() {
        return (process, limit) -> process.waitFor(limit) ? named(process.exitValue()) : Ending.ALIVE;
    }

    @Right
    Autopsy asksTheFuture() {
        return (process, limit) -> {
            try {
                return named(process.onExit()
                        .get(limit.toMillis(), TimeUnit.MILLISECONDS)
                        .exitValue());
            } catch (TimeoutException goesOn) {
                return Ending.ALIVE;
            } catch (java.util.concurrent.ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        };
    }

    @Right
    Autopsy looksAgainAndAgain() {
        return (process, limit) -> {
            long end = System.nanoTime() + limit.toNanos();
            while (process.isAlive() && System.nanoTime() < end) {
                Thread.sleep(1);
            }
            return process.isAlive() ? Ending.ALIVE : named(process.exitValue());
        };
    }

    @Wrong(refusedBy = "0 is well, what the program says itself is a failure", says = "the program said so itself")
    Autopsy takesWarningsForWell() {
        return (process, limit) -> {
            var ending = right(process, limit);
            return ending == Ending.FAILED && process.exitValue() < 3 ? Ending.WELL : ending;
        };
    }

    @Wrong(refusedBy = "128 and a signal's number is a death by a signal", says = "that is 128 + 9, a signal ended it")
    Autopsy knowsTwoKindsOfEnd() {
        return (process, limit) -> {
            var ending = right(process, limit);
            return ending == Ending.KILLED ? Ending.FAILED : ending;
        };
    }

    @Wrong(refusedBy = "128 and a signal's number is a death by a signal", says = "that is 128 + 1,")
    Autopsy knowsTwoSignals() {
        return (process, limit) -> {
            var ending = right(process, limit);
            boolean known = ending != Ending.KILLED || process.exitValue() == 137 || process.exitValue() == 143;
            return known ? ending : Ending.FAILED;
        };
    }

    @Wrong(refusedBy = "other large codes are the program's own", says = "exit code 255: you say KILLED")
    Autopsy takesEachLargeCodeForASignal() {
        return (process, limit) -> {
            var ending = right(process, limit);
            return ending == Ending.FAILED && process.exitValue() > 128 ? Ending.KILLED : ending;
        };
    }

    @Wrong(
            refusedBy = "one that goes on is alive, and not waited for any longer",
            says = "the limit is over, and you still wait")
    Autopsy waitsWithoutALimit() {
        return (process, limit) -> named(process.waitFor());
    }

    @Wrong(refusedBy = "one that goes on is alive, and not waited for any longer", says = "you waited for up to 20 ms")
    Autopsy waitsTwiceAsLong() {
        return (process, limit) -> right(process, limit.multipliedBy(2));
    }

    @Wrong(refusedBy = "one that goes on is alive, and not waited for any longer", says = "and you ended it")
    Autopsy endsWhatItLooksAt() {
        return (process, limit) -> {
            var ending = right(process, limit);
            process.destroyForcibly();
            return ending;
        };
    }

    @Wrong(refusedBy = "one that ends within the limit is waited for", says = "you gave up after 1000 ms")
    Autopsy waitsForWholeSeconds() {
        return (process, limit) -> right(process, java.time.Duration.ofSeconds(limit.toSeconds()));
    }

    @Wrong(refusedBy = "one that ends within the limit is waited for", says = "before the limit was over")
    Autopsy looksOnce() {
        return (process, limit) -> process.isAlive() ? Ending.ALIVE : named(process.exitValue());
    }

    private static Ending right(Process process, Duration limit) throws InterruptedException {
        return process.waitFor(limit) ? named(process.exitValue()) : Ending.ALIVE;
    }

    private static Ending named(int code) {
        return code == 0 ? Ending.WELL : code > 128 && code <= 192 ? Ending.KILLED : Ending.FAILED;
    }
}
