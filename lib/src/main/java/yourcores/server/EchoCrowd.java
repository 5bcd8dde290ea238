package yourcores.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Many clients at once who send lines to an echo on this machine, cut into pieces by lot, and look at every byte that
 * comes back. Each client writes on one virtual thread and reads on another one, says that nothing more comes when it
 * has written all, and expects the end after the last byte.
 *
 * <p>Guarantee: {@link #run} returns within its limit and two seconds, with its connections closed and its threads
 * ended; what goes wrong is named in the report, never thrown. The same seed sends the same lines in the same pieces.
 *
 * <p>Thread rule: immutable.
 *
 * @param port where the echo listens on loopback
 * @param clients how many connections are open at a time
 * @param messages lines that each client sends
 */
public record EchoCrowd(int port, int clients, int messages, long seed) {

    public EchoCrowd {
        if (clients < 1 || messages < 1) {
            throw new IllegalArgumentException("A crowd has one client at least, who sends one message at least");
        }
    }

    /**
     * Sends it all and waits for the answers.
     *
     * @param limit after this time clients that are not done are ended
     * @throws InterruptedException within two seconds after an interrupt
     */
    public EchoReport run(Duration limit) throws InterruptedException {
        var visitors = new ArrayList<EchoVisitor>();
        for (int client = 0; client < clients; client++) {
            visitors.add(new EchoVisitor(port, messages, new SplittableRandom(seed * 1_000_003 + client)));
        }
        long start = System.nanoTime();
        var crew = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var visits = visitors.stream()
                    .<Callable<Void>>map(visitor -> () -> visitor.visit(crew))
                    .toList();
            crew.invokeAll(visits, limit.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            crew.shutdownNow();
            visitors.forEach(EchoVisitor::hangUp);
        }
        boolean over = crew.awaitTermination(2, TimeUnit.SECONDS);
        return EchoReport.of(messages, visitors, Duration.ofNanos(System.nanoTime() - start), over);
    }
}
