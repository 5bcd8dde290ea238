package answers.ch05;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import yourcores.exercise.ch05.PatientDownload;
import yourcores.exercise.ch05.Web;
import yourcores.exercise.trial.Answers;

class PatientDownloadAnswersTest extends Answers {
    private static final int TRIES = PatientDownload.TRIES;
    private static final String AGAIN = "asks again after a 500, 503 or 429";
    private static final String OBEYS = "comes back when the server says";
    private static final String LAST = "the last answer counts, whatever it says";
    private static final String TOGETHER = "failures of all kinds count together";
    private static final String LOT = "adds a little by lot";
    private static final String INTERRUPT = "an interrupt ends it";
    private static final IntPredicate MAY_PASS = status -> status == 429 || status >= 500;

    @Right
    PatientDownload loops() {
        return retrying(MAY_PASS, TRIES);
    }

    /** The chapter's own: the pause that is asked for gets jitter, and who asks for too much is not asked again. */
    @Right
    PatientDownload retryOfTheChapter() {
        return (photo, web) -> {
            for (int attempt = 1; ; attempt++) {
                var dice = Duration.ofMillis(1 + ThreadLocalRandom.current().nextInt(20 << attempt));
                try {
                    var answer = web.get(photo);
                    var rest = MAY_PASS.test(answer.status())
                            ? answer.retryAfter().orElse(Duration.ZERO).plus(dice)
                            : Duration.ZERO;
                    if (rest.isZero() || rest.compareTo(Duration.ofSeconds(5)) > 0 || attempt == TRIES) {
                        return answer;
                    }
                    web.pause(rest);
                } catch (IOException broken) {
                    if (attempt == TRIES) {
                        throw broken;
                    }
                    web.pause(dice);
                }
            }
        };
    }

    @Right
    PatientDownload aLongerPauseEachTime() {
        return (photo, web) -> {
            var own = Duration.ofSeconds(1);
            for (int attempt = 1; attempt < TRIES; attempt++) {
                var asked = Duration.ZERO;
                try {
                    var answer = web.get(photo);
                    if (!MAY_PASS.test(answer.status())) {
                        return answer;
                    }
                    asked = answer.retryAfter().orElse(asked);
                } catch (IOException broken) {
                    // As good as a failure of the server.
                }
                web.pause((asked.compareTo(own) > 0 ? asked : own).plus(byLot()));
                own = own.multipliedBy(2);
            }
            return web.get(photo);
        };
    }

    @Wrong(refusedBy = "a photo that comes is asked for once", says = "give back the answer as it came")
    PatientDownload keepsTheBody() {
        var right = loops();
        return (photo, web) -> {
            var answer = right.get(photo, web);
            return new Web.Answer(answer.status(), new byte[0], answer.retryAfter());
        };
    }

    @Wrong(
            refusedBy = AGAIN,
            and = {LAST, TOGETHER, OBEYS},
            says = "ask again after a 500")
    PatientDownload takesA500ForFinal() {
        return retrying(status -> status == 429, TRIES);
    }

    @Wrong(refusedBy = AGAIN, and = OBEYS, says = "ask again after a 503")
    PatientDownload takesA503ForFinal() {
        return retrying(status -> status == 429 || status == 500, TRIES);
    }

    @Wrong(
            refusedBy = AGAIN,
            and = {"gives up after 4", OBEYS},
            says = "no web.pause(...)")
    PatientDownload doesNotPause() {
        return pausing(Duration.ZERO);
    }

    @Wrong(refusedBy = AGAIN, says = "a short time is enough")
    PatientDownload pausesForAMinute() {
        return pausing(Duration.ofMinutes(1));
    }

    @Wrong(refusedBy = "gives up after 4", and = TOGETHER, says = "make 4 requests, the server saw 1")
    PatientDownload takesABrokenConnectionForFinal() {
        return (photo, web) -> {
            for (int attempt = 1; ; attempt++) {
                var answer = web.get(photo);
                if (!MAY_PASS.test(answer.status()) || attempt == TRIES) {
                    return answer;
                }
                web.pause(answer.retryAfter().orElse(Duration.ZERO).plus(byLot()));
            }
        };
    }

    @Wrong(
            refusedBy = "gives up after 4",
            and = {LAST, TOGETHER},
            says = "make 4 requests, the server saw 5")
    PatientDownload asksFiveTimes() {
        return retrying(MAY_PASS, 5);
    }

