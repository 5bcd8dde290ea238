package yourcores.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import yourcores.child.ChildJvm;
import yourcores.child.SharedMemory;
import yourcores.child.TwoAdders;
import yourcores.figure.Interval;
import yourcores.measure.Bench;
import yourcores.measure.Cost;
import yourcores.measure.Costs;
import yourcores.workers.Workers;

/**
 * Prints what a byte to another process and back costs, by four ways; then what a worker's start costs, in how many runs
 * two processes lose updates in shared memory, and how long ten sleepers take side by side. The source of the child that
 * sends the byte back, chapter 06's, is the argument.
 */
final class RoundTrips {
    private static final int HITS = 500;
    private static final VarHandle BALL = ValueLayout.JAVA_INT.varHandle();
    private static final List<String> LEAN = List.of("-Xmx64m", "-XX:+UseSerialGC");
    private static final String SLEEPS = "void main() throws Exception { Thread.sleep(1_000); }";

    private RoundTrips() {}

    public static void main(String[] args) throws Exception {
        int rounds = Integer.parseInt(args[0]);
        trips(args[1]);
        starts();
        losses(2 * rounds);
        sleepers("ten times sleep 1", rounds, List.of("sleep", "1"));
        sleepers("ten JVMs that sleep a second", rounds, ChildJvm.command(SLEEPS));
    }

    private static void trips(String echo) throws Exception {
        var folder = Files.createTempDirectory("trips");
        var file = UnixDomainSocketAddress.of(folder.resolve("door"));
        var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var pipe = new ProcessBuilder(ChildJvm.command(echo, "pipe")).start();
        try (var port = ServerSocketChannel.open().bind((SocketAddress) here);
                var door = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(file);
                var memory = SharedMemory.create(64);
                var a = ChildJvm.start(LEAN, echo, "TCP", "" + port.socket().getLocalPort());
                var b = ChildJvm.start(LEAN, echo, "UNIX", file.toString());
                var c = ChildJvm.start(LEAN, echo, "memory", memory.file().toString());
                var tcp = port.accept();
                var unix = door.accept()) {
            var costs = Bench.costs(
                    "trips",
                    new Cost("shared memory", HITS, () -> rally(memory.segment())),
                    new Cost("pipe", HITS, () -> rally(pipe.getInputStream(), pipe.getOutputStream())),
                    new Cost("UNIX socket", HITS, over(unix)),
                    new Cost("TCP", HITS, over(tcp)));
            tell(costs, 1e3, "us");
            System.out.println("ratio pipe : shared memory " + words(costs.ratio("pipe", "shared memory")));
        } finally {
            pipe.destroyForcibly();
            Files.deleteIfExists(file.getPath());
            Files.delete(folder);
        }
    }

    private static Callable<Integer> over(SocketChannel peer) {
        return () -> rally(Channels.newInputStream(peer), Channels.newOutputStream(peer));
    }

    private static int rally(InputStream in, OutputStream out) throws IOException {
        for (int i = 0; i < HITS; i++) {
            out.write(1);
            out.flush();
            if (in.read() < 0) {
                throw new EOFException("nobody sends the ball back");
            }
        }
        return HITS;
    }

    private static int rally(MemorySegment memory) {
        int ball = (int) BALL.getAcquire(memory, 0L);
        for (int i = 0; i < HITS; i++, ball += 2) {
            BALL.setRelease(memory, 0L, ball + 1);
            while ((int) BALL.getAcquire(memory, 0L) != ball + 2) {
                Thread.onSpinWait();
            }
        }
        return HITS;
    }

    private static void starts() throws Exception {
        tell(
                Bench.costs(
                        "starts",
                        new Cost("a thread, started and joined", 100, RoundTrips::threads),
                        new Cost("a JVM that does nothing", 1, () -> ChildJvm.run(
                                        Duration.ofSeconds(20), LEAN, "void main() { }")
                                .exit()),
                        new Cost("a worker JVM, warm and closed", 1, () -> {
                            try (var one = Workers.jvms(1)) {
                                return one.count();
                            }
                        })),
                1e6,
                "ms");
    }

    private static int threads() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            Thread.ofPlatform().start(() -> {}).join();
        }
        return 100;
    }

    private static void losses(int runs) throws Exception {
        for (var mode : List.of("opaque", "atomic")) {
            try (var memory = SharedMemory.create(256);
                    var two = ChildJvm.start(2, LEAN, TwoAdders.SOURCE, memory.file().toString())) {
                int lossy = 0;
                for (int run = 0; run < runs; run++) {
                    memory.segment().set(ValueLayout.JAVA_LONG, 0, 0);
                    two.ask(mode, Duration.ofSeconds(30));
                    lossy += memory.segment().get(ValueLayout.JAVA_LONG, 0) < 2_000_000 ? 1 : 0;
                }
                System.out.printf("%-32s%10d of %d runs lost updates%n", "2 x 1 000 000, " + mode, lossy, runs);
            }
        }
    }

    private static void sleepers(String what, int rounds, List<String> command) throws Exception {
        var seconds = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            var ten = new ArrayList<Process>();
            for (int i = 0; i < 10; i++) {
                ten.add(new ProcessBuilder(command).start());
            }
            for (var one : ten) {
                if (!one.waitFor(20, TimeUnit.SECONDS)) {
                    throw new IllegalStateException(what + ": one does not end");
                }
            }
            seconds[round] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        System.out.printf(
                "%-32s%10.2f s   [%.2f, %.2f]%n", what, seconds[rounds / 2], seconds[0], seconds[rounds - 1]);
    }

    private static void tell(Costs costs, double unit, String name) {
        for (var row : costs.rows()) {
            System.out.printf(
                    "%-32s%10.2f %s   [%.2f, %.2f]%n",
                    row.name(),
                    row.nanos() / unit,
                    name,
                    row.interval().low() / unit,
                    row.interval().high() / unit);
        }
    }

    private static String words(Interval ratio) {
        return "[%.1f, %.1f]".formatted(ratio.low(), ratio.high());
    }
}
