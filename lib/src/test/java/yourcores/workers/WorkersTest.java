package yourcores.workers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What all workers promise, in threads and JVMs. */
@Timeout(60)
class WorkersTest {
    private static Workers threads;
    private static Workers jvms;

    @BeforeAll
    static void open() throws InterruptedException {
        threads = Workers.threads(2);
        jvms = Workers.jvms(2);
    }

    @AfterAll
    static void close() {
        all().forEach(Workers::close);
    }

    static Stream<Workers> all() {
        return Stream.of(Where.values()).map(Where::workers);
    }

    /** JUnit closes workers that it hands to a test, so it hands this. */
    enum Where {
        THREADS,
        JVMS;

        Workers workers() {
            return switch (this) {
                case THREADS -> threads;
                case JVMS -> jvms;
            };
        }
    }

    record Square(int number) implements Task<Long> {
        @Override
        public Long call() throws InterruptedException {
            Thread.sleep(number % 3);
            return Squares.of(number);
        }
    }

    /** The task refers to it, so it must travel too. */
    static final class Squares {
        private Squares() {}

        static long of(int number) {
            return (long) number * number;
        }
    }

    static List<Square> squares(int count) {
        return IntStream.range(0, count).mapToObj(Square::new).toList();
    }

    @ParameterizedTest
    @EnumSource
    void resultsComeInTheOrderOfTheTasks(Where where) throws Exception {
        assertEquals(
                IntStream.range(0, 200).mapToObj(i -> (long) i * i).toList(),
                where.workers().map(squares(200)));
        assertEquals(List.of(), where.workers().map(List.<Square>of()));
    }

    enum Colour {
        RED {
            @Override
            String told() {
                return "rot";
            }
        },
        BLUE;

        String told() {
            return "blau";
        }
    }

    record Found(Colour colour, List<Integer> numbers, Map<String, Instant> times, byte[] bytes, Found inner)
            implements Serializable {}

    record Echo(Found found) implements Task<Found> {
        @Override
        public Found call() {
            return new Found(Colour.RED, List.of(found.numbers.size()), found.times, found.bytes, found);
        }
    }

    @ParameterizedTest
    @EnumSource
    void recordsTravelBothWays(Where where) throws Exception {
        var found = new Found(Colour.BLUE, List.of(1, 2), Map.of("a", Instant.EPOCH), new byte[] {1, 2}, null);
        var back = where.workers().map(List.of(new Echo(found))).getFirst();
        assertEquals("rot", back.colour().told());
        assertEquals(List.of(2), back.numbers());
        assertEquals(Map.of("a", Instant.EPOCH), back.times());
        assertArrayEquals(new byte[] {1, 2}, back.bytes());
        assertEquals("blau", back.inner().colour().told());
    }

    static final class NoSuchPhoto extends Exception {
        private final int number;

        NoSuchPhoto(int number) {
            super("photo " + number);
            this.number = number;
        }
    }

