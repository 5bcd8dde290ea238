package yourcores.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.List;
import java.util.stream.Stream;
import yourcores.measure.Variant;

/**
 * The clients of a load, whose connections stay open from run to run: so a contest of servers neither times connecting
 * nor the start of the server's threads. A load that lasts a
 * time is run once: what has no answer then would count in the next run, too.
 *
 * <p>Guarantee: a run takes ten seconds at most, or what the load says and its limit for answers; closing closes all
 * connections. Thread rule: use by one thread at a time; a run works on the thread that calls it.
 */
final class LoadCrew implements AutoCloseable {
    private final LoadPlan plan;
    private final Target target;
    private final InetSocketAddress address;
    private final Selector selector;
    private final List<LoadClient> clients;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);

    /** @throws IllegalStateException where nothing is asked */
    LoadCrew(LoadPlan plan, Target target) throws IOException {
        if (plan.exchanges().isEmpty()) {
            throw new IllegalStateException("Say what the clients ask: .line(\"sum 1 2 3\", \"6\") or .get(\"/\")");
        }
        this.plan = plan;
        this.target = target;
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), target.port());
        selector = Selector.open();
        clients = Stream.generate(LoadClient::new).limit(plan.clients()).toList();
    }

    /**
     * Puts the load on once.
     *
     * @throws InterruptedException soon after an interrupt
     */
    LoadReport run() throws IOException, InterruptedException {
        long start = System.nanoTime();
        var run = new LoadRun(plan, address, selector, clients, buffer);
        var tally = run.run();
        double seconds =
                (plan.requests() > 0 ? System.nanoTime() - start : plan.time().toNanos()) / 1e9;
        return tally.report(target.name(), plan.clients(), run.served(), plan.perSecond(), seconds);
    }

    /**
     * Asks until the counted answers have come.
     *
     * @return how many
     * @throws IllegalStateException where the load is none that counts, an answer was wrong, or they did not come in time
     */
    long answered() throws IOException, InterruptedException {
        if (plan.requests() == 0) {
            throw new IllegalStateException("This load lasts a time: say how many answers it ends with instead");
        }
        var tally = new LoadRun(plan, address, selector, clients, buffer).run();
        if (tally.errors() > 0 || tally.answers() < plan.requests()) {
            throw new IllegalStateException("“" + target.name() + "” gave " + tally.answers() + " right answers of "
                    + plan.requests() + ", and " + tally.errors() + " wrong ones"
                    + (tally.trouble().isEmpty() ? "" : "; the first trouble: " + tally.trouble()));
        }
        return plan.requests();
    }

    /** The same as one way of a contest, by the name of the server. */
    Variant variant() {
        return Variant.variant(target.name(), this::answered);
    }

    @Override
    public void close() throws IOException {
        clients.forEach(LoadClient::hangUp);
        selector.close();
    }
}
