package yourcores.exercise.ch05;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.server.Fault;

/** Downloads photos and accounts for every one that it was asked for. */
@Exercise(
        id = "05c",
        title = "nothing gets lost",
        minutes = 5,
        hints = {
            "Count what goes in and what comes out. Which line makes the difference disappear?",
            "Read \"An error is a value\" again. A catch block that does nothing is where photos vanish. Result has a place for them: which address failed, "
                    + "and why?",
            "catch (IOException why) { failures.put(address, why.toString()); }"
        },
        checks = CarefulDeskChecks.class)
public interface CarefulDesk {

    /**
     * Asks for each photo once. Each address is then in one of the two maps, and in one only. An interrupt ends it: it is
     * no failure of a photo.
     */
    Result download(List<URI> addresses, Web web) throws InterruptedException;

    /**
     * What became of them.
     *
     * @param failures why a photo did not come: what was thrown, as text
     */
    record Result(Map<URI, byte[]> photos, Map<URI, String> failures) {}
}

@Checks
final class CarefulDeskChecks {
    private final CarefulDesk careful;

    CarefulDeskChecks(CarefulDesk careful) {
        this.careful = careful;
    }

    @Test
    @Order(1)
    @DisplayName("on a good day all photos come")
    void goodDay() throws Exception {
        try (var desk = PracticeDesk.with(5)) {
            var addresses = desk.server().photos();
            var result = result(addresses, desk);
            assertEquals(
                    addresses.size(),
                    result.photos().size(),
                    () -> addresses.size() + " addresses went in, nothing failed, and "
                            + result.photos().size() + " photos came out");
            for (int i = 0; i < addresses.size(); i++) {
                assertArrayEquals(
                        desk.bytes(i), result.photos().get(addresses.get(i)), "each photo belongs to its own address");
            }
            assertTrue(result.failures().isEmpty(), "nothing failed, and you name failures");
        }
    }

    @Test
    @Order(2)
    @DisplayName("in = photos + failures")
    void badDay() throws Exception {
        try (var desk = PracticeDesk.with(7)) {
            var addresses = mixed(desk);
            var result = result(addresses, desk);
            int photos = result.photos().size();
            int failures = result.failures().size();
            int lost = addresses.size() - photos - failures;
            assertTrue(
                    lost <= 0,
                    () -> addresses.size() + " addresses went in, " + photos + " photos and " + failures
                            + " failures came out: " + lost + " are lost; who hears of them?");
            for (var address : addresses) {
                assertTrue(
                        result.photos().containsKey(address)
                                != result.failures().containsKey(address),
                        () -> address.getPath() + " must be a photo or a failure, one of the two");
            }
            assertEquals(
                    4,
                    photos,
                    () -> "three of seven fail, and " + photos + " photos came out: what does not come is"
                            + " no photo");
        }
    }

    @Test
    @Order(3)
    @DisplayName("each failure says why")
    void saysWhy() throws Exception {
        try (var desk = PracticeDesk.with(7)) {
            var web = new Remembering(desk);
            var result = result(mixed(desk), web);
            assertFalse(
                    result.failures().isEmpty(),
                    "three of seven fail, and none of them is named: keep what was thrown");
            for (var failure : result.failures().entrySet()) {
                var path = failure.getKey().getPath();
                var expected = web.whyNot.get(failure.getKey());
                assertNotNull(expected, () -> path + " did not fail, and you say that it did");
                var said = failure.getValue();
                assertTrue(
                        said != null && said.contains(expected),
                        () -> path + " failed because \"" + expected + "\", and you say \"" + said
                                + "\": keep what was thrown, why.toString()");
            }
        }
    }

    @Test
    @Order(4)
    @DisplayName("each photo is asked for once")
    void once() throws Exception {
        try (var desk = PracticeDesk.with(7)) {
            var web = new Remembering(desk);
            var addresses = mixed(desk);
            result(addresses, web);
            for (var address : addresses) {
                int times = web.requests.getOrDefault(address, 0);
                assertEquals(1, times, () -> address.getPath() + " was asked for " + times + " times: ask once");
            }
        }
    }

    @Test
    @Order(5)
    @DisplayName("an interrupt ends it")
    void endsWhenInterrupted() throws Exception {
        try (var desk = PracticeDesk.with(7)) {
            var web = new Interrupting(desk, Thread.currentThread());
            boolean told = false;
            try {
                careful.download(mixed(desk), web);
            } catch (InterruptedException stop) {
                told = true;
            } finally {
                told |= Thread.interrupted();
            }
            assertEquals(
                    0,
                    web.after(),
                    "your method was interrupted and went on asking: catch the IOException only, so that an"
                            + " InterruptedException gets out");
            assertTrue(
                    told,
                    "your method was interrupted, and nobody hears of it: let the InterruptedException out, it is no"
                            + " failure of a photo");
        }
    }

    private static List<URI> mixed(PracticeDesk desk) {
        var server = desk.server();
        var good = server.photos();
        return List.of(
                good.get(0),
                server.photo(1, Fault.MISSING),
                good.get(2),
                server.photo(3, Fault.TRUNCATED),
                good.get(4),
                server.photo(5, Fault.RESET),
                good.get(6));
    }

    private CarefulDesk.Result result(List<URI> addresses, Web web) throws InterruptedException {
        var result = careful.download(addresses, web);
        assertNotNull(result, "your method returned null: return what became of the photos");
        assertNotNull(result.photos(), "Result wants a map of photos, empty where there is none");
        assertNotNull(result.failures(), "Result wants a map of failures, empty where there is none");
        return result;
    }

    /** The way to the desk, on which the caller is interrupted at its second request. */
    private static final class Interrupting implements Web {
        private final Web web;
        private final Thread caller;
        private int requests;
        private boolean interrupted;
        private int after;

        Interrupting(Web web, Thread caller) {
            this.web = web;
            this.caller = caller;
        }

        @Override
        public Answer get(URI photo) throws IOException, InterruptedException {
            if (isInterruptedNow()) {
                caller.interrupt();
                if (Thread.currentThread() == caller) {
                    Thread.interrupted();
                    throw new InterruptedException("while it waited for " + photo);
                }
            }
            return web.get(photo);
        }

        private synchronized boolean isInterruptedNow() {
            if (interrupted && Thread.currentThread() == caller) {
                after++;
            }
            boolean now = ++requests == 2;
            interrupted |= now;
            return now;
        }

        /** How often the caller itself asked after that. */
        synchronized int after() {
            return after;
        }

        @Override
        public void pause(Duration time) throws InterruptedException {
            web.pause(time);
        }
    }

    /** The way to the desk, which remembers what was asked for and why it did not come. */
    private static final class Remembering implements Web {
        final Map<URI, Integer> requests = new ConcurrentHashMap<>();
        final Map<URI, String> whyNot = new ConcurrentHashMap<>();

        private final Web web;

        Remembering(Web web) {
            this.web = web;
        }

        @Override
        public Answer get(URI photo) throws IOException, InterruptedException {
            requests.merge(photo, 1, Integer::sum);
            try {
                var answer = web.get(photo);
                if (answer.status() != 200) {
                    whyNot.put(photo, Integer.toString(answer.status()));
                }
                return answer;
            } catch (IOException why) {
                whyNot.put(photo, String.valueOf(why.getMessage()));
                throw why;
            }
        }

        @Override
        public void pause(Duration time) throws InterruptedException {
            web.pause(time);
        }
    }
}
