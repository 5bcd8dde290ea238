"""Chapter 16: totals are exact, nothing is lost or taken twice, Lincheck tells the careless from the right."""

import re
from functools import partial

import executed
import notebooks
import pytest
from kernel_client import LiveKernel

CHAPTER = notebooks.chapter("16")

# What a cell says, whatever the machine.
SAYS = {
    "compare-and-set": r"true, now 4\s+false, now 4",
    "take-seat": r"counted: 42",
    "update-and-get": r"counted: 42",
    "figure-stops": r"Bob waits for gate, held by Ann.*All 3 schedules end with count = 1",
    "figure-swaps": r"count=2, failed=0.*count=2, failed=1",
    "which-results": r"Bob: null; order: pop null, push 1, push 2,\s+Bob: 1; order: push 1, pop 1, push 2,"
    r"\s+Bob: 2; order: push 1, push 2, pop 2,\s+Bob: 3; order: null",
    "network": r"found: null",
    "snapshots": r"found: data of A",
    "in-cells": r"in the cells: 2400000",
    "boxed": r"100: now 101, after tries: 1\s+1000: now 1000, after tries: 5000",
    "nearly-read": r"counted: 4036, known: 4000",
    "ring-class": r"room for 1024",
    "pass-ring": r"sum: 62252",
    "pass-best": r"sum: 62252",
    "pass-locked": r"sum: 62252",
    "aba-run": r"on the stack: a c\s+Ann's swap: true\s+on the stack: b c",
    "stamped-run": r"Ann's swap: false",
}
CARELESS = ("figure-lincheck-careless", "figure-lincheck-sum", "figure-lincheck-queue-careless")
RIGHT = ("figure-lincheck-treiber", "figure-lincheck-queue")

RUNS = 1_000

# Each counter so often, by four threads; a line for each total that is not exact, and one for the end.
TOTALS = """
for (int run = 0; run < %d; run++) {
    var threads = Thread.ofPlatform().factory();
    var locked = new LockedCount(); var atomic = new AtomicLong();
    var adder = new LongAdder(); var cells = new OwnCells();
    var totals = List.of(share(4, threads, locked::add, locked::total),
        share(4, threads, n -> add(atomic, n), atomic::get),
        share(4, threads, n -> spread(adder, n), adder::sum),
        share(4, threads, cells::add, cells::total));
    if (!Set.copyOf(totals).equals(Set.of(2_400L))) IO.println("not exact: " + totals);
}
IO.println("done");
"""

# Two push their own numbers and pop in turns; at the end each number was popped once, or is left.
STACKS = """
for (int run = 0; run < 100; run++) {
    var stack = new %s();
    var popped = new ConcurrentLinkedQueue<Integer>();
    var number = new AtomicInteger();
    share(4, Thread.ofPlatform().factory(), ones -> {
        int first = number.getAndAdd(ones);
        for (int n = first; n < first + ones; n++) {
            stack.push(n);
            if (n %% 3 > 0) { Integer one = stack.pop(); if (one != null) popped.add(one); }
        }
    }, () -> 0);
    for (Integer one; (one = stack.pop()) != null; ) popped.add(one);
    var all = popped.stream().sorted().toList();
    if (!all.equals(IntStream.range(0, 2_400).boxed().toList())) IO.println("wrong: " + all.size());
}
IO.println("done");
"""

# A million numbers through the ring; the consumer sees each of them, in order.
RING = """
var checked = new Ring<Integer>();
var wrong = new AtomicInteger();
long passed = pass(Thread.ofPlatform().factory(),
    () -> { for (int n = 1; n <= 1_000_000; n++) while (!checked.offer(n)) Thread.yield(); },
    () -> {
        for (int n = 1; n <= 1_000_000; n++) {
            Integer got;
            while ((got = checked.poll()) == null) Thread.yield();
            if (got != n) wrong.incrementAndGet();
        }
        return checked.poll() == null ? 1L : 0L;
    });
IO.println("wrong: " + wrong + ", empty: " + passed);
var small = new Ring<Integer>();
int room = 0;
while (small.offer(room)) room++;
IO.println("room: " + room + ", again: " + small.poll() + " " + small.offer(0) + " " + small.offer(0));
"""


spoken = partial(executed.spoken, CHAPTER)


@pytest.mark.parametrize("cell", SAYS)
def test_the_cell_says_so(cell):
    assert re.search(SAYS[cell], spoken()[cell], re.DOTALL), spoken()[cell]


def test_the_explorer_loses_nobody():
    assert "one is lost" not in spoken()["figure-swaps"].partition("count=2, failed=1")[0]


@pytest.mark.parametrize("cell", CARELESS)
def test_lincheck_catches_the_careless_one(cell):
    assert "found a schedule that fails" in spoken()[cell], spoken()[cell]
    assert "switch" in spoken()[cell], "its steps are told"


@pytest.mark.parametrize("cell", RIGHT)
def test_lincheck_passes_the_right_one(cell):
    assert "found no schedule that fails" in spoken()[cell], spoken()[cell]


@pytest.fixture(scope="module")
def live():
    """A kernel with the structures of the chapter; a run counts a thousandth of the visitors."""
    with LiveKernel() as kernel:
        cells = {cell.id: cell.source for cell in notebooks.load(CHAPTER).cells}
        share = cells["share"].replace("2_400_000", "2_400")
        sources = [cells["set-up"], share]
        for name in (
            "careless-stack",
            "treiber-stack",
            "locked-count",
            "own-cells-class",
            "turn",
            "ring-class",
            "pass",
        ):
            sources.append(cells[name])
        sources += [cells["in-cells"].split("\n")[0], cells["patient-stack"], cells["meeting-stack"]]
        for source in sources:
            answer = kernel.run(source)
            assert answer.status == "ok", notebooks.answered(answer)
        yield kernel


def test_totals_are_exact(live):
    answer = live.run(TOTALS % RUNS, 120)
    assert answer.out.strip() == "done", notebooks.answered(answer)


@pytest.mark.parametrize("stack", ["TreiberStack", "PatientStack", "MeetingStack"])
def test_each_item_is_popped_once(live, stack):
    answer = live.run(STACKS % stack, 120)
    assert answer.out.strip() == "done", notebooks.answered(answer)


def test_the_ring_keeps_order_and_bound(live):
    answer = live.run(RING, 60)
    assert "wrong: 0, empty: 1" in answer.out, notebooks.answered(answer)
    assert "room: 1024, again: 0 true false" in answer.out, answer.out
