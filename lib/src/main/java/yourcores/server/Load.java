package yourcores.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import yourcores.figure.Progress;
import yourcores.measure.Bench;
import yourcores.measure.Rates;
import yourcores.measure.Variant;
import yourcores.measure.system.Machine;

/**
 * Many clients at a time for a server on this machine, who ask, look at every byte of the answers, and take the time.
 *
 * {@snippet :
 * var load = Load.closed(64, Duration.ofSeconds(1)).line("sum 1 2 3", "6");
 * show(load.on(port));
 * show(Load.open(2_000, Duration.ofSeconds(1)).line("sum 1 2 3", "6").within(Duration.ofMillis(50)).on(port));
 * }
 *
 * <p>In a <em>closed</em> load each client asks when it has its answer: a server that stops for a while is asked less
 * meanwhile, and what it kept waiting is one request a client. In an <em>open</em> load requests are due at a fixed
 * rate, whatever the server does, and a latency counts from the moment when its request was due - not from when a
 * connection was free for it -, so that a stop is felt by all who would have come. What could not be sent, or had no
 * answer at the end, is counted with the time it had waited by then. (Gil Tene calls the error that this avoids
 * coordinated omission.)
 *
 * <p>All clients are one thread, the caller's, with a selector; an open load has a second one that sleeps until the next
 * request is due. Client and server share the processors, so what the clients take, the server lacks.
 *
 * <p>Guarantee: a run ends when its time is over and no answer can be in time any more, and leaves no thread and no
 * connection. Thread rule: immutable, safe for use by any thread.
 */
public final class Load {
    private static final Duration WITHIN = Duration.ofSeconds(1);
    private static final Duration LONGEST_COUNTED = Duration.ofSeconds(10);
    private static final Duration TO_CALM_DOWN = Duration.ofSeconds(2);
    private static final int ROUNDS = 3;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int CONNECTIONS = 64;
    private static final int MOST_CLIENTS = 4_096;
    private static final int MOST_A_SECOND = 1_000_000;

    private final LoadPlan plan;
    private final Duration warmUp;

