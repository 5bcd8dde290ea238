package yourcores.exercise.ch05;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
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

/** Downloads photos from several servers at the same time, and never too many from all of them or from one. */
@Exercise(
        id = "05a",
        title = "four in all, two from each server",
        minutes = 15,
        hints = {
            "Two things are counted: requests in all, and requests to one server. Who waits for the one should not hold "
                    + "the other.",
            "Read \"Four permits\" again. You need a Semaphore for all and one for each server: a HashMap from "
                    + "photo.getPort() to new Semaphore(2), filled before the first thread starts. Which of the two do "
                    + "you acquire first?",
            "Submit to a newVirtualThreadPerTaskExecutor for each photo: acquire the server's permit; try { acquire the "
                    + "permit of all; try { return web.get(photo).photo(); } finally { give it back } } finally { give the "
                    + "server's back }. Then get() the futures in order."
        },
        checks = BoundedDownloaderChecks.class)
public interface BoundedDownloader {

    /**
     * All photos, in the order of their addresses. As many requests as possible are on their way, never
     * more than four, and never more than two to one server, which is what {@code photo.getPort()} tells; when it returns
     * or throws, none is.
     *
     * @throws Exception where a photo does not come, because its request throws or because the answer is something else
     */
    List<byte[]> download(List<URI> photos, Web web) throws Exception;
}

@Checks
final class BoundedDownloaderChecks {
    private static final int MOST = 4;
    private static final int MOST_OF_ONE = 2;

    private final BoundedDownloader downloader;

    BoundedDownloaderChecks(BoundedDownloader downloader) {
        this.downloader = downloader;
    }

    @Test
    @Order(1)
    @DisplayName("all photos come, in order")
    void allCome() throws Exception {
        try (var street = Street.of(3, 2)) {
            var came = all(street, new HeldWeb(street, (photo, web) -> {
                if (photo == 0) {
                    Soon.happensAtOnce(() -> web.flight.left() > 0); // another one overtakes it
                }
            }));
            for (int i = 0; i < came.size(); i++) {
                expectPhoto(street, i, came.get(i));
            }
        }
    }

    @Test
    @Order(2)
    @DisplayName("several requests at the same time")
    void together() throws Exception {
        seesFour(2, 2);
        seesFour(1, 1, 2); // two servers with two requests each are not enough
    }

    private void seesFour(int... photos) throws Exception {
        var alone = new AtomicBoolean();
        try (var street = Street.of(photos)) {
            var web = new HeldWeb(street, (_, held) -> {
                if (!alone.get() && !Soon.happensAtOnce(() -> held.flight.most() >= MOST)) {
                    alone.set(true); // once one has waited in vain, nobody waits any more
                }
            });
            all(street, web);
            assertTrue(
                    web.flight.most() > 1,
                    "the servers never saw two requests at the same time; start the next one before the last is done");
            assertTrue(
                    web.flight.most() >= MOST,
                    () -> "the servers never saw more than " + web.flight.most()
                            + " requests at the same time; four are allowed");
        }
    }

    @Test
    @Order(3)
    @DisplayName("never more than four")
    void neverMore() throws Exception {
        var alone = new AtomicBoolean();
        try (var street = Street.of(2, 2, 1)) {
            var web = new HeldWeb(street, (_, held) -> {
                if (!alone.get() && street.mayBringMore(held) && !held.flight.meet(MOST + 1, Duration.ofMillis(150))) {
                    alone.set(held.flight.most() == 1);
                }
            });
            all(street, web);
            assertTrue(
                    web.flight.most() <= MOST,
                    () -> "the servers saw " + web.flight.most() + " requests at the same time: take a permit before"
                            + " each one, and give it back after its answer");
        }
    }

    @Test
    @Order(4)
    @DisplayName("never more than two to one server")
    void neverMoreToOne() throws Exception {
        var alone = new AtomicBoolean();
        try (var street = Street.of(4)) {
            var web = new HeldWeb(street, (_, held) -> {
                if (!alone.get()
                        && street.mayBringMore(held)
                        && !held.flight.meet(MOST_OF_ONE + 1, Duration.ofMillis(150))) {
                    alone.set(held.flight.most() == 1);
                }
            });
            all(street, web);
            int most = Math.min(MOST, web.flight.most()); // five and more are the matter of another check
            assertTrue(
                    most <= MOST_OF_ONE,
                    () -> "one server saw " + most + " requests at the same time: two are allowed to each;"
                            + " photo.getPort() tells which server it is");
        }
    }

