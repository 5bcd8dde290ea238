"""The servers that the cells of chapter 18 grow: each answers the same lines alike, outlives clients that misbehave, and
ends with every question answered that it has read. By counters and by what is heard, never by the clock."""

import re
from functools import partial

import executed
import notebooks
import pytest
from kernel_client import LiveKernel

CHAPTER = notebooks.chapter("18")
CELLS = {cell.id: cell.source for cell in notebooks.load(CHAPTER).cells}
said = partial(executed.said, CHAPTER)

# What a cell says, whatever the machine.
SAYS = {
    "answer": r'6; error: For input string: "five"; error: say sum',
    "talked": r"\[\]\[3\s+12\s+\]\[11\s+\]",
    "served": r"^3 12\s*$",
    "greeter": r"^hi\s*$",
    "figure-turned-away": r"turned away",
    "double": r"2: 4\s+two:[\s\S]*3: (.*refused|cut off)",
    "dripped": r"each read: \d+ went out\s+a limit for each line: \d+ went out",
    "second": r"connected: true",
    "ended": r"close: \d+ read, \d+ answered",
    "two-ends": r"drain: (\d+) read, \1 answered",
    "pools": r"3 silent clients, a pool of 4: 3\s+4 silent clients, a pool of 4: late",
    "bounded-pool": r"7 silent clients, 2 places: \[(?!3)",
    "figure-beside": r"a loop, and workers(\s+answered){6}",
    "asked-by-hand": r"\[HTTP/1.1 200 OK, HTTP/1.1 200 OK\]\s+\[HTTP/1.1 400 Bad Request\]",
    "asked-paths": r"dunes\s+true\s.*dunes\s+true\s.*secret\s+false\s.*link\s+false\s.*false\s.*a\?b\s+false",
    "refusals": r"line: 414 .*headers: 431 .*body: 413 .*host: 400 .*Host.*path: 400 .*folder",
}


@pytest.mark.parametrize("cell", SAYS)
def test_the_cell_says_so(cell):
    assert re.search(SAYS[cell], said(cell), re.DOTALL), said(cell)


# Of each server what its client hears beside half a line, and beside a nap.
ROWS = {
    "one at a time": "waits +waits",
    "a thread each": "answered +answered",
    "virtual threads": "answered +answered",
    "a loop": "answered +waits",
}


@pytest.mark.parametrize("server", ROWS)
def test_who_waits_for_the_slow_one(server):
    row = next(row for row in said("figure-tests").splitlines() if row.strip().startswith(server))
    assert re.search(rf"(answered +){{4}}{ROWS[server]}\s*$", row), row


def test_without_a_limit_few_are_in_time_and_with_one_more():
    told = [re.search(r"(?m)^ *1\s200 +(\d+) ", said(id)) for id in ("figure-twice", "figure-turned-away")]
    without, limited = (int(each[1]) for each in told)
    assert without < limited, (without, limited)
    assert "turned away" not in said("figure-twice")


