"""Executes notebooks, each in a fresh kernel, and prints what their figures say."""

import os
import re
import time
from pathlib import Path

import nbformat
import ports
import stamps
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError
from places import BUILD, ROOT, environment, within
from say import line

EXECUTED = BUILD / "executed"
QUICK = "COURSE_QUICK"
CELL_SECONDS = 120
# How a run ends that does not go through: a cell fails, a cell takes too long, the kernel dies or never answers.
FAILED = (CellExecutionError, CellTimeoutError, RuntimeError)
COLOUR = re.compile(r"\x1b\[[\d;]*m")


class WrappedKernel(AsyncKernelManager):
    """Starts the kernel on ports that no client takes, behind other words such as `taskset -c 0`."""

    before: tuple[str, ...] = ()

    def __init__(self, **settings):
        super().__init__(cache_ports=False, **ports.choose(), **settings)

    def format_kernel_cmd(self, extra_arguments=None):
        return [*self.before, *super().format_kernel_cmd(extra_arguments)]


def execute(
    path: Path,
    *,
    quick: bool,
    out: Path,
    env: dict[str, str] | None = None,
    wrap: list[str] | None = None,
    cell_done=None,
) -> nbformat.NotebookNode:
    """
    Runs a notebook from top to bottom in a fresh kernel and writes it with its outputs to `out` (a file), failed runs too.
    `env` is laid over the environment, `wrap` are words before the kernel's command. Raises one of FAILED.
    """
    notebook = nbformat.read(path, as_version=4)
    around = surroundings(path, quick) | (env or {})
    os.environ["JUPYTER_PATH"] = around["JUPYTER_PATH"]  # where this process looks for the kernel
    client = NotebookClient(
        notebook,
        kernel_name="java",
        kernel_manager_class=type("Kernel", (WrappedKernel,), {"before": tuple(wrap or ())}),
        timeout=CELL_SECONDS,
        startup_timeout=60,
        coalesce_streams=True,
        record_timing=False,
        shutdown_kernel="immediate",
        raise_on_iopub_timeout=True,
        interrupt_on_timeout=False,
        resources={"metadata": {"path": str(path.parent)}},
    )
    if cell_done:
        client.on_cell_executed = cell_done
    try:
        client.execute(env=around)
    finally:
        out.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, out)
    return notebook


def surroundings(path: Path, quick: bool) -> dict[str, str]:
    """The environment of a kernel that runs this notebook; where it is not quick, also not by a wish of the caller's."""
    env = environment() | {"JPY_SESSION_NAME": str(path), "COURSE_UNREAD": "1"}
    env.pop(QUICK, None)
    return env | ({QUICK: "1"} if quick else {})


def quick() -> bool:
    """Whether who called wishes shorter and coarser measurements."""
    return os.environ.get(QUICK) == "1"


def verdicts(cell) -> list[str]:
    """What a cell's figures say in words: the first line of each, and their verdicts."""
    lines = []
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        if "text/html" not in data:
            continue
        text = [row.strip() for row in data.get("text/plain", "").splitlines() if row.strip()]
        judged = [row for row in text[1:] if row.startswith(("holds:", "does not hold:", "the machine cannot tell:"))]
        lines += text[:1] + judged
    return list(dict.fromkeys(lines))


def reason(failure: Exception, out: Path) -> list[str]:
    """What ended a run: the error as the cell that failed shows it, or else the first line of what was raised."""
    errors = unmeant(nbformat.read(out, as_version=4)) if isinstance(failure, CellExecutionError) else []
    if errors:
        return COLOUR.sub("", "\n".join(errors[0].traceback)).strip().splitlines()[:15]
    return str(failure).strip().splitlines()[:1] or [type(failure).__name__]


def unmeant(notebook) -> list:
    """The errors of cells that are not meant to raise one. The first ended the run; later ones are from an earlier run."""
    cells = [cell for cell in notebook.cells if "raises-exception" not in cell.metadata.get("tags", [])]
    return [output for cell in cells for output in cell.get("outputs", []) if output.output_type == "error"]


def made_from(path: Path) -> dict:
    """What an executed notebook follows from: the notebook, and the library with its JDK."""
    return {"notebook": stamps.digest(path), "library": stamps.read("library")}


def results(path: Path) -> str:
    """What the last chapter shows of the others; empty for these."""
    folder = Path(os.environ.get("COURSE_RESULTS") or ROOT / "results")
    return stamps.digest(folder) if path.name.startswith("20-") else ""


def still_true(path: Path, quick: bool) -> bool:
    """Whether the executed notebook is what a run would give now; one of full mode will do for quick mode, too."""
    made = stamps.read(path.stem, EXECUTED)
    wanted = made_from(path) | {"quick": made.get("quick") and quick, "results": results(path)}
    return (EXECUTED / path.name).exists() and made == wanted


def tell(path: Path, quick: bool) -> bool:
    """Runs a chapter, prints what it says as it goes, and whether it ran to its end."""
    line(f"{path.stem}{' (quick)' if quick else ''}")
    started = time.monotonic()
    stamps.drop(path.stem, EXECUTED)
    made = made_from(path)
    out = EXECUTED / path.name

    def cell_done(cell, cell_index, execute_reply):
        for row in verdicts(cell):
            line(f"  {row}")

    try:
        execute(path, quick=quick, out=out, cell_done=cell_done)
    except FAILED as failure:
        for row in reason(failure, out):
            line(f"  {row}")
        line(f"  It stops there; {within(out)} holds what ran until then")
        return False
    stamps.write(path.stem, made | {"quick": quick, "results": results(path)}, EXECUTED)
    line(f"  {time.monotonic() - started:.0f} s; the executed notebook: {within(out)}")
    return True
