"""Chapter 20 and the page of `make report`: from no results, from damaged ones, and from a class of twenty, made up here."""

import csv
import io
import re
import socket
from functools import partial

import browser
import executed
import paper
import pytest
import report
import test_accessibility
from places import LIB
from say import Trouble

import notebooks

CHAPTER = notebooks.chapter("20")

OF_CARD = ["cpu", "cores", "threads", "physical", "kinds", "present", "quota", "power"]
MEASURED = ["chapter", "figure", "series", "p", "ratio", "low", "high", "kept", "taken", "quality", "mode"]
COLUMNS = ["machine", *OF_CARD, "course", *MEASURED, "jdk", "date"]  # of a file that is handed in
OWN = [*MEASURED, "cpu", "cores", "jdk", "date"]  # of results.csv
PLAIN = {"cpu": "Test processor", "cores": 4, "threads": 4, "physical": 4, "kinds": "4", "present": 4, "power": "mains"}
# Cards with something of their own, and how many whole cores so many workers are worth on them.
ODD = {
    "Quinn": ({"quota": 1.5, "cores": 1.5}, lambda p: min(p, 1.5)),
    "Sam": ({"physical": 2, "kinds": "2"}, lambda p: min(p, 2) + 0.1 * max(0, p - 2)),
    "Mia": ({"kinds": "1+3"}, lambda p: 1 + 0.3 * (p - 1)),
    "Bob": ({"power": "battery"}, lambda p: 1 + 0.5 * (p - 1)),
}


def rows(card, power):
    """What a program of which a twentieth is serial shows on such a machine."""
    for p in (1, 2, 3, 4):
        for series, ratio in (
            ("real cores", 1 / (0.05 + 0.95 / power(p))),
            ("promised: Amdahl, B = 0.05", 1 / (0.05 + 0.95 / p)),
        ):
            yield (
                PLAIN
                | card
                | {
                    "chapter": "02",
                    "figure": "count primes above 4 · 10¹²",
                    "series": series,
                    "p": p,
                    "ratio": f"{ratio:.6g}",
                    "low": f"{0.99 * ratio:.6g}",
                    "high": f"{1.01 * ratio:.6g}",
                    "kept": 9,
                    "taken": 10,
                    "quality": "clean",
                    "mode": "full",
                    "jdk": "25",
                    "date": "2026-03-01T10:00:00Z",
                }
            )


def text(columns, lines) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore", restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue()


def twenty(results) -> None:
    """The reader's own results, with two damaged lines, and a folder of twenty machines, with a damaged file."""
    folder = results / "class"
    folder.mkdir(parents=True)
    (results / "results.csv").write_text(text(OWN, rows({}, lambda p: p)) + "02,torn\n02,tor\n", encoding="utf-8")
    for n in range(16):
        own = 1.001 + 0.002 * (n - 8)
        lines = [row | {"machine": f"laptop {n}"} for row in rows({}, lambda p, own=own: 1 + own * (p - 1))]
        (folder / f"{n}.csv").write_text(text(COLUMNS, lines), encoding="utf-8")
    for name, (card, power) in ODD.items():
        lines = [row | {"machine": name} for row in rows(card, power)]
        (folder / f"{name}.csv").write_text(text(COLUMNS, lines), encoding="utf-8")
    (folder / "photo.csv").write_bytes(b"\xff\xd8\xff\xe0 no table")


spoken = partial(executed.spoken, CHAPTER)  # the chapter as it runs first in a fresh checkout: with no results at all


@pytest.fixture(scope="module")
def of_a_class(tmp_path_factory):
    """The chapter beside a class of twenty; its measuring cells left out."""
    scratch = tmp_path_factory.mktemp("class")
    twenty(scratch / "results")
    notebook = notebooks.load(CHAPTER)
    notebook.cells = [
        cell
        for cell in notebook.cells
        if cell.id not in ("darts", "figure-limit", "figure-pitfall", "figure-sooner") and "check(" not in cell.source
    ]
    return {cell.id: notebooks.said(cell) for cell in notebooks.run_cells(CHAPTER, notebook, scratch).cells}


def test_without_results_it_says_what_to_run_and_shows_the_recorded_machine():
    assert "You have no results yet, so this page shows a recorded machine" in spoken()["figure-promises"]
    assert re.search(r"\d+ promises, to within 10 %", spoken()["figure-promises"])
    assert "No chapter was run on this machine yet" in spoken()["figure-untold"]
    assert "It takes 7 machines" in spoken()["figure-outliers"]


