"""Exercises, through the cells that a reader has: the starter fails with its line, the solution passes."""

import re
import tempfile
import time

import notebooks
import pytest
from kernel_client import LiveKernel

# The line a reader meets first: what the starter's table says to try next.
FIRST_STEP = {
    "00a": "the task ran on the thread that handed it over; start another one for it",
    "01a": "no two numbers were ever tried at the same time: start two threads, then join",
    "01b": "each picture waits for the one before it: hand over all of them before you ask for the first",
    "01c": "a task that computes for 60000 ms and waits for 0 ms: does it compute for more than half of its time?",
    "02a": "with B = 0.60 and 4 processors the speed-up is 1.43, you return 4.00; only the shared part gets shorter",
    "02b": "how much sooner is it done with more processors?",
    "03a": "an errand ran on the thread that called runAll: run() is a call like any other and makes no thread",
    "03b": "another thread called stop() long ago, and the worker still goes on: "
    "look before each step at a field that stop() writes",
    "03c": "urgencies handed over while the worker was busy: [3, 1, 4, 2, 5]; done in the order [3, 1, 4, 2, 5]: "
    "which queue hands out the most urgent first?",
    "04a": "the guard was closed again and gave back again: the thread held the lock for another scope, too, "
    "and has lost it; remember that you gave it back",
    "04b": "a visitor was sent away without a permit and gave one back: one more than there were may now enter",
    "04c": "a permit was given back that nobody had taken, and nobody complained: throw an IllegalStateException",
    "02c": "with B = 0.07 the goal of 90 % of the limit is 12.9; your 14 reach 7.33: add processors until it is enough",
    "05a": "the servers never saw two requests at the same time; start the next one before the last is done",
    "05b": "the server failed once and would have sent the photo the second time: ask again after a 500",
    "05c": "7 addresses went in, 4 photos and 0 failures came out: 3 are lost; who hears of them?",
    "06a": "exit code 137: you say FAILED, but that is 128 + 9, a signal ended it",
    "06b": "process 101 lives on: list the descendants while the process still lives, "
    "for afterwards nobody finds them from there",
    "06c": "step 2 of 3 ended with exit code 3, and you say nothing: the last step's code tells nothing about the others",
    "07a": "one by one the readings [-25.5, -33.0, 24.5, 36.5] lie between -33.0 and 36.5, in halves between -33.0 and "
    "24.5: combine gets two results, not a result and a reading",
    "07b": "with # for a rainy day, .## and then #. have a streak of 3, you find 2: it lies in both; where does it begin, "
    "where does it end?",
    "07c": "1 ms of work and 2 ms a piece on 8 cores take 16.1 ms in 8 pieces, and 3.00 ms in another number of pieces; "
    "each piece has its price",
    "08a": "tile by tile, row 0, column 7: at the edge of a tile the pixels beyond it count, too",
    "08b": "all pixels are 10; another thread came in between, and its pixels got in with yours: what do calls share?",
    "08c": "stages of [120, 40, 20] ms and 9 threads, shared out as [3, 3, 3]: 100 photos take 4140 ms, "
    "and stage 1 keeps the others waiting: who needs the next thread?",
    "09a": "salad 8+0, sauce 4+7, rice 3+12, stew 6+20: in this order all is on the table after 41 minutes, "
    "and 26 would do: which pot should go on first?",
    "09b": "in photos of 1000 pixels the others waited for 1000 looks in a row, a hundred at most: count looks, "
    "whichever photo they belong to",
    "09c": "a job of 12347 steps has had 10, and run came back: go on until every job has left",
    "10a": "those of the list owe [dunes, forest, lake], and came in reverse; you give []: "
    "take the answers in the order of the list",
    "10b": "one of two ways had the photo while the other one was still on its way, and you waited for that one: "
    "ask all of them who is first",
    "10c": "the limit is over, and nothing is shown: completeOnTimeout settles a future",
    "11a": 'the frames "Ann" and "Bob" came in one read, and you found [Ann]: behind a frame another one may begin',
    "11b": "one of two producers has ended, and you went with it: the other one is still at work; count ends",
    "11c": "the queue was closed and empty, and take waits for something that cannot come",
    "12a": "let all take their locks in one order",  # before it the names of those that met
    "12b": "a listener was being told, and nobody else could read what was posted last: "
    "your board holds a lock while it runs somebody else's code",
    "12c": "of Ann→Bob, Bob→Cem, Cem→Dan the circle is [], you return [Ann, Bob, Cem, Dan]: a way that ends is none",
    "13a": "a car waited, and one that came after it was let in before it: like this they may come for ever; "
    "who came first?",
    "13b": "all books go on for long, a page came, and it waits for them: keep a press that prints no books",
    "13c": 'in "ann? bob? cem? ann+ ann- bob+ bob- cem+ cem-" (? asks, + enters, - leaves) all entered in the order in '
    "which they asked; overtaken more than 0 times: [], you say [bob, cem]",
    "14a": "votes are lost: another vote came in between two of your calls; let one call do the work of both",
    "14b": "two threads asked for one photo and both loaded it: look and put in one step",
    "14c": "with 2 rounds each your order ends at 4, and an order that ends at 2 exists: "
    "let one thread read early and write late",
    "15a": "with an interval of 5.00 ms the answer came after 60.0 ms: how long does each call wait for the lock?",
    "15b": "the device waited, and its thread kept the lock: drop it before the call",
    "15c": "at best 1.00 times as fast, you return 2.00; only one thread at a time computes in Python",
    "16a": "one place was left, another guest took it after you had looked, and then there were 6 in a hall for 5: "
    "swap only if the number is still the one that you saw",
    "16b": 'of c, b, a three were to be taken; when the first was gone, another thread put "late" on the pile, and you '
    "return [c, late, b]: let one swap take them all",
    "16c": "a reader got all prices, then one was changed from 1 to 2, and the reader holds 2: "
    "hand out what never changes",
    "17a": "an offer for 100 was in the window; while the price of the next one was worked out, who looked saw "
    '"a print for 110" at the price 100',
    "17b": "with fences behind steps [1] of Ann's and [1] of Bob's both are in at the end of 6398 of 72966 schedules",
    "17c": "2 workers, a line holds 8 places: workers 0 and 1 count at places 0 and 2, which can lie on one line",
    "18a": '"product last 4" was answered by 0 after a 3: last stands for the result before',
    "18b": "Ann has all places that are hers, and Bob is turned away: each client has places of its own",
    "18c": "of seven bytes the client took three, and flush says that nothing waits",
    "19a": "the letter was still on its way, and your test was over: wait for the letter, not for a while",
    "19b": "a run went on, and the next one was due: by then 1 should have begun, and 2 did",
    "19c": "most ways end at guard, you say clerk: clerk has pen, waits for key; cook waits for key; "
    "porter has key, waits for lamp; guard has lamp",
    "20a": "four equal cores, B = 0.00, 5 workers: it runs 4.00 times as fast, you say 5.00; "
    "workers without a core take turns",
    "20b": "you name [], but off are [Zoe]: one machine gains less than the median, by more than a quarter of it "
    "(9 machines, median 30.0)",
}

