package answers.ch05;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntPredicate;
import yourcores.exercise.ch05.PatientDownload;
import yourcores.exercise.ch05.Web;
import yourcores.exercise.trial.Answers;

class PatientDownloadAnswersTest extends Answers {
    private static final int TRIES = PatientDownload.TRIES;
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
    PatientDownload theLongerOfBothPauses() {
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
                web.pause(asked.compareTo(own) > 0 ? asked : own);
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

    @Wrong(refusedBy = "asks again after a 500", says = "ask again after a 500")
    PatientDownload takesA500ForFinal() {
        return retrying(status -> status == 429, TRIES);
    }

    @Wrong(refusedBy = "asks again after a 500", says = "ask again after a 503")
    PatientDownload takesA503ForFinal() {
        return retrying(status -> status == 429 || status == 500, TRIES);
    }

    @Wrong(
            refusedBy = "asks again after a 500",
            and = {"gives up after 4", "comes back when the server says"},
            says = "no web.pause(...)")
    PatientDownload doesNotPause() {
        return pausing(Duration.ZERO);
    }

    @Wrong(refusedBy = "asks again after a 500", says = "a short time is enough")
    PatientDownload pausesForAMinute() {
        return pausing(Duration.ofMinutes(1));
    }

    @Wrong(refusedBy = "gives up after 4", says = "make 4 requests, the server saw 1")
    PatientDownload takesABrokenConnectionForFinal() {
        return (photo, web) -> {
            for (int attempt = 1; ; attempt++) {
                var answer = web.get(photo);
                if (!MAY_PASS.test(answer.status()) || attempt == TRIES) {
                    return answer;
                }
                web.pause(answer.retryAfter().orElse(Duration.ofMillis(20)));
            }
        };
    }

    @Wrong(
            refusedBy = "gives up after 4",
            and = "the last answer counts, whatever it says",
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

    @Wrong(refusedBy = "comes back when the server says", says = "2 s, and you paused 1000 ms")
    PatientDownload neverReadsRetryAfter() {
        return pausing(Duration.ofSeconds(1));
    }

    @Wrong(refusedBy = "the last answer counts, whatever it says", says = "give back its last answer")
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

    private static PatientDownload retrying(IntPredicate again, int tries) {
        return retrying(again, tries, Duration.ofMillis(20), true);
    }

    private static PatientDownload pausing(Duration always) {
        return retrying(MAY_PASS, TRIES, always, false);
    }

    private static PatientDownload retrying(IntPredicate again, int tries, Duration own, boolean obeys) {
        return (photo, web) -> {
            for (int attempt = 1; ; attempt++) {
                var pause = own;
                try {
                    var answer = web.get(photo);
                    if (!again.test(answer.status()) || attempt == tries) {
                        return answer;
                    }
                    pause = obeys ? answer.retryAfter().orElse(own) : own;
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
