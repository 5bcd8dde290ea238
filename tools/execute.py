"""Executes notebooks, each in a fresh kernel, and prints what their figures say."""

import os
import re
import time
from pathlib import Path

import nbformat
import ports
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from places import BUILD, environment, within
from say import line

EXECUTED = BUILD / "executed"
CELL_SECONDS = 120
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
    seconds: int = CELL_SECONDS,
    cell_done=None,
) -> nbformat.NotebookNode:
    """
    Runs a notebook from top to bottom in a fresh kernel and writes it with its outputs to `out` (a file), failed runs too.
    `env` is laid over the environment, `wrap` are words before the kernel's command, `seconds` the time a cell may take.
    Raises nbclient's CellExecutionError, CellTimeoutError or DeadKernelError.
    """
    notebook = nbformat.read(path, as_version=4)
    surroundings = (
        environment()
        | {"JPY_SESSION_NAME": str(path), "COURSE_UNREAD": "1"}
        | ({"COURSE_QUICK": "1"} if quick else {})
        | (env or {})
    )
    os.environ["JUPYTER_PATH"] = surroundings["JUPYTER_PATH"]  # where this process looks for the kernel
    client = NotebookClient(
        notebook,
        kernel_name="java",
        kernel_manager_class=type("Kernel", (WrappedKernel,), {"before": tuple(wrap or ())}),
        timeout=seconds,
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
        client.execute(env=surroundings)
    finally:
        out.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, out)
    return notebook


def said(cell) -> list[str]:
    """What a cell's figures say in words: the first line of each, and their verdicts."""
    lines = []
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        if "text/html" not in data:
            continue
        text = [row.strip() for row in data.get("text/plain", "").splitlines() if row.strip()]
        verdicts = [row for row in text[1:] if row.startswith(("holds:", "does not hold:", "the machine cannot tell:"))]
        lines += text[:1] + verdicts
    return list(dict.fromkeys(lines))


def why(out: Path) -> list[str]:
    """The error that ended a run, as the cell shows it."""
    outputs = [output for cell in nbformat.read(out, as_version=4).cells for output in cell.get("outputs", [])]
    errors = [output for output in outputs if output.output_type == "error"]
    return COLOUR.sub("", "\n".join(errors[-1].traceback)).strip().splitlines()[:15] if errors else []


def tell(path: Path, quick: bool) -> bool:
    """Runs a chapter, prints what it says as it goes, and whether it ran to its end."""
    line(f"{path.stem}{' (quick)' if quick else ''}")
    started = time.monotonic()
    out = EXECUTED / path.name

    def cell_done(cell, cell_index, execute_reply):
        for row in said(cell):
            line(f"  {row}")

    try:
        execute(path, quick=quick, out=out, cell_done=cell_done)
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as failure:
        for row in why(out) or [str(failure).strip().splitlines()[-1]]:
            line(f"  {row}")
        line(f"  It stops there; {within(out)} holds what ran until then")
        return False
    line(f"  {time.monotonic() - started:.0f} s; the executed notebook: {within(out)}")
    return True
