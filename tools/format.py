"""Formats the library's Java, the tools' and tests' Python, and strips the outputs of the notebooks."""

import sys
from pathlib import Path

import chapter
import library
import navigation
import nbformat
import setup
from cells import stripped
from places import PYTHON, ROOT
from say import line, run, step, told


def strip(path: Path) -> bool:
    """Takes outputs, execution counts and run-time metadata out of a notebook; tells whether there were any."""
    before = path.read_text(encoding="utf-8")
    notebook = nbformat.reads(before, as_version=4)
    after = nbformat.writes(stripped(notebook)) + "\n"
    if after != before:
        path.write_text(after, encoding="utf-8")
    return after != before


def main() -> None:
    with step("Java of the library"):
        library.build(setup.ready(dev=True), ["-q", "-Pformat", "spotless:apply"], offline=True)
    with step("Python of tools and tests"):
        run([PYTHON, "-m", "ruff", "format", "tools", "tests"], log="ruff", doing="formatting the Python files")
    for each in chapter.every():
        if strip(each.path):
            line(f"- {each.path.relative_to(ROOT)}: outputs stripped")
    for path in navigation.fill():
        line(f"- {path.relative_to(ROOT)}: chapters filled in")


if __name__ == "__main__":
    with told():
        sys.exit(main())
