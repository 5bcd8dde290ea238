package yourcores.exercise.ch13;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static yourcores.exercise.ch13.FairBridge.Way.EAST;
import static yourcores.exercise.ch13.FairBridge.Way.WEST;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.CoresNeeded;
import yourcores.exercise.Exercise;
import yourcores.exercise.Repeated;
import yourcores.exercise.Soon;
import yourcores.exercise.Together;

/** Builds bridges with one lane, on which nobody is overtaken. */
@Exercise(
        id = "13a",
        title = "a fair bridge",
        minutes = 15,
        hints = {
            "A car waits in the west. From the east they come and come. Which of your lines asks who came first?",
            "Read \"Who goes first\" again: what does the gate keep of those who wait, and whom does it let in next when"
                    + " nobody goes first?",
            "Keep a list of those who wait. A car puts an object of its own at the end, waits while that is not the"
                    + " first or the bridge is taken the other way, and in a finally takes it out again and calls"
                    + " notifyAll()."
        },
        checks = FairBridgeChecks.class)
public interface FairBridge {

    /** A new bridge, with nobody on it. */
    Bridge build();

    /** Where a car is going. */
    enum Way {
        EAST,
        WEST
    }

    /** A bridge. All cars may call it at any time, each on a thread of its own. */
    interface Bridge {

        /**
         * Drives onto the bridge. Cars that go the same way may be on it together, cars that go different ways may not.
         * First come, first served: a car waits while one that came before it waits. An interrupt ends the wait, and the
         * car goes home.
         */
        void enter(Way way) throws InterruptedException;

        /** Leaves the bridge: one of the cars that are on it. Any thread may call it. */
        void leave();
    }
}

@Checks
final class FairBridgeChecks {
    private static final int ROUNDS = 3; // as many as there is time for
    private static final int A_FEW = 12;
    private static final int LOOKS = 4;
    private static final Set<Thread.State> WAITING =
            Set.of(Thread.State.BLOCKED, Thread.State.WAITING, Thread.State.TIMED_WAITING);
    private static final int CROSSINGS = 2_000;
    private static final int LONGEST_PAUSE = 2_000;
    private static final long A_MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(80);
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final FairBridge builder;

    FairBridgeChecks(FairBridge builder) {
        this.builder = builder;
    }

    @Test
    @Order(1)
    @DisplayName("who goes the same way drives along")
    void along() throws Exception {
        try (var road = new Road(bridge())) {
            road.drives(EAST);
            assertTrue(
                    road.drives(EAST).getsOn(),
                    "a car is on the bridge, another one goes the same way, nobody waits, and it has to: let it drive"
                            + " along");
        }
    }

    @Test
    @Order(2)
    @DisplayName("who goes the other way waits until the bridge is empty")
    void opposite() throws Exception {
        try (var road = new Road(bridge())) {
            var first = road.drives(EAST);
            var second = road.drives(EAST);
            var against = road.drives(WEST);
            assertFalse(against.isOn(), "cars are on the bridge, and one was let in that goes the other way");
            first.leaves();
            assertFalse(
                    !against.staysOff() && second.isOn(),
                    "one of two cars has left the bridge, and one was let in that goes the other way: count them");
            second.leaves();
            assertTrue(against.getsOn(), "the bridge is empty, one car waits, and is not let in: wake it");
        }
        try (var road = new Road(bridge())) {
            var first = road.drives(EAST);
            var second = road.drives(EAST);
            var against = road.drives(WEST);
            var behind = road.drives(EAST);
            if (second.isOn() && !against.isOn() && !behind.isOn()) { // else it is the matter of another check
                first.leaves();
                if (against.staysOff() && !behind.isOn()) { // woken in vain, it waits again
                    second.leaves();
                    assertTrue(
                            against.getsOn(),
                            "two cars were on the bridge and two wait; both have left, and the first of those that wait"
                                    + " is not let in: who is woken may be the wrong one, so wake all");
                }
            }
        }
    }

    @Test
    @Order(3)
    @DisplayName("nobody overtakes a car that waits")
    void overtakes() throws Exception {
        try (var road = new Road(bridge())) {
            road.drives(EAST);
            var waits = road.drives(WEST);
            var late = road.drives(EAST);
            assertFalse(
                    late.isOn() && !waits.isOn(),
                    "a car waited, and one that came after it was let in before it: like this they may come for ever;"
                            + " who came first?");
        }
    }

