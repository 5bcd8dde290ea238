"""Worker JVMs in a live kernel: the classes of cells travel, workers stay from cell to cell, and go with the kernel."""

import os
import signal

import pytest
from kernel_client import LiveKernel
from processes import children_of, ended, kill

IMPORTS = "import module java.base;\nimport yourcores.child.*;\nimport yourcores.workers.*;\n"
OPEN = "var workers = Workers.jvms(2);"

SQUARE = """
record Square(int number) implements Task<Long> {
    public Long call() { return (long) number * number; }
}
"""
CUBE = SQUARE.replace("number * number", "number * number * number")
MAP = "IO.println(workers.map(IntStream.rangeClosed(1, 4).mapToObj(Square::new).toList()));"


def workers_of(live):
    return sorted(children_of(live.pid))


@pytest.fixture(scope="module")
def desk():
    with LiveKernel() as live:
        assert live.run(IMPORTS).err == ""
        assert live.run(OPEN).err == ""
        yield live


def test_workers_stay_from_cell_to_cell(desk):
    before = workers_of(desk)
    assert len(before) == 2
    desk.run(SQUARE)
    for _ in range(2):
        answer = desk.run(MAP)
        assert (answer.out, answer.err) == ("[1, 4, 9, 16]\n", "")
    assert workers_of(desk) == before
    listed = desk.run("workers.processes()").result["text/plain"]
    assert sorted(map(int, listed.strip("[]").split(", "))) == before


def test_an_edited_class_is_the_new_one(desk):
    desk.run(SQUARE)
    assert desk.run(MAP).out == "[1, 4, 9, 16]\n"
    desk.run(CUBE)
    assert desk.run(MAP).out == "[1, 8, 27, 64]\n"
    desk.run(SQUARE)
    assert desk.run(MAP).out == "[1, 4, 9, 16]\n"


def test_an_edited_helper_is_the_new_one(desk):
    desk.run("int twice(int n) { return 2 * n; }")
    desk.run("record Twice(int n) implements Task<Integer> { public Integer call() { return twice(n); } }")
    code = "IO.println(workers.map(List.of(new Twice(4))));"
    assert desk.run(code).out == "[8]\n"
    desk.run("int twice(int n) { return 20 * n; }")
    assert desk.run(code).out == "[80]\n"


def test_records_enums_and_exceptions_of_cells_travel(desk):
    desk.run("enum Colour { RED, BLUE }")
    desk.run("interface Shape extends Serializable {}")
    desk.run("record Circle(double radius, Colour colour) implements Shape {}")
    desk.run('class TooSmall extends Exception { TooSmall(double r) { super("radius " + r); } }')
    desk.run(
        "record Grow(Shape shape) implements Task<Shape> {\n"
        "    public Shape call() throws TooSmall {\n"
        "        var circle = (Circle) shape;\n"
        "        if (circle.radius() < 0.5)\n"
        "            throw new TooSmall(circle.radius());\n"
        "        return new Circle(2 * circle.radius(), Colour.BLUE);\n"
        "    }\n"
        "}"
    )
    answer = desk.run("IO.println(workers.map(List.of(new Grow(new Circle(1, Colour.RED)))));")
    assert (answer.out, answer.err) == ("[Circle[radius=2.0, colour=BLUE]]\n", "")
    failed = desk.run("workers.map(List.of(new Grow(new Circle(0.25, Colour.RED))));")
    assert failed.error["ename"].endswith("TooSmall")
    assert "radius 0.25" in failed.traceback
    assert "line 5" in failed.traceback
    assert "TaskRunner" not in failed.traceback


def test_a_variable_of_the_notebook_is_refused(desk):
    desk.run("int offset = 7;")
    desk.run("record Shift(int n) implements Task<Integer> { public Integer call() { return n + offset; } }")
    failed = desk.run("workers.map(List.of(new Shift(1)));")
    assert "variable offset" in failed.traceback
    assert "component" in failed.traceback


