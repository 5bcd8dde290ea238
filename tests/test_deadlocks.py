"""Chapter 12: circles are found, end by themselves, and leave no thread; the explorer finds none where locks are ordered."""

import re
from functools import partial

import executed
import notebooks
import pytest
from kernel_client import LiveKernel

CHAPTER = notebooks.chapter("12")

# What a cell says, whatever the machine.
SAYS = {
    "figure-deadlock": r"Cancelled: 2 tasks",
    "figure-circle": r"A deadlock: painter 1 waits for the brush, held by painter 2; painter 2 waits for the ladder",
    "figure-schedules": r"2 of 6 schedules end in a deadlock",
    "figure-five": r"A deadlock: philosopher 1 .*philosopher 5 waits for fork 1, held by philosopher 1",
    "figure-naive": r"end in a deadlock",
    "detector": r"painter 1 waits for painter 2\s+painter 2 waits for painter 1|painter 2 waits for painter 1\s+painter 1",
    "figure-semaphores": r"the JVM finds null.*Nobody tells who has what clerk 1, clerk 2 wait for",
    "figure-virtual": r"the JVM finds null.*A deadlock: painter 1 waits for the brush",
    "figure-monitors": r"painter \d has one.*A deadlock: painter 1 waits for Object@\w+, held by painter 2",
    "figure-pool": r"TimeoutException.*TimeoutException",
    "alien": r"TimeoutException",
    "spoon": r"handed over 4000 times; meals: 0\s+handed over \d{1,4} times; meals: 2",
    "files": r"gives up\s+gives up\s+(refused: .*\s+has both|has both\s+refused: )",
    "victims": r"done at attempt \d+\s+done at attempt \d+",
}
FREE_OF_DEADLOCK = ("figure-one-other", "figure-waiter")

# The cells of the circle, run after run; each run is a word: how many circles, how many threads left.
CIRCLES = """
var told = new StringJoiner(" ");
for (int run = 0; run < %d; run++) {
    var place = new Workshop();
    List<Thread> threads;
    int circles;
    try (var stand = place.open(Thread.%s().name("painter ", 1))) {
        threads = stand.threads();
        circles = WaitForGraph.of(threads, place.ladder, place.brush).circles().size();
    }
    told.add(circles + "" + threads.stream().filter(Thread::isAlive).count());
}
told.toString()
"""


spoken = partial(executed.spoken, CHAPTER)


@pytest.mark.parametrize("cell", SAYS)
def test_the_cell_says_so(cell):
    assert re.search(SAYS[cell], spoken()[cell], re.DOTALL), spoken()[cell]


@pytest.mark.parametrize("cell", FREE_OF_DEADLOCK)
def test_no_schedule_ends_in_a_deadlock(cell):
    assert "all threads get to their end" in spoken()[cell] and "deadlock" not in spoken()[cell]


def test_one_chair_fewer_is_enough():
    five, four = spoken()["figure-chairs"].split("4 chairs")
    assert "end in a deadlock" in five and "deadlock" not in four


def test_lincheck_tells_them_apart():
    first, ordered = spoken()["figure-lincheck"], spoken()["figure-lincheck-ordered"]
    assert "found a schedule that fails" in first and "found no schedule that fails" in ordered


@pytest.mark.parametrize("kind", ["ofPlatform", "ofVirtual"])
def test_each_run_stands_is_found_and_ends(kind):
    cells = {cell.id: cell.source for cell in notebooks.load(CHAPTER).cells}
    with LiveKernel() as kernel:
        longer = cells["take"].replace("sleep(100)", "sleep(500)")  # so that a busy machine holds nobody up
        for source in (cells["set-up"], longer, cells["workshop"]):
            assert kernel.run(source).status == "ok"
        answer = kernel.run(CIRCLES % (20, kind), 120)
        assert answer.result["text/plain"] == " ".join(["10"] * 20), notebooks.answered(answer)
