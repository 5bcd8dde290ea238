"""What the cells of chapter 11 carry: bytes, frames and prints come through once each, or end with a named cause."""

import re
from functools import partial

import executed
import notebooks
import pytest
from kernel_client import LiveKernel

CHAPTER = notebooks.chapter("11")
CELLS = {cell.id: cell.source for cell in notebooks.load(CHAPTER).cells}
said = partial(executed.said, CHAPTER)

# What a cell says, whatever the machine.
SAYS = {
    "figure-letters": r"eight places.*at most 8|8 \(eight places\)",
    "echoed": r"hello, 5 bytes",
    "joined-and-split": r"two writes, one read:  Ann Bob\s+one write, two reads:  (Carl){25} \+ (Carl){5}\s",
    "half-a-letter": "gr\ufffd\ufffdn",
    "lines-fed": r"\[grün, blau\]\s+\[\]\[\]\[\]\[\]\[\]\[grün\]",
    "closed": r"1 written[\s\S]*(IOException|SocketException)",
    "polls": r"100 prints, pause 0 ms.*100 prints, pause 1 ms.*100 prints, pause 10 ms",
    "two-takers": r"(SUCCESS.*NoSuchElement|NoSuchElement.*SUCCESS).*SUCCESS",
    "hand-belt": r"(SUCCESS\s+CANCELLED|CANCELLED\s+SUCCESS)\s+SUCCESS",
    "figure-belts": r"(100 prints sent\s+){3}",
    "dead-worker": r"\[CANCELLED, FAILED, CANCELLED\]",
    "told-why": r"\d+ sent, then: .+",
    "bad-peers": r"hears GRÜN\s+Broken\[why=a line of more than 1000 bytes\]\s+"
    r"Broken\[why=half a line\]\s+Broken\[why=this is no UTF-8\]\s+\S*Exception: .+\s+the good one hears BLAU",
    "unix-socket": r"hello, by a file",
    "joined": r"empty: [0-8] read; joined: 8 read",
    "published": r"quick: 40, slow: 40, longest queue: [1-8]\b",
    "synchronous": r"nobody there: false\s+somebody there: true, who got a letter",
    "exchanger": r"\[1, 2, 3, 4\]\s+\[5, 6, 7, 8\]\s+\[9, 10, 11, 12\]",
}


@pytest.mark.parametrize("cell", SAYS)
def test_the_cell_says_so(cell):
    assert re.search(SAYS[cell], said(cell), re.DOTALL), said(cell)


def test_one_mark_sends_one_taker_home_and_handed_on_all_of_them():
    once, handed_on = said("three-takers").strip().splitlines()[:2]
    assert sorted(once.strip("[]").split(", ")) == ["CANCELLED", "CANCELLED", "SUCCESS"]
    assert handed_on == "[SUCCESS, SUCCESS, SUCCESS]"


@pytest.mark.parametrize("cell", ["figure-crowd-threads", "figure-crowd-selector", "figure-crowd-async"])
def test_every_byte_comes_back(cell):
    assert "each byte came back to the client that sent it, in order" in said(cell), said(cell)


@pytest.mark.parametrize(
    ("how", "sees"),
    [
        ("says the end", r"the end\W+goes out\W+goes out"),
        ("closes", r"the end\W+goes out\W+(?!goes out)\w"),
        ("is cut off", r"(?!the end)\w+\W+(?!.*goes out)\w"),
        ("is silent", r"timed out\W+goes out\W+goes out"),
    ],
)
def test_who_has_gone_is_seen(how, sees):
    row = next(row for row in said("figure-ways").splitlines() if row.strip().startswith(how))
    assert re.search(sees, row), row


def test_no_more_waits_than_there_are_places():
    told = re.search(
        r"Most prints in the queue at a time: (\d+) \(no bound\), (\d+) .*?, (\d+) \(", said("figure-belts")
    )
    assert int(told[2]) <= 8 and int(told[3]) <= 8


