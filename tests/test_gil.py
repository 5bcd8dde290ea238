"""The lock that chapter 15 builds: by counters, never by a clock."""

import sys

import notebooks
import pytest
from kernel_client import LiveKernel

CHAPTER = next(path for path in notebooks.EVERY if path.name.startswith("15-"))
CELLS = {cell.id: cell.source for cell in notebooks.load(CHAPTER).cells}

HELD_BY_ONE = """
var inside = new AtomicInteger();
var most = new AtomicInteger();
var shared = new long[1];
var lock = new Gil(0.2);
long work(int turns) throws Exception {
    return lock.holding(() -> {
        for (int i = 0; i < turns; i++) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            shared[0]++;
            inside.decrementAndGet();
            lock.check();
        }
        return 0L;
    });
}
Factors.together(3, Thread.ofPlatform().factory(), w -> () -> work(1_000_000));
List.of(most.get(), shared[0], lock.switches() > 3)
"""

ONE_AT_A_TIME = """
var busy = java.lang.management.ManagementFactory.getThreadMXBean();
var slow = new Gil(5);
var used = new AtomicLong();
long start = System.nanoTime();
Factors.together(2, Thread.ofPlatform().factory(), w -> () -> {
    long sum = Interpreted.share(w, 2, 20, slow);
    used.addAndGet(busy.getCurrentThreadCpuTime());
    return sum;
});
List.of(used.get() < 1.1 * (System.nanoTime() - start), slow.switches() > 1)
"""

INTERRUPTED = """
var held = new Gil(5);
held.take();
var waiting = new FutureTask<>(() -> held.holding(() -> "got it"));
var waiter = new Thread(waiting);
waiter.start();
while (waiter.getState() != Thread.State.TIMED_WAITING) Thread.onSpinWait();
waiter.interrupt();
waiter.join();
held.check();
held.drop();
List.of(waiting.state(), held.holding(() -> "free"))
"""

LETS_OTHERS_IN = """
var one = new Gil(5);
var both = new CountDownLatch(2);
Callable<Boolean> call = () -> one.holding(() -> one.released(() -> {
    both.countDown();
    return both.await(10, TimeUnit.SECONDS);
}));
var calls = List.of(new FutureTask<>(call), new FutureTask<>(call));
for (var each : calls) new Thread(each).start();
List.of(calls.get(0).get(), calls.get(1).get())
"""


@pytest.fixture(scope="module")
def kernel():
    with LiveKernel() as live:
        imports = "\n".join(row for row in CELLS["set-up"].split("\n") if row.startswith("import "))
        for source in (imports, CELLS["factors"], CELLS["gil"], CELLS["interpreted"]):
            answer = live.run(source)
            assert answer.status == "ok", notebooks.answered(answer)
        yield live


@pytest.mark.parametrize(
    ("source", "result"),
    [
        pytest.param(HELD_BY_ONE, "[1, 3000000, true]", id="one holder at a time, and it changes hands"),
        pytest.param(ONE_AT_A_TIME, "[true, true]", id="two threads use one processor"),
        pytest.param(INTERRUPTED, "[FAILED, free]", id="who is interrupted asks for nothing any more"),
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
    for id in ("figure-first", "figure-engines"):
        assert "CPython: not found here" in said[id]
    assert "Jython: not found here" in said["figure-engines"]
    for id in ("references", "figure-convoy", "figure-lost", "figure-pitfall"):
        assert "There is no Python 3 here" in said[id]


@pytest.mark.whole
def test_a_python_says_itself_whether_it_has_a_gil(tmp_path):
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "import sys; sys._is_gil_enabled = lambda: False\n$4"\n')
    python.chmod(0o755)
    cells = ["set-up", "factors", "factors-in-python", "engines", "figure-first", "gil", "convoy-in-java"]
    cells += ["convoy-in-python", "convoy-chart", "figure-convoy"]
    notebook = notebooks.load(CHAPTER)
    notebook.cells = [cell for cell in notebook.cells if cell.id in cells]
    done = notebooks.run_cells(CHAPTER, notebook, tmp_path, env={"COURSE_PYTHON": str(python)})
    said = {cell.id: notebooks.said(cell) for cell in notebooks.code(done)}
    assert "CPython, two threads, no GIL" in said["figure-first"]
    assert "The Python here has no GIL" in said["figure-convoy"]
