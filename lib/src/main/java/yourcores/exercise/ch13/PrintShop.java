package yourcores.exercise.ch13;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

/** Opens print shops in which neither pages nor books wait for the other kind. */
@Exercise(
        id = "13b",
        title = "pages and books",
        minutes = 10,
        hints = {
            "All presses print books. A page comes. Which press could take it, and what must that press not have done"
                    + " before?",
            "Read \"Short tasks behind long ones\" again: what did the second picture have that the first one had not?"
                    + " And how many presses may there be in all?",
            "Two pools: Executors.newFixedThreadPool(1) for pages and newFixedThreadPool(presses - 1) for books; close()"
                    + " closes both."
        },
        checks = PrintShopChecks.class)
public interface PrintShop {

    /**
     * Opens a shop.
     *
     * @param presses how many jobs may be printed at the same time, 2 or more
     */
    Shop open(int presses);

    /** A shop. All threads may call it at any time. */
    interface Shop extends AutoCloseable {

        /** Takes a short job; comes back at once. Does not wait for books, however many there are. */
        Future<?> page(Runnable job);

        /** Takes a long job; comes back at once. Does not wait for pages, however many there are. */
        Future<?> book(Runnable job);

        /** Takes no more jobs, and returns when all that were taken are printed. */
        @Override
        void close();
    }
}

@Checks
final class PrintShopChecks {
    private static final int MANY = 6;
    private static final Duration A_MOMENT = Duration.ofMillis(100);

    private final PrintShop founder;

    PrintShopChecks(PrintShop founder) {
        this.founder = founder;
    }

    @Test
    @Order(1)
    @DisplayName("each job is printed once, by a thread of the shop")
    void once() throws Exception {
        var caller = Thread.currentThread();
        var itself = new AtomicBoolean();
        var pages = new AtomicInteger();
        var books = new AtomicInteger();
        try (var shop = open(3)) {
            for (int n = 0; n < MANY; n++) {
                shop.page(() -> count(pages, caller, itself));
                shop.book(() -> count(books, caller, itself));
            }
            Soon.happens(() -> pages.get() >= MANY && books.get() >= MANY);
        }
        assertFalse(itself.get(), "a job was printed by the thread that handed it over: it wants to go on");
        assertEquals(MANY, pages.get(), "six pages were handed over, and not each of them was printed once; printed");
        assertEquals(MANY, books.get(), "six books were handed over, and not each of them was printed once; printed");
    }

    private static void count(AtomicInteger jobs, Thread caller, AtomicBoolean itself) {
        jobs.incrementAndGet();
        if (Thread.currentThread() == caller) {
            itself.set(true);
        }
    }

    @Test
    @Order(2)
    @DisplayName("a page does not wait for books")
    void pageOvertakes() throws Exception {
        for (int presses = 2; presses <= 4; presses++) {
            var printed = new AtomicBoolean();
            try (var held = new Latch();
                    var shop = open(presses);
                    var _ = (Release) held::open) {
                for (int n = 0; n < MANY; n++) {
                    shop.book(held::hold);
                }
                held.awaitFirst(); // that books are printed is the matter of another check
                shop.page(() -> printed.set(true));
                Soon.expect(
                        printed::get,
                        "all books go on for long, a page came, and it waits for them: keep a press that prints no"
                                + " books");
            }
        }
    }

    @Test
    @Order(3)
    @DisplayName("a book does not wait for pages")
    void bookGetsItsTurn() throws Exception {
        for (int presses = 2; presses <= 4; presses++) {
            var printed = new AtomicBoolean();
            try (var held = new Latch();
                    var shop = open(presses);
                    var _ = (Release) held::open) {
                for (int n = 0; n < MANY; n++) {
                    shop.page(held::hold);
                }
                held.awaitFirst(); // that pages are printed is the matter of another check
                shop.book(() -> printed.set(true));
                Soon.expect(
                        printed::get,
                        "pages come and come, and a book waits for all of them: now the books starve; keep a press for"
                                + " them, too");
            }
        }
    }

    @Test
    @Order(4)
    @DisplayName("books use the other presses")
    void booksSideBySide() throws Exception {
        for (int presses = 3; presses <= 5; presses++) {
            var printing = new InFlight();
            int others = presses - 1;
            try (var shop = open(presses)) {
                for (int n = 0; n < others; n++) {
                    shop.book(() -> meet(printing, others));
                }
            }
            assertEquals(
                    others,
                    printing.most(),
                    "there are " + presses + " presses and " + others + " books, no page wants anything, and the books"
                            + " were not printed at the same time: one press is enough for pages");
        }
    }