LIBRARY = notebooks.NOTEBOOKS.parent / "lib/src/main/java/yourcores/exercise"

# On a machine with few cores some checks cannot tell.
PASSED = r"(All \d+ checks pass|\d+ of \d+ checks pass; (one needs|\d+ need) more cores than this machine lends Java)"
TAKEN = "other programs keep your cores busy"

# A statement at the head of the reader's method, and what the table must say about it.
CHEAP = {
    "an exception": (
        'if (System.nanoTime() != 0) throw new IllegalStateException("broken");',
        r"your answer threw IllegalStateException \(broken\) in \w+\.\w+ \(cell \d+, line \d+\)",
    ),
    "an error": (
        "if (System.nanoTime() != 0) throw new StackOverflowError();",
        "your answer threw StackOverflowError.*calls itself without an end",
    ),
    "an exit": ("System.exit(3);", "Your answer calls System.exit, which would end the kernel"),
    "a halt": ("Runtime.getRuntime().halt(3);", "Your answer calls Runtime.halt, which would end the kernel"),
    "an exit by reference": (
        "java.util.function.IntConsumer leave = System::exit; leave.accept(3);",
        "Your answer calls System.exit, which would end the kernel",
    ),
    "an exit by reflection": (
        'try { System.class.getMethod("exit", int.class).invoke(null, 3); } '
        "catch (ReflectiveOperationException e) { throw new IllegalStateException(e); }",
        "Your answer calls exit by reflection, which would end the kernel",
    ),
    "too much memory": (
        "var hoard = new java.util.ArrayList<long[]>(); while (System.nanoTime() != 0) hoard.add(new long[1 << 23]);",
        "keep less at a time",
    ),
    "threads": (
        "for (int i = 0; i < 20; i++) Thread.ofPlatform().start(() -> { try { Thread.sleep(60_000); } "
        "catch (InterruptedException stop) { } });",
        "still ran after the checks",
    ),
}
DEAR = {
    "an endless wait": (
        "try { Thread.sleep(600_000); } catch (InterruptedException stop) { throw new IllegalStateException(stop); }",
        r"did not end within 3 seconds: it waits in \w+\.\w+ \(cell \d+, line \d+\) for something that does not happen",
    ),
    "a million lines": ("for (int i = 0; i < 1_000_000; i++) System.out.println(i);", "only the first 20 are shown"),
    "a monitor held for ever": (
        "synchronized (this) { while (System.nanoTime() != 0) { try { Thread.sleep(60_000); } "
        "catch (InterruptedException stop) { } } }",
        "did not end within 3 seconds.*costing memory, but no core, until you restart the kernel",
    ),
    "a monitor never got": (
        "var key = new Object(); var held = new java.util.concurrent.CountDownLatch(1); "
        "new Thread(() -> { synchronized (key) { held.countDown(); while (System.nanoTime() != 0) { "
        "try { Thread.sleep(60_000); } catch (InterruptedException stop) { } } } }, "
        '"keeper").start(); try { held.await(); } catch (InterruptedException stop) { } '
        "synchronized (key) { held.countDown(); }",
        r'for a monitor that thread "keeper" holds.*costing memory, but no core, until you restart the kernel',
    ),
}
# These leave something running, and get a kernel of their own: it would slow the others down.
STAYING = {
    "an endless loop": (
        "while (System.nanoTime() != 0) { }",
        r"did not end within 3 seconds: look for a loop without an end in \w+\.\w+ \(cell \d+, line \d+\)"
        ".*keeping a core busy, until you restart the kernel",
    ),
    "tasks of the common pool": (
        "java.util.concurrent.CompletableFuture.runAsync(() -> { try { Thread.sleep(60_000); } "
        "catch (InterruptedException stop) { } });",
        "a task of the common pool still ran after the checks",
    ),
    "an endless virtual thread": (
        "Thread.ofVirtual().start(() -> { while (System.nanoTime() != 0) { } });",
        "goes on until you restart the kernel.*a virtual thread still ran after the checks: join it",
    ),
}
# One exercise of each shape: it is handed a task, numbers, or an object to ask, two threads call it, or many do at once.
# All others belong to the whole product.
SHAPES = ("00a", "02a", "02b", "03b", "14a")
# These ask one question only: its right answer is a constant.
ONE_ANSWER = ("17b",)


