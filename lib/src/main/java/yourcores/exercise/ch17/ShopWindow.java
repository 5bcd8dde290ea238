package yourcores.exercise.ch17;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.CoresNeeded;
import yourcores.exercise.Exercise;
import yourcores.exercise.Latch;
import yourcores.exercise.Together;

/** Shows the latest offer to all who look. */
@Exercise(
        id = "17a",
        title = "a shop window",
        minutes = 15,
        hints = {
            "A customer looks in the middle of put. What is in the window then? And how does a customer who looks again and"
                    + " again without a pause get to know that there is something new?",
            "Read \"Publish it whole\" again: how many fields does a reader have to read there to get all of the object?"
                    + " And the table of \"Which one?\": which of its lines fits one reference?",
            "Make the offer first, new Offer(name, price.getAsInt()), and put it in the window in one step: one volatile"
                    + " field of type Offer, which shown() returns. (A volatile field beside it orders only what was written"
                    + " before it is written, for those who read it first.)"
        },
        checks = ShopWindowChecks.class)
public interface ShopWindow {

    /** What the window shows. */
    record Offer(String name, int price) {}

    /**
     * Puts a new offer into the window in the place of the last one. One thread at a time does that.
     *
     * @param price works the price out, once, which may take long; meanwhile the window shows the last offer
     */
    void put(String name, IntSupplier price);

    /**
     * The offer in the window: always a whole one, name and price of one offer, and the latest; {@code null} before the
     * first. Any number of threads look, at any time, and none waits while a price is worked out.
     */
    Offer shown();
}