    @Wrong(refusedBy = "gives up after 4", says = "throw what the last request threw")
    PatientDownload throwsAnExceptionOfItsOwn() {
        var right = loops();
        return (photo, web) -> {
            try {
                return right.get(photo, web);
            } catch (IOException broken) {
                throw new IOException("it did not work");
            }
        };
    }

    @Wrong(refusedBy = "a 404 is an answer", says = "the server answered 404: give back that answer at once")
    PatientDownload asksAgainWhatIsNotThere() {
        return retrying(status -> status != 200, TRIES);
    }

    @Wrong(refusedBy = OBEYS, says = "4 s, and you paused 10")
    PatientDownload neverReadsRetryAfter() {
        return pausing(Duration.ofSeconds(1));
    }

    @Wrong(refusedBy = OBEYS, says = "4 s, and you paused 30")
    PatientDownload alwaysPausesForThreeSeconds() {
        return pausing(Duration.ofSeconds(3));
    }

    @Wrong(refusedBy = AGAIN, says = "the server answered 500 once, and you paused 5 s")
    PatientDownload alwaysPausesForFiveSeconds() {
        return pausing(Duration.ofSeconds(5));
    }

    @Wrong(refusedBy = AGAIN, says = "the server answered 429 once, and you paused 5 s")
    PatientDownload takesEvery429ForALongOne() {
        return (photo, web) -> {
            for (int attempt = 1; ; attempt++) {
                var pause = Duration.ofMillis(20);
                try {
                    var answer = web.get(photo);
                    if (!MAY_PASS.test(answer.status()) || attempt == TRIES) {
                        return answer;
                    }
                    pause = answer.status() == 429
                            ? Duration.ofSeconds(5)
                            : answer.retryAfter().orElse(pause);
                } catch (IOException broken) {
                    if (attempt == TRIES) {
                        throw broken;
                    }
                }
                web.pause(pause.plus(byLot()));
            }
        };
    }

    @Wrong(refusedBy = OBEYS, says = "4 s, and you paused")
    PatientDownload readsRetryAfterOfA429Only() {
        return (photo, web) -> {
            for (int attempt = 1; ; attempt++) {
                var pause = Duration.ofMillis(20);
                try {
                    var answer = web.get(photo);
                    if (!MAY_PASS.test(answer.status()) || attempt == TRIES) {
                        return answer;
                    }
                    pause = answer.status() == 429 ? answer.retryAfter().orElse(pause) : pause;
                } catch (IOException broken) {
                    if (attempt == TRIES) {
                        throw broken;
                    }
                }
                web.pause(pause.plus(byLot()));
            }
        };
    }

    @Wrong(refusedBy = LAST, and = TOGETHER, says = "the server answered 500 each time, and you throw")
    PatientDownload throwsTheLast500Away() {
        var right = loops();
        return (photo, web) -> {
            var answer = right.get(photo, web);
            if (answer.status() >= 500) {
                throw new IOException("the server failed");
            }
            return answer;
        };
    }

    @Wrong(refusedBy = TOGETHER, says = "make 4 requests, the server saw 5")
    PatientDownload aLoopInALoop() {
        return (photo, web) -> {
            for (int attempt = 1; ; attempt++) {
                var answer = unbroken(photo, web);
                if (!MAY_PASS.test(answer.status()) || attempt == TRIES) {
                    return answer;
                }
                web.pause(answer.retryAfter().orElse(Duration.ZERO).plus(byLot()));
            }
        };
    }

    @Wrong(refusedBy = TOGETHER, says = "make 4 requests, the server saw 5")
    PatientDownload twoCounters() {
        return (photo, web) -> {
            int broke = 0;
            int refused = 0;
            while (true) {
                var pause = Duration.ofMillis(20);
                try {
                    var answer = web.get(photo);
                    if (!MAY_PASS.test(answer.status()) || ++refused == TRIES) {
                        return answer;
                    }
                    pause = answer.retryAfter().orElse(pause);
                } catch (IOException broken) {
                    if (++broke == TRIES) {
                        throw broken;
                    }
                }
                web.pause(pause.plus(byLot()));
            }
        };
    }

    @Wrong(refusedBy = LOT, says = "the server failed 8 times, and you paused 20 ms each time")
    PatientDownload pausesAlikeEachTime() {
        return retrying(MAY_PASS, TRIES, () -> Duration.ofMillis(20), true);
    }

