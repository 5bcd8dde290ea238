package yourcores.workers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import yourcores.child.ChildFailed;
import yourcores.home.Home;
import yourcores.suite.Eventually;

/** What members of a cluster promise. {@code -Dyourcores.test.rounds=20} kills more of them. */
@Timeout(300)
class ClusterTest {
    private static final int ROUNDS = Integer.getInteger("yourcores.test.rounds", 2);

    private static Workers cluster;

    @BeforeAll
    static void open() throws InterruptedException {
        cluster = Workers.cluster(2);
    }

    @AfterAll
    static void close() {
        var children = children();
        cluster.close();
        assertTrue(children.stream().noneMatch(ProcessHandle::isAlive), "a child is left");
        cluster.close();
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current().descendants().toList();
    }

    record Square(int number, int millis) implements Task<Long> {
        @Override
        public Long call() throws InterruptedException {
            Thread.sleep(millis);
            return (long) number * number;
        }
    }

    record Where() implements Task<Long> {
        @Override
        public Long call() throws InterruptedException {
            Thread.sleep(20);
            return ProcessHandle.current().pid();
        }
    }

    private static List<Square> squares(int count, int millis) {
        return IntStream.range(0, count).mapToObj(i -> new Square(i, millis)).toList();
    }

    private static List<Long> squared(int count) {
        return IntStream.range(0, count).mapToObj(i -> (long) i * i).toList();
    }

    @Test
    void resultsComeInTheOrderOfTheTasksFromEachMember() throws Exception {
        assertEquals(squared(200), cluster.map(squares(200, 0)));
        assertEquals(List.of(), cluster.map(List.<Square>of()));
        var where = cluster.map(Stream.generate(Where::new).limit(20).toList());
        assertEquals(Set.copyOf(cluster.processes()), Set.copyOf(where));
        assertEquals(2, cluster.count());
    }