FUZZ = """
class FrameOracle {
    static String text(SplittableRandom lot) {
        var text = new StringBuilder();
        for (int n = lot.nextInt(lot.nextInt(20) == 0 ? 900 : 12); n > 0; n--)
            text.append((char) lot.nextInt(' ', lot.nextInt(4) == 0 ? 0x3000 : '~'));
        return text.toString();
    }

    static byte[][] pieces(byte[] bytes, SplittableRandom lot) {
        var pieces = new ArrayList<byte[]>();
        for (int at = 0; at < bytes.length; ) {
            int end = Math.min(bytes.length, at + lot.nextInt(1, lot.nextBoolean() ? 5 : 600));
            pieces.add(Arrays.copyOfRange(bytes, at, end));
            at = end;
        }
        return pieces.toArray(byte[][]::new);
    }
}
"""

LINES = """
String lines(int frames, long seed) {
    var lot = new SplittableRandom(seed);
    int done = 0;
    while (done < frames) {
        var sent = Stream.generate(() -> FrameOracle.text(lot)).limit(100).toList();
        var bytes = (String.join("\\n", sent) + "\\n").getBytes(UTF_8);
        var heard = new ArrayList<String>();
        var said = new ArrayList<Heard>();
        var plain = new Lines();
        var careful = new CarefulLines(3_000);
        for (var piece : FrameOracle.pieces(bytes, lot)) {
            heard.addAll(plain.feed(piece));
            said.addAll(careful.feed(piece, piece.length));
        }
        if (!heard.equals(sent)) return "lines differ after " + done;
        if (!said.equals(sent.stream().map(Heard.Said::new).toList())) return "careful lines differ after " + done;
        if (!careful.end().isEmpty()) return "something is left after " + done;
        done += sent.size();
    }
    return done + " equal";
}
"""

FRAMES = """
String frames(int frames, long seed) throws Exception {
    var lot = new SplittableRandom(seed);
    int done = 0;
    while (done < frames) {
        var sent = Stream.generate(() -> FrameOracle.text(lot)).limit(100).toList();
        var stream = new ByteArrayOutputStream();
        for (var text : sent) {
            var content = text.getBytes(UTF_8);
            stream.writeBytes(ByteBuffer.allocate(4).putInt(0, content.length).array());
            stream.writeBytes(content);
        }
        var heard = new ArrayList<String>();
        var decoder = new FramesSolution().open(3_000);
        for (var piece : FrameOracle.pieces(stream.toByteArray(), lot))
            for (var content : decoder.feed(piece)) heard.add(new String(content, UTF_8));
        decoder.end();
        if (!heard.equals(sent)) return "frames differ after " + done;
        done += sent.size();
    }
    return done + " equal";
}
"""

# A hundred million bytes of one line, then of a peer that lies about its length.
ENDLESS = """
String endless() throws Exception {
    var careful = new CarefulLines(1_000);
    var piece = new byte[1_000_000];
    Arrays.fill(piece, (byte) 'x');
    int heard = 0;
    for (int i = 0; i < 100; i++) heard += careful.feed(piece, piece.length).size();
    var begun = CarefulLines.class.getDeclaredField("begun");
    begun.setAccessible(true);
    int kept = ((ByteArrayOutputStream) begun.get(careful)).size();
    String refused = "believed";
    try {
        new FramesSolution().open(1_000).feed(ByteBuffer.allocate(4).putInt(0, 2_000_000_000).array());
    } catch (IOException told) { refused = "refused"; }
    return heard + " heard, " + (kept <= 1_000 ? "little" : "much") + " kept, " + refused;
}
"""

