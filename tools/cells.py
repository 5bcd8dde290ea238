"""What is done to a notebook's cells before they go on a page, on a slide, into a handout or into the repository."""

import copy
import datetime
import math
import re
from pathlib import Path

CODE_LINES = 24  # as many as a slide holds


def machine(notebook) -> str:
    """The machine the chapter ran on, from the card that its set-up cell shows."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            card = dict(
                re.findall(
                    r"^ *(processor|cores you may use|Java|mode) {2,}(.*?) *$",
                    output.get("data", {}).get("text/plain", ""),
                    re.MULTILINE,
                )
            )
            if "processor" in card:
                facts = [card["processor"], card.get("cores you may use"), card.get("Java")]
                quick = "quick mode" if card.get("mode", "").startswith("quick") else None
                return ", ".join(filter(None, [*facts, quick]))
    return "machine not told"


def made(notebook, path: Path) -> str:
    """Machine and day of the run."""
    return f"{machine(notebook)} · {datetime.date.fromtimestamp(path.stat().st_mtime)}"


def stripped(notebook):
    """The notebook itself, without outputs and counts and without what a run left in its metadata."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        for name in ("execution", "collapsed", "scrolled", "trusted"):
            cell.metadata.pop(name, None)
    notebook.metadata.get("language_info", {}).pop("version", None)
    return notebook


def tidy(notebook):
    """Links between chapters lead to pages; the notebook's own navigation gives way to the page's."""
    notebook = copy.deepcopy(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = re.sub(r"<!-- navigation -->.*?<!-- /navigation -->\s*", "", cell.source, flags=re.DOTALL)
            cell.source = re.sub(r"\]\((\d\d-[\w-]+)\.ipynb(#[^)]*)?\)", r"](\1.html\2)", cell.source)
    notebook.metadata.setdefault("language_info", {"name": "java", "pygments_lexer": "java"})
    return notebook


def in_parts(source: str, most: int = CODE_LINES) -> list[str]:
    """Code cut into parts of about equal length that a slide can hold, at empty lines where there are some."""
    lines = source.split("\n")
    if len(lines) <= most:
        return [source]
    ideal = math.ceil(len(lines) / math.ceil(len(lines) / most))
    empty = [i for i in range(ideal // 2, most + 1) if not lines[i].strip()]
    at = min(empty, key=lambda i: abs(i - ideal), default=ideal)
    rest = "\n".join(lines[at:]).lstrip("\n")
    return ["\n".join(lines[:at]), *in_parts(rest, most)]


def with_short_code(notebook):
    """A code cell that is too long for a slide goes on below it; its outputs follow the last part."""
    notebook = copy.deepcopy(notebook)
    cells = []
    for cell in notebook.cells:
        parts = in_parts(cell.source) if cell.cell_type == "code" else [cell.source]
        for i, part in enumerate(parts):
            piece = copy.deepcopy(cell)
            piece.source = part
            if i > 0:
                piece.id = f"{cell.id[:60]}-{i + 1}"
            if i > 0 and cell.metadata.get("slideshow", {}).get("slide_type") != "skip":
                piece.metadata["slideshow"] = {"slide_type": "subslide"}
            if cell.cell_type == "code" and i < len(parts) - 1:
                piece.outputs = []
            cells.append(piece)
    notebook.cells = cells
    return notebook
