"""Every chapter runs from top to bottom in a fresh kernel, and leaves nothing behind."""

import os
import re
import shutil
import sys

import executed
import notebooks
import pytest
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_notebook
from probe import around

EVERY = notebooks.EVERY

# What is run on one core and on emulated four as well: chapters that between them use every instrument.
SAMPLE = [path for path in EVERY if path.stem[:2] in ("02", "03", "05", "14")]


def runs(path, cells, scratch, **how):
    """Runs a chapter's cells and demands that nothing is left behind."""
    try:
        done = executed.between_looks(path, cells, scratch, **how)
    except CellExecutionError as failure:
        pytest.fail(f"{path.stem} stops:\n{failure}", pytrace=False)
    assert done.left == "left behind: []"


@pytest.mark.parametrize("path", EVERY, ids=notebooks.name)
def test_runs_from_top_to_bottom(path):
    try:
        done = executed.quickly(path)
    except CellExecutionError as failure:
        pytest.fail(f"{path.stem} stops:\n{failure}", pytrace=False)
    assert done.left == "left behind: []"
    for cell in notebooks.load(done.path).cells:
        if any(tag.startswith("figure:") for tag in notebooks.tags(cell)):
            shown = [output for output in cell.outputs if "text/html" in output.get("data", {})]
            assert shown, f"{cell.id} is named after a figure and shows none"


@pytest.mark.skipif(not shutil.which("taskset"), reason="no taskset: this system cannot bind a process to a core")
@pytest.mark.parametrize("path", SAMPLE, ids=notebooks.name)
def test_runs_on_one_core(path, tmp_path):
    core = str(min(os.sched_getaffinity(0)))
    runs(path, notebooks.load(path).cells, tmp_path, wrap=["taskset", "-c", core])


@pytest.mark.parametrize("path", SAMPLE, ids=notebooks.name)
def test_runs_where_java_believes_in_four_cores(path, tmp_path):
    runs(path, notebooks.load(path).cells, tmp_path, env={"JDK_JAVA_OPTIONS": "-XX:ActiveProcessorCount=4"})


@pytest.mark.whole
@pytest.mark.parametrize("path", EVERY, ids=notebooks.name)
def test_runs_in_full(path, tmp_path):
    runs(path, notebooks.load(path).cells, tmp_path, quick=False)


@pytest.mark.whole
@pytest.mark.parametrize("path", EVERY, ids=notebooks.name)
def test_runs_twice_in_one_kernel_and_once_more_with_every_class_edited(path, tmp_path):
    cells = notebooks.load(path).cells
    runs(path, cells + notebooks.again(cells) + notebooks.again(cells, edited), tmp_path)


def edited(source: str) -> str:
    """The cell as a reader leaves it who adds a line to its first class."""
    found = notebooks.DECLARES_CLASS.search(source)
    if not found or "enum" in found.group():
        return source
    brace = source.index("{", found.end())
    return source[: brace + 1] + " static int addedByTheReader() { return 1; }" + source[brace + 1 :]


def test_the_probe_sees_what_is_left(tmp_path):
    if sys.platform != "linux":
        pytest.skip("ports are looked up on Linux")
    leaves = """
var port = new java.net.ServerSocket(0);
var child = new ProcessBuilder("sleep", "30").start();
Runnable nap = () -> java.util.concurrent.locks.LockSupport.parkNanos(30_000_000_000L);
var waiting = Thread.ofVirtual().name("napping").start(nap);
var own = Thread.ofPlatform().name("own").daemon().start(nap);
var pool = new java.util.concurrent.ForkJoinPool(1);
pool.execute(nap);
void incomplete() { missing(); }
"""
    before, after = around([])
    after.source = leaves + after.source  # in one cell, for the kernel ends what a cell leaves
    notebook = new_notebook(cells=[before, after])
    done = notebooks.run_cells(notebooks.NOTEBOOKS / "probe.ipynb", notebook, tmp_path)
    left = notebooks.said(done.cells[-1])
    assert "incomplete snippet: void incomplete()" in left
    for kind in ("port: ", "process: ", "thread: own", "thread: ForkJoinPool-"):
        assert kind in left, left
    assert re.search(r"virtual thread: [^]]*napping", left), left