SUITE = """
class Suite {
    record Step(String said, String heard) { }
    static final List<Step> STEPS = List.of(new Step("sum 1 2", "3"), new Step("product 3 -4", "-12"), new Step("sum", "0"),
        new Step("product", "1"), new Step("  sum   1  2  ", "3"), new Step("sum 1 2\\r", "3"),
        new Step("", "error: say sum or product, and numbers"),
        new Step("sum x", "error: For input string: \\"x\\""), new Step("grün", "error: say sum or product, and numbers"),
        new Step("sum 9223372036854775807 1", "error: too large"),
        new Step("y".repeat(1_000), "error: say sum or product, and numbers"),
        new Step("z".repeat(1_001), "error: more than 1000 bytes"));

    /** Many conversations one after the other, of lines drawn by lot, cut anywhere, many in one write. */
    static String conforms(int port, int conversations, long seed) throws Exception {
        var lot = new SplittableRandom(seed);
        int lines = 0;
        for (int n = 0; n < conversations; n++) {
            var steps = Stream.generate(() -> STEPS.get(lot.nextInt(STEPS.size()))).limit(lot.nextInt(1, 30)).toList();
            var bytes = steps.stream().map(step -> step.said() + "\\n").collect(java.util.stream.Collectors.joining())
                .getBytes(UTF_8);
            var expected = steps.stream().map(step -> step.heard() + "\\n")
                .collect(java.util.stream.Collectors.joining());
            try (var me = new Socket(InetAddress.getLoopbackAddress(), port)) {
                me.setSoTimeout(20_000);
                me.setTcpNoDelay(true);
                for (int at = 0; at < bytes.length; ) {
                    int end = Math.min(bytes.length, at + lot.nextInt(1, lot.nextBoolean() ? 4 : 5_000));
                    me.getOutputStream().write(bytes, at, end - at);
                    at = end;
                }
                me.shutdownOutput();
                var heard = new String(me.getInputStream().readAllBytes(), UTF_8);
                if (!heard.equals(expected)) return "conversation " + n + ": " + expected.length() + " letters expected, "
                    + heard.length() + " heard, alike up to " + Arrays.mismatch(expected.toCharArray(), heard.toCharArray());
            }
            lines += steps.size();
        }
        return lines + " lines right";
    }

    /** Clients that vanish, are cut off, say nothing, never read, or send what never ends; then a good one. */
    static String survives(int port, int rounds, long seed) throws Exception {
        var lot = new SplittableRandom(seed);
        var here = InetAddress.getLoopbackAddress();
        for (int n = 0; n < rounds; n++) {
            try (var me = new Socket(here, port)) {
                switch (lot.nextInt(5)) {
                    case 0 -> me.getOutputStream().write("sum 1".getBytes());
                    case 1 -> { me.getOutputStream().write("sum 1 2\\nsum 4".getBytes()); me.setSoLinger(true, 0); }
                    case 2 -> { }
                    case 3 -> me.getOutputStream().write(new byte[100_000]);
                    default -> me.getOutputStream().write("sum 1 2\\n".repeat(200).getBytes());     // and fetches nothing
                }
            }
            if (n % 10 == 9) {
                var heard = LineTests.heard(port, "sum 1 2\\n");
                if (!heard.equals("3") && !heard.equals("late")) return "round " + n + ": " + heard;
            }
        }
        for (int tries = 0; tries < 20; tries++) if (LineTests.heard(port, "sum 1 2\\n").equals("3")) return "serves on";
        return "serves nobody";
    }

    /** Clients that say half a line and stay; a good one beside them. */
    static String beside(int port, int silent) throws Exception {
        var all = new ArrayList<Socket>();
        try {
            for (int n = 0; n < silent; n++) {
                all.add(new Socket(InetAddress.getLoopbackAddress(), port));
                all.getLast().getOutputStream().write("sum 1 ".getBytes());
            }
            for (int tries = 0; tries < 20; tries++)
                if (LineTests.heard(port, "sum 1 2\\n").equals("3")) return "held up by nobody";
            return "held up";
        } finally { for (var each : all) each.close(); }
    }

    /** One that asks for megabytes of answers and fetches them late: all of them come, and others are served meanwhile. */
    static String slowReader(int port, int lines) throws Exception {
        try (var me = new Socket(InetAddress.getLoopbackAddress(), port)) {
            me.setSoTimeout(20_000);
            var line = ("sum " + "x".repeat(900) + "\\n").getBytes();
            var asks = Thread.ofVirtual().start(() -> {
                try {
                    for (int n = 0; n < lines; n++) me.getOutputStream().write(line);
                    me.shutdownOutput();
                } catch (IOException gone) { throw new UncheckedIOException(gone); }
            });
            asks.join(Duration.ofMillis(300));       // it stands, or is done
            var other = LineTests.heard(port, "sum 1 2\\n");
            for (int tries = 0; tries < 20 && !other.equals("3"); tries++) other = LineTests.heard(port, "sum 1 2\\n");
            long heard = new String(me.getInputStream().readAllBytes(), UTF_8).lines()
                .filter(each -> each.equals("error: For input string: \\"" + "x".repeat(900) + "\\"")).count();
            asks.join(Duration.ofSeconds(5));
            return other + " beside, " + heard + " fetched";
        }
    }
}
"""