def test_a_class_inside_a_statement_travels(desk):
    desk.run("int unrelated = 7;")
    answer = desk.run(
        "{\n"
        "    int n = 5;\n"
        "    record Local(int n) implements Task<Integer> { public Integer call() { return n * n; } }\n"
        "    Task<Integer> task = new Task<>() { public Integer call() { return n + 1; } };\n"
        '    IO.println(unrelated + " " + workers.map(List.of(new Local(n), task)));\n'
        "}"
    )
    assert (answer.out, answer.err, answer.error) == ("7 [25, 6]\n", "", None)


def test_what_cannot_travel_is_named(desk):
    desk.run(
        "record Keeps(Object thing) implements Task<String> { public String call() { return `` + thing; } }".replace(
            "``", '""'
        )
    )
    failed = desk.run("workers.map(List.of(new Keeps(Thread.currentThread())));")
    assert "Task 1 (Keeps) cannot travel: java.lang.Thread" in failed.traceback
    failed = desk.run('Task<String> task = () -> "hello";\nworkers.map(List.of(task));')
    assert "a lambda does not travel" in failed.traceback


def test_printing_tasks(desk):
    desk.run(
        "record Talk(int n) implements Task<Integer> {\n"
        '    public Integer call() { System.out.println("hello " + n); System.err.println("oh " + n); return n; }\n'
        "}"
    )
    answer = desk.run("workers.map(IntStream.range(0, 6).mapToObj(Talk::new).toList());")
    said = sorted(line.split(": ")[1] for line in answer.out.splitlines())
    assert said == [f"hello {n}" for n in range(6)]
    assert all(line.startswith(("worker 1: ", "worker 2: ")) for line in answer.out.splitlines())
    assert sorted(line.split(": ")[1] for line in answer.err.splitlines()) == [f"oh {n}" for n in range(6)]


def test_an_interrupt_leaves_the_workers_usable(desk):
    desk.run(
        "record Sleep() implements Task<Integer> { public Integer call() throws Exception { Thread.sleep(60_000); return 1; } }"
    )
    desk.run("record Spin() implements Task<Integer> { public Integer call() { while (true) Thread.onSpinWait(); } }")
    desk.run(SQUARE)
    for task in ("Sleep", "Spin"):
        sent = desk.send_and_wait(f"workers.map(List.of(new {task}(), new {task}(), new {task}()));")
        desk.interrupt()
        answer = desk.await_(sent, 30)  # a task sleeps for sixty
        assert answer.error is not None
        assert "left" not in answer.err
        assert desk.run(MAP).out == "[1, 4, 9, 16]\n"


def test_close_leaves_nothing():
    with LiveKernel() as live:
        live.run(IMPORTS)
        live.run(OPEN)
        pids = workers_of(live)
        assert len(pids) == 2
        answer = live.run("workers.close();")
        assert answer.err == ""
        assert [pid for pid in pids if not ended(pid, 2)] == []
        assert "closed" in live.run("workers.map(List.of());").traceback


@pytest.mark.parametrize("busy", [False, True])
def test_all_end_with_a_kernel_that_is_killed(busy):
    with LiveKernel() as live:
        live.run(IMPORTS)
        live.run(OPEN)
        live.run(
            "record Spin() implements Task<Integer> { public Integer call() { while (true) Thread.onSpinWait(); } }"
        )
        pids = workers_of(live)
        if busy:
            live.send_and_wait("workers.map(List.of(new Spin(), new Spin()));")
        try:
            os.kill(live.pid, signal.SIGKILL)
            assert [pid for pid in pids if not ended(pid, 5)] == []
        finally:
            for pid in pids:
                kill(pid)


def test_the_stock_kernel_says_what_is_missing(stock):
    stock.run(IMPORTS + SQUARE)
    stock.run(OPEN)
    failed = stock.run("workers.map(List.of(new Square(2)));")
    stock.run("workers.close();")
    assert "this kernel does not keep the class files of cells" in failed.traceback
    stock.run("var threads = Workers.threads(2);")
    assert stock.run("threads.map(List.of(new Square(2)))").result["text/plain"] == "[4]"
    stock.run("threads.close();")
