package yourcores.exercise.ch05;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

/** Downloads a photo from a server that fails now and then. */
@Exercise(
        id = "05b",
        title = "try again, but not for ever",
        minutes = 15,
        hints = {
            "Which failures may be gone next time? A 404 does not say that it will be; a 500, a 429 and a broken "
                    + "connection may well be.",
            "Read \"Ask once more\" again, and make a loop of it, attempts 1 to TRIES. An answer below 500 that is not 429 is returned, whatever it says. So is "
                    + "the last one. In between: pause, for as long as the server asks, and some time of your own, "
                    + "drawn by lot.",
            "web.pause(answer.retryAfter().orElse(Duration.ZERO).plus(mine)), and mine is Duration.ofMillis(1 + "
                    + "ThreadLocalRandom.current().nextInt(20)); one loop counts all attempts, and in it stands "
                    + "a try whose catch (IOException broken) throws broken on the last attempt only."
        },
        checks = PatientDownloadChecks.class)
public interface PatientDownload {
    /** How often it asks at most. */
    int TRIES = 4;

    /**
     * Asks until an answer is final: neither a 429 nor 500 or above. Pauses between two requests: at least as long as the
     * server asks, and less than four seconds after a first failure for which it asks nothing; a part of each is drawn
     * by lot.
     *
     * <p>An interrupt ends it.
     *
     * @return the final answer; after {@value #TRIES} requests the last one
     * @throws IOException what the last of {@value #TRIES} requests threw
     */
    Web.Answer get(URI photo, Web web) throws IOException, InterruptedException;
}

@Checks
final class PatientDownloadChecks {
    private static final int TRIES = PatientDownload.TRIES;
    private static final Duration SHORT = Duration.ofSeconds(4);
    private static final int CLIENTS = 8;
    private static final URI PHOTO = URI.create("http://localhost/photos/0");

    private final PatientDownload download;

    PatientDownloadChecks(PatientDownload download) {
        this.download = download;
    }

    @Test
    @Order(1)
    @DisplayName("a photo that comes is asked for once")
    void once() throws Exception {
        var web = new Script(photo());
        var answer = answer(web);
        assertEquals(200, answer.status(), "the photo is there, and you give back another answer");
        assertArrayEquals(photo().body(), answer.body(), "give back the answer as it came");
        expectRequests(web, 1, "the photo came at once");
    }

    @Test
    @Order(2)
    @DisplayName("asks again after a 500, 503 or 429")
    void failsOnce() throws Exception {
        for (int status : new int[] {500, 503, 429}) {
            var web = new Script(failure(status), photo());
            var answer = answer(web);
            assertEquals(
                    200,
                    answer.status(),
                    () -> "the server failed once and would have sent the photo the second time: ask again after a "
                            + status);
            expectRequests(web, 2, "a " + status + ", then the photo");
            expectPause(web);
            assertTrue(
                    web.pausedAfter(1).compareTo(SHORT) < 0,
                    () -> "the server answered " + status + " once, and you paused "
                            + web.pausedAfter(1).toSeconds() + " s: a short time is enough where it asks for none");
        }
    }

    @Test
    @Order(3)
    @DisplayName("gives up after " + TRIES)
    void givesUp() throws Exception {
        var web = new Script((Web.Answer) null);
        try {
            answer(web);
            fail("the connection broke each time, and nobody was told: throw what the last request threw");
        } catch (IOException thrown) {
            expectRequests(web, TRIES, "the connection broke each time, which may be over the next time");
            assertTrue(
                    thrown == web.thrown || thrown.getCause() == web.thrown,
                    () -> "you throw \"" + thrown.getMessage() + "\": throw what the last request threw");
            expectPause(web);
        }
    }

    @Test
    @Order(4)
    @DisplayName("a 404 is an answer")
    void missing() throws Exception {
        for (int status : new int[] {404, 410, 403}) {
            var web = new Script(failure(status), photo());
            var answer = answer(web);
            assertEquals(
                    status, answer.status(), () -> "the server answered " + status + ": give back that answer at once");
            expectRequests(web, 1, "a " + status + " promises no photo for the next time");
        }
    }

    @Test
    @Order(5)
    @DisplayName("comes back when the server says")
    void obeys() throws Exception {
        int seconds = (int) SHORT.toSeconds(); // more than a pause may be that is chosen without asking
        expectObeyed(refusal(429, seconds), photo());
        expectObeyed(refusal(503, seconds), photo());
        expectObeyed(refusal(429, 1), refusal(503, 2), refusal(429, 1), photo());
    }

    private void expectObeyed(Web.Answer... replies) throws Exception {
        var web = new Script(replies);
        var answer = answer(web);
        for (int request = 1; request < web.requests(); request++) {
            var asked = web.reply(request).retryAfter().orElseThrow();
            var paused = web.pausedAfter(request);
            assertTrue(
                    paused.compareTo(asked) >= 0,
                    () -> "the server asked to be left alone for " + asked.toSeconds() + " s, and you paused "
                            + paused.toMillis() + " ms: Retry-After comes before a pause of your own");
        }
        assertEquals(200, answer.status(), "the server took you back, and you do not return the photo");
    }

    @Test
    @Order(6)
    @DisplayName("the last answer counts, whatever it says")
    void stillRefused() throws Exception {
        for (var always : List.of(refusal(429, 1), failure(500))) {
            var web = new Script(always);
            expectLast(web, always.status(), "the server answered " + always.status() + " each time");
        }
    }

