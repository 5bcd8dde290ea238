"""Convoy of chapter 15's interpreter, read from its cells, beside CPython's, in turns."""

import re
import statistics
import subprocess
import sys
import tempfile
import textwrap
from contextlib import contextmanager
from pathlib import Path

import nbformat
from benches.common import Bench
from places import NOTEBOOKS
from say import line

ANSWERS = """
import module java.base;

class Answers {
    public static void main(String[] args) throws Exception {
        for (String job; (job = IO.readln()) != null; ) {
            var words = job.split(" ");
            var times = Convoy.millis(Double.parseDouble(words[0]), Integer.parseInt(words[1]), words[2].equals("true"));
            IO.println(String.join(" ", times.stream().map(String::valueOf).toList()));
        }
    }
}
"""


def measure(bench: Bench) -> None:
    turns, calls = (2, 10) if bench.short else (10, 20)
    line(f"\nOne short call beside a computing thread, median of {turns} x {calls} in turns; switch interval in ms")
    line(f"{'interval':>8}{'CPython':>12}{'simulated':>12}{'apart':>8}   middle half of each")
    with tempfile.TemporaryDirectory() as folder:
        java, python = convoys(Path(folder))
        command = [bench.java.java, java]
        with asked(command) as simulated, asked([sys.executable, python]) as original:
            for interval in (0.5, 1, 5, 20):
                ours, theirs = [], []
                for _ in range(turns):
                    theirs += original(f"{interval} {calls} true")
                    ours += simulated(f"{interval} {calls} true")
                apart = statistics.median(ours) / statistics.median(theirs) - 1
                line(
                    f"{interval:8g}{statistics.median(theirs):10.2f}ms{statistics.median(ours):10.2f}ms"
                    f"{100 * apart:+7.1f}%   {middle(theirs)} {middle(ours)}"
                )


def convoys(folder: Path) -> tuple[Path, Path]:
    """The two programs of chapter 15 that measure the convoy, made of its cells: in Java and in Python."""
    chapter = next(NOTEBOOKS.glob("15-*.ipynb"))
    cells = {cell.id: cell.source for cell in nbformat.read(chapter, as_version=4).cells}
    java, python = folder / "Answers.java", folder / "convoys.py"
    java.write_text(f"{ANSWERS}\n{cells['gil']}\n{cells['convoy-in-java']}\n", encoding="utf-8")
    program = re.search(r'"""\n(.*?)"""', cells["convoy-in-python"], re.DOTALL).group(1)
    python.write_text(textwrap.dedent(program), encoding="utf-8")
    return java, python


@contextmanager
def asked(command: list):
    """A program that answers each line with numbers."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:

        def ask(job: str) -> list[float]:
            process.stdin.write(job + "\n")
            process.stdin.flush()
            return [float(word) for word in process.stdout.readline().split()]

        yield ask
        process.stdin.close()


def middle(times: list[float]) -> str:
    low, _, high = statistics.quantiles(times, n=4)
    return f"[{low:.2f}, {high:.2f}]"
