package yourcores.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import yourcores.figure.Lanes;
import yourcores.figure.Lanes.Activity;
import yourcores.figure.Lanes.Lane;
import yourcores.figure.Lanes.Span;

@Timeout(60)
class TimelineTest {

    private static Lanes lanes(Timeline line) {
        return (Lanes) line.figure();
    }

    private static List<Activity> activities(Lane lane) {
        return lane.spans().stream().map(Span::activity).toList();
    }

    private static void on(Thread thread) throws InterruptedException {
        thread.start();
        thread.join();
    }

    @Test
    void aLaneAThreadInTheOrderInWhichTheyWereMade() throws InterruptedException {
        var line = new Timeline("three");
        var ann = Thread.ofPlatform().name("Ann").unstarted(line.task("sweep", () -> {}));
        var nobody = Thread.ofVirtual().unstarted(line.task("cook", () -> {}));
        var bob = Thread.ofVirtual().name("Bob").unstarted(line.task("wash", () -> {}));
        on(bob);
        on(nobody);
        on(ann);
        assertEquals(
                List.of("Ann", "virtual-1", "Bob"),
                lanes(line).lanes().stream().map(Lane::name).toList());
    }

    @Test
    void theTableLeavesNothingOut() throws InterruptedException {
        var line = new Timeline("many");
        for (int thread = 0; thread < 50; thread++) {
            on(new Thread(() -> {
                for (int n = 0; n < 100; n++) {
                    line.runs("short").close();
                }
            }));
        }
        assertEquals(40, lanes(line).lanes().size());
        assertEquals(5_000, line.table().rowCount());
        assertEquals(0, line.table().stringColumn("what").countMissing());
    }

    @Test
    void spansLieInsideEachOther() {
        var line = new Timeline("nested");
        try (var _ = line.runs("dinner")) {
            pause();
            try (var _ = line.waits("the oven")) {
                pause();
            }
            pause();
            try (var _ = line.holds("the knife")) {
                pause();
                try (var _ = line.runs("cut")) {
                    pause();
                }
            }
        }
        var spans = lanes(line).lanes().getFirst().spans();
        assertEquals(
                List.of("dinner", "the oven", "dinner", "the knife", "cut"),
                spans.stream().map(Span::label).limit(5).toList());
        assertEquals(
                List.of(Activity.RUNS, Activity.WAITS, Activity.RUNS, Activity.HOLDS, Activity.HOLDS),
                spans.stream().map(Span::activity).limit(5).toList());
        assertEquals(spans.size(), line.table().rowCount());
        assertEquals("holds", line.table().stringColumn("does").get(3));
        for (int n = 1; n < spans.size(); n++) {
            assertTrue(spans.get(n - 1).to() <= spans.get(n).from(), "no overlap");
        }
    }

    private static void pause() {
        LockSupport.parkNanos(2_000_000);
    }