    @Test
    @Order(5)
    @DisplayName("a slow server keeps nobody from the others")
    void slowServer() throws Exception {
        int quick = 3;
        var inVain = new AtomicBoolean();
        var beside = new AtomicInteger();
        try (var street = Street.of(8, quick)) {
            var web = new HeldWeb(street, (photo, held) -> {
                if (street.ofTheFirst(photo) && !inVain.get()) {
                    awaitEntries(quick, held.others);
                    beside.set(held.others.entered());
                    inVain.set(true); // whether or not: nobody is held any more
                }
            });
            all(street, web);
            assertTrue(
                    web.flight.most() == 1 || beside.get() == quick, // one at a time is the matter of another check
                    () -> "one server was slow, and only " + beside + " of the " + quick
                            + " photos of the other one were asked for meanwhile, though places were free: who waits"
                            + " for the slow one, and what does it hold?");
        }
    }

    @Test
    @Order(6)
    @DisplayName("what is no photo is thrown")
    void throwsWhatIsNoPhoto() throws Exception {
        try (var street = Street.of(2, 1)) {
            for (var fault : List.of(Fault.MISSING, Fault.RESET)) {
                var photos = new ArrayList<>(street.photos());
                photos.set(1, street.faulty(1, fault));
                assertThrows(
                        Exception.class,
                        () -> downloader.download(photos, new HeldWeb(street, (_, _) -> {})),
                        fault == Fault.MISSING
                                ? "the server answered 404 for one of the photos, and your method returned as if it had"
                                        + " come: photo() of an answer throws then, body() does not"
                                : "a connection broke, and your method returned as if the photo had come: let what is"
                                        + " thrown out");
            }
        }
    }

    @Test
    @Order(7)
    @DisplayName("a request that fails gives its places back")
    void afterAFailure() throws Exception {
        try (var street = Street.of(5, 5)) {
            var broken = new ArrayList<>(street.photos());
            for (int i = 0; i < MOST; i++) {
                broken.set(i, street.faulty(i, Fault.RESET));
                broken.set(5 + i, street.faulty(5 + i, Fault.RESET));
            }
            var web = new HeldWeb(street, (_, _) -> {});
            endWhateverItThrows(
                    Call.of(() -> downloader.download(broken, web)),
                    "eight requests failed, and your method does not come back: give each permit back in a finally");
            Soon.happens(() -> web.flight.now() == 0);
            Call.of(() -> all(street, web))
                    .end("after eight failures nothing is asked for any more: give each permit back in a finally");
        }
        expectOthersAfterAFailure();
    }

    /**
     * One request is held, so that who looks at the answers in order has not yet stopped the others. Of those, the first
     * fails, the next two come, and all further ones fail: whoever still asks after the first failure, and then no
     * more, has lost its places. Who stops at the first failure is not judged, nor who asks one server at a time.
     */
    private void expectOthersAfterAFailure() throws Exception {
        var beside = new AtomicInteger();
        var afterTheFirst = new AtomicInteger(); // requests, until the first failure must have had its effect
        var stuck = new AtomicBoolean();
        var released = new AtomicBoolean();
        try (var street = Street.of(5, 5)) {
            int photos = street.photos().size();
            var web = new HeldWeb(street, (photo, held) -> {
                if (photo == 0) {
                    try {
                        if (Soon.happens(() -> beside.get() > 1) && Soon.happens(() -> afterTheFirst.get() > 0)) {
                            awaitEntries(photos, held.flight);
                            int entered = held.flight.entered();
                            stuck.set(afterTheFirst.get() < entered && entered < photos && held.others.entered() > 0);
                        }
                    } finally {
                        released.set(true);
                    }
                    return;
                }
                int number = beside.incrementAndGet();
                if (number > 1
                        && afterTheFirst.get() == 0
                        && Soon.happens(() -> held.flight.left() > 0)
                        && !Soon.happensAtOnce(() -> afterTheFirst.get() > 0)) {
                    afterTheFirst.compareAndSet(0, held.flight.entered());
                }
                if (number == 1 || number > 3) {
                    throw new IOException("the connection broke");
                }
            });
            var call = Call.of(() -> downloader.download(street.photos(), web));
            for (int i = 0; i < 3 && !Soon.happens(released::get); i++) {
                // It is held so long at most, and the call is not to be blamed for that.
            }
            endWhateverItThrows(
                    call, "requests failed, and your method does not come back: give each permit back in a finally");
            assertFalse(
                    stuck.get(),
                    "requests failed, and no other photo was asked for any more: give each permit back in a finally");
        }
    }

