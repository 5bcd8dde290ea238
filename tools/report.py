"""The page of all that this machine showed, and the file that one hands in.

report.py                   writes build/report.html: one file that loads nothing
report.py hand-in NAME      writes results/hand-in/NAME.csv, to be put beside those of others
report.py record NAME       runs all chapters in full mode on this machine, and makes it the recorded one of the course
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import chapter
import execute
import nbformat
import pages
import repository
import stamps
from cells import made
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from places import BUILD, LIB, NOTEBOOKS, within
from say import Trouble, line, told

PAGE = BUILD / "report.html"
RECORDED = LIB / "src" / "main" / "resources" / "yourcores" / "results" / "machines" / "recorded.csv"

IMPORTS = "import yourcores.report.*;\nimport yourcores.results.*;\nimport static yourcores.Course.*;\n"

# What stands on the page: words, and the cell below them, which is run and not shown.
SECTIONS = [
    (
        """# Your cores

What this machine showed, of all that the chapters of *Concurrency on Your Cores* measured on it, as of {today}. Chapter 20
explains each figure.""",
        IMPORTS + 'chapter("20");\nvar report = CoresReport.here();\nshow(report.state());',
    ),
    (
        """## Against the promises

Each dot is one number of workers of one program: what a law promised to the right, what was measured upwards. On the line
the promise was kept.""",
        """show(report.promises());
var promises = report.promised();
show(promises.where(promises.stringColumn("machine").isEqualTo(report.machine())).sortOn("share")
    .rejectColumns("machine"));""",
    ),
    (
        """## Each program

With as many workers as could be told. *A worker* is the speed-up for each worker, *serial* the serial share that the
speed-up betrays.""",
        """var gains = report.gains();
show(gains.where(gains.stringColumn("machine").isEqualTo(report.machine())).rejectColumns("machine", "low", "high"));""",
    ),
    ("## Your guesses\n\nThe worst one first; your first guess counts.", "show(report.guesses());"),
    (
        "## Beside other machines\n\nFiles of others belong into the folder `results/class`.",
        "show(report.machines());\nshow(report.outliers());",
    ),
    ("## What this machine could not tell", "show(report.untold());"),
    ("## What to read next", "show(report.next());"),
]


class Page(NamedTuple):
    """Stands where a chapter would."""

    label: str


def sections(today: str) -> list:
    cells = []
    for words, code in SECTIONS:
        cells.append(new_markdown_cell(words.replace("{today}", today)))
        cells.append(new_code_cell(code))
    return cells


def ran(cells: list, name: str, env: dict | None = None):
    """Runs cells in a fresh kernel, beside the chapters, and gives them back with their outputs."""
    notebook = new_notebook(cells=cells, metadata=nbformat.read(next(NOTEBOOKS.glob("20-*")), 4).metadata)
    with tempfile.TemporaryDirectory(prefix="report-") as scratch:
        path = Path(scratch) / name
        nbformat.write(notebook, path)
        out = execute.EXECUTED / name
        try:
            return execute.execute(path, quick=execute.quick(), out=out, env=env)
        except execute.FAILED as failure:
            raise Trouble("\n".join(execute.reason(failure, out))) from failure


def without_code(notebook):
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.transient = {"remove_source": True}
    return notebook


def written(target: Path = PAGE, env: dict | None = None) -> Path:
    """Makes the page anew."""
    notebook = ran(sections(f"{datetime.now():%-d %B %Y}"), "report.ipynb", env)
    when = made(notebook, execute.EXECUTED / "report.ipynb")
    target.parent.mkdir(parents=True, exist_ok=True)
    stamps.whole(target, pages.page_text(without_code(notebook), Page("Your cores"), when, None, None, True))
    return target


def handed_in(name: str, env: dict | None = None) -> str:
    """Writes the file to hand in; gives back what is to be said of it."""
    cell = f"{IMPORTS}show(Machines.handIn({json.dumps(name, ensure_ascii=False)}));"
    done = ran([new_code_cell(cell)], "hand-in.ipynb", env)
    return "\n".join(output.data["text/plain"] for output in done.cells[0].outputs if "data" in output)


def record(name: str) -> None:
    """All chapters in full mode into a folder of their own, then one file of it into the library."""
    if repository.git("status", "--porcelain", instead="record where there is one").strip():
        raise Trouble("Commit or put away what you changed and added first: the file names the commit that measured.")
    folder = BUILD / "recorded"
    shutil.rmtree(folder, ignore_errors=True)
    os.environ["COURSE_RESULTS"] = str(folder)
    line(handed_in(name))  # refuses what is no nickname before an hour has passed
    for each in chapter.every():
        if each.number < 20 and not execute.tell(each.path, quick=False):
            line(f"  {each.label} is recorded as far as it got")
    line(handed_in(name))
    written = list((folder / "hand-in").glob("*.csv"))
    if not written:
        raise Trouble("No chapter could tell anything: record on a machine with nothing else to do.")
    RECORDED.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(written[0], RECORDED)
    line(f"  {within(RECORDED)}: build the library again, and look at chapter 20")


def main() -> int:
    parser = argparse.ArgumentParser(description="Report what this machine showed.")
    parser.add_argument("what", nargs="?", choices=["page", "hand-in", "record"], default="page")
    parser.add_argument("name", nargs="?", default="")
    options = parser.parse_args()
    if options.what == "page":
        line(f"  {within(written())}: one file, to keep, to print or to send")
        return 0
    if not options.name.strip():
        raise Trouble("Under which nickname? Say make hand-in NAME=Ada, with a name of your choice.")
    if options.what == "hand-in":
        line(f"  {handed_in(options.name)}")
    else:
        record(options.name)
    return 0


if __name__ == "__main__":
    with told():
        sys.exit(main())