    record Fails(int number) implements Task<Integer> {
        @Override
        public Integer call() throws NoSuchPhoto {
            if (number >= 3) {
                throw new NoSuchPhoto(number);
            }
            return number;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFirstFailureComesAsItself(Where where) throws Exception {
        for (int i = 0; i < 5; i++) {
            var tasks = IntStream.range(0, 50).mapToObj(Fails::new).toList();
            var failed = assertThrows(NoSuchPhoto.class, () -> where.workers().map(tasks));
            assertEquals(3, failed.number);
            assertEquals("call", failed.getStackTrace()[0].getMethodName());
            assertTrue(Stream.of(failed.getSuppressed()).allMatch(NoSuchPhoto.class::isInstance));
        }
        assertEquals(List.of(1), where.workers().map(List.of(new Fails(1))));
    }

    /** As a task does that was interrupted in a wait and hands that on. */
    record KeepsAnInterrupt() implements Task<Long> {
        @Override
        public Long call() {
            Thread.currentThread().interrupt();
            return 0L;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theInterruptOfATaskIsNoneOfTheNextTask(Where where) throws Exception {
        var tasks = IntStream.range(0, 12)
                .<Task<Long>>mapToObj(i -> i < 6 ? new KeepsAnInterrupt() : new Square(i))
                .toList();
        assertEquals(121L, where.workers().map(tasks).getLast());
    }

    record Sleeps(int seconds) implements Task<Integer> {
        @Override
        public Integer call() throws InterruptedException {
            Thread.sleep(Duration.ofSeconds(seconds));
            return seconds;
        }
    }

    record Spins(int seconds) implements Task<Integer> {
        @Override
        public Integer call() {
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return seconds;
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptEndsAMapAndTheWorkersGoOn(Where where) throws Exception {
        var workers = where.workers();
        for (int i = 0; i < 3; i++) {
            assertInterrupted(workers, List.of(new Sleeps(60), new Sleeps(60), new Sleeps(60)));
            assertEquals(List.of(0L, 1L, 4L), workers.map(squares(3)));
        }
        assertInterrupted(workers, List.of(new Spins(5), new Sleeps(60)));
        assertEquals(List.of(0L, 1L, 4L), workers.map(squares(3)));
    }

    /** It is still being packed when the map is interrupted, and must not begin later. */
    static final class SlowToPack implements Task<Integer> {
        private void writeObject(ObjectOutputStream out) throws IOException {
            LockSupport.parkNanos(1_500_000_000);
            out.defaultWriteObject();
        }

        @Override
        public Integer call() throws InterruptedException {
            Thread.sleep(Duration.ofSeconds(60));
            return 0;
        }
    }

    @Test
    void aTaskThatWasNotBegunWhenTheMapWasInterruptedNeverIs() throws Exception {
        assertInterrupted(jvms, List.of(new SlowToPack(), new SlowToPack()));
        assertEquals(List.of(0L, 1L, 4L), jvms.map(squares(3)));
    }

    private static void assertInterrupted(Workers workers, List<? extends Task<Integer>> tasks) throws Exception {
        var begun = new CountDownLatch(1);
        var outcome = new Throwable[1];
        var caller = Thread.ofPlatform().start(() -> {
            begun.countDown();
            try {
                workers.map(tasks);
            } catch (Throwable thrown) {
                outcome[0] = thrown;
            }
        });
        begun.await();
        Thread.sleep(100);
        caller.interrupt();
        assertTrue(caller.join(Duration.ofSeconds(3)), "a second was promised");
        assertEquals(InterruptedException.class, outcome[0].getClass());
    }

    @Test
    void closedWorkersSaySo() throws Exception {
        for (var workers : List.of(Workers.threads(1), Workers.jvms(1))) {
            var children = workers.processes().stream().map(ProcessHandle::of).toList();
            var outcome = new Throwable[1];
            var caller = Thread.ofPlatform().start(() -> {
                try {
                    workers.map(List.of(new Sleeps(60), new Sleeps(60)));
                } catch (Throwable thrown) {
                    outcome[0] = thrown;
                }
            });
            Thread.sleep(100);
            workers.close();
            assertTrue(caller.join(Duration.ofSeconds(3)));
            assertEquals(IllegalStateException.class, outcome[0].getClass());
            assertThrows(IllegalStateException.class, () -> workers.map(squares(1)));
            assertTrue(children.stream()
                    .noneMatch(child -> child.map(ProcessHandle::isAlive).orElse(false)));
            assertEquals(List.of(), workers.processes());
            workers.close();
        }
    }

    record Nested() implements Task<Integer> {
        @Override
        public Integer call() throws Exception {
            return threads.map(squares(3)).size();
        }
    }

    @Test
    void aTaskCannotWaitForTheWorkerItRunsOn() {
        var refused = assertThrows(IllegalStateException.class, () -> threads.map(List.of(new Nested())));
        assertTrue(refused.getMessage().contains("outside the task"));
    }

    @Test
    void noWorkersAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Workers.threads(0));
        assertThrows(IllegalArgumentException.class, () -> Workers.jvms(0));
        assertFalse(jvms.processes().isEmpty());
        assertNotEquals(jvms.processes().getFirst(), jvms.processes().getLast());
    }
}
