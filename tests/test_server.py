"""The servers that the cells of chapter 18 grow: each answers the same lines alike, outlives clients that misbehave, and
ends with every question answered that it has read. By counters and by what is heard, never by the clock."""

import re

import executed
import notebooks
import pytest
from kernel_client import LiveKernel

CHAPTER = next(path for path in notebooks.EVERY if path.name.startswith("18-"))
CELLS = {cell.id: cell.source for cell in notebooks.load(CHAPTER).cells}

# What a cell says, whatever the machine.
SAYS = {
    "answer": r'6; error: For input string: "five"; error: say sum',
    "talked": r"\[\]\[3\s+12\s+\]\[11\s+\]",
    "served": r"^3 12\s*$",
    "greeter": r"hello, goodbye",
    "figure-turned-away": r"turned away",
    "double": r"2: 4\s+two:[\s\S]*3: (.*refused|cut off)",
    "dripped": r"each read: \d+ went out\s+a limit for each line: \d+ went out",
    "second": r"connected: true",
    "ended": r"close: \d+ read, \d+ answered",
    "two-ends": r"drain: (\d+) read, \1 answered",
    "pools": r"3 silent clients, a pool of 4: 3\s+4 silent clients, a pool of 4: late",
    "bounded-pool": r"7 silent clients, 2 places: \[(?!3)",
}


def said(id: str) -> str:
    """What a cell of the chapter said when it ran."""
    ran = notebooks.load(executed.quickly(CHAPTER).path).cells
    return next(notebooks.said(cell) for cell in ran if cell.id == id)


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
    told = [re.search(r"(?m)^ *1\s400 +(\d+) ", said(id)) for id in ("figure-twice", "figure-turned-away")]
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
    "openers",
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
