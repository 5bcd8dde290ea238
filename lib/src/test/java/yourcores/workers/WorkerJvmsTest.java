package yourcores.workers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InvalidClassException;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import yourcores.child.ChildFailed;
import yourcores.child.CompiledClass;
import yourcores.child.Kept;
import yourcores.suite.Eventually;

/** What holds for workers in processes of their own: what travels, what is refused, and what happens when one dies. */
@Timeout(120)
class WorkerJvmsTest {
    private static Workers workers;

    @BeforeAll
    static void open() throws InterruptedException {
        workers = Workers.jvms(2);
    }

    @AfterAll
    static void close() {
        workers.close();
    }

    record Holds(Object thing) implements Task<String> {
        @Override
        public String call() {
            return thing.toString();
        }
    }

    @Test
    void whatIsNoPlainDataIsRefusedByName() throws Exception {
        assertRefused(new Holds(new Thread()), "Task 2 (yourcores.workers.WorkerJvmsTest$Holds)", "java.lang.Thread");
        assertRefused(new Holds(new Random(1)), "java.util.Random", "lists, sets and maps");
        assertRefused(new Holds((Runnable & Serializable) () -> {}), "a lambda does not travel");
        Task<String> lambda = () -> "hello";
        assertRefused(lambda, "Task 2", "Write it as a record");
        assertEquals(List.of("1"), workers.map(List.of(new Holds(1))));
    }

    private static void assertRefused(Task<String> task, String... words) {
        var refused = assertThrows(IllegalArgumentException.class, () -> workers.map(List.of(new Holds(1), task)));
        for (var word : words) {
            assertTrue(refused.getMessage().contains(word), refused.getMessage());
        }
    }

    record GivesRandom() implements Task<Random> {
        @Override
        public Random call() {
            return new Random(1);
        }
    }

    @Test
    void aResultThatIsNoPlainDataIsRefused() {
        var refused = assertThrows(IllegalArgumentException.class, () -> workers.map(List.of(new GivesRandom())));
        assertTrue(refused.getMessage().startsWith("The result cannot travel: java.util.Random"), refused.getMessage());
    }

