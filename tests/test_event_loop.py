"""The event loop that the cells of chapter 10 grow: order of its timers, and what becomes of tasks that fail, are
cancelled or come late. By counters and order, never by the clock."""

import re
from functools import partial

import executed
import notebooks
import pytest
from kernel_client import LiveKernel

CHAPTER = notebooks.chapter("10")
CELLS = {cell.id: cell.source for cell in notebooks.load(CHAPTER).cells}
said = partial(executed.said, CHAPTER)
LOOP = ("ready-loop", "loop", "virtual-loop", "later", "then", "start", "listen")

# What a cell says, whatever the machine.
SAYS = {
    "order": r"^B\s+what A put in\s*$",
    "photo-comes": r"dunes at PT4S\s+\[java.lang.IllegalStateException: not yet\]",
    "two-chains": r"PT6H: \[java.lang.IllegalStateException: no paper, java.util.concurrent.CancellationException\]",
    "where": r"Thread\[#\d+,who brings it,.*\], Thread\[#\d+,(?!who brings it)",
    "figure-cancel": r"true, true",
    "heard": r"CompletionException.*IllegalStateException: no paper",
    "figure-states": r"cancelled\s+CANCELLED\s+true\s+true\s+true.*behind the cancelled one\s+FAILED\s+true\s+false\s+true",
    "figure-million": r"counted: 100000, 100000",
    "one-line-run": r"(\[[\d, ]+\]), ticked meanwhile: true\s+\1, ticked meanwhile: true",
    "carrier-run": r"asleep: free\s+in synchronized: free\s+in a class initialiser: held\s+called back by C: held",
    "traces": r"chained: false\s+direct: true",
}

TIMERS = """
String timers(Loop loop, int micros) throws InterruptedException {
    var random = new SplittableRandom(10);
    var due = new ArrayList<Loop.Timer>();
    var ran = new ArrayList<Loop.Timer>();
    for (int n = 0; n < 10_000; n++) {
        var own = new Loop.Timer[1];
        own[0] = loop.after(Duration.ofNanos(1_000L * random.nextInt(micros)), () -> ran.add(own[0]));
        due.add(own[0]);
    }
    loop.run();
    due.sort(Comparator.comparing(Loop.Timer::due).thenComparing(Loop.Timer::number));
    return ran.size() + " ran, in order: " + ran.equals(due) + ", left: " + loop.timers.size();
}
timers(new VirtualLoop(), 3_000) + "; " + timers(new Loop(), 100_000)
"""

FAULTS = """
class Faults {
    final Loop loop = new Loop();
    final SplittableRandom random;
    final Map<String, Integer> planned = new TreeMap<>(), ended = new TreeMap<>();
    final AtomicInteger begun = new AtomicInteger(), interrupted = new AtomicInteger();
    int late, lateTold, callbacks, unwanted, thrown;

    Faults(long seed) { random = new SplittableRandom(seed); }

    Duration soon() { return Duration.ofNanos(1_000L * random.nextInt(8_000)); }
    Later<Integer> value(Duration after) {
        var end = new Later<Integer>(loop);
        var timer = loop.after(after, () -> end.settle(() -> 1));
        end.release = () -> loop.timers.remove(timer);
        return end;
    }
    /** Waits for so long that it is given up before, with its timer. */
    Later<Integer> givenUp() {
        var end = new Later<Integer>(loop);
        var timer = loop.after(Duration.ofSeconds(1), () -> { unwanted++; end.settle(() -> 0); });
        end.release = () -> loop.timers.remove(timer);
        return end;
    }
    int forEver() throws InterruptedException {
        begun.incrementAndGet();
        try { Thread.sleep(60_000); }
        catch (InterruptedException stop) { interrupted.incrementAndGet(); throw stop; }
        return 0;
    }
    Later<Integer> cancelled(Later<Integer> end, Duration after) {
        loop.after(after, end::cancel);
        return end;
    }
    Later<Integer> lateToo(Duration after) {
        var end = value(after);
        late++;
        loop.after(after.plusMillis(1), () -> { if (!end.settle(() -> 2)) lateTold++; });
        return end;
    }
    void plan(String fate, Later<Integer> end) {
        planned.merge(fate, 1, Integer::sum);
        end.whenDone(() -> {
            callbacks++;
            String how;
            try { end.result(); how = "value"; }
            catch (CancellationException gone) { how = "cancelled"; }
            catch (RuntimeException why) { how = "failed"; }
            ended.merge(how, 1, Integer::sum);
        });
    }
    String run(int tasks) throws InterruptedException {
        try (var pool = Executors.newFixedThreadPool(4, job -> new Thread(job, "faulty"))) {
            for (int n = 0; n < tasks; n++) {
                if (random.nextInt(8) == 0) {
                    thrown++;
                    loop.after(soon(), () -> { throw new IllegalStateException("planned"); });
                }
                switch (random.nextInt(8)) {
                    case 0 -> plan("value", listen(loop, start(pool, () -> 1)));
                    case 1 -> plan("failed", listen(loop, start(pool, () -> { throw new IOException("planned"); })));
                    case 2 -> plan("value", lateToo(soon()));
                    case 3 -> plan("failed", then(value(soon()), x -> { throw new IllegalStateException("planned"); }));
                    case 4 -> plan("cancelled", cancelled(then(value(soon()), x -> givenUp()),
                        soon().plusMillis(10)));
                    case 5 -> plan("cancelled", cancelled(listen(loop, start(pool, this::forEver)), soon()));
                    case 6 -> plan("cancelled", cancelled(then(givenUp(), x -> value(soon())), soon()));
                    default -> plan("value", then(then(value(soon()), x -> listen(loop, start(pool, () -> x))),
                        x -> value(soon())));
                }
            }
            loop.run();
        }
        boolean exact = planned.equals(ended) && callbacks == tasks && late == lateTold
            && begun.get() == interrupted.get() && loop.timers.isEmpty() && loop.ready.isEmpty()
            && loop.failures.size() == thrown && unwanted == 0;
        return exact ? "exact" : planned + " " + ended + " " + callbacks + " " + late + "/" + lateTold + " " + begun + "/"
            + interrupted + " " + loop.timers.size() + " " + loop.ready.size() + " " + loop.failures + " " + thrown + " "
            + unwanted;
    }
}
"""

