"""Members of a cluster in a live kernel: the classes of cells reach them, and they go with the kernel."""

import os
import signal
from pathlib import Path

import kernelspec
import pytest
from kernel_client import LiveKernel
from kernels import swapped
from places import VENV
from processes import children_of, ended, kill

CACHE = kernelspec.folder(VENV) / kernelspec.CLUSTER_CACHE
IMPORTS = "import module java.base;\nimport yourcores.child.*;\nimport yourcores.workers.*;\n"
OPEN = "var cluster = Workers.cluster(2);"

SQUARE = """
record Square(int number) implements Task<Long> {
    public Long call() { return (long) number * number; }
}
"""
CUBE = SQUARE.replace("number * number", "number * number * number")
MAP = "IO.println(cluster.map(IntStream.rangeClosed(1, 4).mapToObj(Square::new).toList()));"


@pytest.fixture(scope="module")
def live():
    with LiveKernel() as live:
        assert live.run(IMPORTS).err == ""
        assert live.run(OPEN, timeout=120).err == ""
        yield live


def test_members_and_driver_stay_from_cell_to_cell(live):
    before = sorted(children_of(live.pid))
    assert len(before) == 3
    live.run(SQUARE)
    for _ in range(2):
        answer = live.run(MAP)
        assert (answer.out, answer.err) == ("[1, 4, 9, 16]\n", "")
    assert sorted(children_of(live.pid)) == before
    assert "2 members" in live.run("IO.println(cluster);").out


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="mapped files are told on Linux only")
def test_members_and_driver_take_their_classes_from_the_cache(live):
    members_and_driver = children_of(live.pid)
    assert len(members_and_driver) == 3
    for pid in members_and_driver:
        assert str(CACHE) in Path(f"/proc/{pid}/maps").read_text()


@pytest.mark.parametrize("content", [None, b"", b"no cache" * 1000])
def test_a_cache_that_is_missing_or_none_at_all_is_left_aside_without_a_word(content, copied):
    with swapped(copied / kernelspec.CLUSTER_CACHE, content), LiveKernel(copied) as live:
        live.run(IMPORTS + SQUARE)
        answer = live.run(f"try (var cluster = Workers.cluster(1)) {{ {MAP} }}", timeout=60)
        assert (answer.out, answer.err) == ("[1, 4, 9, 16]\n", "")


def test_an_edited_class_is_the_new_one(live):
    for source, told in ((SQUARE, "[1, 4, 9, 16]\n"), (CUBE, "[1, 8, 27, 64]\n"), (SQUARE, "[1, 4, 9, 16]\n")):
        live.run(source)
        assert live.run(MAP).out == told


def test_records_and_exceptions_of_cells_travel(live):
    live.run("record Circle(double radius) implements Serializable {}")
    live.run('class TooSmall extends Exception { TooSmall(double r) { super("radius " + r); } }')
    live.run(
        "record Grow(Circle circle) implements Task<Circle> {\n"
        "    public Circle call() throws TooSmall {\n"
        "        if (circle.radius() < 0.5) throw new TooSmall(circle.radius());\n"
        "        return new Circle(2 * circle.radius());\n"
        "    }\n"
        "}"
    )
    answer = live.run("IO.println(cluster.map(List.of(new Grow(new Circle(1)))));")
    assert (answer.out, answer.err) == ("[Circle[radius=2.0]]\n", "")
    failed = live.run("cluster.map(List.of(new Grow(new Circle(0.25))));")
    assert failed.error["ename"].endswith("TooSmall")
    assert "line 3" in failed.traceback


def test_hazelcast_is_not_in_the_kernel(live):
    assert "ClassNotFoundException" in live.run('Class.forName("com.hazelcast.core.Hazelcast");').traceback


def test_all_end_with_a_kernel_that_is_killed(live):
    live.run("record Spin() implements Task<Integer> { public Integer call() { while (true) Thread.onSpinWait(); } }")
    pids = children_of(live.pid)
    live.send_and_wait("cluster.map(List.of(new Spin(), new Spin()));")
    try:
        os.kill(live.pid, signal.SIGKILL)
        assert [pid for pid in pids if not ended(pid, 5)] == []
    finally:
        for pid in pids:
            kill(pid)
