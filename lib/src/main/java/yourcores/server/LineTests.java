package yourcores.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import tech.tablesaw.api.StringColumn;
import yourcores.figure.Figure;
import yourcores.figure.Showable;
import yourcores.figure.Table;
import yourcores.figure.Verdict;
import yourcores.measure.system.Machine;

/**
 * The same tests for several servers that answer each line with a line: the request in pieces, twice at once, behind a
 * line that is too long, after a client that vanished, and beside clients that hold the server up.
 *
 * <p>Guarantee: each test has connections of its own, waits half a second for an answer at most, in quick mode a
 * quarter, and leaves no connection behind; what goes wrong becomes a cell of the table, not an exception.
 *
 * <p>Thread rule: use by one thread; {@link #nap} by all.
 */
public final class LineTests implements Showable {
    private static final int PATIENCE_MILLIS = Machine.here().quick() ? 250 : 500;
    private static final int TO_BEGIN_MILLIS = 50;
    private static final int LONG_BYTES = 100_000;
    private static final String ANSWERED = "answered";

    private final String request;
    private final String reply;
    private final Map<String, Test> tests = new LinkedHashMap<>();
    private final Map<String, List<String>> rows = new LinkedHashMap<>();
    private volatile Beside beside = new Beside();

    /** One test beside somebody else. */
    private static final class Beside {
        final CountDownLatch napping = new CountDownLatch(1);
        final CountDownLatch over = new CountDownLatch(1);
    }

    @FunctionalInterface
    private interface Test {
        String on(int port) throws IOException, InterruptedException;
    }

    /**
     * Tests in which this line is to be answered by that one.
     *
     * @param request without the end of its line
     */
    public LineTests(String request, String reply) {
        this.request = request + "\n";
        this.reply = reply + "\n";
        tests.put("in pieces", port -> hears(port, this.request.split("(?<=.)", -1), this.reply));
        tests.put("two at once", port -> hears(port, pieces(this.request + this.request), this.reply + this.reply));
        tests.put("too long a line", this::behindALongLine);
        tests.put("one vanished", port -> {
            vanish(port);
            return hears(port, pieces(this.request), this.reply);
        });
    }

    /**
     * One more test: somebody else has said this, stays on the line, and our client asks.
     *
     * @param what is said, in words
     * @param said its characters, with the ends of lines
     */
    public LineTests beside(String what, String said) {
        tests.put("beside " + what, port -> {
            var now = new Beside();
            beside = now;
            try (var other = connect(port)) {
                other.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
                now.napping.await(TO_BEGIN_MILLIS, TimeUnit.MILLISECONDS); // or is read without a nap, or not at all
                return hears(port, pieces(request), reply);
            } finally {
                now.over.countDown();
            }
        });
        return this;
    }