@Checks
final class ShopWindowChecks {
    private static final int WARM_UP = 300;
    private static final int WARM_UP_AGAIN = 100;
    private static final int A_FEW = 20_000;
    private static final int MANY = 40_000_000;
    private static final int MOST_TRIES = 40;
    private static final long FOR_TRIES_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);
    private static final long SEEN_BY_ALL_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long FOR_MEETING_NANOS = TimeUnit.MILLISECONDS.toNanos(700);

    /** Changes that who looks has seen: so often put and look met, and each time they may have met in mid-change. */
    private static final int MEETINGS = 20_000;

    private static final int PUTS_A_LOOK_AT_THE_CLOCK = 1_000;

    private final ShopWindow window;

    ShopWindowChecks(ShopWindow window) {
        this.window = window;
    }

    @Test
    @Order(1)
    @DisplayName("the latest offer is shown")
    void latest() {
        for (int price : new int[] {30, 50, 40}) {
            var asked = new AtomicInteger();
            window.put("a print for " + price, () -> {
                asked.incrementAndGet();
                return price;
            });
            shows(
                    price,
                    window.shown(),
                    "offers for 30, 50 and 40 were put in, one after the other; after the one for " + price
                            + " the window shows ");
            assertEquals(1, asked.get(), "a price is to be worked out once; the times you asked for it: " + asked);
        }
    }

    @Test
    @Order(2)
    @DisplayName("a new price is worked out: the last offer is shown, whole")
    void whole() throws Exception {
        window.put("a print for 100", () -> 100);
        try (var working = new Latch()) {
            var put = Call.of(() -> window.put("a print for 110", () -> {
                working.hold();
                return 110;
            }));
            boolean works = put.reaches(working);
            var shown = new AtomicReference<ShopWindow.Offer>();
            var look = Call.of(() -> shown.set(window.shown()));
            boolean sees = look.comesBack(); // that nobody waits is the matter of another check
            working.open();
            look.end("somebody looks, and does not come back");
            put.end("the price is there, and put does not come back");
            assertTrue(works, "put came to its end and never asked for the price: call price.getAsInt()");
            if (sees) {
                shows(
                        100,
                        shown.get(),
                        "an offer for 100 was in the window; while the price of the next one was worked out, who looked"
                                + " saw ");
            }
        }
    }

    @Test
    @Order(3)
    @DisplayName("who looks does not wait")
    void doesNotWait() throws Exception {
        window.put("a print for 120", () -> 120);
        try (var working = new Latch()) {
            var put = Call.of(() -> window.put("a print for 130", () -> {
                working.hold();
                return 130;
            }));
            boolean works = put.reaches(working);
            var look = Call.of(window::shown);
            boolean sees = look.comesBack();
            working.open();
            look.end("somebody looks, and does not come back");
            put.end("the price is there, and put does not come back");
            assertTrue(
                    !works || sees,
                    "while a price is worked out, who looks has to wait for it: work it out before you take a lock, or"
                            + " take none");
        }
    }

    /**
     * Looks in a loop in which the compiler may read a plain field once. The loop is made anew for each trial, for it is
     * compiled for the class of this answer alone.
     */
    @Test
    @Order(4)
    @DisplayName("who looks again and again sees the new one")
    void seen() throws Exception {
        var looks = Looks.fresh();
        int price = 200;
        window.put("a print for 200", () -> 200);
        warmUp(looks, price, WARM_UP);
        long begin = System.nanoTime();
        for (int n = 0; n < MOST_TRIES && System.nanoTime() - begin < FOR_TRIES_NANOS; n++) {
            warmUp(looks, price, WARM_UP_AGAIN); // on a busy machine the compiler is late
            int last = price++;
            if (overlooked(looks, last, price)) {
                fail(
                        "somebody looked again and again, without a pause; long after you had put a new offer in, each look"
                                + " still gave the old one: nothing orders these looks after your write");
            }
        }
    }

    private void warmUp(Looks looks, int price, int times) {
        for (int n = 0; n < times; n++) {
            looks.until(window, price, A_FEW);
        }
    }

    /** Whether the last of many looks still gives the old offer, though the new one was put in well before it. */
    private boolean overlooked(Looks looks, int old, int price) throws Exception {
        var begun = new AtomicBoolean();
        var saw = new AtomicBoolean();
        var end = new long[1];
        var looking = Call.of(() -> {
            begun.set(true);
            saw.set(looks.until(window, old, MANY));
            end[0] = System.nanoTime();
        });
        while (!begun.get()) {
            Thread.onSpinWait();
        }
        Thread.sleep(5); // it is in its loop by now; where not, it sees the new one and convicts nobody
        window.put("a print for " + price, () -> price);
        long put = System.nanoTime();
        looking.end("somebody looks again and again, and does not come back");
        return !saw.get() && end[0] - put > SEEN_BY_ALL_NANOS;
    }

    @Test
    @Order(5)
    @DisplayName("never the name of one and the price of another")
    void noMixture() throws Exception {
        CoresNeeded.needed(2);
        var names = new String[] {"a print for 1001", "a print for 1002"};
        var prices = List.<IntSupplier>of(() -> 1001, () -> 1002);
        window.put(names[1], prices.get(1));
        var done = new AtomicBoolean();
        var end = new AtomicLong(System.nanoTime() + FOR_MEETING_NANOS);
        Together.run(2, number -> {
            if (number == 0) {
                try {
                    while (!done.get() && System.nanoTime() - end.get() < 0) {
                        for (int n = 0; n < PUTS_A_LOOK_AT_THE_CLOCK; n++) { // so that most of the time is a change
                            window.put(names[n % 2], prices.get(n % 2));
                        }
                    }
                } finally {
                    done.set(true);
                }
            } else {
                end.set(System.nanoTime() + FOR_MEETING_NANOS); // from the first look on
                int last = 0;
                for (int changes = 0; !done.get(); ) {
                    var offer = window.shown();
                    int price = offer == null ? last : offer.price();
                    if (price != last && ++changes == MEETINGS) {
                        done.set(true);
                    }
                    last = price;
                    if (offer != null && price > 1000 && !offer.name().endsWith("" + price)) {
                        done.set(true);
                        fail("the window showed \"" + offer.name() + "\" at the price " + price
                                + ": one step has to change both");
                    }
                }
            }
        });
        assertNotNull(window.shown(), "offers were put in, and in the end the window shows nothing");
    }

    private static void shows(int price, ShopWindow.Offer seen, String when) {
        var expected = new ShopWindow.Offer("a print for " + price, price);
        assertTrue(
                expected.equals(seen),
                () -> when + (seen == null ? "nothing" : "\"" + seen.name() + "\" at the price " + seen.price()));
    }
}

/** Looks so many times, until there is something new. */
interface Looks {

    /** Whether another price was there, or nothing any more. */
    boolean until(ShopWindow window, int price, int looks);

    /** A loop with a history of its own. */
    static Looks fresh() throws IOException, ReflectiveOperationException {
        try (var file = PatientLooks.class.getResourceAsStream("PatientLooks.class")) {
            return (Looks) MethodHandles.lookup()
                    .defineHiddenClass(file.readAllBytes(), true)
                    .lookupClass()
                    .getDeclaredConstructor()
                    .newInstance();
        }
    }
}

final class PatientLooks implements Looks {
    private long worked = 1;

    @Override
    public boolean until(ShopWindow window, int price, int looks) {
        long work = worked;
        for (int n = 0; n < looks; n++) {
            var offer = window.shown();
            if (offer == null || offer.price() != price) {
                return true;
            }
            work ^= work << 13;
            work ^= work >>> 7;
            work ^= work << 17;
        }
        worked = work;
        return false;
    }
}