    @Test
    @Order(4)
    @DisplayName("first come, first served")
    void inOrder() throws Exception {
        try (var road = new Road(bridge())) {
            var on = road.drives(EAST);
            var queue = new ArrayList<Car>();
            for (var way : List.of(WEST, EAST, WEST, EAST)) {
                queue.add(road.drives(way));
            }
            boolean early = queue.stream().anyMatch(Car::isOn); // the matter of another check
            while (!queue.isEmpty() && !early) {
                on.leaves();
                on = queue.removeFirst();
                boolean next = on.getsOn();
                early = !queue.isEmpty() && !queue.getFirst().staysOff()
                        || queue.stream().anyMatch(Car::isOn);
                assertTrue(
                        next && !early,
                        "five cars came, each of them going the other way than the one before it, and they did not drive"
                                + " in the order in which they came");
            }
        }
    }

    @Test
    @Order(5)
    @DisplayName("those who wait behind each other drive along, too")
    void batch() throws Exception {
        try (var road = new Road(bridge())) {
            var on = road.drives(WEST);
            var first = road.drives(EAST);
            var second = road.drives(EAST);
            boolean early = first.isOn() || second.isOn(); // the matter of another check
            on.leaves();
            assertTrue(
                    early || first.getsOn() && second.getsOn(),
                    "two cars waited that go the same way, the bridge is empty, and only one was let in: who drives on"
                            + " wakes those behind it");
        }
    }

    @Test
    @Order(6)
    @DisplayName("who goes home leaves the queue")
    void goesHome() throws Exception {
        try (var road = new Road(bridge())) {
            road.drives(EAST);
            var home = road.drives(WEST);
            var behind = road.drives(EAST);
            boolean early = home.isOn() || behind.isOn(); // the matter of another check
            home.goesHome();
            assertTrue(
                    early || behind.getsOn(),
                    "the first of the queue was called home, and who waits behind it for the same bridge is not let in:"
                            + " leave the queue whatever happens, and wake the others");
        }
        try (var road = new Road(bridge())) {
            road.drives(EAST);
            var first = road.drives(WEST);
            var middle = road.drives(WEST);
            var behind = road.drives(EAST);
            if (!first.isOn() && !middle.isOn() && !behind.isOn()) { // else it is the matter of another check
                middle.goesHome();
                first.goesHome();
                assertTrue(
                        behind.getsOn(),
                        "two that waited were called home, first the second one, then the first, and who stands behind"
                                + " them is not let in: a place in the middle of the queue must be gone, too");
            }
        }
    }

    @Test
    @Order(7)
    @DisplayName("who comes again stands at the end")
    void comesAgain() throws Exception {
        Repeated.run(A_FEW, () -> {
            var bridge = bridge();
            var overtakes = new AtomicBoolean();
            var last = new AtomicReference<Car>();
            try (var road = new Road(bridge)) {
                var on = road.comes(EAST);
                var first = road.comes(WEST);
                var comer = new AtomicReference<Thread>();
                var again = Call.of(() -> {
                    comer.set(Thread.currentThread());
                    bridge.enter(EAST);
                    bridge.leave();
                    bridge.enter(EAST); // the last one came before, and goes the other way: it has left the bridge now
                    overtakes.set(last.get() != null && !last.get().isDone());
                    bridge.leave();
                });
                boolean queues = waits(comer::get); // else it is the matter of another check
                last.set(road.comes(WEST));
                queues &= first.queues() && last.get().queues();
                for (var car : List.of(on, first, last.get())) {
                    if (car.getsOn()) {
                        car.leaves();
                    }
                }
                again.end("a car drove over the bridge, came again, and is not let in, though all others have left");
                assertFalse(
                        queues && overtakes.get(),
                        "a car drove over the bridge, came again at once, and was let in before one that had waited"
                                + " meanwhile: who is woken needs a moment, and nobody may push in");
            }
        });
    }

    @Test
    @Order(8)
    @DisplayName("who is called home was never on the bridge")
    void neverOn() throws Exception {
        try (var road = new Road(bridge())) {
            var on = road.drives(EAST);
            var home = road.drives(WEST);
            boolean early = home.isOn(); // the matter of another check
            var thrown = home.goesHome();
            assertTrue(
                    early || thrown instanceof InterruptedException,
                    "a car that waited was called home by an interrupt, and drove on: let the InterruptedException out");
            on.leaves();
            for (var way : FairBridge.Way.values()) {
                var next = road.drives(way);
                assertTrue(
                        early || next.getsOn(),
                        "a car was called home, the bridge is empty, and the next one is not let in: it counts as if it"
                                + " were on the bridge");
                next.leaves();
            }
        }
    }

    @Test
    @Order(9)
    @DisplayName("each bridge is one by itself")
    void two() throws Exception {
        try (var here = new Road(bridge());
                var there = new Road(bridge())) {
            here.drives(EAST);
            assertTrue(
                    there.drives(WEST).getsOn(),
                    "a car is on one bridge, and nobody gets onto another one: what a bridge knows belongs into its own"
                            + " fields");
        }
    }