    @Wrong(refusedBy = LOT, says = "asked to be left alone for 1 s 8 times, and you paused 1000 ms each time")
    PatientDownload comesBackToTheSecond() {
        return (photo, web) -> {
            for (int attempt = 1; ; attempt++) {
                var pause = byLot();
                try {
                    var answer = web.get(photo);
                    if (!MAY_PASS.test(answer.status()) || attempt == TRIES) {
                        return answer;
                    }
                    pause = answer.retryAfter().orElse(pause);
                } catch (IOException broken) {
                    if (attempt == TRIES) {
                        throw broken;
                    }
                }
                web.pause(pause);
            }
        };
    }

    @Wrong(
            refusedBy = LAST,
            and = {"gives up after 4", TOGETHER},
            says = "you paused after request 4 and asked for nothing any more")
    PatientDownload pausesBeforeItGivesUp() {
        return (photo, web) -> {
            for (int attempt = 1; ; attempt++) {
                try {
                    var answer = web.get(photo);
                    if (!MAY_PASS.test(answer.status())) {
                        return answer;
                    }
                    web.pause(answer.retryAfter().orElse(Duration.ZERO).plus(byLot()));
                    if (attempt == TRIES) {
                        return answer;
                    }
                } catch (IOException broken) {
                    web.pause(byLot());
                    if (attempt == TRIES) {
                        throw broken;
                    }
                }
            }
        };
    }

    @Wrong(refusedBy = INTERRUPT, says = "was interrupted and asked again")
    PatientDownload takesAnInterruptForAFailure() {
        return (photo, web) -> {
            for (int attempt = 1; ; attempt++) {
                try {
                    var answer = web.get(photo);
                    if (!MAY_PASS.test(answer.status()) || attempt == TRIES) {
                        return answer;
                    }
                    web.pause(answer.retryAfter().orElse(Duration.ZERO).plus(byLot()));
                } catch (IOException broken) {
                    if (attempt == TRIES) {
                        throw broken;
                    }
                    pauseOrNot(web);
                } catch (Exception any) {
                    pauseOrNot(web);
                }
            }
        };
    }

    @Wrong(refusedBy = INTERRUPT, says = "nobody hears of it")
    PatientDownload endsWithoutAWord() {
        var right = loops();
        return (photo, web) -> {
            try {
                return right.get(photo, web);
            } catch (InterruptedException stop) {
                throw new IOException("it was stopped");
            }
        };
    }

    @Wrong(refusedBy = LAST, says = "the server answered 429 each time, and you throw")
    PatientDownload throwsTheLastAnswerAway() {
        var right = loops();
        return (photo, web) -> {
            var answer = right.get(photo, web);
            if (answer.status() == 429) {
                throw new IOException("refused");
            }
            return answer;
        };
    }

    /** Asks until an answer comes, four times at most. */
    private static Web.Answer unbroken(URI photo, Web web) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return web.get(photo);
            } catch (IOException broken) {
                if (attempt == TRIES) {
                    throw broken;
                }
                web.pause(byLot());
            }
        }
    }

    private static void pauseOrNot(Web web) {
        try {
            web.pause(byLot());
        } catch (InterruptedException ignored) {
            // That is what is wrong with it.
        }
    }

    private static PatientDownload retrying(IntPredicate again, int tries) {
        return retrying(again, tries, PatientDownloadAnswersTest::byLot, true);
    }

    /** The same pause each time, and a little by lot; none where it is zero. */
    private static PatientDownload pausing(Duration always) {
        return retrying(MAY_PASS, TRIES, () -> always.isZero() ? always : always.plus(byLot()), false);
    }

    private static Duration byLot() {
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(1, 20_000_000));
    }

    private static PatientDownload retrying(IntPredicate again, int tries, Supplier<Duration> own, boolean obeys) {
        return (photo, web) -> {
            for (int attempt = 1; ; attempt++) {
                var pause = own.get();
                try {
                    var answer = web.get(photo);
                    if (!again.test(answer.status()) || attempt == tries) {
                        return answer;
                    }
                    pause = obeys ? answer.retryAfter().orElse(Duration.ZERO).plus(pause) : pause;
                } catch (IOException broken) {
                    if (attempt == tries) {
                        throw broken;
                    }
                }
                web.pause(pause);
            }
        };
    }
}