# A helper of the answer that ends the kernel, in a class or in a method of the cell.
HELPERS = {
    "an exit by a class": ("class Helper { static void leave() { System.exit(3); } }", "Helper.leave();", " in Helper"),
    "an exit by a method": ("void leave() { System.exit(3); }", "leave();", ""),
}
HIDDEN_EXIT = (
    'try { System.class.getMethod("ex".concat("it"), int.class).invoke(null, 3); } '
    "catch (ReflectiveOperationException e) { throw new IllegalStateException(e); }"
)
# An object of an exercise's interface that answers all calls in one way.
STAND_IN = """check("{id}", java.lang.reflect.Proxy.newProxyInstance({type}.class.getClassLoader(), new Class<?>[] {{{type}.class}},
    (self, method, arguments) -> {answer}));"""
EMPTY = (
    "method.getReturnType().isPrimitive() && method.getReturnType() != void.class"
    " ? java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(method.getReturnType(), 1), 0) : null"
)
ONCE = """{{
var right = {right};
var first = new ConcurrentHashMap<String, Optional<Object>>();
{check}
}}"""
FIRST = """{
        if (!first.containsKey(method.getName())) {
            first.put(method.getName(), Optional.ofNullable(method.invoke(right, arguments)));
        }
        return first.get(method.getName()).orElse(null);
    }"""


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


