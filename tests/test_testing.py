"""Chapter 19: the red schedule is found each time, the hunt ends where it should, and a seed brings the same year back."""

import re
from functools import partial

import executed
import notebooks
import pytest
from kernel_client import LiveKernel

CHAPTER = notebooks.chapter("19")

# What a cell says, whatever the machine.
SAYS = {
    "figure-first": r"The only run passes",
    "figure-red": r"1 of 6 schedules ends with in=0, out=1.*display: reads entered: in = 0; visitor: writes entered = 1; "
    r"visitor: writes left = 1; display: reads left: out = 1",
    "figure-three": r"29956",
    "figure-seam": r"entriesFirst\s+0 of 20 pass.*exitsFirst\s+20 of 20 pass",
    "figure-green": r"None of the 6 schedules ends in what must not happen",
    "bound": r"\[CANCELLED, CANCELLED\]",
    "figure-hunt": r"clerk 4 WAITING: \[park, .*lockInterruptibly, store\]\s+clerk 5 WAITING: \[park, .*, store\].*There is no circle.*"
    r"clerk 4 → clerk 1: the key\s+clerk 5 → clerk 1: the key",
    "hunt-owner": r"clerk 1, alive: false",
    "figure-mended": r"asItWas\s+fails\s+the key is gone.*mended\s+passes|mended\s+passes.*asItWas\s+fails\s+the key is gone",
    "clock": r"hour 48",
    "delay": r"^0 1 2 3 4 5 $",
    "figure-plans": r"fixed rate, in hours: runs 0 to 1 \(1\); runs 2 to 3 \(2\); runs 4 to 9 \(3\); runs 9 to 10 \(4\).*"
    r"fixed delay, in hours: runs 0 to 1 \(1\); runs 3 to 4 \(2\); runs 6 to 11 \(3\); runs 13 to 14 \(4\)",
    "figure-overlap": r"worker 2, in hours: waits 1 to 3\.5; waits 4 to 6\.5; waits 7 to 9\.5.*"
    r"at 2 hours plan: left out.*at 5 hours plan: left out",
    "figure-silent": r"backup, in days: runs 0 to 0\.25; runs 1 to 1\.25; runs 2 to 2\.25\s+at 30 days backup: day 30",
    "real-end": r"IllegalStateException: disk full\s+runs: 3, done: true",
    "figure-told": r"runs 32 to .*at 49\.\d days backup: disk full",
    "seeds": r"1[3-9]\d of 1000; seed \d+ shows -1, and again -1",
    "fib": r"55: 0 failed",
    "figure-jfr": r"guard \d, in ms: waits .*JavaMonitorEnter",
    "rules": r"FRIDAY 17:00, hour 5\s+SATURDAY 02:30, hour 14\s+SUNDAY 03:30, hour 38\s+MONDAY 02:30, hour 61\s+"
    r"MONDAY 17:00, hour 76",
    "lid": r"made up for: 101, left out: 30",
    "ticks": r"left: tick\s+daemon: The child JVM ended with exit code 0.*closed: The child JVM ended with exit code 0",
    "elsewhere-run": r"(process \d+\s+){5}left out meanwhile: \d+",
    "years": r"8761 runs; with the same seed the same: true; with another one: false",
    "figure-isolated": r"All 17 runs pass",
    "figure-pitfall": r'Exception in thread "other".*The only run passes',
}

# The hunt of the chapter, run after run: the state of the morning, who has the key, whether that one lives.
HUNTS = """
var told = new StringJoiner(" ");
for (int run = 0; run < %d; run++) {
    var place = new Archive();
    Callable<String> coin = () -> place.store("coin"), jug = () -> place.store("20260103 jug");
    try (var evening = Standstill.of(Thread.ofPlatform().name("clerk ", 1), coin)) { evening.threads(); }
    try (var stand = Standstill.of(Thread.ofPlatform().name("clerk ", 2), jug, jug)) {
        var graph = WaitForGraph.of(stand.threads(), place.key);
        told.add(graph.circles().size() + ":" + graph.waits().stream()
            .map(wait -> wait.thread() + ">" + wait.holder()).collect(java.util.stream.Collectors.joining(",")) + ":"
            + place.key.owner().isAlive());
    }
}
told.toString()
"""

# Whole years by several seeds, each twice; the time of one of them in milliseconds.
YEARS = """
int alike = 0;
long slowest = 0;
for (long seed = 0; seed < %d; seed++) {
    long begin = System.nanoTime();
    var once = year(seed);
    slowest = Math.max(slowest, System.nanoTime() - begin);
    alike += year(seed).equals(once) && !year(seed + 1).equals(once) ? 1 : 0;
}
IO.println("alike " + alike + ", slowest " + slowest / 1_000_000);
"""


spoken = partial(executed.spoken, CHAPTER)


@pytest.mark.parametrize("cell", SAYS)
def test_the_cell_says_so(cell):
    assert re.search(SAYS[cell], spoken()[cell], re.DOTALL), spoken()[cell]


def test_lincheck_finds_the_schedule():
    said = spoken()["figure-lincheck"]
    assert "found a schedule that fails" in said
    assert "AtomicInteger#1.get(): 0" in said


def test_a_thousand_runs_have_a_tick_each():
    said = spoken()["figure-ticks"]
    ticks = "".join(line.strip() for line in said.splitlines() if re.fullmatch(r"\s*[✓✗]+\s*", line))
    assert len(ticks) == 1000
    assert ticks.count("✗") <= 3  # a schedule as rare as that


@pytest.fixture(scope="module")
def live():
    """A kernel with what the cells of the chapter declare."""
    cells = {cell.id: cell.source for cell in notebooks.load(CHAPTER).cells}
    with LiveKernel() as kernel:
        for name in ("set-up", "museum", "seam-classes", "figure-seam", "archive", "clock", "plans", "years"):
            answer = kernel.run(cells[name], 120)
            assert answer.status == "ok", f"{name}: {notebooks.answered(answer)}"
        yield kernel


def test_the_red_schedule_is_red_each_time(live):
    again = 'var seams = Suite.run(SeamTest.class); IO.println(seams.failed() + " of " + seams.runs());'
    for _ in range(20):
        assert live.run(again).out.strip() == "20 of 40"


def test_the_hunt_ends_at_the_same_thread_each_time(live):
    answer = live.run(HUNTS % 20, 120)
    assert answer.status == "ok", notebooks.answered(answer)
    assert answer.result["text/plain"].split() == ["0:clerk", "2>clerk", "1,clerk", "3>clerk", "1:false"] * 20


def test_a_seed_brings_the_same_year_back(live):
    answer = live.run(YEARS % 5, 120)
    assert answer.status == "ok", notebooks.answered(answer)
    alike, slowest = map(int, re.search(r"alike (\d+), slowest (\d+)", answer.out).groups())
    print(f"the slowest year took {slowest} ms")
    assert alike == 5