    @Test
    @Order(8)
    @DisplayName("no request outlives the method")
    void noneOutlives() throws Exception {
        try (var street = Street.of(4, 4);
                var latch = new Latch()) {
            var web = new HeldWeb(street, (photo, _) -> {
                if (photo == 0) {
                    latch.awaitFirst();
                    throw new IOException("the connection broke");
                }
                latch.hold();
            });
            var call = Call.of(() -> downloader.download(street.photos(), web));
            boolean early = latch.awaitFirst() && call.givesUp();
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
            comes = Soon.happensAtOnce(() -> flight.entered() > before);
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

    private List<byte[]> all(Street street, Web web) throws Exception {
        var photos = street.photos();
        var came = downloader.download(photos, web);
        assertNotNull(came, "your method returned null: return the photos, in order");
        assertEquals(
                photos.size(),
                came.size(),
                () -> photos.size() + " addresses went in and " + came.size()
                        + " photos came out: return one for each");
        return came;
    }

    private static void expectPhoto(Street street, int number, byte[] came) throws IOException {
        assertNotNull(came, () -> "photo " + (number + 1) + " is null: wait until it has come");
        assertArrayEquals(
                street.bytes(number),
                came,
                () -> "photo " + (number + 1) + " is not what lies at its address: keep the order");
    }

    /** Several desks, the photos of the first one in front. */
    private record Street(List<PracticeDesk> desks, List<URI> photos) implements AutoCloseable {

        /** @param photos on each desk */
        static Street of(int... photos) throws IOException {
            var desks = new ArrayList<PracticeDesk>();
            try {
                for (int count : photos) {
                    desks.add(PracticeDesk.with(count));
                }
            } catch (IOException | RuntimeException failure) {
                close(desks);
                throw failure;
            }
            return new Street(
                    desks,
                    desks.stream()
                            .flatMap(desk -> desk.server().photos().stream())
                            .toList());
        }

        PracticeDesk deskOf(URI photo) {
            return desks.stream()
                    .filter(desk -> desk.server().address().getPort() == photo.getPort())
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No photo lies at " + photo));
        }

        boolean ofTheFirst(int photo) {
            return photo >= 0 && deskOf(photos.get(photo)) == desks.getFirst();
        }

        private int numberOnItsDesk(int photo) {
            var address = photos.get(photo);
            return deskOf(address).server().photos().indexOf(address);
        }

        byte[] bytes(int photo) throws IOException {
            return deskOf(photos.get(photo)).bytes(numberOnItsDesk(photo));
        }

        /** The same photo, which does not come. */
        URI faulty(int photo, Fault fault) {
            return deskOf(photos.get(photo)).server().photo(numberOnItsDesk(photo), fault);
        }

        /** Whether there is a photo that was not asked for. */
        boolean mayBringMore(HeldWeb held) {
            return held.flight.entered() < photos.size();
        }

        @Override
        public void close() throws IOException {
            close(desks);
        }

        /** Each, though one before it may fail. */
        private static void close(List<PracticeDesk> desks) throws IOException {
            for (int first = 0; first < desks.size(); first++) {
                try {
                    desks.get(first).close();
                } catch (IOException failure) {
                    close(desks.subList(first + 1, desks.size()));
                    throw failure;
                }
            }
        }
    }

    /** The way to the desks, on which the check holds each request for as long as it likes. */
    private static final class HeldWeb implements Web {
        /** Requests to all desks. */
        final InFlight flight = new InFlight();

        /** Requests to all but the first. */
        final InFlight others = new InFlight();

        private final Street street;
        private final Hold hold;

        /** What happens to a request before it is sent. */
        interface Hold {
            void before(int photo, HeldWeb held) throws IOException, InterruptedException;
        }

        HeldWeb(Street street, Hold hold) {
            this.street = street;
            this.hold = hold;
        }

        @Override
        public Answer get(URI photo) throws IOException, InterruptedException {
            var desk = street.deskOf(photo);
            try (var _ = flight.enter()) {
                if (desk == street.desks().getFirst()) {
                    return held(photo, desk);
                }
                try (var _ = others.enter()) {
                    return held(photo, desk);
                }
            }
        }

        private Answer held(URI photo, PracticeDesk desk) throws IOException, InterruptedException {
            hold.before(street.photos().indexOf(photo), this);
            return desk.get(photo);
        }

        @Override
        public void pause(Duration time) throws InterruptedException {
            street.desks().getFirst().pause(time);
        }
    }
}
