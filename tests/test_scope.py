"""What chapter 4 counts: files left open, a lock that is lost, permits, and how many requests are in flight."""

import re
from functools import partial

import executed
import notebooks
import pytest
from kernel_client import LiveKernel

CHAPTER = notebooks.chapter("04")

# What a cell says, whatever the machine.
SAYS = {
    "two-exceptions": r"closes the front door\s+the guest faints, and the key breaks",
    "figure-files": r"never closed.*254.*closed at the end.*13.*in a scope",
    "ann-dies": r"Ann: no coins\s+the monitor is free\s+the lock is free: false",
    "my-turn": r"inside: true\s+outside: false",
    "try-both": r"looks: false\s+waits: false",
    "figure-permits": r"at most, counted by the server: [1-4]\b",
    "quiet-evening": r"SUCCESS\s+SUCCESS\s+SUCCESS",
    "interrupted-evening": r"interrupted: true\s+FAILED\s+RUNNING\s+RUNNING",
    "too-many": r"\b14 may enter",
    "not-mine": r"IllegalMonitorStateException",
    "missing": r"leaky, held: true\s+scoped, held: false",
    "twice": r"holds: 2\s+holds: 1, waits: 1\s+Bob has it",
    "event-used": r"before: false\s+the walker walked: true\s+red again: false",
    "bell-rings": r"notifyAll: current thread is not owner\s+rung: true",
    "session": r"next, thread-local: Ann\s+inside: Ann\s+next, scoped: nobody",
    "stamps": r"still valid: false\s+read together: true\s+a second time: 0",
}

# The cells of the album, again and again, with the most requests that the server saw at a time.
MOST = """
var most = new TreeMap<Integer, Integer>();
for (int round = 0; round < %d; round++) {
    try (var server = PhotoServer.start(Photos.small())) {
        server.latency(Duration.ofMillis(1), Duration.ofMillis(12), round);
        var photos = new ArrayList<>(server.photos());
        var faults = List.of(Fault.MISSING, Fault.FAILS_ONCE, Fault.RESET, Fault.TRUNCATED, Fault.MOVED);
        for (int i = 0; i < faults.size(); i++) {
            int at = (round + 5 * i) %% photos.size();
            photos.set(at, server.photo(at, faults.get(i)));
        }
        album(photos, new Semaphore(4)).figure();
        most.merge(server.counters().mostInFlight(), 1, Integer::sum);
    }
}
most.lastKey()
"""


spoken = partial(executed.spoken, CHAPTER)


@pytest.mark.parametrize("cell", SAYS)
def test_the_cell_says_so(cell):
    assert re.search(SAYS[cell], spoken()[cell], re.DOTALL), spoken()[cell]


def test_descriptors_are_back_where_they_were():
    left = dict(re.findall(r"(?m)^ *(\w[\w ]*?) {2,}\d+ {2,}\d+ {2,}\d+ {2,}(\+?\d+) *$", spoken()["figure-files"]))
    if not left:
        pytest.skip("this system does not count descriptors")
    assert left == {"never closed": "+254", "closed at the end": "+13", "in a scope": "0"}


def test_if_in_the_place_of_while_is_caught():
    assert "does not hold" in spoken()["figure-if"] and "took what was not there" in spoken()["figure-if"]
    assert "does not hold" not in spoken()["figure-while"]


@pytest.mark.parametrize("rounds", [10, pytest.param(100, marks=pytest.mark.whole)])
def test_four_permits_are_four_requests_whatever_fails(rounds):
    cells = {cell.id: cell.source for cell in notebooks.load(CHAPTER).cells}
    with LiveKernel() as kernel:
        for source in (cells["set-up"], cells["with-permit"], cells["album"]):
            assert kernel.run(source).status == "ok"
        answer = kernel.run(MOST % rounds, 120)
        assert answer.result["text/plain"] == "4", notebooks.answered(answer)