    private Load(LoadPlan plan, Duration warmUp) {
        if (plan.clients() < 1 || plan.clients() > MOST_CLIENTS) {
            throw new IllegalArgumentException(
                    "A load is of one client at least, and " + MOST_CLIENTS + " at most, not of " + plan.clients());
        }
        if (!plan.time().isPositive() || plan.time().compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "A load lasts some time, and " + LONGEST.toSeconds() + " seconds at most");
        }
        this.plan = plan;
        this.warmUp = warmUp;
    }

    /** So many clients, each of which asks again when it has its answer, for so long. */
    public static Load closed(int clients, Duration time) {
        return new Load(plan(clients, 0, time, 0), Duration.ZERO);
    }

    /**
     * So many clients, each of which asks again when it has its answer, until so many right answers have come: work of
     * a size, for contests.
     */
    public static Load closed(int clients, int answers) {
        if (answers < clients) {
            throw new IllegalArgumentException(
                    "For " + clients + " clients it takes as many answers at least, not " + answers);
        }
        return new Load(plan(clients, 0, LONGEST_COUNTED, answers), Duration.ZERO);
    }

    /**
     * So many requests a second, on a fixed schedule, for so long; over {@value #CONNECTIONS} connections that stay open
     * unless it is said otherwise. Requests are dealt out to the connections in turn, and each waits until its connection
     * is free: a client that nobody serves keeps all its requests waiting.
     */
    public static Load open(int perSecond, Duration time) {
        return new Load(plan(CONNECTIONS, rate(perSecond), time, 0), Duration.ZERO);
    }

    private static int rate(int perSecond) {
        if (perSecond < 1 || perSecond > MOST_A_SECOND) {
            throw new IllegalArgumentException(
                    "One request a second at least, and " + MOST_A_SECOND + " at most, not " + perSecond);
        }
        return perSecond;
    }

    private static LoadPlan plan(int clients, int perSecond, Duration time, long answers) {
        return new LoadPlan(clients, perSecond, time, answers, List.of(), new byte[0], WITHIN);
    }

    /** Asks this line and expects that one, each with the end of a line ({@code \n}). More of them are asked in turn. */
    public Load line(String request, String reply) {
        var expected = bytes(reply + "\n");
        return asking(new Exchange(request, bytes(request + "\n"), refusal -> new ExactAnswer(expected, refusal)));
    }

    /**
     * Asks for this address by HTTP/1.1 and expects an answer of status 200 with a told length; what it holds is read
     * and not looked at. 429 and 503 turn away.
     */
    public Load get(String path) {
        var request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: load\r\n\r\n";
        return asking(new Exchange("GET " + path, bytes(request), _ -> new HttpAnswer()));
    }

    private Load asking(Exchange exchange) {
        return new Load(
                plan.with(Stream.concat(plan.exchanges().stream(), Stream.of(exchange))
                        .toList()),
                warmUp);
    }

    /**
     * By this line the server turns away who is one too many. A connection that is closed before its first answer
     * counts as turned away without that.
     */
    public Load refusal(String line) {
        return new Load(plan.refusedBy(bytes(line + "\n")), warmUp);
    }

    /** An answer that comes later than this after its request was due is late. */
    public Load within(Duration limit) {
        if (!limit.isPositive() || limit.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("An answer takes some time, and 30 seconds at most");
        }
        return new Load(plan.within(limit), warmUp);
    }

    /**
     * An open load over so many connections that stay open: as many requests at most are on their way at a time. Each
     * request waits for the connection whose turn it is.
     */
    public Load over(int connections) {
        onlyOpen();
        return new Load(plan.over(connections), warmUp);
    }

    private void onlyOpen() {
        if (!plan.isOpen()) {
            throw new IllegalStateException("In a closed load each client has one connection, and keeps it");
        }
    }

    /**
     * Before each {@code on} and each run of a sweep the same is asked for so long by a closed load, of as many clients
     * but {@value #CONNECTIONS} at most, which counts nowhere. A contest has a warm-up of its own.
     */
    public Load warmUp(Duration time) {
        if (time.isNegative() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "A warm-up takes some time, and " + LONGEST.toSeconds() + " seconds at most");
        }
        return new Load(plan, time);
    }

    /** Puts the load on the server at this port of this machine. */
    public LoadReport on(int port) throws IOException, InterruptedException {
        return on(new Target("port " + port, port));
    }

    /**
     * Puts the load on this server.
     *
     * @throws IOException where this machine has no sockets left
     * @throws InterruptedException soon after an interrupt
     */
    public LoadReport on(Target target) throws IOException, InterruptedException {
        if (warmUp.isPositive()) {
            var closed = new LoadPlan(
                    Math.min(plan.clients(), CONNECTIONS), 0, warmUp, 0, plan.exchanges(), plan.refusal(), warmUp);
            try (var warming = new LoadCrew(closed, target)) {
                warming.run();
            }
        }
        try (var crew = crew(target)) {
            return crew.run();
        }
    }

    /** Clients for one server whose connections stay open from run to run. */
    LoadCrew crew(Target target) throws IOException {
        return new LoadCrew(plan, target);
    }

    /**
     * Compares servers by how many requests they answer in a second, the first is the baseline; a load that ends with
     * so many answers. Runs are interleaved and metered; see {@link Bench}.
     */
    public Rates compare(String title, Target... targets) throws Exception {
        var crews = new ArrayList<LoadCrew>();
        try {
            for (var target : targets) {
                crews.add(crew(target));
            }
            var variants = crews.stream().map(LoadCrew::variant).toArray(Variant[]::new);
            return Bench.rates(title, "requests", Math.toIntExact(plan.requests()), variants);
        } finally {
            for (var crew : crews) {
                crew.close();
            }
        }
    }

    /**
     * Puts an open load that grows on these servers, {@value #ROUNDS} rounds in an order shuffled anew each round; in
     * quick mode one round, of the first load and the last. Before each run a server has two seconds to answer one client alone. A run in which the machine
     * held up the clients themselves is taken again once.
     *
     * @param growing requests a second
     */
    public LoadSweep sweep(String title, List<Integer> growing, Target... targets)
            throws IOException, InterruptedException {
        onlyOpen();
        if (growing.isEmpty() || targets.length == 0) {
            throw new IllegalArgumentException("A sweep takes a load and a server at least");
        }
        boolean quick = Machine.here().quick();
        int rounds = quick ? 1 : ROUNDS;
        var loads = quick && growing.size() > 2 ? List.of(growing.getFirst(), growing.getLast()) : growing;
        var atEach = loads.stream()
                .map(perSecond -> new Load(plan.at(rate(perSecond)), warmUp))
                .toList();
        var runs = new LoadReport[targets.length][loads.size()][rounds];
        var order = new ArrayList<>(
                IntStream.range(0, targets.length * loads.size()).boxed().toList());
        var shuffling = new Random(1);
        try (var progress = new Progress(title)) {
            for (int round = 0; round < rounds; round++) {
                Collections.shuffle(order, shuffling);
                for (int at = 0; at < order.size(); at++) {
                    int target = order.get(at) / loads.size();
                    int load = order.get(at) % loads.size();
                    runs[target][load][round] = atEach.get(load).calmly(targets[target]);
                    progress.at((double) (round * order.size() + at + 1) / (rounds * order.size()));
                }
            }
        }
        return new LoadSweep(
                title,
                IntStream.range(0, targets.length)
                        .mapToObj(target -> LoadSweep.served(targets[target].name(), loads, runs[target]))
                        .toList());
    }

    private LoadReport calmly(Target target) throws IOException, InterruptedException {
        calmDown(target);
        var report = on(target);
        if (!report.disturbed()) {
            return report;
        }
        calmDown(target);
        return on(target);
    }

    /** Waits until the server answers; if it never does, the run will tell. */
    private void calmDown(Target target) throws IOException, InterruptedException {
        var alone = new LoadPlan(1, 0, TO_CALM_DOWN, 1, plan.exchanges(), plan.refusal(), TO_CALM_DOWN);
        try (var crew = new LoadCrew(alone, target)) {
            crew.run();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
