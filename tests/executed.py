"""Chapters executed for tests, with a look before the first cell and one after the last."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

import nbformat
import notebooks
from probe import around


class Executed(NamedTuple):
    """A chapter as it ran."""

    path: Path  # the executed notebook, without the looks
    left: str  # what it left behind, in words


def between_looks(path: Path, cells, scratch: Path, **how) -> Executed:
    """Runs these cells of a chapter in a fresh kernel."""
    notebook = notebooks.load(path)
    notebook.cells = around(cells)
    done = notebooks.run_cells(path, notebook, scratch, **how)
    left = notebooks.said(done.cells[-1]).strip()
    done.cells = done.cells[1:-1]
    target = scratch / "executed" / path.name
    nbformat.write(done, target)
    return Executed(target, left)


@cache
def tried(path: Path) -> Executed | Exception:
    scratch = Path(tempfile.mkdtemp(prefix="executed-"))
    atexit.register(shutil.rmtree, scratch, ignore_errors=True)
    try:
        return between_looks(path, notebooks.load(path).cells, scratch)
    except Exception as failed:
        return failed


def quickly(path: Path) -> Executed:
    """A chapter from top to bottom in quick mode, once for all tests of its cells, its page and its slides."""
    ran = tried(path)
    if isinstance(ran, Exception):
        raise ran
    return ran


@cache
def spoken(path: Path) -> dict[str, str]:
    """What each cell of the chapter said when it ran, by its name."""
    return {cell.id: notebooks.said(cell) for cell in notebooks.load(quickly(path).path).cells}


def said(path: Path, id: str) -> str:
    return spoken(path)[id]
