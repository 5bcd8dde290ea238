"""What the tests of chapters share: the notebooks and their cells, read and run."""

import copy
import re
from pathlib import Path

import nbformat
from execute import execute
from places import NOTEBOOKS

EVERY = sorted(NOTEBOOKS.glob("[0-9][0-9]-*.ipynb"))
DECLARES_CLASS = re.compile(
    r"^(?:(?:public|abstract|sealed|non-sealed|static)\s+)*(?:class|record|interface|enum)\s+\w+", re.M
)


def chapter(number: str) -> Path:
    """The notebook with this number, such as "09"."""
    return next(path for path in EVERY if path.name.startswith(f"{number}-"))


def name(path: Path) -> str:
    """The name of a test of this notebook."""
    return path.stem


def load(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def code(notebook) -> list:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def prose(notebook) -> list:
    return [cell for cell in notebook.cells if cell.cell_type == "markdown"]


def tags(cell) -> list[str]:
    return cell.metadata.get("tags", [])


def tagged(notebook, tag: str) -> list:
    return [cell for cell in notebook.cells if tag in tags(cell)]


def declares_class(cell) -> bool:
    return DECLARES_CLASS.search(cell.source) is not None


def said(cell) -> str:
    """All that a cell printed, showed or failed with, as text."""
    parts = []
    for output in cell.get("outputs", []):
        parts += [output.get("text", ""), output.get("data", {}).get("text/plain", "")]
        if output.output_type == "error":
            parts.append("\n".join([output.ename, output.evalue, *output.traceback]))
    return "\n".join(part for part in parts if part)


def answered(answer) -> str:
    """The same of a live kernel's answer."""
    shown = [message["content"]["data"].get("text/plain", "") for message in answer.displays]
    return "\n".join(part for part in [answer.out, answer.err, *shown, answer.traceback] if part)


def again(cells, change=lambda source: source) -> list:
    """Copies of cells with ids of their own, code changed by a function."""
    copies = []
    for cell in cells:
        twin = copy.deepcopy(cell)
        twin.id = f"{cell.id}-{len(copies)}-again"[-64:]
        if twin.cell_type == "code":
            twin.source = change(twin.source)
        copies.append(twin)
    return copies


def run_cells(path: Path, notebook, scratch: Path, *, quick: bool = True, env=None, wrap=None):
    """Runs cells in a fresh kernel, under the name of the chapter they come from, in a folder of the test's own."""
    place = scratch / "notebooks" / path.name
    place.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, place)
    apart = {"COURSE_RESULTS": str(scratch / "results")}  # a test adds nothing to the reader's results
    return execute(place, quick=quick, out=scratch / "executed" / path.name, env=apart | (env or {}), wrap=wrap)