ERRORS = """
String errors() throws InterruptedException {
    var loop = new VirtualLoop();
    var told = new ArrayList<String>();
    var begun = new Later<Integer>(loop);
    loop.execute(() -> { throw new AssertionError("in a task"); });
    loop.after(Duration.ofHours(1), () -> begun.settle(() -> 1));
    loop.after(Duration.ofHours(2), () -> {});
    Later<Integer> end = then(begun, one -> { throw new AssertionError("in a step"); });
    end.whenDone(() -> { try { end.result(); } catch (AssertionError why) { told.add(why.getMessage()); } });
    loop.run();
    return String.join(" ", told) + ", " + loop.now() + ": " + loop.failures;
}
errors()
"""

RUNS = """
var wrong = new ArrayList<String>();
for (int round = 0; round < %d; round++) {
    var said = new Faults(round).run(120);
    if (!said.equals("exact")) wrong.add(round + ": " + said);
}
for (int look = 0; look < 200 && Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("faulty")); look++) Thread.sleep(5);
wrong + ", threads left: " + Thread.getAllStackTraces().keySet().stream()
    .filter(thread -> thread.getName().equals("faulty")).count()
"""


@pytest.mark.parametrize("cell", SAYS)
def test_the_cell_says_so(cell):
    assert re.search(SAYS[cell], said(cell), re.DOTALL), said(cell)


def test_answers_as_they_come_and_in_order_are_the_same_ones():
    words = said("as-they-come-asked").splitlines()
    assert sorted(words[0].removeprefix("as they come: ").split()) == list("01234567")
    by_address = dict(row.split(": ", 1) for row in words[1:])
    assert list(by_address) == list("01234567")
    assert [n for n, what in by_address.items() if not re.fullmatch(r"\d+ bytes", what)] == ["2", "5"]


@pytest.fixture(scope="module")
def cells():
    """A kernel with the loop of the cells and nothing else."""
    with LiveKernel() as kernel:
        imports = "\n".join(row for row in CELLS["set-up"].split("\n") if row.startswith("import "))
        for source in (imports, *(CELLS[id] for id in LOOP)):
            answer = kernel.run(source)
            assert answer.status == "ok", notebooks.answered(answer)
        yield kernel


def test_ten_thousand_timers_run_in_order(cells):
    answer = cells.run(TIMERS, timeout=60)
    assert answer.status == "ok", notebooks.answered(answer)
    assert answer.result["text/plain"].strip('"') == "; ".join(["10000 ran, in order: true, left: 0"] * 2)


def test_an_error_in_a_task_or_a_step_ends_neither_the_loop_nor_the_chain_in_silence(cells):
    answer = cells.run(ERRORS, timeout=60)
    assert answer.status == "ok", notebooks.answered(answer)
    assert answer.result["text/plain"].strip('"') == "in a step, PT2H: [java.lang.AssertionError: in a task]"


def test_faults_are_counted_exactly_and_nothing_is_left(cells):
    for source in (FAULTS, RUNS % 100):
        answer = cells.run(source, timeout=120)
        assert answer.status == "ok", notebooks.answered(answer)
    assert answer.result["text/plain"].strip('"') == "[], threads left: 0"
