package yourcores.exercise.ch05;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.server.Fault;

/** Downloads a photo from a server that fails now and then. */
@Exercise(
        id = "05b",
        title = "try again, but not for ever",
        minutes = 15,
        hints = {
            "Which failures may be gone next time? A 404 does not say that it will be; a 500, a 429 and a broken "
                    + "connection may well be.",
            "A loop over attempts, 1 to TRIES. An answer below 500 that is not 429 is returned, whatever it says. So is "
                    + "the last one. In between: pause, for as long as the server asks, or some time of your own.",
            "web.pause(answer.retryAfter().orElse(mine)); around it a try whose catch (IOException broken) throws broken "
                    + "on the last attempt only."
        },
        checks = PatientDownloadChecks.class)
public interface PatientDownload {
    /** How often it asks at most. */
    int TRIES = 4;

    /**
     * Asks until an answer is final: neither a 429 nor 500 or above. Pauses between two requests, at least as long as the
     * server asks.
     *
     * @return the final answer; after {@value #TRIES} requests the last one
     * @throws IOException what the last of {@value #TRIES} requests threw
     */
    Web.Answer get(URI photo, Web web) throws IOException, InterruptedException;
}

@Checks
final class PatientDownloadChecks {
    private static final int TRIES = PatientDownload.TRIES;

    private final PatientDownload download;

    PatientDownloadChecks(PatientDownload download) {
        this.download = download;
    }

    @Test
    @Order(1)
    @DisplayName("a photo that comes is asked for once")
    void once() throws Exception {
        try (var desk = PracticeDesk.with(1)) {
            expectPhoto(desk, desk.server().photos().getFirst());
            expectRequests(desk, 1, "the photo came at once");
        }
    }

    @Test
    @Order(2)
    @DisplayName("asks again after a 500")
    void failsOnce() throws Exception {
        try (var desk = PracticeDesk.with(1)) {
            var answer = answer(desk, desk.server().photo(0, Fault.FAILS_ONCE));
            assertTrue(
                    answer.status() == 200,
                    "the server failed once and would have sent the photo the second time: ask again after a 500");
            expectRequests(desk, 2, "one failure, then the photo");
            assertTrue(
                    desk.paused().isPositive(),
                    "you asked again at once: a server that fails needs a moment, pause before you come back");
        }
    }

    @Test
    @Order(3)
    @DisplayName("gives up after " + TRIES)
    void givesUp() throws Exception {
        try (var desk = PracticeDesk.with(1)) {
            try {
                answer(desk, desk.server().photo(0, Fault.RESET));
                fail("the connection broke each time, and nobody was told: throw what the last request threw");
            } catch (IOException expected) {
                expectRequests(desk, TRIES, "the connection broke each time, which may be over the next time");
                assertTrue(
                        desk.paused().isPositive(),
                        "the connection broke, and you asked again at once: pause after an IOException, too");
            }
        }
    }

    @Test
    @Order(4)
    @DisplayName("a 404 is an answer")
    void missing() throws Exception {
        try (var desk = PracticeDesk.with(1)) {
            var answer = answer(desk, desk.server().photo(0, Fault.MISSING));
            assertEquals(404, answer.status(), "the server answered 404: give back the answer that you got");
            expectRequests(desk, 1, "a 404 promises no photo for the next time");
        }
    }

    @Test
    @Order(5)
    @DisplayName("comes back when the server says")
    void obeys() throws Exception {
        try (var desk = PracticeDesk.with(1).pausing(Duration.ofMillis(160))) {
            var photo = desk.server().photos().getFirst();
            desk.server().limit(1, Duration.ofMillis(120));
            desk.get(photo);
            var answer = answer(desk, photo);
            if (desk.server().counters().refused() > 0) { // not on a machine that was away for the whole period
                assertTrue(
                        desk.paused().compareTo(Duration.ofSeconds(1)) >= 0,
                        () -> "the server asked to be left alone for 1 second, you paused "
                                + desk.paused().toMillis()
                                + " ms in all: Retry-After comes before a pause of your own");
            }
            assertEquals(200, answer.status(), "the server took you back, and you do not return the photo");
        }
    }

    @Test
    @Order(6)
    @DisplayName("the last answer counts, whatever it says")
    void stillRefused() throws Exception {
        try (var desk = PracticeDesk.with(1)) {
            var photo = desk.server().photos().getFirst();
            desk.server().limit(1, Duration.ofMinutes(1));
            desk.get(photo);
            desk.server().reset();
            var answer = answer(desk, photo);
            assertEquals(429, answer.status(), "the server refused you to the end: give back its last answer");
            expectRequests(desk, TRIES, "the server refused each time");
        }
    }

    private void expectPhoto(PracticeDesk desk, URI photo) throws Exception {
        var answer = answer(desk, photo);
        assertEquals(200, answer.status(), "the photo is there, and you give back another answer");
        assertArrayEquals(desk.bytes(0), answer.body(), "give back the answer as it came");
    }

    private Web.Answer answer(PracticeDesk desk, URI photo) throws IOException, InterruptedException {
        var answer = download.get(photo, desk);
        assertNotNull(answer, "your method returned null: return the last answer");
        return answer;
    }

    private static void expectRequests(PracticeDesk desk, int wanted, String because) {
        long seen = desk.server().counters().requests();
        assertEquals(
                wanted,
                seen,
                () -> because + ": make " + wanted + (wanted == 1 ? " request" : " requests") + ", the server saw "
                        + seen);
    }
}
