package yourcores.exercise.ch05;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.exercise.InFlight;
import yourcores.exercise.Latch;
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

    private final BoundedDownloader downloader;

    BoundedDownloaderChecks(BoundedDownloader downloader) {
        this.downloader = downloader;
    }

    @Test
    @Order(1)
    @DisplayName("all photos come, in order")
    void allCome() throws Exception {
        try (var desk = PracticeDesk.with(6)) {
            expectAll(desk, new HeldWeb(desk, (photo, flight) -> {
                if (photo == 0) {
                    Soon.happens(() -> flight.left() > 0); // another one overtakes it
                }
            }));
        }
    }

    @Test
    @Order(2)
    @DisplayName("several requests at the same time")
    void together() throws Exception {
        var alone = new AtomicBoolean();
        try (var desk = PracticeDesk.with(8)) {
            var web = new HeldWeb(desk, (_, flight) -> {
                if (!alone.get() && !flight.meet(MOST)) {
                    alone.set(true); // once one has waited in vain, nobody waits any more
                }
            });
            all(desk, web);
            assertTrue(
                    web.flight.most() > 1,
                    "the server never saw two requests at the same time; start the next one before the last is done");
            assertTrue(
                    web.flight.most() >= MOST,
                    () -> "the server never saw more than " + web.flight.most()
                            + " requests at the same time; four are allowed");
        }
    }

    @Test
    @Order(3)
    @DisplayName("never more than four")
    void neverMore() throws Exception {
        var alone = new AtomicBoolean();
        try (var desk = PracticeDesk.with(12)) {
            var web = new HeldWeb(desk, (_, flight) -> {
                if (!alone.get() && !flight.meet(MOST + 1, Duration.ofMillis(150))) {
                    alone.set(flight.most() == 1);
                }
            });
            all(desk, web);
            assertTrue(
                    web.flight.most() <= MOST,
                    () -> "the server saw " + web.flight.most() + " requests at the same time: take a permit before"
                            + " each one, and give it back after its answer");
        }
    }

    @Test
    @Order(4)
    @DisplayName("a free place is taken at once")
    void noGroups() throws Exception {
        int slow = 1;
        try (var desk = PracticeDesk.with(8)) {
            int all = desk.server().photos().size();
            var beside = new AtomicInteger();
            var web = new HeldWeb(desk, (photo, flight) -> {
                if (photo == slow) {
                    awaitEntries(all, flight);
                    beside.set(flight.entered() - 1);
                }
            });
            all(desk, web);
            assertTrue(
                    web.flight.most() == 1 || beside.get() == all - 1, // one at a time is the matter of another check
                    () -> "one photo took long, and only " + beside + " of the other " + (all - 1)
                            + " were asked for meanwhile, though places were free: "
                            + (beside.get() < MOST
                                    ? "who waits for a whole group?"
                                    : "who waits for the oldest one? mapConcurrent hands out in order, and begins the"
                                            + " next when the oldest is out"));
        }
    }

    @Test
    @Order(5)
    @DisplayName("a request that fails gives its place back")
    void afterAFailure() throws Exception {
        try (var desk = PracticeDesk.with(10)) {
            var broken = new ArrayList<>(desk.server().photos());
            for (int i = 0; i < MOST + 1; i++) {
                broken.set(i, desk.server().photo(i, Fault.RESET));
            }
            var web = new HeldWeb(desk, (_, _) -> {});
            endWhateverItThrows(
                    Call.of(() -> downloader.all(broken, web)),
                    "five requests failed, and your method does not come back: give the permit back in a finally");
            Soon.happens(() -> web.flight.now() == 0);
            Call.of(() -> all(desk, web))
                    .end("after five failures nothing is asked for any more: give the permit back in a finally");
        }
    }

    @Test
    @Order(6)
    @DisplayName("no request outlives the method")
    void noneOutlives() throws Exception {
        try (var desk = PracticeDesk.with(8);
                var latch = new Latch()) {
            var web = new HeldWeb(desk, (photo, _) -> {
                if (photo == 0) {
                    latch.awaitFirst();
                    throw new IOException("the connection broke");
                }
                latch.hold();
            });
            var call = Call.of(() -> downloader.all(desk.server().photos(), web));
            boolean early = latch.awaitFirst() && call.comesBack();
            latch.open();
            endWhateverItThrows(call, "a request failed, and your method does not come back");
            assertFalse(
                    early,
                    "a request failed, and others were still on their way when your method came back: wait for them");
        }
    }

    /** Waits as long as another one comes now and then. */
    private static void awaitEntries(int all, InFlight flight) throws InterruptedException {
        boolean comes = true;
        while (comes && flight.entered() < all) {
            int before = flight.entered();
            comes = Soon.happens(() -> flight.entered() > before);
        }
    }

    private static void endWhateverItThrows(Call call, String orElse) throws InterruptedException {
        try {
            call.end(orElse);
        } catch (InterruptedException stop) {
            throw stop;
        } catch (Exception expected) {
            // What it throws is its own affair.
        }
    }

    private void expectAll(PracticeDesk desk, Web web) throws Exception {
        var came = all(desk, web);
        for (int i = 0; i < came.size(); i++) {
            expectPhoto(desk, i, came.get(i));
        }
    }

    private List<byte[]> all(PracticeDesk desk, Web web) throws Exception {
        var photos = desk.server().photos();
        var came = downloader.all(photos, web);
        assertNotNull(came, "your method returned null: return the bodies, in order");
        assertEquals(
                photos.size(),
                came.size(),
                () -> photos.size() + " addresses went in and " + came.size()
                        + " photos came out: return one for each");
        return came;
    }

    private static void expectPhoto(PracticeDesk desk, int number, byte[] came) throws IOException {
        assertNotNull(came, () -> "photo " + (number + 1) + " is null: wait until it has come");
        assertArrayEquals(
                desk.bytes(number),
                came,
                () -> "photo " + (number + 1) + " is not what lies at its address: keep the order");
    }

    /** The way to the desk, on which the check holds each request for as long as it likes. */
    private static final class HeldWeb implements Web {
        final InFlight flight = new InFlight();

        private final PracticeDesk desk;
        private final List<URI> photos;
        private final Hold hold;

        /** What happens to a request before it is sent. */
        interface Hold {
            void before(int photo, InFlight flight) throws IOException, InterruptedException;
        }

        HeldWeb(PracticeDesk desk, Hold hold) {
            this.desk = desk;
            this.photos = desk.server().photos();
            this.hold = hold;
        }

        @Override
        public Answer get(URI photo) throws IOException, InterruptedException {
            try (var _ = flight.enter()) {
                hold.before(photos.indexOf(photo), flight);
                return desk.get(photo);
            }
        }

        @Override
        public void pause(Duration time) throws InterruptedException {
            desk.pause(time);
        }
    }
}
