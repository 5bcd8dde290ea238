"""Starts a kernel, has it compute and draw, and says what it found: the last look of `make ready`."""

import platform
import sys
import tempfile
import time
from pathlib import Path

import execute
import nbformat
import room
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell, new_notebook
from say import Trouble, line, told

CELL = """import yourcores.law.*;
import yourcores.measure.system.*;
import static yourcores.Course.*;
show(Amdahl.of(0.10));
IO.println(Runtime.version().feature() + " " + Machine.here().mostWorkers());"""
MEND = "say make clean, then make ready; if that does not help, make run CHAPTER=00 shows more"


def outputs(cell: str = CELL) -> list:
    """What the cell gives in a fresh kernel."""
    with tempfile.TemporaryDirectory(prefix="ready-") as scratch:
        path = Path(scratch) / "first-cell.ipynb"
        nbformat.write(new_notebook(cells=[new_code_cell(cell)]), path)
        try:
            return execute.execute(path, quick=True, out=path).cells[0].outputs
        except execute.FAILED as failure:
            what = "A first cell fails" if isinstance(failure, CellExecutionError) else "The kernel does not answer"
            why = execute.reason(failure, path)[0].rstrip(".")
            raise Trouble(f"Not ready for class. {what} ({why}): {MEND}.") from None


def verdict(outputs: list, seconds: float) -> str:
    """The line, from what the cell gave."""
    figure = next(output.data for output in outputs if "data" in output)
    if "data:image/png" not in figure["text/html"]:
        raise Trouble(f"Not ready for class. {figure['text/plain'].strip().splitlines()[-1]}")
    printed = "".join(output.text for output in outputs if output.output_type == "stream").split()
    if len(printed) != 2:
        raise Trouble(f"Not ready for class. A first cell prints what it should not ({' '.join(printed)}): {MEND}.")
    java, workers = printed
    cores = (
        f"up to {workers} workers at a time" if workers != "1" else "one worker at a time, which is what figures show"
    )
    memory = room.memory()
    free = f"{memory:.1f} GB of memory and " if memory is not None else ""
    return (
        f"Ready for class: Java {java}, Python {platform.python_version()}, {cores}, "
        f"{free}{room.disk():.0f} GB of disk free; a first cell computed and drew after {seconds:.0f} s. "
        "No network is needed any more."
    )


def main() -> int:
    started = time.monotonic()
    line(verdict(outputs(), time.monotonic() - started))
    return 0


if __name__ == "__main__":
    with told():
        sys.exit(main())
