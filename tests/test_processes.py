"""What the cells of chapter 06 show of processes, and that their own pool loses nothing: by counters and outcomes."""

import re
import sys
from functools import partial

import executed
import notebooks
import pytest
from kernel_client import LiveKernel

CHAPTER = notebooks.chapter("06")
CELLS = {cell.id: cell.source for cell in notebooks.load(CHAPTER).cells}
said = partial(executed.said, CHAPTER)
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals")


@UNIX
@pytest.mark.parametrize(
    ("way", "ran", "code"),
    [
        ("return", "finally, hook", 0),
        ("System.exit(3)", "hook", 3),
        ("destroy()", "hook", 143),
        ("destroyForcibly()", "", 137),
    ],
)
def test_what_runs_at_the_end_of_a_process(way, ran, code):
    row = next(row for row in said("figure-ends").splitlines() if way in row)
    assert re.search(rf"{re.escape(way)}\W+{ran}\W+{code}\b", row), row


def test_who_outlives_whom():
    assert "runs: deaf true, with ears false" in said("orphans")


def test_a_full_pipe_holds_the_child_until_somebody_reads():
    words = said("full-pipe").splitlines()
    assert words == ["has ended: false", "read: 2000000 characters", "has ended: true"]


def test_nothing_is_lost_where_a_worker_is_killed():
    by_task = re.search(r"\{(.*)\}", said("figure-killed"))[1].split(", ")
    assert [entry.split("=")[0] for entry in by_task] == [str(task) for task in range(1, 11)]
    by_jvms, by_threads, replaced = (line.split(":")[1].strip() for line in said("workers").splitlines()[:3])
    assert by_jvms == by_threads and len(by_jvms.split(",")) == 12
    assert replaced == "1"


def test_the_pool_of_the_cells_agrees_with_the_librarys():
    own, ours = (line.split(":")[1].strip() for line in said("pool-agrees").splitlines()[:2])
    assert own == ours


def test_receipts_account_for_every_message():
    words = said("receipts")
    assert "receipts for all: true" in words
    assert "sum 198, without the twelve 198" in words
    assert "refused: [twelve: not a number]" in words


def test_atomic_steps_and_a_lock_lose_nothing_between_processes():
    for told in (said("figure-atomic"), said("figure-locked")):
        assert "200000 and 200000" in told and not re.search(r"updates lost: [1-9]", told), told
    assert "visits: 1000" in said("manager")


def test_a_pipeline_gives_what_two_steps_give():
    assert said("chain").splitlines()[0].split()[-1] == said("in-two-steps").split()[-1]


KILLED = """
String fifty = "void main() { while (IO.readln() instanceof String line) IO.println(line); }";
counter = fifty;
var wanted = IntStream.range(0, %d).mapToObj(String::valueOf).toList();
var random = new Random(%d);
int kills = 0;
try (var own = new LinePool(2, "first"); var killer = Executors.newSingleThreadExecutor()) {
    var over = new AtomicBoolean();
    var killing = killer.submit(() -> {
        int killed = 0;
        while (!over.get() && killed < 2) {
            Thread.sleep(5 + random.nextInt(60));
            var children = ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
            if (!over.get() && !children.isEmpty()
                    && children.get(random.nextInt(children.size())).destroyForcibly()) killed++;
        }
        return killed;
    });
    if (!own.map(wanted).equals(wanted)) throw new IllegalStateException("answers differ");
    over.set(true);
    kills = killing.get(20, TimeUnit.SECONDS);
}
"killed " + kills + ", left " + ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).count()
"""


def kills(kernel, tasks: int, round_: int) -> int:
    answer = kernel.run(KILLED % (tasks, round_), timeout=120)
    assert answer.status == "ok", notebooks.answered(answer)
    killed, left = re.search(r"killed (\d+), left (\d+)", answer.result["text/plain"]).groups()
    assert left == "0"
    return int(killed)


@pytest.fixture
def pool():
    with LiveKernel() as kernel:
        imports = "\n".join(row for row in CELLS["set-up"].split("\n") if row.startswith("import "))
        for source in (imports, CELLS["primes"], CELLS["hand"], CELLS["lasting"], CELLS["pool"]):
            answer = kernel.run(source)
            assert answer.status == "ok", notebooks.answered(answer)
        yield kernel


def test_the_pool_of_the_cells_loses_nothing_when_workers_are_killed(pool):
    assert kills(pool, 500, 1) >= 1


@pytest.mark.whole
def test_the_pool_of_the_cells_loses_nothing_in_twenty_rounds(pool):
    assert sum(kills(pool, 500, round_) for round_ in range(20)) >= 20
