package yourcores.exercise.ch05;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.exercise.Soon;
import yourcores.server.Fault;

/** Downloads several photos at the same time, and never too many. */
@Exercise(
        id = "05a",
        title = "no more than four",
        minutes = 10,
        hints = {
            "All photos may have a thread of their own. What do you count, so that only four of them ask?",
            "A Semaphore has four permits: acquire() before the request, release() after it. Where does release() stand, "
                    + "so that it is reached when the request throws?",
            "Submit to a newVirtualThreadPerTaskExecutor for each photo: permits.acquire(); "
                    + "try { return web.get(photo).body(); } finally { permits.release(); } Then get() the futures in order."
        },
        checks = BoundedDownloaderChecks.class)
public interface BoundedDownloader {

    /**
     * The bodies of all photos, in the order of their addresses. As many requests as possible are on their way, never
     * more than four; when it returns or throws, none is.
     *
     * @throws Exception where a photo does not come
     */
    List<byte[]> all(List<URI> photos, Web web) throws Exception;
}

@Checks
final class BoundedDownloaderChecks {
    private static final int MOST = 4;
    private static final int ROUNDS = 3;

    private final BoundedDownloader downloader;

    BoundedDownloaderChecks(BoundedDownloader downloader) {
        this.downloader = downloader;
    }

    @Test
    @Order(1)
    @DisplayName("all photos come, in order")
    void allCome() throws Exception {
        try (var desk = PracticeDesk.with(6)) {
            expectAll(desk);
        }
    }

    @Test
    @Order(2)
    @DisplayName("several requests at the same time")
    void together() throws Exception {
        try (var desk = PracticeDesk.with(12)) {
            desk.server().latency(Duration.ofMillis(10));
            for (int round = 0; round < ROUNDS && most(desk) < MOST; round++) {
                expectAll(desk);
                assertTrue(
                        most(desk) > 1,
                        "the server never saw two requests at the same time; start the next one before the last is done");
            }
            assertTrue(
                    most(desk) >= MOST,
                    () -> "the server never saw more than " + most(desk)
                            + " requests at the same time; four are allowed");
        }
    }

    @Test
    @Order(3)
    @DisplayName("never more than four")
    void neverMore() throws Exception {
        try (var desk = PracticeDesk.with(16)) {
            for (int round = 0; round < ROUNDS; round++) {
                desk.server().latency(Duration.ofMillis(1), Duration.ofMillis(6), round);
                expectAll(desk);
                expectFourAtMost(desk);
            }
        }
    }

    @Test
    @Order(4)
    @DisplayName("a free place is taken at once")
    void noGroups() throws Exception {
        try (var desk = PracticeDesk.with(8)) {
            var web = new SlowFirst(desk);
            downloader.all(desk.server().photos(), web);
            assertTrue(
                    web.beside >= SlowFirst.BESIDE,
                    () -> "one photo took long, and only " + web.beside + " of the other 7 were asked for meanwhile,"
                            + " though places were free: who waits for a whole group?");
        }
    }

    @Test
    @Order(5)
    @DisplayName("a request that fails gives its place back")
    void afterAFailure() throws Exception {
        try (var desk = PracticeDesk.with(10)) {
            desk.server().latency(Duration.ofMillis(2));
            var broken = new ArrayList<>(desk.server().photos());
            for (int i = 0; i < 5; i++) {
                broken.set(i, desk.server().photo(i, Fault.RESET));
            }
            try {
                downloader.all(broken, desk);
            } catch (InterruptedException stop) {
                throw stop;
            } catch (Exception expected) {
                // What it throws is its own affair.
            }
            Soon.expect(
                    () -> desk.server().counters().inFlight() == 0,
                    "a request failed, and others were still on their way when your method came back: wait for them");
            expectAll(desk);
            expectFourAtMost(desk);
        }
    }

    private void expectAll(PracticeDesk desk) throws Exception {
        var photos = desk.server().photos();
        var came = downloader.all(photos, desk);
        assertNotNull(came, "your method returned null: return the bodies, in order");
        assertEquals(
                photos.size(),
                came.size(),
                () -> photos.size() + " addresses went in and " + came.size()
                        + " photos came out: return one for each");
        for (int i = 0; i < came.size(); i++) {
            expectPhoto(desk, i, came.get(i));
        }
    }

    private static void expectPhoto(PracticeDesk desk, int number, byte[] came) throws IOException {
        assertNotNull(came, () -> "photo " + (number + 1) + " is null: wait until it has come");
        assertArrayEquals(
                desk.bytes(number),
                came,
                () -> "photo " + (number + 1) + " is not what lies at its address: keep the order");
    }

    private static void expectFourAtMost(PracticeDesk desk) {
        assertTrue(
                most(desk) <= MOST,
                () -> "the server saw " + most(desk) + " requests at the same time: take a permit before each one, and"
                        + " give it back after its answer");
    }

    private static int most(PracticeDesk desk) {
        return desk.server().counters().mostInFlight();
    }

    /** Holds the first answer back until five more photos have been asked for, or for a second; half, where none is. */
    private static final class SlowFirst implements Web {
        private static final int BESIDE = 5;
        private static final int HALF_MILLIS = 500;

        private final Web web;
        private final AtomicBoolean first = new AtomicBoolean(true);
        private final CountDownLatch others = new CountDownLatch(BESIDE);
        private volatile long beside = BESIDE;

        SlowFirst(Web web) {
            this.web = web;
        }

        @Override
        public Answer get(URI photo) throws IOException, InterruptedException {
            if (!first.getAndSet(false)) {
                others.countDown();
            } else if (!othersCome()) {
                beside = BESIDE - others.getCount();
            }
            return web.get(photo);
        }

        private boolean othersCome() throws InterruptedException {
            return others.await(HALF_MILLIS, TimeUnit.MILLISECONDS)
                    || others.getCount() < BESIDE && others.await(HALF_MILLIS, TimeUnit.MILLISECONDS);
        }

        @Override
        public void pause(Duration time) throws InterruptedException {
            web.pause(time);
        }
    }
}