KINDS = ("one at a time", "a thread each", "virtual threads", "a loop")
SOURCES = (
    "answer",
    "talk",
    "serve",
    "thread-server",
    "reactor",
    "guest",
    "loop-server",
    "figure-tests",
    "clerks",
    "drain",
    "asks",
    "ended",
)


@pytest.fixture(scope="module")
def live():
    with LiveKernel() as kernel:
        set_up = [row for row in CELLS["set-up"].split("\n") if row.startswith(("import ", "var "))]
        for source in ("\n".join(set_up), *(CELLS[id] for id in SOURCES), SUITE):
            answer = kernel.run(source, 60)
            assert answer.status == "ok", notebooks.answered(answer)
        yield kernel


def ran(kernel, source: str, limit: int = 300) -> str:
    answer = kernel.run(source, limit)
    assert answer.status == "ok", notebooks.answered(answer)
    return answer.result["text/plain"]


def with_server(kernel, kind: str, call: str) -> str:
    kernel.run(
        f'String told = null; try (var server = openers.get("{kind}").open(line -> answer(line))) {{'
        f"int port = server.port(); told = {call}; }}",
        300,
    )
    return ran(kernel, "told")


OFTEN = [100, pytest.param(2_000, marks=pytest.mark.whole)]


@pytest.mark.parametrize("count", OFTEN)
@pytest.mark.parametrize("kind", KINDS)
def test_lines_cut_anywhere_have_their_answers(live, kind, count):
    assert re.fullmatch(r"\d+ lines right", with_server(live, kind, f"Suite.conforms(port, {count}, 18L)"))


@pytest.mark.parametrize("count", OFTEN)
@pytest.mark.parametrize("kind", KINDS)
def test_clients_that_misbehave_end_their_own_visit_alone(live, kind, count):
    assert with_server(live, kind, f"Suite.survives(port, {count}, 18L)") == "serves on"


@pytest.mark.parametrize("kind", KINDS[1:])
def test_the_silent_hold_nobody_up(live, kind):
    assert with_server(live, kind, "Suite.beside(port, 100)") == "held up by nobody"


@pytest.mark.parametrize("kind", KINDS[1:])
def test_who_fetches_late_gets_all_and_holds_nobody_up(live, kind):
    assert with_server(live, kind, "Suite.slowReader(port, 8_000)") == "3 beside, 8000 fetched"


@pytest.mark.parametrize("kind", KINDS)
def test_many_connections_one_after_the_other(live, kind):
    call = 'LineTests.together(port, 100, "sum 1 2", "3") + LineTests.together(port, 100, "sum 1 2", "3")'
    assert with_server(live, kind, f'"" + ({call})') == "200"


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_left_when_a_server_closes_in_mid_load(live, kind):
    load = 'Load.closed(8, Duration.ofMillis(300)).line("sum 1 2", "3")'
    before = ran(live, "Thread.getAllStackTraces().keySet().stream().filter(it -> it.isAlive()).count()")
    source = f"""
for (int round = 0; round < 20; round++) {{
    var server = openers.get("{kind}").open(line -> answer(line));
    var under = Thread.ofPlatform().start(() -> {{
        try {{ {load}.on(server.port()); }} catch (Exception ended) {{ }}     // the server went away
    }});
    Thread.sleep(20);
    server.close();
    under.join();
}}
"""
    answer = live.run(source, 120)
    assert answer.status == "ok", notebooks.answered(answer)
    after = ran(live, "Thread.getAllStackTraces().keySet().stream().filter(it -> it.isAlive()).count()")
    assert int(after) <= int(before) + 2, (before, after)