    @Test
    void theReaderLetsInNothingElse() throws Exception {
        var loader = WorkerJvmsTest.class.getClassLoader();
        for (var hostile : List.of(new Random(1), new Random[] {new Random(1)}, new Holds(new Random(1)))) {
            var bytes = new ByteArrayOutputStream();
            try (var out = new ObjectOutputStream(bytes)) {
                out.writeObject(hostile);
            }
            var refused = assertThrows(
                    InvalidClassException.class, () -> Incoming.read(bytes.toByteArray(), loader, name -> false));
            assertTrue(refused.getMessage().contains("java.util.Random"), refused.getMessage());
        }
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(new Stranger());
        }
        assertThrows(InvalidClassException.class, () -> Incoming.read(bytes.toByteArray(), loader, name -> false));
        assertEquals(
                Stranger.class,
                Incoming.read(bytes.toByteArray(), loader, Stranger.class.getName()::equals)
                        .getClass());
    }

    static final class Stranger implements Serializable {}

    static final class Unsendable extends Exception {
        private final Thread thread = Thread.currentThread();

        Unsendable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    record ThrowsUnsendable() implements Task<Integer> {
        @Override
        public Integer call() throws Unsendable {
            throw new Unsendable("no paper", new IllegalStateException("tray empty"));
        }
    }

    @Test
    void anExceptionThatCannotTravelHasAStandIn() {
        var failed = assertThrows(TaskFailed.class, () -> workers.map(List.of(new ThrowsUnsendable())));
        assertEquals("yourcores.workers.WorkerJvmsTest$Unsendable: no paper", failed.getMessage());
        assertEquals("call", failed.getStackTrace()[0].getMethodName());
        assertEquals(
                "java.lang.IllegalStateException: tray empty", failed.getCause().getMessage());
    }

    record Recurses() implements Task<Integer> {
        @Override
        public Integer call() {
            return call() + 1;
        }
    }

    record Hoards() implements Task<Integer> {
        @Override
        public Integer call() {
            return new long[1 << 30].length;
        }
    }

    @Test
    void errorsComeAsThemselves() throws Exception {
        assertThrows(StackOverflowError.class, () -> workers.map(List.of(new Recurses())));
        assertThrows(OutOfMemoryError.class, () -> workers.map(List.of(new Hoards())));
    }

    /** Both versions have the same name, as when a cell is edited and run again. */
    @Test
    void anEditedClassIsTheNewOne() throws Exception {
        assertEquals("first", workers.map(List.of(version("first"))).getFirst());
        assertEquals("second", workers.map(List.of(version("second"))).getFirst());
        assertEquals("first", workers.map(List.of(version("first"))).getFirst());
    }

    @SuppressWarnings("unchecked")
    private static Task<String> version(String answer) throws Exception {
        var asks = CompiledClass.of("Asks", """
                import yourcores.workers.Task;
                void main() { }
                record Asks() implements Task<String> { public String call() { return Answers.answer(); } }
                class Answers { static String answer() { return "%s"; } }
                """.formatted(answer));
        var constructor = asks.getDeclaredConstructor();
        constructor.setAccessible(true);
        return (Task<String>) constructor.newInstance();
    }

    record Prints(int number) implements Task<Integer> {
        @Override
        public Integer call() {
            System.out.println("line " + number);
            System.out.print("and no end");
            System.err.println("warning " + number);
            return number;
        }
    }

    @Test
    void whatTasksPrintIsShownWithTheWorkersName() throws Exception {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var before = List.of(System.out, System.err);
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            workers.map(IntStream.range(0, 100).mapToObj(Prints::new).toList());
        } finally {
            System.setOut(before.getFirst());
            System.setErr(before.getLast());
        }
        var lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(200, lines.size());
        assertTrue(
                lines.stream().allMatch(line -> line.matches("worker [12]: (line \\d+|and no end)")), lines::toString);
        assertEquals(
                100,
                err.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(l -> l.contains("warning"))
                        .count());
    }

    record Negative(int[] pixels) implements Task<int[]> {
        @Override
        public int[] call() {
            return Arrays.stream(pixels).map(pixel -> ~pixel).toArray();
        }
    }

    @Test
    void aPictureOfSixMegapixelsGoesThereAndBack() throws Exception {
        var pixels = IntStream.range(0, 3264 * 1836).toArray();
        var back = workers.map(List.of(new Negative(pixels), new Negative(pixels), new Negative(pixels)));
        assertArrayEquals(IntStream.range(0, 3264 * 1836).map(pixel -> ~pixel).toArray(), back.getLast());
    }

    record WhoRuns() implements Task<String> {
        @Override
        public String call() {
            return ProcessHandle.current().pid() + " " + Thread.currentThread().threadId();
        }
    }

    @Test
    void aWorkerRunsAllItsTasksOnOneThread() throws Exception {
        var who = new HashSet<>(
                workers.map(IntStream.range(0, 200).mapToObj(i -> new WhoRuns()).toList()));
        assertTrue(who.size() <= 2, who::toString);
    }

    record Dies(int exit) implements Task<Integer> {
        @Override
        public Integer call() {
            System.exit(exit);
            return 0;
        }
    }

    @Test
    void aTaskWhoseWorkersDieIsGivenUp() throws Exception {
        try (var two = Workers.jvms(2)) {
            var failed = assertThrows(ChildFailed.class, () -> two.map(List.of(new Dies(3), new Dies(4))));
            assertTrue(failed.getMessage().startsWith("Task 1 is given up: 3 workers died"), failed.getMessage());
            assertTrue(failed.getMessage().contains("exit code 3"), failed.getMessage());
            assertEquals(List.of("1", "2"), two.map(List.of(new Holds(1), new Holds(2))));
            assertEquals(2, two.processes().size());
            assertTrue(two.replaced() >= 3);
        }
    }

    @Test
    void aTaskThatIsTooLargeForAWorkerFails() throws Exception {
        try (var small = Workers.jvms(1, List.of("-Xmx16m"))) {
            var failed = assertThrows(ChildFailed.class, () -> small.map(List.of(new Negative(new int[10_000_000]))));
            assertTrue(failed.getMessage().contains("java.lang.OutOfMemoryError"), failed.getMessage());
            assertEquals(List.of("1"), small.map(List.of(new Holds(1))));
        }
    }

    @Test
    void aJvmThatDoesNotStartSaysWhy() {
        var failed = assertThrows(ChildFailed.class, () -> Workers.jvms(2, List.of("-Xnonsense")));
        assertTrue(failed.getMessage().contains("Unrecognized option: -Xnonsense"), failed.getMessage());
    }

    record Works(int number) implements Task<Integer> {
        @Override
        public Integer call() throws InterruptedException {
            Thread.sleep(number % 2);
            return number;
        }
    }

    /** kill -9 of workers at random: each result is there, once. */
    @Test
    void killedWorkersLoseNothing() throws Exception {
        var random = new Random(2026);
        var all = IntStream.range(0, 500).mapToObj(Works::new).toList();
        var seen = new HashSet<Long>();
        int killed = 0;
        try (var mortal = Workers.jvms(2)) {
            for (int round = 0; round < 20; round++) {
                var over = new AtomicBoolean();
                var killer = new Killer(mortal, over, random.nextLong());
                var thread = Thread.ofPlatform().start(killer);
                assertEquals(IntStream.range(0, 500).boxed().collect(Collectors.toList()), mortal.map(all));
                over.set(true);
                thread.join();
                killed += killer.killed.size();
                seen.addAll(killer.killed);
                seen.addAll(mortal.processes());
            }
            assertTrue(killed >= 20, "killed " + killed);
            assertTrue(mortal.replaced() >= killed - 2);
        }
        for (var pid : seen) {
            Eventually.holds("the end of process " + pid, () -> !alive(pid));
        }
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Kills one or two workers in each round. */
    private static final class Killer implements Runnable {
        private final Workers workers;
        private final AtomicBoolean over;
        private final Random random;
        private final HashSet<Long> killed = new HashSet<>();

        Killer(Workers workers, AtomicBoolean over, long seed) {
            this.workers = workers;
            this.over = over;
            this.random = new Random(seed);
        }

        @Override
        public void run() {
            int kills = 1 + random.nextInt(2);
            while (!over.get() && killed.size() < kills) {
                try {
                    Thread.sleep(Duration.ofMillis(10 + random.nextInt(150)));
                } catch (InterruptedException e) {
                    return;
                }
                var alive = workers.processes();
                if (!over.get() && !alive.isEmpty()) {
                    long victim = alive.get(random.nextInt(alive.size()));
                    if (ProcessHandle.of(victim)
                            .map(ProcessHandle::destroyForcibly)
                            .orElse(false)) {
                        killed.add(victim);
                    }
                }
            }
        }
    }

    @Test
    void openWorkersAreListed() {
        assertEquals(2, workers.processes().size());
        assertTrue(workers.processes().stream()
                .allMatch(pid -> Kept.isKept(ProcessHandle.of(pid).orElseThrow())));
        assertFalse(workers.toString().contains("closed"));
    }
}