class Chapter:
    """A kernel with the imports of a chapter; a new one where an answer ended the last one. Its progress is its own."""

    def __init__(self, path, home=None):
        self.path, self.live = path, None
        self.home = home or tempfile.mkdtemp(prefix="exercises-")

    def run(self, source: str, timeout: int = 60):
        if self.live and not self.live.manager.is_alive():
            self.close()
        if not self.live:
            self.live = LiveKernel().__enter__()
            first = next(cell for cell in notebooks.load(self.path).cells if cell.id == "set-up").source
            imports = self.live.run("\n".join(row for row in first.split("\n") if row.startswith("import ")))
            assert imports.status == "ok", notebooks.answered(imports)
            self.live.run(f'System.setProperty("yourcores.home", "{self.home}");')
        return self.live.run(source, timeout)

    def says(self, source: str, timeout: int = 60) -> str:
        return notebooks.answered(self.run(source, timeout))

    def close(self):
        if self.live:
            self.live.__exit__()
        self.live = None


@pytest.fixture(scope="module")
def chapters():
    """The kernel of the chapter whose turn it is: a chapter's cases stand together."""
    open_chapters = {}

    def chapter(path):
        if path not in open_chapters:
            for other in open_chapters.values():
                other.close()
            open_chapters.clear()
            open_chapters[path] = Chapter(path)
        return open_chapters[path]

    yield chapter
    for each in open_chapters.values():
        each.close()


def the_starter_fails_with_its_line(id, chapter):
    starter = EXERCISES[id][1]
    assert "// TODO" in starter
    table = chapter.says(starter)
    assert re.search(r"\d+ of \d+ checks pass; next: ", table), table
    step = FIRST_STEP[id]
    assert (step if step.endswith("?") else step + ".") in table
    assert "?." not in table


def the_solution_passes(id, chapter):
    solution = EXERCISES[id][2]
    assert solution, f"exercise {id} has no cell tagged `solution`"
    table = chapter.says(solution.source)
    for _ in range(4):
        if TAKEN in table:  # as the reader is told: once more
            table = chapter.says(solution.source)
    assert re.search(rf"{PASSED}\. This is the course's own solution", table), table


def twenty_times_the_same(id, chapter):
    for _ in range(20):
        the_starter_fails_with_its_line(id, chapter)
        the_solution_passes(id, chapter)


def null_and_a_stranger_are_refused(id, chapter):
    assert "null was handed over" in chapter.says(f'check("{id}", null);')
    assert "String does not" in chapter.says(f'check("{id}", "an answer");')


def reported(statement, words, stays=False):
    """A case: the starter with a hostile statement is reported in words, and the kernel lives."""

    def case(id, chapter):
        is_reported(with_statement(EXERCISES[id][1], statement), words, chapter)
        if stays:
            chapter.close()

    return case


def is_reported(source, words, chapter):
    chapter.run("6 * 7")
    began = time.monotonic()
    table = chapter.says(source, timeout=60)
    print(f"reported after {time.monotonic() - began:.1f} s")
    assert re.search(words, table, re.DOTALL), table
    assert "\tat " not in table and len(table) < 10_000
    assert chapter.run("6 * 7").result["text/plain"] == "42"


def helped(helper, statement, where):
    """A case: what would end the kernel stands outside the answer, and is found before it runs."""

    def case(id, chapter):
        chapter.run(helper)
        words = f"Your answer calls System.exit{where}, which would end the kernel"
        is_reported(with_statement(EXERCISES[id][1], statement), re.escape(words), chapter)

    return case


def an_empty_answer_is_told(id, chapter):
    is_reported(STAND_IN.format(id=id, type=interface(id), answer=EMPTY), r"\d+ of \d+ checks pass; next: ", chapter)


def a_constant_is_told(id, chapter):
    """The right answer to the first question, given to all."""
    solution = EXERCISES[id][2].source
    chapter.run(solution)
    right = re.search(rf'check\("{id}", (.*)\);', solution).group(1)
    check = STAND_IN.format(id=id, type=interface(id), answer=FIRST)
    is_reported(ONCE.format(right=right, check=check), r"\d+ of \d+ checks pass; next: ", chapter)


def a_hidden_exit_is_explained_after_the_restart(id, chapter):
    chapter.run("6 * 7")
    chapter.live.send(with_statement(EXERCISES[id][1], HIDDEN_EXIT))
    end = time.monotonic() + 30
    while chapter.live.manager.is_alive() and time.monotonic() < end:
        time.sleep(0.1)
    told = chapter.says('chapter("00");')
    assert f"The last kernel ended while your answer to exercise {id} was checked" in told, told
    assert "The last kernel" not in chapter.says('chapter("00");')