@pytest.mark.parametrize("rounds", [20, pytest.param(100, marks=pytest.mark.whole)])
def test_every_question_that_was_read_is_answered_whole(live, rounds):
    source = f"""
String gently(int rounds) throws Exception {{
    for (int n = 0; n < rounds; n++) {{
        var told = ended(true).split("\\\\D+");
        if (!told[0].equals(told[1]) || told[0].equals("0")) return "round " + n + ": " + List.of(told);
    }}
    return rounds + " rounds";
}}
gently({rounds})
"""
    assert ran(live, source) == f"{rounds} rounds"


# The same abuse for both of the chapter's servers on a loop, the calculator's and the one that speaks HTTP.
ABUSE = r"""
class Abuse {
    /** What a client says, in two halves, and what it is to hear. */
    record Words(String half, String rest, String reply) {
        byte[] all() { return (half + rest).getBytes(UTF_8); }
        boolean heardBy(Socket me) throws IOException {
            return new String(me.getInputStream().readNBytes(reply.length()), UTF_8).equals(reply);
        }
        boolean askedBy(Socket me) throws IOException {
            me.getOutputStream().write(all());
            return heardBy(me);
        }
    }
    static String page(String status, String body, String end) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: " + body.length()
            + "\r\nConnection: " + end + "\r\n\r\n" + body;
    }
    static final Words LINES = new Words("sum 1", " 2\n", "3\n");
    static final Words WEB = new Words("GET /a%20b HT", "TP/1.1\r\nHost: desk\r\n\r\n",
        page("200 OK", "GET /a b ", "keep-alive"));
    static WebReply echo(WebRequest it) {
        return it.refused() ? WebReply.refusing(it)
            : WebReply.text("200 OK", it.method() + " " + it.path() + " " + it.text());
    }

    static Socket connect(int port) throws IOException {
        var me = new Socket(InetAddress.getLoopbackAddress(), port);
        me.setSoTimeout(20_000);
        me.setTcpNoDelay(true);
        return me;
    }
    static boolean visited(int port, Words words) throws IOException {
        try (var me = connect(port)) { return words.askedBy(me); }
    }
    static long heapBytes() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int n = 0; n < 3; n++, Thread.sleep(20)) {
            System.gc();
            var heap = java.lang.management.ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
            least = Math.min(least, heap.getUsed());
        }
        return least;
    }
    static String grown(long before, long now) { return (now - before) / 1024 + " KB"; }

    /** So many come, say the first half byte by byte, and stay; honest ones ask beside them, all the time. */
    static String slow(int port, Words words, int clients) throws Exception {
        long before = heapBytes(), there;
        var all = new ArrayList<Socket>();
        LongAdder right = new LongAdder(), wrong = new LongAdder();
        var over = new AtomicBoolean();
        int answered = 0;
        try (var crew = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (int n = 0; n < 4; n++) crew.submit(() -> {
                    try (var me = connect(port)) {
                        while (!over.get()) (words.askedBy(me) ? right : wrong).increment();
                    } catch (IOException failed) { wrong.increment(); }
                });
                for (int n = 0; n < clients; n++) all.add(connect(port));
                for (var letter : words.half().getBytes(UTF_8)) {
                    long so = right.sum();
                    for (var each : all) each.getOutputStream().write(letter);
                    if (!visited(port, words)) wrong.increment();
                    for (int ms = 0; right.sum() < so + 100; ms++, Thread.sleep(1))
                        if (ms > 20_000) return "the honest wait beside " + clients;
                }
            } finally { over.set(true); }
        }
        there = heapBytes();
        try {
            for (var each : all) each.getOutputStream().write(words.rest().getBytes(UTF_8));
            for (var each : all) if (words.heardBy(each)) answered++;
        } finally { for (var each : all) each.close(); }
        return answered + " slow ones answered, " + right + " honest answers, " + wrong + " wrong; heap "
            + grown(before, there) + " more meanwhile, " + grown(before, heapBytes()) + " afterwards";
    }

    /** One connection after the other, each of which asks once. */
    static String oneByOne(int port, Words words, int connections) throws Exception {
        long before = heapBytes();
        int right = 0;
        for (int n = 0; n < connections; n++) if (visited(port, words)) right++;
        return right + " answered; heap " + grown(before, heapBytes()) + " more";
    }

    /** Clients that are gone in the middle, or are cut off, or never fetch; a good one after every tenth. */
    static String vanishing(int port, Words words, int clients, long seed) throws Exception {
        var lot = new SplittableRandom(seed);
        long before = heapBytes();
        int good = 0;
        for (int n = 1; n <= clients; n++) {
            try (var me = connect(port)) {
                switch (lot.nextInt(4)) {
                    case 0 -> me.getOutputStream().write(words.half().getBytes(UTF_8));
                    case 1 -> { me.getOutputStream().write(words.half().getBytes(UTF_8)); me.setSoLinger(true, 0); }
                    case 2 -> { me.getOutputStream().write(words.all()); me.setSoLinger(true, 0); }
                    default -> { for (int it = 0; it < 100; it++) me.getOutputStream().write(words.all()); }
                }
            }
            if (n % 10 == 0 && visited(port, words)) good++;
        }
        return good + " good ones answered; heap " + grown(before, heapBytes()) + " more";
    }

    /** Clients that send what has no end; a good one after each. */
    static String endless(int port, Words words, int clients, int kilobytes) throws Exception {
        long before = heapBytes(), there;
        var all = new ArrayList<Socket>();
        int good = 0;
        try {
            for (int n = 0; n < clients; n++) {
                all.add(connect(port));
                try {
                    all.getLast().getOutputStream().write(words.half().getBytes(UTF_8));
                    for (int kb = 0; kb < kilobytes; kb++) all.getLast().getOutputStream().write("x".repeat(1_024).getBytes());
                } catch (IOException hungUp) { }     // as it may
                if (visited(port, words)) good++;
            }
            there = heapBytes();
        } finally { for (var each : all) each.close(); }
        return good + " good ones answered; heap " + grown(before, there) + " more";
    }

    /** Requests drawn by lot, cut anywhere, many in one write, the last of which is sometimes none. */
    static String web(int port, int conversations, long seed) throws Exception {
        var good = List.of(
            Map.entry("GET / HTTP/1.1\r\nHost: desk\r\n\r\n", page("200 OK", "GET / ", "keep-alive")),
            Map.entry("GET /photos/dunes.jpg?size=2 HTTP/1.1\r\nhost: desk\r\nAccept: a, b\r\nX: \r\n\r\n",
                page("200 OK", "GET /photos/dunes.jpg ", "keep-alive")),
            Map.entry("\r\nPOST /a%2fb HTTP/1.1\nHost: desk\nContent-Length: 5\n\nhe\r\no",
                page("200 OK", "POST /a/b he\r\no", "keep-alive")),
            Map.entry("PUT /x HTTP/1.1\r\nHost: desk\r\nContent-Length: 60000\r\n\r\n" + "y".repeat(60_000),
                page("200 OK", "PUT /x " + "y".repeat(60_000), "keep-alive")),
            Map.entry("HEAD / HTTP/1.1\r\nHost: desk\r\n\r\n", page("200 OK", "HEAD / ", "keep-alive").replace("HEAD / ", "")));
        var bad = List.of(
            Map.entry("GET /" + "x".repeat(9_000) + " HTTP/1.1\r\nHost: desk\r\n\r\n", "414 "),
            Map.entry("GET / HTTP/1.1\r\nHost: desk\r\nA: " + "x".repeat(9_000) + "\r\n\r\n", "431 "),
            Map.entry("GET / HTTP/1.1\r\n" + "a: b\r\n".repeat(101) + "\r\n", "431 "),
            Map.entry("POST / HTTP/1.1\r\nHost: desk\r\nContent-Length: 70000\r\n\r\n", "413 "),
            Map.entry("POST / HTTP/1.1\r\nHost: desk\r\nContent-Length: 99999999999999999999\r\n\r\n", "413 "),
            Map.entry("POST / HTTP/1.1\r\nHost: desk\r\nContent-Length: -1\r\n\r\n", "400 "),
            Map.entry("POST / HTTP/1.1\r\nHost: desk\r\nContent-Length: +5\r\n\r\nhello", "400 "),
            Map.entry("POST / HTTP/1.1\r\nHost: desk\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello", "400 "),
            Map.entry("POST / HTTP/1.1\r\nHost: desk\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "411 "),
            Map.entry("POST / HTTP/1.1\r\nHost: desk\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", "400 "),
            Map.entry("GET /../x HTTP/1.1\r\nHost: desk\r\n\r\n", "400 "),
            Map.entry("GET /a/%2e%2E/x HTTP/1.1\r\nHost: desk\r\n\r\n", "400 "),
            Map.entry("GET /a/..%2fx HTTP/1.1\r\nHost: desk\r\n\r\n", "400 "),
            Map.entry("GET /a\\..\\x HTTP/1.1\r\nHost: desk\r\n\r\n", "400 "),
            Map.entry("GET x HTTP/1.1\r\nHost: desk\r\n\r\n", "400 "),
            Map.entry("GET / HTTP/1.1\r\n\r\n", "400 "),
            Map.entry("GET / HTTP/2.0\r\nHost: desk\r\n\r\n", "505 "),
            Map.entry("hello\r\n\r\n", "400 "));
        var lot = new SplittableRandom(seed);
        int right = 0, refused = 0;
        for (int n = 0; n < conversations; n++) {
            var said = new StringBuilder();
            var expected = new StringBuilder();
            for (int it = lot.nextInt(0, 12); it > 0; it--, right++) {
                var one = good.get(lot.nextInt(good.size()));
                said.append(one.getKey());
                expected.append(one.getValue());
            }
            var last = n % 2 == 0 ? bad.get(n / 2 % bad.size()) : null;
            if (last != null) { said.append(last.getKey()); refused++; }
            var heard = conversation(port, said.toString().getBytes(ISO_8859_1), lot);
            var end = last == null ? "" : "HTTP/1.1 " + last.getValue();
            if (!heard.startsWith(expected + end) || last == null && heard.length() != expected.length())
                return "conversation " + n + ": alike up to "
                    + Arrays.mismatch((expected + end).toCharArray(), heard.toCharArray()) + " of "
                    + (expected + end).length() + ", " + heard.length() + " heard, the last " + last;
        }
        return right + " requests right, " + refused + " refused";
    }
    private static String conversation(int port, byte[] bytes, SplittableRandom lot) throws Exception {
        try (var me = connect(port)) {
            var asks = Thread.ofVirtual().start(() -> {
                try {
                    for (int at = 0; at < bytes.length; ) {
                        int end = Math.min(bytes.length, at + lot.nextInt(1, lot.nextBoolean() ? 40 : 20_000));
                        me.getOutputStream().write(bytes, at, end - at);
                        at = end;
                    }
                    me.shutdownOutput();
                } catch (IOException hungUp) { }     // behind a refusal
            });
            var heard = new ByteArrayOutputStream();
            try { me.getInputStream().transferTo(heard); }
            catch (SocketException cutOff) { }       // what came before it counts
            asks.join();
            return heard.toString(UTF_8);
        }
    }
}
"""

