"""Chapter 17: what the language forbids is never seen, in however many samples; what it allows is seen where threads meet."""

import os
import re
from functools import partial

import executed
import notebooks
import pytest
from kernel_client import LiveKernel

CHAPTER = notebooks.chapter("17")

# What a cell says, whatever the machine.
SAYS = {
    "figure-orders": r"None of the 6 schedules ends in what must not happen",
    "figure-play": r"It happens in \d+ of \d+ schedules\. The fewest steps are 6, as in Ann: ",
    "figure-buffered": r"All that was seen in [\d\s]+ runs was predicted",
    "interrupted": r"Seen\[a=1, b=1\], Seen\[a=1, b=1\], Seen\[a=1, b=1\]",
    "stuck": r"plain: .*\s+volatile: has gone on",
    "figure-trace": r"a=0, b=0",
    "handle": r"the signal, read with getAcquire: 1",
    "figure-bytes": r"[Nn]ot seen in [\d\s]+ runs",
}

# What a cell shows, which runs the tests that it names; each of them is run by the tests below.
SHOWN = re.compile(r"^show\(.*?\);$", re.MULTILINE | re.DOTALL)

# Runs a list of litmus tests so often each, and tells how many samples there were and how many of them were forbidden.
SAMPLES = """
long[] samplesOf(List<? extends Outcomes<?>> tests, long each) {
    long all = 0, forbidden = 0;
    for (var test : tests) {
        var table = test.times(each).table();
        for (int row = 0; row < table.rowCount(); row++) {
            all += table.longColumn("runs").get(row);
            if (table.stringColumn("grade").get(row).equals("forbidden")) {
                forbidden += table.longColumn("runs").get(row);
                IO.println(table);
            }
        }
    }
    return new long[] {all, forbidden};
}
"""

# All litmus tests of the chapter that have a promise to keep; those that start a thread in each run apart.
MANY = """
var promises = new ArrayList<Outcomes<?>>(List.of(promised, fenced, byVolatile, rules.get(1), framed, lit, wholeLong,
    oneStep, lazySafe, opaqueTwins));
for (var m : Mode.values()) {
    promises.addAll(List.of(storeBuffering(m), messagePassing(m), loadBuffering(m)));
}
"""
CROWDS = "var crowds = List.of(independent(Mode.VOLATILE), independent(Mode.FENCED));"
STARTED = "var started = rules.subList(2, rules.size());"

# Seen in each of so many runs of about a second, where two threads can meet.
BUFFERED = """
int met = 0;
var missed = new StringJoiner(" ");
for (int run = 0; run < %d; run++) {
    for (var m : List.of(Mode.PLAIN, Mode.OPAQUE, Mode.RELEASE_ACQUIRE)) {
        var seen = storeBuffering(m).times(2_000_000).counted();
        boolean often = seen.met().orElse(0) > 50_000;
        met += often ? 1 : 0;
        if (often && seen.of(new Seen(0, 0)) == 0) missed.add(m + ": " + seen);
    }
}
IO.println("met in " + met + ", missed in [" + missed + "]");
"""


spoken = partial(executed.spoken, CHAPTER)


@pytest.mark.parametrize("cell", SAYS)
def test_the_cell_says_so(cell):
    assert re.search(SAYS[cell], spoken()[cell], re.DOTALL), spoken()[cell]


def test_nothing_forbidden_was_seen_in_any_cell():
    assert [cell for cell, said in spoken().items() if "Forbidden, and seen" in said] == []


def test_both_instruments_agree():
    for cell in ("figure-jcstress", "figure-jcstress-volatile", "figure-beside"):
        assert "is not here" not in spoken()[cell]
        assert "Forbidden, and seen" not in spoken()[cell]


@pytest.fixture(scope="module")
def live():
    """A kernel that has run the cells which the tests below take their litmus tests from."""
    with LiveKernel() as kernel:
        for cell in notebooks.code(notebooks.load(CHAPTER)):
            # Without what takes long and holds no litmus test.
            if re.search(r"Bench\.|ChildJvm\.|Jcstress\.|Python\.|stressed|check\(", cell.source):
                continue
            answer = kernel.run(SHOWN.sub("", cell.source), 120)
            assert answer.status == "ok", f"{cell.id}: {notebooks.answered(answer)}"
        assert kernel.run(SAMPLES).status == "ok"
        yield kernel


@pytest.mark.parametrize("each", [50_000, pytest.param(4_200_000, marks=pytest.mark.whole)])
def test_what_is_forbidden_is_never_seen(live, each):
    whole = each > 1_000_000
    for source in (MANY, CROWDS, STARTED):
        assert live.run(source).status == "ok"
    total = 0
    for tests, times in (("promises", each), ("crowds", each // 10), ("started", 20_000 if whole else 500)):
        answer = live.run(f"Arrays.toString(samplesOf({tests}, {times}))", 600)
        assert answer.status == "ok", notebooks.answered(answer)
        samples, forbidden = map(int, re.findall(r"\d+", answer.result["text/plain"]))
        assert forbidden == 0, notebooks.answered(answer)
        total += samples
    print(f"{total:,} samples, none forbidden")
    assert total >= (100_000_000 if whole else 1_000_000)


@pytest.mark.parametrize("runs", [2, pytest.param(20, marks=pytest.mark.whole)])
def test_store_buffers_show_in_every_run(live, runs):
    if len(os.sched_getaffinity(0)) < 2 if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1) < 2:
        pytest.skip("two threads need two cores to meet")
    answer = live.run(BUFFERED % runs, 600)
    met, missed = re.search(r"met in (\d+), missed in \[(.*)\]", answer.out, re.DOTALL).groups()
    assert missed == "", missed
    print(f"both flags zero in each of {met} runs in which the threads met")
    if met == "0":
        pytest.skip("other programs kept the threads from meeting")