ALWAYS = {
    "starter": the_starter_fails_with_its_line,
    "solution": the_solution_passes,
    "no answer": null_and_a_stranger_are_refused,
}
OF_A_SHAPE = {
    **{kind: reported(*what) for kind, what in (CHEAP | DEAR).items()},
    **{kind: helped(*what) for kind, what in HELPERS.items()},
    "an empty answer": an_empty_answer_is_told,
    "a constant": a_constant_is_told,
    "a hidden exit": a_hidden_exit_is_explained_after_the_restart,
    **{kind: reported(*what, stays=True) for kind, what in STAYING.items()},
}
WHOLE = {"steady": twenty_times_the_same}


def interface(id) -> str:
    return re.search(r"implements (\w+)", EXERCISES[id][1]).group(1)


def hands_out_values(id) -> bool:
    source = (LIBRARY / f"ch{id[:2]}" / f"{interface(id)}.java").read_text("utf-8")
    return re.search(r"(?m)^    (?!void |final |record |interface )[\w<>\[\], ]+ \w+\(.*\).*;$", source) is not None


def cases():
    for id in EXERCISES:
        for kind, case in (ALWAYS | OF_A_SHAPE | WHOLE).items():
            if kind == "a constant" and (id in ONE_ANSWER or not hands_out_values(id)):
                continue
            often = kind in ALWAYS or (kind in OF_A_SHAPE and id in SHAPES)
            yield pytest.param(id, case, id=f"{id}-{kind}", marks=() if often else pytest.mark.whole)


@pytest.mark.parametrize(("id", "case"), list(cases()))
def test_exercise(id, case, chapters):
    case(id, chapters(EXERCISES[id][0]))


MEASURE = """show(Bench.compare(
    variant("one way", () -> IntStream.range(0, 100_000).filter(i -> i % 7 == 3).count()),
    variant("another way", () -> IntStream.range(0, 100_000).filter(i -> i % 7 == 3).count())));"""


def test_measurements_after_an_endless_answer_are_not_spoilt_without_a_word():
    statement, _ = STAYING["an endless loop"]
    chapter = Chapter(notebooks.NOTEBOOKS / "02-amdahls-law.ipynb")
    try:
        chapter.run(with_statement(EXERCISES["02a"][1], statement))
        assert re.search(r"cell 3 still holds a core: restart the kernel", chapter.says(MEASURE, timeout=120))
    finally:
        chapter.close()


def test_progress_survives_the_kernel_and_two_kernels_at_once(tmp_path):
    """Chapter 02 is solved in three kernels: two at once, and one after them."""
    path = notebooks.NOTEBOOKS / "02-amdahls-law.ipynb"
    kernels = [Chapter(path, tmp_path) for _ in range(3)]
    try:
        for kernel in kernels[:2]:
            kernel.run("6 * 7")
        assert "1 of 3 solved in this chapter" in kernels[0].says(as_mine("02a"))
        assert "2 of 3 solved in this chapter" in kernels[1].says(as_mine("02b"))
        kernels[0].close()
        kernels[1].close()
        with (tmp_path / "progress.txt").open("ab") as file:
            file.write(b"\xff\x00 02x 02")
        assert "3 of 3 solved in this chapter" in kernels[2].says(as_mine("02c"))
    finally:
        for kernel in kernels:
            kernel.close()


def as_mine(id) -> str:
    """The solution, under a name that makes it the reader's."""
    solution = EXERCISES[id][2].source
    name = re.search(r"class (\w+)Solution\b", solution).group(1)
    return re.sub(rf"\b{name}Solution\b", f"My{name}", solution)


def with_statement(starter: str, statement: str) -> str:
    """The starter with one statement more, at the head of its method."""
    method = re.search(r"(?m)^    public [^{]*\{$", starter)
    assert method, f"no public method in:\n{starter}"
    return starter[: method.end()] + "\n        " + statement + starter[method.end() :]


def test_every_exercise_of_the_library_stands_in_a_chapter():
    ids = {
        found for file in LIBRARY.rglob("*.java") for found in re.findall(r'\bid = "(\w+)"', file.read_text("utf-8"))
    }
    assert ids == set(EXERCISES) == set(FIRST_STEP)
