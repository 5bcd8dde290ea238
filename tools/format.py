"""Formats the library's Java, the tools' and tests' Python, and strips the outputs of the notebooks."""

import sys
from pathlib import Path

import library
import navigation
import nbformat
import setup
from places import NOTEBOOKS, PYTHON, ROOT
from say import line, run, step, told


def strip(path: Path) -> bool:
    """Takes outputs, execution counts and run-time metadata out of a notebook; tells whether there were any."""
    before = path.read_text(encoding="utf-8")
    notebook = nbformat.reads(before, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        for name in ("execution", "collapsed", "scrolled", "trusted"):
            cell.metadata.pop(name, None)
    notebook.metadata.get("language_info", {}).pop("version", None)
    after = nbformat.writes(notebook) + "\n"
    if after != before:
        path.write_text(after, encoding="utf-8")
    return after != before


def main() -> None:
    with step("Java of the library"):
        library.build(setup.ready(dev=True), ["-q", "-Pformat", "spotless:apply"], offline=True)
    with step("Python of tools and tests"):
        run([PYTHON, "-m", "ruff", "format", "tools", "tests"], log="ruff", doing="formatting the Python files")
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        if strip(path):
            line(f"- {path.relative_to(ROOT)}: outputs stripped")
    for path in navigation.fill():
        line(f"- {path.relative_to(ROOT)}: chapters filled in")


if __name__ == "__main__":
    with told():
        sys.exit(main())
