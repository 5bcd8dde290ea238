"""What the tests of chapters share: the notebooks and their cells, read and run."""

import copy
import queue
import re
import time
from pathlib import Path

import nbformat
from jupyter_client.manager import KernelManager
from places import NOTEBOOKS, environment
from run import execute

EVERY = sorted(NOTEBOOKS.glob("[0-9][0-9]-*.ipynb"))
DECLARES_CLASS = re.compile(
    r"^(?:(?:public|abstract|sealed|non-sealed|static)\s+)*(?:class|record|interface|enum)\s+\w+", re.M
)


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


class Live:
    """A kernel to talk to, one cell after the other."""

    def __init__(self, env: dict[str, str] | None = None):
        self._manager = KernelManager(kernel_name="java")
        self._manager.start_kernel(env=environment() | {"COURSE_QUICK": "1"} | (env or {}))
        self._client = self._manager.blocking_client()
        self._client.start_channels()
        self._client.wait_for_ready(timeout=60)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._client.stop_channels()
        self._manager.shutdown_kernel(now=True)

    def alive(self) -> bool:
        return self._manager.is_alive()

    def run(self, source: str, seconds: float = 60):
        """Runs a cell; gives back the executed cell, with its outputs. Fails where no reply comes in time."""
        deadline = time.monotonic() + seconds
        cell = nbformat.v4.new_code_cell(source)
        request = self._client.execute(source)
        idle = replied = False
        while not (idle and replied):
            left = deadline - time.monotonic()
            assert left > 0, f"no end after {seconds} s of:\n{source}\nso far: {said(cell)}"
            replied = replied or self._replied(request)
            try:
                message = self._client.get_iopub_msg(timeout=min(left, 0.2))
            except queue.Empty:
                assert self.alive(), f"the kernel died of:\n{source}"
                continue
            if message["parent_header"].get("msg_id") != request:
                continue
            if message["msg_type"] == "status":
                idle = idle or message["content"]["execution_state"] == "idle"
            elif message["msg_type"] in ("stream", "display_data", "execute_result", "error"):
                cell.outputs.append(nbformat.v4.output_from_msg(message))
        return cell

    def _replied(self, request: str) -> bool:
        try:
            return self._client.get_shell_msg(timeout=0.05)["parent_header"].get("msg_id") == request
        except queue.Empty:
            return False