def test_where_nobody_is_there_to_guess_the_truth_stands_alone():
    said = spoken()["figure-card"]
    assert "speed-up on 64 cores, a twentieth serial: 15.4." in said
    assert "You said" not in said and "no guess yet" not in said


def test_the_chapters_that_keep_a_guess_are_named():
    asking = [
        path.name[:2]
        for path in notebooks.EVERY
        if any("guess(" in cell.source for cell in notebooks.code(notebooks.load(path)))
    ]
    asking.remove("20")
    words = f"{', '.join(str(int(number)) for number in asking[:-1])} and {int(asking[-1])}"
    assert f"in chapters {words}, and below" in next(
        cell.source for cell in notebooks.load(CHAPTER).cells if cell.id == "guesses"
    )
    source = (LIB / "src/main/java/yourcores/report/GuessesBeside.java").read_text(encoding="utf-8")
    assert f"chapters {words} ask for a number" in source


def test_damage_is_one_sentence_with_file_and_line(of_a_class):
    said = of_a_class["figure-promises"]
    assert "results.csv: line 10 is left out, it has 2 fields instead of 15; so is line 11. The file keeps it." in said
    assert "photo.csv: line 1 is not the header of a file that was handed in" in said
    assert said.count("left out") == 2  # one sentence a file
    assert "Your machine (4 cores) was measured in chapter 02" in said


def test_a_class_is_one_chart_and_the_outliers_are_named(of_a_class):
    said = of_a_class["figure-beside"]
    assert "Off the class: " in said and "each of 16 machines" in said
    for name, why in {
        "Quinn": "its quota is 1.50 processors",
        "Sam": "beyond 2 its workers share cores",
        "Mia": "some of its cores are slower than others",
        "Bob": "it ran on battery",
    }.items():
        assert re.search(rf"{name}.*{why}", said), said
        assert re.search(rf"{name}.*{why}", of_a_class["figure-outliers"])
    assert "laptop" not in of_a_class["figure-outliers"]


@pytest.fixture(scope="module")
def pages_made(tmp_path_factory):
    """The page of no results and of a class."""
    made = {}
    for name, fill in {"nothing": lambda results: None, "class": twenty}.items():
        folder = tmp_path_factory.mktemp(name)
        fill(folder / "results")
        made[name] = report.written(folder / "report.html", {"COURSE_RESULTS": str(folder / "results")})
    return made


@pytest.fixture(scope="module")
def reader():
    with browser.context(browser.NO_HOSTS, viewport={"width": 1280, "height": 720}) as opened:
        yield opened


@pytest.mark.parametrize("name", ["nothing", "class"])
def test_the_page_is_one_file_that_axe_likes(name, pages_made, reader):
    path = pages_made[name]
    content = path.read_text(encoding="utf-8")
    assert paper.loads(content) == []
    assert [link for link in re.findall(r'href="([^"]*)"', content) if not link.startswith(("#", "data:"))] == []
    assert socket.gethostname() not in re.sub(r"base64,[^\"]*", "", content)
    assert "CoresReport" not in re.sub(r"base64,[^\"]*", "", content), "code is not shown"
    found = test_accessibility.found
    assert found(reader, path) + found(reader, path, scheme="dark") == []


def test_the_page_says_what_the_chapter_says(pages_made):
    content = pages_made["class"].read_text(encoding="utf-8")
    assert "results.csv: line 10 is left out" in content and "Off the class: " in content
    assert "You have no results yet" in pages_made["nothing"].read_text(encoding="utf-8")


def test_what_is_handed_in_is_one_file_under_a_nickname(tmp_path):
    env = {"COURSE_RESULTS": str(tmp_path)}
    assert "There is nothing to hand in yet" in report.handed_in("Ada", env)
    (tmp_path / "results.csv").write_text(text(OWN, rows({}, lambda p: p)), encoding="utf-8")
    assert "under the name Ada" in report.handed_in("Ada", env)
    lines = list(csv.DictReader((tmp_path / "hand-in" / "Ada.csv").open(encoding="utf-8")))
    assert list(lines[0]) == COLUMNS and len(lines) == 8 and {line["machine"] for line in lines} == {"Ada"}
    with pytest.raises(Trouble, match="A nickname has up to 24 letters"):
        report.handed_in('"); System.exit(3); ("', env)