    @Test
    void whoWaitsForALockPointsAtItsHolder() throws Exception {
        var line = new Timeline("the till");
        var till = line.watch("the till", new ReentrantLock());
        var held = new CountDownLatch(1);
        var inner = new CountDownLatch(1);
        var bob = Thread.ofPlatform().name("Bob").unstarted(() -> {
            till.lock();
            held.countDown();
            try {
                inner.await();
            } catch (InterruptedException stop) {
                throw new AssertionError(stop);
            } finally {
                till.unlock();
            }
        });
        var ann = Thread.ofPlatform().name("Ann").unstarted(() -> {
            till.lock();
            till.unlock();
        });
        bob.start();
        held.await();
        ann.start();
        while (ann.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertTrue(lanes(line).verdict().sentence().contains("Ann waits for the till, held by Bob"));
        inner.countDown();
        ann.join();
        bob.join();
        var lanes = lanes(line);
        assertEquals(1, lanes.arrows().size());
        var arrow = lanes.arrows().getFirst();
        assertEquals("Ann", lanes.lanes().get(arrow.from()).name());
        assertEquals("Bob", lanes.lanes().get(arrow.to()).name());
        assertEquals("the till", arrow.label());
        assertTrue(lanes.verdict().sentence().contains("Ann for the till, held by Bob"), lanes.alt());
        assertFalse(lanes.verdict().sentence().contains("Still going on"), lanes.alt());
    }

    @Test
    void aFreeLockIsNotWaitedFor() {
        var line = new Timeline("alone");
        var till = line.watch("the till", new ReentrantLock());
        for (int n = 0; n < 50; n++) {
            till.lock();
            till.unlock();
        }
        var log = new ArrayList<Kind>();
        line.log().events().forEach(event -> log.add(event.kind()));
        assertEquals(50, log.stream().filter(Kind.HOLDS::equals).count());
        assertEquals(50, log.stream().filter(Kind.HOLDS_NO_MORE::equals).count());
        assertEquals(List.of(), lanes(line).arrows());
    }

    @Test
    void unlockingWhatIsNotHeldStaysAnError() {
        var line = new Timeline("wrong");
        var till = line.watch("the till", new ReentrantLock());
        assertThrows(IllegalMonitorStateException.class, till::unlock);
        assertEquals(0, line.log().events().size());
    }

    @Test
    void whoWaitsForASignalDoesNotHoldTheLock() throws Exception {
        var line = new Timeline("signal");
        var lock = line.watch("the queue", new ReentrantLock());
        var filled = lock.newCondition();
        var consumer = Thread.ofPlatform().name("consumer").unstarted(() -> {
            lock.lock();
            try {
                filled.awaitUninterruptibly();
            } finally {
                lock.unlock();
            }
        });
        consumer.start();
        while (consumer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        lock.lock();
        filled.signal();
        lock.unlock();
        consumer.join();
        var track = Track.of(line.log().events(), line.now());
        assertEquals(1, track.holds.size());
        assertTrue(activities(lanes(line).lanes().stream()
                        .filter(l -> l.name().equals("consumer"))
                        .findFirst()
                        .orElseThrow())
                .contains(Activity.WAITS));
    }

    @Test
    void aFailureIsABarWithItsNameAndGoesOnUp() {
        var line = new Timeline("photos");
        var failure = new IOException("the photo is gone");
        Callable<String> work = () -> {
            try (var _ = line.waits("the network")) {
                throw failure;
            }
        };
        assertSame(
                failure,
                assertThrows(IOException.class, () -> line.task("photo 3", work).call()));
        var lanes = lanes(line);
        var failed = lanes.lanes().getFirst().spans().stream()
                .filter(s -> s.activity() == Activity.FAILS)
                .toList();
        assertFalse(failed.isEmpty());
        assertEquals(
                "photo 3: IOException: the photo is gone", failed.getFirst().label());
        assertTrue(lanes.alt().contains("Failed: photo 3 (IOException: the photo is gone)."), lanes.alt());
    }

    @Test
    void afterTellsHowTasksEnded() {
        var line = new Timeline("ends");
        var never = new CompletableFuture<String>();
        var cancelled = new CompletableFuture<String>();
        cancelled.cancel(true);
        var ends = Ends.of(
                List.of(
                        CompletableFuture.completedFuture(1),
                        CompletableFuture.failedFuture(new ArithmeticException("by zero")),
                        cancelled,
                        never),
                TimeUnit.MILLISECONDS.toNanos(5));
        assertEquals(new Ends(List.of("ArithmeticException: by zero"), 1, 1), ends);
        line.mark("here");
        var sentence = TimelineFigure.of("ends", List.of(line.log()), line.now(), ends, false)
                .alt();
        assertTrue(sentence.contains("Failed: ArithmeticException: by zero."), sentence);
        assertTrue(sentence.contains("Cancelled: 1 task."), sentence);
        assertTrue(sentence.contains("Not done when this was drawn: 1 task."), sentence);
    }

    @Test
    void afterNamesAFailureOnce() {
        var line = new Timeline("downloads");
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> tasks = List.of(
                    pool.submit(line.task("a", () -> "fine")), pool.submit(line.task("b", TimelineTest::refuse)));
            var sentence = line.after(tasks).figure().alt();
            assertTrue(sentence.contains("Failed: b (IOException: refused)."), sentence);
        }
    }

    private static String refuse() throws IOException {
        throw new IOException("refused");
    }

    @Test
    void anInterruptEndsTheWaitingAndStays() {
        Thread.currentThread().interrupt();
        var shown = new Timeline("stopped").after(List.of(new CompletableFuture<String>()));
        assertTrue(Thread.interrupted());
        assertTrue(shown.figure().alt().contains("Not done when this was drawn: 1 task."));
    }

    @Test
    void manyThreadsLoseNothing() throws Exception {
        var line = new Timeline("many");
        var start = new CyclicBarrier(8);
        try (var pool = Executors.newFixedThreadPool(8)) {
            var tasks = new ArrayList<Future<?>>();
            for (int n = 0; n < 8; n++) {
                tasks.add(pool.submit(() -> {
                    start.await();
                    for (int i = 0; i < 5_000; i++) {
                        try (var _ = line.runs("step")) {
                            line.mark("m");
                        }
                    }
                    return line.log().events().size();
                }));
            }
            for (var task : tasks) {
                assertEquals(15_000, task.get());
            }
        }
        var lanes = lanes(line);
        assertEquals(8, lanes.lanes().size());
        assertTrue(lanes.lanes().stream().mapToInt(l -> l.spans().size()).sum() < 4_100, "grouped");
        assertTrue(lanes.alt().contains("Grouped: "), lanes.alt());
    }

    @Test
    void recordingStopsWhereItsRoomEndsAndSaysSo() {
        var line = new Timeline("full");
        for (int n = 0; n < Timeline.MOST_EVENTS + 5_000; n++) {
            line.mark("m");
        }
        int kept = line.log().events().size();
        assertTrue(kept <= Timeline.MOST_EVENTS + 8 && kept > Timeline.MOST_EVENTS - 2048, "kept " + kept);
        assertTrue(lanes(line).alt().contains("Recording stopped after 1\u202f048\u202f576 events."));
    }

    @Test
    void nothingRecordedSaysSo() {
        var lanes = lanes(new Timeline("empty"));
        assertEquals(List.of(), lanes.lanes());
        assertEquals("Nothing was recorded.", lanes.alt());
    }
}