MOST_KILOBYTES_A_CLIENT = 16
MOST_KILOBYTES_LEFT = 2_048
WEB = "web-guest", "web-server"


@pytest.fixture(scope="module")
def abused(live):
    for source in (*(CELLS[id] for id in WEB), ABUSE):
        answer = live.run(source, 60)
        assert answer.status == "ok", notebooks.answered(answer)
    return live


def with_loop(kernel, words: str, call: str) -> str:
    if words == "LINES":
        told = with_server(kernel, "a loop", call)
    else:
        kernel.run(
            'String told = null; try (var server = openSite("abused", Abuse::echo)) {'
            f"int port = server.port(); told = {call}; }}",
            300,
        )
        told = ran(kernel, "told")
    print(f"{words}: {call}: {told}")
    return told


def often(few: int, many: int):
    return [few, pytest.param(many, marks=pytest.mark.whole)]


@pytest.mark.parametrize("clients", often(100, 1_000))
@pytest.mark.parametrize("words", ["LINES", "WEB"])
def test_the_honest_are_served_beside_slow_ones_and_memory_is_bounded(abused, words, clients):
    told = with_loop(abused, words, f"Abuse.slow(port, Abuse.{words}, {clients})")
    told = re.fullmatch(
        r"(\d+) slow ones answered, (\d+) honest answers, 0 wrong; heap (-?\d+) KB more meanwhile, (-?\d+) KB afterwards",
        told,
    ) or pytest.fail(told)
    answered, honest, meanwhile, afterwards = map(int, told.groups())
    assert answered == clients and honest >= 400
    assert meanwhile <= MOST_KILOBYTES_LEFT + MOST_KILOBYTES_A_CLIENT * clients, told[0]
    assert afterwards <= MOST_KILOBYTES_LEFT, told[0]


