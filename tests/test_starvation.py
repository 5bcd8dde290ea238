"""What chapter 13 counts: turns, not seconds. Who is preferred starves the others, and a queue starves nobody."""

import os
import re
from functools import partial

import browser
import executed
import notebooks
import paper
import pytest
from kernel_client import LiveKernel

CHAPTER = notebooks.chapter("13")

# What a cell says, whatever the machine.
SAYS = {
    "eight-never": r"no mail yet: .*pool size = 1, active threads = 1, queued tasks = 6.*(a mail is sent\s+){6}",
    "figure-scheduler": r"The fewest steps are 7, as in Ann: takes desk",
    "figure-queue": r"It cannot happen: none of the \d+ schedules does it",
    "figure-in-order": r"Of 300 turns, reader: 1[678]\d",
    "figure-says-no": r"AbortPolicy *\[1, 2, 3\] *\[\] *\[4, 5, 6\].*CallerRunsPolicy *\[1, 2, 3\] *\[4, 5, 6\] *\[\]"
    r".*DiscardPolicy *\[1, 2, 3\] *\[\] *\[\].*DiscardOldestPolicy *\[1, 5, 6\] *\[\] *\[\]",
    "figure-too-long": r"long: 1[3-7]\.",
    "urgent-first": r"^(mail ){14}mail\s*$",
    "with-ageing": r"^(mail ){8}BACKUP( mail){6}\s*$",
    "on-one-carrier": r"platform: short short short short long\s+virtual: long short short short short",
    "common-pool": r"an executor of its own: done\s+threads of a parallel stream: 1\s+the common pool: not begun",
}

# Each policy at the board so often; of each run the share of the writers.
RUNS = """
for (int run = 0; run < %d; run++)
    IO.println("%%s %%.4f".formatted("%s", visits("run", %s).share("writer")));
"""
POLICIES = {
    "readers-first": ("readersFirst", 0.0, 0.05),
    "writers-first": ("readersFirst.reversed()", 0.95, 1.0),
    "in-order": ("(a, b) -> 0", 0.35, 0.65),
}
TIMES = 20


spoken = partial(executed.spoken, CHAPTER)


@pytest.mark.parametrize("cell", SAYS)
def test_the_cell_says_so(cell):
    assert re.search(SAYS[cell], spoken()[cell], re.DOTALL), spoken()[cell]


@pytest.fixture(scope="module", params=[1, 2], ids=["one core", "two cores"])
def live(request):
    """A kernel bound to so many cores, with the cells of the board."""
    if not hasattr(os, "sched_setaffinity"):
        pytest.skip("this system cannot bind a process to a core")
    mine = os.sched_getaffinity(0)
    if len(mine) < request.param:
        pytest.skip(f"fewer than {request.param} cores")
    os.sched_setaffinity(0, set(sorted(mine)[: request.param]))
    try:
        kernel = LiveKernel().__enter__()
    finally:
        os.sched_setaffinity(0, mine)
    try:
        cells = {cell.id: cell.source for cell in notebooks.load(CHAPTER).cells}
        comparator = next(row for row in cells["figure-writers-first"].split("\n") if "readersFirst =" in row)
        for source in (cells["set-up"], "var ms = Duration.ofMillis(1);", cells["gate"], cells["visits"], comparator):
            answer = kernel.run(source)
            assert answer.status == "ok", notebooks.answered(answer)
        assert kernel.run("Runtime.getRuntime().availableProcessors()").result["text/plain"] == str(request.param)
        yield kernel
    finally:
        kernel.__exit__()


@pytest.mark.parametrize("policy", POLICIES)
def test_who_gets_how_much_at_the_board(live, policy):
    comparator, least, most = POLICIES[policy]
    answer = live.run(RUNS % (TIMES, policy, comparator), 60)
    assert answer.status == "ok", notebooks.answered(answer)
    shares = [float(share) for share in re.findall(rf"{policy} ([\d.]+)", answer.out)]
    assert len(shares) == TIMES
    print(f"the writers' share in {TIMES} runs: {min(shares):.3f} to {max(shares):.3f}")
    assert least <= min(shares) and max(shares) <= most, shares


def test_the_old_rule_starves_the_writers(live):
    """The figure of the first page, again and again: whoever comes first, the readers get the room and keep it."""
    source = next(cell.source for cell in notebooks.load(CHAPTER).cells if cell.id == "figure-board")
    before, _, shown = source.partition("show(")
    shares = f'IO.println("board %.4f".formatted({shown.strip().removesuffix(");")}.share("writer")));'
    answer = live.run(f"for (int run = 0; run < {TIMES}; run++) {{\n{before}{shares}\n}}", 60)
    assert answer.status == "ok", notebooks.answered(answer)
    shares = [float(share) for share in re.findall(r"board ([\d.]+)", answer.out)]
    assert len(shares) == TIMES
    print(f"the writers' share in {TIMES} runs: {min(shares):.3f} to {max(shares):.3f}")
    assert max(shares) <= 0.05, shares


def test_the_trade_off_is_moved_along_by_keys():
    """Its sentence and its dot follow the slider, and it begins with what a page without scripts says."""
    told = spoken()["figure-trade-off"]
    with browser.context(browser.NO_HOSTS) as opened:
        log, page = [], opened.new_page()
        browser.watched(page, log)
        page.goto(paper.page(CHAPTER.stem).as_uri())
        chart = page.locator(".trade-off")
        slider = chart.locator("input")
        assert slider.get_attribute("aria-valuetext") == "1 piece in a row"
        assert re.match(r"1 piece in a row: [\d\u202f]+ pieces a second; a usual wait", chart.locator("p").inner_text())
        dots = [chart.locator("circle").last.get_attribute("cx")]
        slider.focus()
        for _ in range(7):
            page.keyboard.press("ArrowRight")
            dots.append(chart.locator("circle").last.get_attribute("cx"))
        assert slider.get_attribute("aria-valuetext") == "1\u202f024 pieces in a row"
        last = chart.locator("p").inner_text().partition(" of others")[0]
        assert last.replace("\u202f", " ") in told.replace("\u202f", " ")
        assert len(set(dots)) > 3
        assert log == []