SHOP = """
String shops(int runs, long seed) throws Exception {
    var lot = new Random(seed);
    int failures = 0;
    orders = 1_000;
    var all = IntStream.range(0, orders).boxed().toList();
    for (int n = 0; n < runs; n++) {
        int torn = n % 2 == 0 ? -1 : lot.nextInt(orders), bound = lot.nextInt(1, 20);
        var lengths = new QueueLengths("prints", "prints");
        Belt<Print> loaded = n % 4 < 2 ? lengths.watch("loaded", new HandBelt<Print>(bound))
            : lengths.watch("loaded", new ArrayBlockingQueue<Print>(bound));
        Belt<Print> done = lengths.watch("done", new HandBelt<Print>(bound));
        Job job = print -> {
            if (print.number() == torn) throw new IOException("print " + torn);
            return print;
        };
        var sent = new ArrayList<Integer>();
        var thrown = "";
        try {
            allOrNone(20_000, shop(loaded, done, job, sent));
        } catch (ExecutionException told) {
            thrown = told.getCause().getMessage();
        }
        if (!thrown.equals(torn < 0 ? "" : "print " + torn)) return "run " + n + ": " + thrown;
        if (!sent.equals(all.subList(0, torn < 0 ? orders : sent.size()))) return "run " + n + ": not once each";
        if (torn >= 0 && sent.size() > torn) return "run " + n + ": what was torn was sent";
        if (lengths.most("loaded") > bound || lengths.most("done") > bound) return "run " + n + ": beyond the bound";
        failures += torn < 0 ? 0 : 1;
    }
    return runs + " runs, " + failures + " of them failed by name";
}
"""

STAFF = """
String staffs(int runs) throws Exception {
    for (int n = 0; n < runs; n++) {
        int sent = largeShop(1 + n % 3, 1 + n % 4, 1 + n % 5, Thread.ofPlatform().factory());
        if (sent != 100) return "run " + n + ": " + sent;
    }
    return runs + " runs";
}
"""


@pytest.fixture(scope="module")
def live():
    with LiveKernel() as kernel:
        imports = "\n".join(row for row in CELLS["set-up"].split("\n") if row.startswith("import "))
        for source in (
            imports,
            *(CELLS[id] for id in ("connect", "echo", "lines", "print", "shop", "run", "hasty", "hand-belt")),
            *(CELLS[id] for id in ("all-or-none", "thread-server", "welcome", "send-back", "one-thread-echo")),
            *(CELLS[id] for id in ("heard", "careful-lines", "staff", "large-shop", "solution-frames")),
            *(FUZZ, LINES, FRAMES, ENDLESS, SHOP, STAFF),
        ):
            answer = kernel.run(source.replace("twoTakers(new HandBelt<>(8));", ""), 60)
            assert answer.status == "ok", notebooks.answered(answer)
        yield kernel


def ran(kernel, source: str, limit: int = 300) -> str:
    answer = kernel.run(source, limit)
    assert answer.status == "ok", notebooks.answered(answer)
    return answer.result["text/plain"]


OFTEN = [5_000, pytest.param(100_000, marks=pytest.mark.whole)]


@pytest.mark.parametrize("count", OFTEN)
@pytest.mark.parametrize("decoder", ["lines", "frames"])
def test_frames_cut_anywhere_are_what_the_oracle_says(live, decoder, count):
    assert ran(live, f"{decoder}({count}, 11L)") == f"{count} equal"


def test_what_never_ends_and_what_lies_costs_no_memory(live):
    assert ran(live, "endless()") == "1 heard, little kept, refused"


@pytest.mark.parametrize("runs", [6, pytest.param(50, marks=pytest.mark.whole)])
def test_each_print_is_sent_once_or_the_failure_has_a_name(live, runs):
    assert ran(live, f"shops({runs}, 11L)") == f"{runs} runs, {runs // 2} of them failed by name"


@pytest.mark.parametrize("runs", [5, pytest.param(50, marks=pytest.mark.whole)])
def test_more_threads_at_a_stage_lose_nothing(live, runs):
    assert ran(live, f"staffs({runs})") == f"{runs} runs"


@pytest.mark.parametrize("messages", [50, pytest.param(1_000, marks=pytest.mark.whole)])
@pytest.mark.parametrize("server", ["new ThreadServer(peer -> echo(peer))", "new OneThreadEcho()"])
def test_a_hundred_clients_get_back_what_they_sent(live, server, messages):
    crowd = f"new EchoCrowd(server.port(), 100, {messages}, 7).run(Duration.ofSeconds(60))"
    live.run(
        f"String told = null; try (var server = {server}) {{ var report = {crowd};"
        'told = report.whole() + ", " + report.errors() + ", " + (report.sent() == report.received()); }',
        120,
    )
    assert ran(live, "told") == "true, [], true"
