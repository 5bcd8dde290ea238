"""The lock that chapter 15 builds: by counters, never by a clock."""

import sys

import notebooks
import pytest
from kernel_client import LiveKernel

CHAPTER = notebooks.chapter("15")
CELLS = {cell.id: cell.source for cell in notebooks.load(CHAPTER).cells}

HELD_BY_ONE = """
var inside = new AtomicInteger();
var most = new AtomicInteger();
var shared = new long[1];
var lock = new Gil(0.2);
Callable<Long> work = () -> lock.holding(() -> {
    for (int i = 0; i < 1_000_000; i++) {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        shared[0]++;
        inside.decrementAndGet();
        lock.check();
    }
    return 0L;
});
together(named(), Collections.nCopies(3, work));
List.of(most.get(), shared[0], lock.log.turns() > 3)
"""

ONE_AT_A_TIME = """
var busy = java.lang.management.ManagementFactory.getThreadMXBean();
var slow = new Gil(2);
var used = new AtomicLong();
long start = System.nanoTime();
Callable<Long> half = () -> {
    long sum = interpret(0, 2, slow);
    used.addAndGet(busy.getCurrentThreadCpuTime());
    return sum;
};
together(named(), List.of(half, half));
List.of(used.get() < 1.1 * (System.nanoTime() - start), slow.log.turns() > 2)
"""

A_PLAIN_LOCK = """
var plain = ran(new BigLock());
List.of(plain.log.turns(), together(named(), shares(2, plain)) == share(0, 1))
"""

INTERRUPTED = """
var held = new Gil(5);
held.take();
var waiting = new FutureTask<>(() -> held.holding(() -> "got it"));
var waiter = new Thread(waiting);
waiter.start();
while (!held.asked) Thread.onSpinWait();
waiter.interrupt();
waiter.join();
held.check();
held.drop();
List.of(waiting.state(), held.asked, held.holding(() -> "free"))
"""

LETS_ANOTHER_GO_FIRST = """
var mine = new Gil(1);
var had = new AtomicBoolean();
mine.take();
var next = new FutureTask<>(() -> mine.holding(() -> { had.set(true); return "next"; }));
new Thread(next).start();
while (!mine.asked) Thread.onSpinWait();
mine.check();
var before = had.get();
mine.drop();
List.of(before, next.get(), mine.log.turns())
"""

LETS_OTHERS_IN = """
var one = new Gil(5);
var both = new CountDownLatch(2);
Callable<Boolean> meets = () -> one.holding(() -> released(one, () -> {
    both.countDown();
    return both.await(10, TimeUnit.SECONDS);
}));
var calls = List.of(new FutureTask<>(meets), new FutureTask<>(meets));
for (var each : calls) new Thread(each).start();
List.of(calls.get(0).get(), calls.get(1).get())
"""

NEEDED = ["factors", "together", "big-lock", "interpreted", "figure-plain", "asking-lock", "gil", "released"]


@pytest.fixture(scope="module")
def kernel():
    with LiveKernel() as live:
        for source in (CELLS["set-up"].replace('chapter("15");', ""), *map(CELLS.get, NEEDED)):
            answer = live.run(source)
            assert answer.status == "ok", notebooks.answered(answer)
        yield live


@pytest.mark.parametrize(
    ("source", "result"),
    [
        pytest.param(HELD_BY_ONE, "[1, 3000000, true]", id="one holder at a time, and it changes hands"),
        pytest.param(ONE_AT_A_TIME, "[true, true]", id="two threads use one processor"),
        pytest.param(A_PLAIN_LOCK, "[2, true]", id="a plain lock is had by one after the other"),
        pytest.param(LETS_ANOTHER_GO_FIRST, "[true, next, 3]", id="who was asked lets another go first"),
        pytest.param(INTERRUPTED, "[FAILED, false, free]", id="who is interrupted asks for nothing any more"),
        pytest.param(LETS_OTHERS_IN, "[true, true]", id="released calls wait at the same time"),
    ],
)
def test_the_lock(kernel, source, result):
    answer = kernel.run(source)
    assert answer.status == "ok", notebooks.answered(answer)
    assert answer.result["text/plain"] == result


@pytest.mark.whole
def test_goes_on_without_python_and_jython(tmp_path):
    notebook = notebooks.load(CHAPTER)
    setup = notebooks.code(notebook)[0]
    setup.source = setup.source.replace(
        'chapter("15");',
        'System.setProperty("yourcores.python", "none");\n'
        f'System.setProperty("yourcores.home", "{tmp_path}");\nchapter("15");',
    )
    nothing = {"PATH": str(tmp_path), "VIRTUAL_ENV": str(tmp_path), "COURSE_PYTHON": ""}
    done = notebooks.run_cells(CHAPTER, notebook, tmp_path, env=nothing)
    said = {cell.id: notebooks.said(cell) for cell in notebooks.code(done)}
    assert "Jython is not here" in said["figure-engines"]
    assert "There is no CPython with a GIL here" in said["figure-interval"]
    for id in ("figure-python", "references", "figure-processes", "figure-beside-python", "lost-python", "longest"):
        assert "There is no Python 3 here" in said[id]


@pytest.mark.whole
def test_a_python_says_itself_whether_it_has_a_gil(tmp_path):
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "import sys; sys._is_gil_enabled = lambda: False\n$4"\n')
    python.chmod(0o755)
    cells = ["set-up", *NEEDED, "factors-in-python", "figure-python", "convoy-calls", "interval-in-java", "timed-call"]
    cells += ["interval-in-python", "figure-interval"]
    notebook = notebooks.load(CHAPTER)
    notebook.cells = [cell for cell in notebook.cells if cell.id in cells]
    done = notebooks.run_cells(CHAPTER, notebook, tmp_path, env={"COURSE_PYTHON": str(python)})
    said = {cell.id: notebooks.said(cell) for cell in notebooks.code(done)}
    assert "without a GIL, no GIL" in said["figure-python"]
    assert "There is no CPython with a GIL here" in said["figure-interval"]
