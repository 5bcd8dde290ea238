package answers.ch04;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import yourcores.exercise.ch04.Turnstile;
import yourcores.exercise.trial.Answers;

class TurnstileAnswersTest extends Answers {

    @Right
    Turnstile triesBeforeTheTry() {
        return (permits, patience, visit) -> {
            if (!permits.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return false;
            }
            try {
                visit.run();
                return true;
            } finally {
                permits.release();
            }
        };
    }

    @Right
    Turnstile remembersWhetherItGotOne() {
        return (permits, patience, visit) -> {
            boolean mine = false;
            try {
                mine = permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
                if (mine) {
                    visit.run();
                }
                return mine;
            } finally {
                if (mine) {
                    permits.release();
                }
            }
        };
    }

    @Right
    Turnstile looksAgainAndAgain() {
        return (permits, patience, visit) -> {
            long end = System.nanoTime() + patience.toNanos();
            while (!permits.tryAcquire()) {
                if (System.nanoTime() - end > 0) {
                    return false;
                }
                Thread.sleep(1);
            }
            try {
                visit.run();
            } finally {
                permits.release();
            }
            return true;
        };
    }

    @Wrong(refusedBy = "with a free permit there is one visit", says = "you returned false")
    Turnstile saysNothing() {
        return (permits, patience, visit) -> {
            triesBeforeTheTry().pass(permits, patience, visit);
            return false;
        };
    }

    @Wrong(refusedBy = "after a visit that fails, too", says = "a visit threw an Error, and two permits")
    Turnstile catchesExceptionsOnly() {
        return (permits, patience, visit) -> {
            if (!permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            try {
                visit.run();
            } catch (RuntimeException failed) {
                permits.release();
                throw failed;
            }
            permits.release();
            return true;
        };
    }

    @Wrong(refusedBy = "who is sent away gives nothing back", says = "before her patience was over")
    Turnstile cutsToSeconds() {
        return (permits, patience, visit) -> {
            if (!permits.tryAcquire(patience.toSeconds(), TimeUnit.SECONDS)) {
                return false;
            }
            try {
                visit.run();
                return true;
            } finally {
                permits.release();
            }
        };
    }

    @Wrong(refusedBy = "while one visits, another one may", says = "not let in before the first had left")
    Turnstile oneAtATime() {
        return new Turnstile() {
            @Override
            public synchronized boolean pass(Semaphore permits, Duration patience, Runnable visit)
                    throws InterruptedException {
                return triesBeforeTheTry().pass(permits, patience, visit);
            }
        };
    }

    @Wrong(
            refusedBy = "during the visit the permit is taken",
            and = "while one visits, another one may",
            says = "more than one was taken")
    Turnstile takesAllThereAre() {
        return (permits, patience, visit) -> {
            if (!permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            int mine = 1 + permits.drainPermits();
            try {
                visit.run();
                return true;
            } finally {
                permits.release(mine);
            }
        };
    }

    @Wrong(refusedBy = "during the visit the permit is taken", says = "keep it to the end")
    Turnstile givesItBackBeforeTheVisit() {
        return (permits, patience, visit) -> {
            if (!permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            permits.release();
            visit.run();
            return true;
        };
    }

    @Wrong(
            refusedBy = "after the visit it is back",
            and = "one visits, another one is sent away",
            says = "after a visit there are not two")
    Turnstile givesBackAfterAFailureOnly() {
        return (permits, patience, visit) -> {
            if (!permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            try {
                visit.run();
                return true;
            } catch (RuntimeException | Error failed) {
                permits.release();
                throw failed;
            }
        };
    }

    @Wrong(refusedBy = "after a visit that fails, too", says = "a visit threw an exception, and two permits")
    Turnstile hasNoFinally() {
        return (permits, patience, visit) -> {
            if (!permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            visit.run();
            permits.release();
            return true;
        };
    }

    @Wrong(
            refusedBy = "who is sent away gives nothing back",
            and = "one visits, another one is sent away",
            says = "without a permit and gave one back")
    Turnstile givesBackWhenSentAway() {
        return (permits, patience, visit) -> {
            boolean mine = permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
            try {
                if (mine) {
                    visit.run();
                }
                return mine;
            } finally {
                permits.release();
            }
        };
    }

    @Wrong(
            refusedBy = "who is sent away gives nothing back",
            and = {"who is interrupted gives nothing back", "one visits, another one is sent away"},
            says = "without a permit and gave one back")
    Turnstile starter() {
        return (permits, patience, visit) -> {
            try {
                if (!permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    return false;
                }
                visit.run();
                return true;
            } finally {
                permits.release();
            }
        };
    }

    @Wrong(
            refusedBy = "who may wait gets the next one",
            and = "who is sent away gives nothing back",
            says = "sent away before it came free")
    Turnstile hasNoPatience() {
        return (permits, patience, visit) -> {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (!permits.tryAcquire()) {
                return false;
            }
            try {
                visit.run();
                return true;
            } finally {
                permits.release();
            }
        };
    }

    @Wrong(refusedBy = "who is interrupted gives nothing back", says = "gave back a permit she had not")
    Turnstile givesBackWhenInterrupted() {
        return (permits, patience, visit) -> {
            try {
                if (!permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    return false;
                }
            } catch (InterruptedException stop) {
                permits.release();
                throw stop;
            }
            try {
                visit.run();
                return true;
            } finally {
                permits.release();
            }
        };
    }

    @Wrong(refusedBy = "one visits, another one is sent away", says = "not into a field")
    Turnstile remembersInAField() {
        return new Turnstile() {
            private boolean mine;

            @Override
            public boolean pass(Semaphore permits, Duration patience, Runnable visit) throws InterruptedException {
                mine = false;
                try {
                    mine = permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
                    if (mine) {
                        visit.run();
                    }
                    return mine;
                } finally {
                    if (mine) {
                        permits.release();
                    }
                }
            }
        };
    }
}