    @Test
    @Order(5)
    @DisplayName("no more jobs at a time than presses")
    void noMore() throws Exception {
        for (int presses = 2; presses <= 3; presses++) {
            var printing = new InFlight();
            int tooMany = presses + 1;
            var waited = new AtomicBoolean();
            try (var shop = open(presses)) {
                for (int n = 0; n < MANY; n++) {
                    shop.book(() -> meetOnce(printing, tooMany, waited));
                    shop.page(() -> meetOnce(printing, tooMany, waited));
                }
            }
            assertTrue(
                    printing.most() < tooMany,
                    "there are " + presses + " presses, and more jobs than that were printed at the same time: count"
                            + " those of both kinds");
        }
    }

    @Test
    @Order(6)
    @DisplayName("a job that fails says so, and stops nobody")
    void fails() throws Exception {
        var torn = new IllegalStateException("the paper is torn");
        var next = new AtomicInteger();
        try (var shop = open(2)) {
            expectFailure(shop.page(() -> raise(torn)), torn);
            expectFailure(shop.book(() -> raise(torn)), torn);
            shop.page(next::incrementAndGet);
            shop.book(next::incrementAndGet);
        }
        assertEquals(2, next.get(), "after a job that failed, the next ones were not printed");
    }

    private static void raise(RuntimeException failure) {
        throw failure;
    }

    private static void expectFailure(Future<?> job, RuntimeException failure) throws Exception {
        assertNotNull(job, "your method returned null: hand out the job's future");
        try {
            job.get(1, TimeUnit.SECONDS);
            fail("a job failed, and its future does not say so: hand out the one that the pool gives you");
        } catch (ExecutionException told) {
            assertSame(failure, told.getCause(), "a job failed, and its future tells of something else");
        } catch (TimeoutException silent) {
            fail("a job failed, and its future does not end: hand out the one that the pool gives you");
        }
    }

    @Test
    @Order(7)
    @DisplayName("close() waits for all pages")
    void closeWaitsForPages() throws Exception {
        closeWaits("pages", PrintShop.Shop::page);
    }

    @Test
    @Order(8)
    @DisplayName("close() waits for all books")
    void closeWaitsForBooks() throws Exception {
        closeWaits("books", PrintShop.Shop::book);
    }

    @Test
    @Order(9)
    @DisplayName("a closed shop takes nothing")
    void closed() throws Exception {
        var printed = new AtomicInteger();
        var shop = open(2);
        shop.close();
        for (var hand : List.<Handing>of(PrintShop.Shop::page, PrintShop.Shop::book)) {
            try {
                hand.to(shop, printed::incrementAndGet);
            } catch (RuntimeException refused) {
                // That is what a closed pool says.
            }
        }
        TimeUnit.MILLISECONDS.sleep(A_MOMENT.toMillis());
        assertEquals(0, printed.get(), "the shop was closed, a job came, and it was printed: close the pools; printed");
    }

    private interface Handing {
        Future<?> to(PrintShop.Shop shop, Runnable job);
    }

    private void closeWaits(String jobs, Handing hand) throws Exception {
        var printed = new AtomicInteger();
        try (var held = new Latch()) {
            var shop = open(2);
            for (int n = 0; n < MANY; n++) {
                hand.to(shop, () -> {
                    held.hold();
                    printed.incrementAndGet();
                });
            }
            held.awaitFirst();
            var closing = Call.of(shop::close);
            boolean early = closing.comesBack();
            held.open();
            closing.end("all jobs can be printed, and close() does not come back");
            assertFalse(early, "close() came back while " + jobs + " were still to be printed: wait for them");
            assertEquals(
                    MANY,
                    printed.get(),
                    "close() has come back, and not all " + jobs + " are printed: it drops none of those taken");
        }
    }

    /** Lets the held jobs go before the shop is closed, which waits for them. */
    private interface Release extends AutoCloseable {
        @Override
        void close();
    }

    private static void meet(InFlight printing, int jobs) {
        try (var _ = printing.enter()) {
            printing.meet(jobs);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Once one has waited in vain, nobody waits any more. */
    private static void meetOnce(InFlight printing, int jobs, AtomicBoolean waited) {
        try (var _ = printing.enter()) {
            if (!waited.get() && !printing.meet(jobs, A_MOMENT)) {
                waited.set(true);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private PrintShop.Shop open(int presses) {
        var shop = founder.open(presses);
        assertNotNull(shop, "your method returned null: hand out a shop");
        return shop;
    }
}
