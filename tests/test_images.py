"""Chapter 8: tiles give the same bytes, totals are exact, what is handed in comes out or is named."""

import re
from functools import partial

import executed
import notebooks
import pytest

CHAPTER = notebooks.chapter("08")
said = partial(executed.said, CHAPTER)

# What a cell says, whatever the machine.
SAYS = {
    "tiles": r"pixels that differ: 0\s*$",
    "seams-shown": r"pixels that differ: [1-9]",
    "desk-opened": r"\[200x11[23], \d+ bytes, 64x36, \d+ bytes, 32x18, \d+ bytes\]",
    "sums": r"Forbidden, and not seen in \d+ runs: -1",
    "queue": r"room for another: false\s+dunes",
    "broken-shown": r"lost: (the server answered 404|no whole photo came: )",
    "broken-named": r"failed: 10, made: 3 photos, [\s\S]*"
    r"/broken\.jpg: It cannot be decoded[\s\S]*/missing/\S+: the server answered 404[\s\S]*"
    r"/reset/\S+: no whole photo came: [\s\S]*/too-large\.jpg: The header announces[\s\S]*"
    r"/truncated\.jpg: The picture ends too early[\s\S]*/truncated/\S+: no whole photo came: ",
    "drawn": r"here and there alike: true",
    "flipped": r"100 files with a wrong bit: [1-9]\d? refused by name, [1-9]\d made into thumbnails",
}


@pytest.mark.parametrize("cell", SAYS)
def test_the_cell_says_so(cell):
    assert re.search(SAYS[cell], said(cell)), said(cell)


def test_each_way_to_run_the_desk_has_the_same_totals():
    """The stages have more photos, and the first ones are the same."""
    totals = [
        [int(number) for number in re.search(r"(\d+) photos, bytes (\d+) to (\d+)", said(cell)).groups()]
        for cell in ("one-loop", "loops-seen", "stages-seen")
    ]
    assert totals[0] == totals[1] and all(map(int.__lt__, totals[1], totals[2])), totals


def test_in_place_one_thread_is_wrong_in_the_same_way_each_time():
    wrong = [int(number) for number in re.findall(r"wrong: (\d+)", said("in-place"))]
    assert len(wrong) == 5 and wrong[0] == wrong[1] and min(wrong) > 0, wrong


def test_area_averages_are_off_by_rounding_only_and_bilinear_is_far_off():
    rows = re.findall(r"one step ([\d.]+) dB, in steps ([\d.]+), bilinear ([\d.]+)", said("quality-shown"))
    assert len(rows) == 3
    for one_step, in_steps, bilinear in rows:
        assert float(one_step) > 57 and float(in_steps) > 40 and float(bilinear) < 35


def test_members_of_a_cluster_come_to_the_same():
    sizes = re.findall(r"\[([\d, ]+)\] bytes", said("elsewhere"))
    assert len(sizes) == 2 and sizes[0] == sizes[1]