    @Test
    @Order(7)
    @DisplayName("failures of all kinds count together")
    void countsTogether() throws Exception {
        var web = new Script(null, failure(500), null, failure(500), photo());
        expectLast(web, 500, "the connection broke, a 500 came, and both again");
    }

    @Test
    @Order(8)
    @DisplayName("an interrupt ends it")
    void endsWhenInterrupted() throws Exception {
        for (boolean inPause : new boolean[] {true, false}) {
            var web = new Script(failure(500), photo());
            web.interrupt = inPause ? Script.Interrupt.IN_PAUSE : Script.Interrupt.IN_SECOND_REQUEST;
            boolean told = false;
            try {
                download.get(PHOTO, web);
            } catch (InterruptedException stop) {
                told = true;
            } catch (IOException other) {
                // Then the flag has to tell.
            } finally {
                told |= Thread.interrupted();
            }
            assertEquals(
                    0,
                    web.after,
                    "your method was interrupted and asked again: catch the IOException only, so that an"
                            + " InterruptedException gets out");
            assertTrue(
                    told || web.interrupt != Script.Interrupt.DONE, // who comes to no pause is another check's matter
                    "your method was interrupted, and nobody hears of it: let the InterruptedException out");
        }
    }

    @Test
    @Order(9)
    @DisplayName("adds a little by lot")
    void byLot() throws Exception {
        expectLot(failure(500), "the server failed");
        expectLot(refusal(429, 1), "the server asked to be left alone for 1 s");
    }

    private void expectLot(Web.Answer first, String because) throws Exception {
        var pauses = new TreeSet<Duration>();
        for (int client = 0; client < CLIENTS; client++) {
            var web = new Script(first, photo());
            answer(web);
            pauses.add(web.pausedAfter(1));
        }
        assertTrue(
                pauses.size() > 1 || pauses.first().isZero(), // who does not pause is another check's matter
                () -> because + " " + CLIENTS + " times, and you paused "
                        + pauses.first().toMillis()
                        + " ms each time: clients that are sent away together come back together, so draw a part of the"
                        + " pause by lot");
    }

    private void expectLast(Script web, int status, String because) throws InterruptedException {
        Web.Answer answer;
        try {
            answer = answer(web);
        } catch (IOException thrown) {
            fail(because + ", and you throw \"" + thrown.getMessage() + "\": give back the last answer");
            return;
        }
        expectRequests(web, TRIES, because);
        assertEquals(status, answer.status(), () -> because + ": give back the last answer");
    }

    private Web.Answer answer(Web web) throws IOException, InterruptedException {
        var answer = download.get(PHOTO, web);
        assertNotNull(answer, "your method returned null: return the last answer");
        return answer;
    }

    private static void expectPause(Script web) {
        for (int request = 1; request < web.requests(); request++) {
            assertTrue(
                    web.pausedAfter(request).isPositive(),
                    "you asked again at once, with no web.pause(...): a server that fails needs a moment, pause before"
                            + " you come back");
        }
    }

    private static void expectRequests(Script web, int wanted, String because) {
        assertEquals(
                wanted,
                web.requests(),
                () -> because + ": make " + wanted + (wanted == 1 ? " request" : " requests") + ", the server saw "
                        + web.requests());
        assertTrue(
                web.pausedAfter(wanted).isZero(),
                () -> because + ": you paused after request " + wanted
                        + " and asked for nothing any more: end at once");
    }

    private static Web.Answer photo() {
        return new Web.Answer(200, new byte[] {5, 2, 5}, Optional.empty());
    }

    private static Web.Answer failure(int status) {
        return new Web.Answer(status, new byte[0], Optional.empty());
    }

    private static Web.Answer refusal(int status, int seconds) {
        return new Web.Answer(status, new byte[0], Optional.of(Duration.ofSeconds(seconds)));
    }

    /** A web that gives one reply after the other, and the last one for ever; null is a connection that breaks. */
    private static final class Script implements Web {
        private final List<Answer> replies;
        private final List<Duration> paused = new ArrayList<>();
        IOException thrown;

        /** Where the caller is interrupted, once. */
        Interrupt interrupt = Interrupt.NEVER;

        /** Requests after that. */
        int after;

        enum Interrupt {
            NEVER,
            IN_PAUSE,
            IN_SECOND_REQUEST,
            DONE
        }

        Script(Answer... replies) {
            this.replies = Arrays.asList(replies);
        }

        @Override
        public synchronized Answer get(URI photo) throws IOException, InterruptedException {
            if (interrupt == Interrupt.DONE) {
                after++;
            }
            paused.add(Duration.ZERO);
            if (requests() == 2) {
                interruptIf(Interrupt.IN_SECOND_REQUEST);
            }
            var reply = reply(requests());
            if (reply == null) {
                thrown = new IOException("the connection broke, request " + requests());
                throw thrown;
            }
            return reply;
        }

        @Override
        public synchronized void pause(Duration time) throws InterruptedException {
            interruptIf(Interrupt.IN_PAUSE);
            if (!paused.isEmpty() && time.isPositive()) {
                paused.set(requests() - 1, paused.getLast().plus(time));
            }
        }

        private void interruptIf(Interrupt here) throws InterruptedException {
            if (interrupt == here) {
                interrupt = Interrupt.DONE;
                throw new InterruptedException("interrupted by the check");
            }
        }

        Answer reply(int request) {
            return replies.get(Math.min(request, replies.size()) - 1);
        }

        synchronized int requests() {
            return paused.size();
        }

        /** How long the answer paused between this request, counted from 1, and the next. */
        synchronized Duration pausedAfter(int request) {
            return paused.get(request - 1);
        }
    }
}
