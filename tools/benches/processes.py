"""A byte to another process and back, by pipe, sockets and shared memory; starts; ten sleepers side by side."""

import re
import textwrap

import nbformat
from benches.common import Bench
from places import NOTEBOOKS
from say import line, run


def measure(bench: Bench) -> None:
    rounds = 3 if bench.short else 10
    line(f"\nMessages and starts: median, 95 % interval; ten sleepers: median and extremes of {rounds}")
    line(run(bench.command("RoundTrips", rounds, echo()), log="bench", doing="timing messages and starts").rstrip())


def echo() -> str:
    """The program of chapter 06 that sends a byte back, read from its cell."""
    chapter = next(NOTEBOOKS.glob("06-*.ipynb"))
    source = next(cell.source for cell in nbformat.read(chapter, as_version=4).cells if cell.id == "echo")
    return textwrap.dedent(re.search(r'"""\n(.*?)"""', source, re.DOTALL).group(1))