@pytest.mark.parametrize("connections", often(500, 10_000))
@pytest.mark.parametrize("words", ["LINES", "WEB"])
def test_connections_one_after_the_other_leave_nothing(abused, words, connections):
    told = with_loop(abused, words, f"Abuse.oneByOne(port, Abuse.{words}, {connections})")
    told = re.fullmatch(r"(\d+) answered; heap (-?\d+) KB more", told) or pytest.fail(told)
    assert int(told[1]) == connections and int(told[2]) <= MOST_KILOBYTES_LEFT, told[0]


@pytest.mark.parametrize("clients", often(100, 2_000))
@pytest.mark.parametrize("words", ["LINES", "WEB"])
def test_clients_that_vanish_leave_nothing(abused, words, clients):
    told = with_loop(abused, words, f"Abuse.vanishing(port, Abuse.{words}, {clients}, 18L)")
    told = re.fullmatch(r"(\d+) good ones answered; heap (-?\d+) KB more", told) or pytest.fail(told)
    assert int(told[1]) == clients // 10 and int(told[2]) <= MOST_KILOBYTES_LEFT, told[0]


@pytest.mark.parametrize("clients", often(5, 100))
@pytest.mark.parametrize("words", ["LINES", "WEB"])
def test_of_what_has_no_end_little_is_kept(abused, words, clients):
    told = with_loop(abused, words, f"Abuse.endless(port, Abuse.{words}, {clients}, 1_000)")
    told = re.fullmatch(r"(\d+) good ones answered; heap (-?\d+) KB more", told) or pytest.fail(told)
    assert int(told[1]) == clients
    assert int(told[2]) <= MOST_KILOBYTES_LEFT + MOST_KILOBYTES_A_CLIENT * clients, told[0]


@pytest.mark.parametrize("conversations", often(100, 2_000))
def test_web_requests_cut_anywhere_have_their_answers_and_bad_ones_their_refusal(abused, conversations):
    told = with_loop(abused, "WEB", f"Abuse.web(port, {conversations}, 18L)")
    assert re.fullmatch(rf"\d+ requests right, {conversations // 2} refused", told), told