    @Test
    @Order(10)
    @DisplayName("many cars, again and again")
    void again() throws Exception {
        Repeated.race(ROUNDS, () -> {
            var bridge = bridge();
            var on = new AtomicIntegerArray(2);
            var met = new AtomicBoolean();
            long end = System.nanoTime() + ROUND_NANOS;
            Together.run(
                    2,
                    number -> { // one goes east, one goes west
                        var lot = new Random(number);
                        for (int n = 0; n < CROSSINGS && !met.get() && System.nanoTime() - end < 0; n++) {
                            for (int pause = lot.nextInt(LONGEST_PAUSE); pause > 0; pause--) {
                                Thread.onSpinWait(); // so that they do not come in step
                            }
                            bridge.enter(FairBridge.Way.values()[number]);
                            on.incrementAndGet(number);
                            LockSupport.parkNanos(1); // a moment, in which the other one may come
                            met.compareAndSet(false, on.get(1 - number) > 0);
                            on.decrementAndGet(number);
                            bridge.leave();
                        }
                    });
            assertFalse(
                    met.get(),
                    "two cars met on the bridge: to look whether it is free and to drive on is one step, under one lock");
        });
        CoresNeeded.needed(2);
    }

    /** Whether this thread is found waiting a few times in a row; not where it has ended or there is none. */
    private static boolean waits(Supplier<Thread> waiter) throws InterruptedException {
        long end = System.nanoTime() + A_MOMENT_NANOS;
        for (int looks = 0; looks < LOOKS && System.nanoTime() - end < 0; ) {
            TimeUnit.MICROSECONDS.sleep(200);
            var thread = waiter.get();
            looks = thread != null && WAITING.contains(thread.getState()) ? looks + 1 : 0;
            if (looks == LOOKS) {
                return true;
            }
            if (thread != null && !thread.isAlive()) {
                return false;
            }
        }
        return false;
    }

    private FairBridge.Bridge bridge() {
        var bridge = builder.build();
        assertNotNull(bridge, "your method returned null: hand out a bridge");
        return bridge;
    }

    /** The cars of a check; at its end those that wait are called home. */
    private static final class Road implements AutoCloseable {
        private final FairBridge.Bridge bridge;
        private final List<Car> cars = new ArrayList<>();

        Road(FairBridge.Bridge bridge) {
            this.bridge = bridge;
        }

        /** The same for a quick look. */
        Car comes(FairBridge.Way way) throws InterruptedException {
            var car = new Car(bridge, way);
            cars.add(car);
            car.queues();
            return car;
        }

        /** A car comes: it is on the bridge, or waits, when this returns. */
        Car drives(FairBridge.Way way) throws InterruptedException {
            var car = new Car(bridge, way);
            cars.add(car);
            car.arrives();
            return car;
        }

        @Override
        public void close() throws Exception {
            for (var car : cars) {
                try {
                    car.goesHome();
                } catch (AssertionError stays) {
                    // Whether it goes is the matter of another check.
                }
            }
            for (var car : cars) {
                car.leaves();
            }
        }
    }

    /** A car on a thread of its own, which stays on the bridge until it is told to leave. */
    private static final class Car {
        private final FairBridge.Bridge bridge;
        private final Call call;
        private volatile Thread thread;
        private volatile boolean on;
        private volatile boolean told;

        Car(FairBridge.Bridge bridge, FairBridge.Way way) {
            this.bridge = bridge;
            call = Call.of(() -> {
                thread = Thread.currentThread();
                bridge.enter(way);
                on = true;
            });
        }

        boolean isOn() {
            return on;
        }

        /** Whether it is seen waiting before it gets on, within a moment. */
        boolean queues() throws InterruptedException {
            return waits(() -> thread);
        }

        /** Whether it has been on the bridge. */
        boolean isDone() {
            return on || told;
        }

        /** Waits until it is on the bridge, or waits for something. */
        void arrives() throws InterruptedException {
            call.comesBack();
        }

        /** Whether it gets onto the bridge, as it should. */
        boolean getsOn() throws InterruptedException {
            return Soon.happens(() -> on);
        }

        /** Whether it does not get onto the bridge, as it should not: who is woken needs a moment. */
        boolean staysOff() throws InterruptedException {
            long end = System.nanoTime() + A_MOMENT_NANOS;
            while (!on && System.nanoTime() - end < 0) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            return !on;
        }

        void leaves() throws Exception {
            if (!told && (on || call.comesBackMeanwhile() && on)) {
                told = true; // before: it has been on the bridge all the time
                on = false;
                Call.of(bridge::leave).end("a car wants to leave the bridge, and leave() does not come back");
            }
        }

        /** Interrupts a car that waits; what it threw, nothing where it is on the bridge. */
        Throwable goesHome() throws Exception {
            Soon.happens(() -> thread != null);
            thread.interrupt();
            try {
                call.end("a car that waited was called home by an interrupt, and does not come back");
                return null;
            } catch (InterruptedException home) {
                return home;
            }
        }
    }
}