    /**
     * A slow answer, to be made by the server for somebody beside whom a client of these tests asks: comes back when
     * that client has its answer, or has waited in vain, and after twice as long in any case. An interrupt ends it, and
     * stays noted.
     *
     * @return "error: a nap"
     */
    public String nap() {
        var now = beside;
        now.napping.countDown();
        try {
            now.over.await(2L * PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return "error: a nap";
    }

    /** Puts the tests to this server, one after the other, and adds a row. */
    public LineTests on(Target target) throws InterruptedException {
        var row = new ArrayList<String>();
        for (var test : tests.values()) {
            row.add(tried(test, target.port()));
        }
        rows.put(target.name(), row);
        return this;
    }

    /** Opens each server with this way to answer, puts the tests to it, and closes it; adds a row for each. */
    public LineTests on(Map<String, LineServer.Opener> openers, UnaryOperator<String> answer) throws Exception {
        for (var each : openers.entrySet()) {
            try (var server = each.getValue().open(answer)) {
                on(new Target(each.getKey(), server.port()));
            }
        }
        return this;
    }

    private static String tried(Test test, int port) throws InterruptedException {
        try {
            return test.on(port);
        } catch (SocketTimeoutException late) {
            return "waits";
        } catch (IOException failed) {
            return Optional.ofNullable(failed.getMessage()).orElse(failed.toString());
        }
    }

    /** What a test came to at a server; "answered" where all is well. */
    public Optional<String> said(String server, String test) {
        var at = List.copyOf(tests.keySet()).indexOf(test);
        return Optional.ofNullable(rows.get(server)).filter(row -> at >= 0).map(row -> row.get(at));
    }

    private static String[] pieces(String all) {
        return new String[] {all};
    }

    private static Socket connect(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            return socket;
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    /** Sends the pieces, says that nothing more comes, and compares all that is heard. */
    private static String hears(int port, String[] pieces, String expected) throws IOException, InterruptedException {
        try (var me = connect(port)) {
            for (var piece : pieces) {
                me.getOutputStream().write(piece.getBytes(StandardCharsets.UTF_8));
                if (pieces.length > 1) {
                    TimeUnit.MILLISECONDS.sleep(2);
                }
            }
            me.shutdownOutput();
            var heard = rest(me);
            return heard.equals(expected) ? ANSWERED : "heard “" + heard.strip() + "”";
        }
    }

    /** A line that is too long is answered by an error, and the next one by its answer. */
    private String behindALongLine(int port) throws IOException {
        try (var me = connect(port)) {
            me.getOutputStream().write(("x".repeat(LONG_BYTES) + "\n" + request).getBytes(StandardCharsets.UTF_8));
            me.shutdownOutput();
            var heard = rest(me);
            return heard.startsWith("error") && heard.endsWith("\n" + reply)
                    ? ANSWERED
                    : "heard “" + heard.strip() + "”";
        }
    }

    /** Half a line, and then the connection is cut off. */
    private void vanish(int port) throws IOException {
        try (var me = connect(port)) {
            me.getOutputStream()
                    .write(request.substring(0, request.length() / 2).getBytes(StandardCharsets.UTF_8));
            me.setSoLinger(true, 0);
        }
    }

    private static String rest(Socket me) throws IOException {
        var heard = new ByteArrayOutputStream();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(10L * PATIENCE_MILLIS);
        var buffer = new byte[1_024];
        for (int count = 0; count >= 0; count = me.getInputStream().read(buffer)) {
            heard.write(buffer, 0, count);
            if (System.nanoTime() - end > 0) {
                throw new SocketTimeoutException("no end");
            }
        }
        return heard.toString(StandardCharsets.UTF_8);
    }

    /**
     * Lets so many clients connect, each ask on a connection of its own and wait for its answer, all at a time.
     *
     * @return how many there were
     * @throws IOException where one of them does not hear the reply within ten seconds
     */
    public static int together(int port, int clients, String request, String reply) throws IOException {
        var sockets = new ArrayList<Socket>();
        try {
            for (int client = 0; client < clients; client++) {
                var socket = connect(port);
                sockets.add(socket);
                socket.setSoTimeout(Math.toIntExact(Duration.ofSeconds(10).toMillis()));
                socket.getOutputStream().write((request + "\n").getBytes(StandardCharsets.UTF_8));
                socket.shutdownOutput();
            }
            for (var socket : sockets) {
                var heard = rest(socket);
                if (!heard.equals(reply + "\n")) {
                    throw new IOException("a client heard “" + heard.strip() + "”");
                }
            }
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
        return clients;
    }

    /**
     * All that a client hears, line ends as blanks, that says these pieces one by one and then no more; "late"
     * where it waits for longer than half a second, "cut off" where its connection is.
     *
     * @throws ConnectException where nobody listens
     */
    public static String heard(int port, String... pieces) throws IOException, InterruptedException {
        try (var me = connect(port)) {
            for (var piece : pieces) {
                me.getOutputStream().write(piece.getBytes(StandardCharsets.UTF_8));
                TimeUnit.MILLISECONDS.sleep(2);
            }
            me.shutdownOutput();
            return rest(me).replace('\n', ' ').strip();
        } catch (SocketTimeoutException late) {
            return "late";
        } catch (ConnectException nobody) {
            throw nobody;
        } catch (SocketException reset) {
            return "cut off";
        }
    }

    @Override
    public Figure figure() {
        return new Table("What a client hears", columns(), lines(), verdict(), "");
    }

    private List<String> columns() {
        var columns = new ArrayList<>(List.of("server"));
        columns.addAll(tests.keySet());
        return columns;
    }

    private List<List<String>> lines() {
        return rows.entrySet().stream()
                .map(row -> {
                    var cells = new ArrayList<>(List.of(row.getKey()));
                    cells.addAll(row.getValue());
                    return List.copyOf(cells);
                })
                .toList();
    }

    private Verdict verdict() {
        long tried = rows.values().stream().mapToLong(List::size).sum();
        long answered = rows.values().stream()
                .flatMap(List::stream)
                .filter(ANSWERED::equals)
                .count();
        return Verdict.states(answered + " of " + tried + " tests had their answer within half a second.");
    }

    /** The same for further use. */
    public tech.tablesaw.api.Table table() {
        var table = tech.tablesaw.api.Table.create("What a client hears");
        for (int column = 0; column < columns().size(); column++) {
            int at = column;
            table.addColumns(StringColumn.create(
                    columns().get(column),
                    lines().stream().map(line -> line.get(at)).toList()));
        }
        return table;
    }
}