    static final class NoSuchPhoto extends Exception {
        NoSuchPhoto(int number) {
            super("photo " + number);
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

    @Test
    void theFirstFailureComesAsItself() {
        var tasks = IntStream.range(0, 50).mapToObj(Fails::new).toList();
        var failed = assertThrows(NoSuchPhoto.class, () -> cluster.map(tasks));
        assertEquals("photo 3", failed.getMessage());
        assertEquals("call", failed.getStackTrace()[0].getMethodName());
    }

    record Dies() implements Task<Integer> {
        @Override
        public Integer call() {
            Runtime.getRuntime().halt(9);
            return 0;
        }
    }

    @Test
    void aTaskThatKillsItsMembersIsGivenUp() throws Exception {
        int replaced = cluster.replaced();
        var failed = assertThrows(ChildFailed.class, () -> cluster.map(List.of(new Dies())));
        assertTrue(failed.getMessage().contains("is given up: 3 workers died"), failed.getMessage());
        assertEquals(squared(10), cluster.map(squares(10, 0)));
        awaitReplaced(replaced + 3);
    }

    record Picture(byte[] pixels) implements Task<byte[]> {
        @Override
        public byte[] call() {
            return pixels;
        }
    }

    @Test
    void largeTasksTravel() throws Exception {
        var pixels = new byte[24 << 20];
        new Random(1).nextBytes(pixels);
        var back = cluster.map(List.of(new Picture(pixels), new Picture(pixels)));
        assertTrue(Arrays.equals(pixels, back.getFirst()));
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

    @Test
    void anInterruptEndsAMapAndTheMembersGoOn() throws Exception {
        int replaced = cluster.replaced();
        assertInterrupted(squares(3, 60_000));
        assertEquals(squared(3), cluster.map(squares(3, 0)));
        assertEquals(replaced, cluster.replaced(), "tasks that answer an interrupt cost no member");
        assertInterrupted(List.of(new Spins(20)));
        assertEquals(squared(3), cluster.map(squares(3, 0)));
        awaitReplaced(replaced + 1);
    }

    private static void assertInterrupted(List<? extends Task<?>> tasks) throws Exception {
        var map = begin(() -> cluster.map(raw(tasks)));
        Thread.sleep(300);
        map.thread().interrupt();
        assertTrue(map.thread().join(Duration.ofSeconds(3)), "a second was promised");
        assertEquals(InterruptedException.class, map.thrown()[0].getClass());
    }

    @SuppressWarnings("unchecked")
    private static List<Task<Long>> raw(List<? extends Task<?>> tasks) {
        return (List<Task<Long>>) tasks;
    }

    private record Begun(Thread thread, Object[] result, Throwable[] thrown) {}

    private static Begun begin(Callable<?> map) {
        var result = new Object[1];
        var thrown = new Throwable[1];
        return new Begun(
                Thread.ofPlatform().start(() -> {
                    try {
                        result[0] = map.call();
                    } catch (Throwable e) {
                        thrown[0] = e;
                    }
                }),
                result,
                thrown);
    }

    /** The others do not wait for a new member. */
    private static void awaitReplaced(int replaced) throws InterruptedException {
        Eventually.holds(
                replaced + " members replaced",
                () -> cluster.replaced() >= replaced && cluster.processes().size() == 2);
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void aKilledMemberIsReplacedAndEachResultCountsOnce() throws Exception {
        var random = new Random(7);
        for (int i = 0; i < ROUNDS; i++) {
            int replaced = cluster.replaced();
            var map = begin(() -> cluster.map(squares(500, 5)));
            Thread.sleep(50 + random.nextInt(1_000));
            kill(cluster.processes().get(random.nextInt(cluster.processes().size())));
            map.thread().join();
            assertEquals(squared(500), map.result()[0], () -> String.valueOf(map.thrown()[0]));
            awaitReplaced(replaced + 1);
        }
    }

    @Test
    void aClusterBeginsAnewWhenAllItsMembersDied() throws Exception {
        int replaced = cluster.replaced();
        var map = begin(() -> cluster.map(squares(100, 20)));
        Thread.sleep(200);
        cluster.processes().forEach(ClusterTest::kill);
        map.thread().join();
        assertEquals(squared(100), map.result()[0], () -> String.valueOf(map.thrown()[0]));
        awaitReplaced(replaced + 2);
    }

    @Test
    void aKilledDriverIsReplacedAndTheMembersLiveOn() throws Exception {
        cluster.map(squares(2, 0));
        var members = cluster.processes();
        var map = begin(() -> cluster.map(squares(100, 10)));
        Thread.sleep(200);
        var driver = children().stream()
                .filter(child -> child.info().commandLine().orElse("").contains("ClusterMain"))
                .toList();
        assertEquals(1, driver.size());
        driver.forEach(ProcessHandle::destroyForcibly);
        map.thread().join();
        assertEquals(squared(100), map.result()[0], () -> String.valueOf(map.thrown()[0]));
        assertEquals(members, cluster.processes());
    }

    @Test
    void membersThatRunElsewhereGoOnUntilNoneIsLeft() throws Exception {
        var jvms = new ClusterJvms(ClusterMember.COMMON_CLUSTER);
        var elsewhere = new OwnMembers(jvms, 2);
        try {
            var addresses = List.of(elsewhere.address(0), elsewhere.address(1));
            try (var workers = Workers.cluster(addresses)) {
                assertEquals(squared(100), workers.map(squares(100, 0)));
                assertEquals(List.of(), workers.processes());
                var map = begin(() -> workers.map(squares(200, 10)));
                Thread.sleep(200);
                elsewhere.kill(0);
                map.thread().join();
                assertEquals(squared(200), map.result()[0], () -> String.valueOf(map.thrown()[0]));
                assertEquals(squared(10), workers.map(squares(10, 0)), "one is left");
                elsewhere.kill(1);
                var gone = assertThrows(ChildFailed.class, () -> workers.map(squares(10, 0)));
                assertTrue(gone.getMessage().contains("ClusterMember"), gone.getMessage());
            }
            var nobody = assertThrows(ChildFailed.class, () -> Workers.cluster(addresses));
            assertTrue(nobody.getMessage().contains("No member answers at " + addresses.getFirst()));
        } finally {
            jvms.close();
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the system's own table of sockets is read")
    void nobodyListensBeyondLoopback() throws Exception {
        cluster.map(squares(2, 0));
        var inodes = children().stream().flatMap(ClusterTest::sockets).collect(Collectors.toSet());
        assertFalse(inodes.isEmpty());
        int listening = 0;
        for (var table : List.of("tcp", "tcp6", "udp", "udp6")) {
            for (var line : Files.readAllLines(Path.of("/proc/net", table)).stream()
                    .skip(1)
                    .toList()) {
                var words = line.strip().split("\\s+");
                if (inodes.contains(words[9])) {
                    assertTrue(words[1].startsWith("0100007F:"), table + " " + line);
                    listening += words[3].equals("0A") ? 1 : 0;
                }
            }
        }
        assertEquals(2, listening, "one port a member");
    }

    private static Stream<String> sockets(ProcessHandle child) {
        try (var open = Files.list(Path.of("/proc", "" + child.pid(), "fd"))) {
            var found = new ArrayList<String>();
            for (var file : open.toList()) {
                var target = Files.readSymbolicLink(file).toString();
                if (target.startsWith("socket:[")) {
                    found.add(target.substring(8, target.length() - 1));
                }
            }
            return found.stream();
        } catch (IOException gone) {
            return Stream.of();
        }
    }

    @Test
    void wrongRequestsAreRefusedWithTheNextStep() {
        assertThrows(IllegalArgumentException.class, () -> Workers.cluster(0));
        assertThrows(IllegalArgumentException.class, () -> Workers.cluster(List.of()));
        var wrong = assertThrows(IllegalArgumentException.class, () -> Workers.cluster(List.of("nonsense")));
        assertTrue(wrong.getMessage().contains("192.168.1.20:5701"), wrong.getMessage());
    }

    @Test
    void aMemberCallsTheOthersByTheirNumbers() {
        assertEquals("127.0.0.1:5701", ClusterMember.number("localhost:5701"));
        assertEquals("192.168.1.21:5701", ClusterMember.number("192.168.1.21:5701"));
        assertEquals("no-such-host.invalid:5701", ClusterMember.number("no-such-host.invalid:5701"));
        assertThrows(IllegalArgumentException.class, () -> ClusterMember.number("192.168.1.21"));
        assertThrows(IllegalArgumentException.class, () -> ClusterMember.number("5701"));
        assertThrows(IllegalArgumentException.class, () -> ClusterMember.number(":5701"));
    }

    @Test
    void whereHazelcastIsMissingTheNextStepIsTold() {
        var home = Home.find();
        System.setProperty(Home.PROPERTY, "nowhere");
        try {
            var missing = assertThrows(ChildFailed.class, () -> Workers.cluster(1));
            assertTrue(missing.getMessage().contains("make setup"), missing.getMessage());
        } finally {
            System.setProperty(Home.PROPERTY, home.toString());
        }
    }

    @Test
    void hazelcastIsInNoFolderOfTheKernel() throws Exception {
        try (var jars = Files.list(Path.of("target", "lib"))) {
            assertTrue(jars.noneMatch(jar -> jar.toString().contains("hazelcast")));
        }
    }
}
