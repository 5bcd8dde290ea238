"""Exercises, through the cells that a reader has: the starter fails with its line, the solution passes."""

import re

import notebooks
import pytest
from kernel_client import LiveKernel

# The line a reader meets first: what the starter's table says to try next.
FIRST_STEP = {
    "00a": "the task ran on the thread that handed it over; start another one for it",
    "02a": "with B = 0.60 and 4 processors the speed-up is 1.43, you return 4.00; only the shared part gets shorter",
    "02b": "how much sooner is it done with more processors?",
    "02c": "with B = 0.07 the goal of 90 % of the limit is 12.9; your 14 reach 7.33: add processors until it is enough",
}

# A statement at the head of the reader's method, and what the table must say about it.
CHEAP = {
    "an exception": ('if (System.nanoTime() != 0) throw new IllegalStateException("broken");',
                     r"your answer threw IllegalStateException \(broken\) in \w+\.\w+ \(cell \d+, line 3\)"),
    "an error": ("if (System.nanoTime() != 0) throw new StackOverflowError();",
                 "your answer threw StackOverflowError.*calls itself without an end"),
    "an exit": ("System.exit(3);", "Your answer calls System.exit, which would end the kernel"),
    "threads": ("for (int i = 0; i < 20; i++) Thread.ofPlatform().start(() -> { try { Thread.sleep(60_000); } "
                "catch (InterruptedException stop) { } });",
                "still ran after the checks"),
}
DEAR = {
    "an endless loop": ("while (System.nanoTime() != 0) { }",
                        "did not end within 3 seconds.*keeping a core busy, until you restart the kernel"),
    "an endless wait": ("try { Thread.sleep(600_000); } catch (InterruptedException stop) { "
                        "throw new IllegalStateException(stop); }",
                        "did not end within 3 seconds"),
    "a million lines": ("for (int i = 0; i < 1_000_000; i++) System.out.println(i);",
                        "only the first 20 are shown"),
}
# One exercise of each shape: a task is handed in, numbers, an object to ask. All others belong to the whole product.
SHAPES = ("00a", "02a", "02b")


def exercise_id(cell) -> str:
    found = re.search(r'check\("(\w+)"', cell.source)
    assert found, f"{cell.id} is tagged as an exercise or a solution and checks nothing:\n{cell.source}"
    return found.group(1)


def exercises() -> dict:
    """Of each exercise: its notebook, starter and solution."""
    found = {}
    for path in notebooks.EVERY:
        notebook = notebooks.load(path)
        solutions = {exercise_id(cell): cell for cell in notebooks.tagged(notebook, "solution")}
        for cell in notebooks.tagged(notebook, "exercise"):
            found[exercise_id(cell)] = (path, cell.source, solutions.get(exercise_id(cell)))
    return found


EXERCISES = exercises()


@pytest.fixture(scope="module")
def kernels():
    """A kernel for each chapter, its imports done; a new one where the last one died."""
    with _Kernels() as kernels:
        yield kernels


class _Kernels:
    def __init__(self):
        self.path = self.live = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if self.live:
            self.live.__exit__()

    def of(self, path):
        if path != self.path or not self.live.manager.is_alive():
            self.close()
            self.path, self.live = path, LiveKernel().__enter__()
            imports = [line for line in notebooks.code(notebooks.load(path))[0].source.split("\n") if "import" in line]
            self.live.run("\n".join(imports))
        return self.live


@pytest.mark.parametrize("id", EXERCISES)
def test_the_starter_fails_with_its_line(id, kernels):
    path, starter, _ = EXERCISES[id]
    assert "// TODO" in starter
    table = notebooks.answered(kernels.of(path).run(starter))
    assert re.search(r"\d of \d checks pass; next: ", table), table
    assert FIRST_STEP[id] + "." in table


@pytest.mark.parametrize("id", EXERCISES)
def test_the_solution_passes(id, kernels):
    path, _, solution = EXERCISES[id]
    assert solution, f"exercise {id} has no cell tagged `solution`"
    table = notebooks.answered(kernels.of(path).run(solution.source))
    assert re.search(r"All \d checks pass\. This is the course's own solution", table), table


@pytest.mark.whole
@pytest.mark.parametrize("id", EXERCISES)
def test_starter_and_solution_are_steady(id, kernels):
    path, starter, solution = EXERCISES[id]
    live = kernels.of(path)
    for _ in range(20):
        assert FIRST_STEP[id] in notebooks.answered(live.run(starter))
        assert "checks pass. " in notebooks.answered(live.run(solution.source))


def hostile_cases():
    for id in EXERCISES:
        for kind in CHEAP:
            yield pytest.param(id, kind, id=f"{id}-{kind}")
        for kind in DEAR:
            marks = () if id in SHAPES else (pytest.mark.whole,)
            yield pytest.param(id, kind, id=f"{id}-{kind}", marks=marks)


@pytest.mark.parametrize(("id", "kind"), list(hostile_cases()))
def test_a_hostile_answer_is_reported_and_the_kernel_lives(id, kind, kernels):
    path, starter, _ = EXERCISES[id]
    statement, words = (CHEAP | DEAR)[kind]
    live = kernels.of(path)
    table = notebooks.answered(live.run(with_statement(starter, statement), timeout=20))
    assert re.search(words, table, re.S), table
    assert "\tat " not in table and len(table) < 10_000
    assert live.run("6 * 7").result["text/plain"] == "42"


@pytest.mark.parametrize("id", EXERCISES)
def test_null_and_a_stranger_are_reported(id, kernels):
    live = kernels.of(EXERCISES[id][0])
    assert "null was handed over" in notebooks.answered(live.run(f'check("{id}", null);'))
    assert "String does not" in notebooks.answered(live.run(f'check("{id}", "an answer");'))


def with_statement(starter: str, statement: str) -> str:
    """The starter with one statement more, at the head of its method."""
    method = re.search(r"(?m)^    public .*\{$", starter)
    assert method, f"no public method in:\n{starter}"
    return starter[: method.end()] + "\n        " + statement + starter[method.end() :]


def test_every_exercise_of_the_library_stands_in_a_chapter():
    source = notebooks.NOTEBOOKS.parent / "lib/src/main/java/yourcores/exercise"
    ids = {found for file in source.glob("*.java") for found in re.findall(r'\bid = "(\w+)"', file.read_text("utf-8"))}
    assert ids == set(EXERCISES) == set(FIRST_STEP)
