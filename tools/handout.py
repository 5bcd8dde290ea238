"""Writes a chapter and its page without solutions and hints, to be given to a class.

handout.py CHAPTER...       CHAPTER: the beginning of a notebook's name, such as 02

What stays: the exercises with their checks, and the folded answers to the recall questions, by which one tests oneself.
What goes: solutions, what leads to them and to hints, and the speaker's notes. The library goes on answering hint("05a").
"""

import copy
import re
import sys
from pathlib import Path

import chapter
import nbformat
import pages
import pristine
import stamps
from cells import made, stripped
from places import BUILD, within
from say import Trouble, line, told

HANDOUT = BUILD / "handout"
ASKS_FOR_HINT = re.compile(r"^\s*hint\(", re.MULTILINE)
LEADS_TO_HELP = re.compile(r"\s*Stuck\? (?:(?!\n\n).)*?\bhint\((?:(?!\n\n).)*?\bfolded away below[^.]*\.", re.DOTALL)
LINK = re.compile(r"\[([^\]]*)\]\((\d\d-[\w-]+)\.ipynb(?:#[^)]*)?\)")


def handed_out(notebook):
    """A copy without solutions, hints and speaker's notes."""
    notebook = copy.deepcopy(notebook)
    notebook.cells = [cell for cell in notebook.cells if not _helps(cell)]
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = LEADS_TO_HELP.sub("", cell.source)
    return notebook


def _helps(cell) -> bool:
    return (
        "solution" in cell.metadata.get("tags", [])
        or cell.metadata.get("slideshow", {}).get("slide_type") == "notes"
        or (cell.cell_type == "code" and ASKS_FOR_HINT.search(cell.source) is not None)
    )


def begun(notebook, fresh) -> list[str]:
    """Where somebody has written already: the exercises that are not as committed, and all cells of one's own."""
    tasks = {cell.id: cell.source for cell in fresh.cells if "exercise" in cell.metadata.get("tags", [])}
    known = {cell.id for cell in fresh.cells}
    return [
        cell.id for cell in notebook.cells if cell.id not in known or cell.source != tasks.get(cell.id, cell.source)
    ]


def without_links(notebook, there: set[str]):
    """Links to chapters that are not handed out are words only."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = LINK.sub(lambda found: found[0] if found[2] in there else found[1], cell.source)
    return notebook


def write(path: Path, executed: Path, there: set[str], folder: Path = HANDOUT) -> list[Path]:
    """Writes the chapter, from its notebook, and its page, from the notebook as it ran."""
    notebook = handed_out(nbformat.read(path, as_version=4))
    ran = without_links(handed_out(nbformat.read(executed, as_version=4)), there)
    page = pages.page_text(ran, chapter.Chapter(path), made(ran, executed), None, None, alone=True)
    folder.mkdir(parents=True, exist_ok=True)
    targets = [folder / path.name, folder / f"{path.stem}.html"]
    for target, text in zip(targets, [nbformat.writes(stripped(notebook)) + "\n", page], strict=True):
        stamps.whole(target, text)
    return targets


def main() -> int:
    if not sys.argv[1:]:
        raise Trouble("Which chapter? Say make handout CHAPTER=05, with the number of yours.")
    chosen = chapter.named(sys.argv[1:])
    for each in chosen:
        fresh = nbformat.reads(pristine.content(each.path.stem).decode(), as_version=4)
        if written := begun(each.notebook, fresh):
            raise Trouble(
                f"Somebody has written into {', '.join(written)} of {within(each.path)}, which the handout would show: "
                f"say make restore CHAPTER={each.path.stem[:2]}, which keeps it elsewhere, or commit it if a class should see it."
            )
    there = {each.path.stem for each in chosen} | {page.stem for page in HANDOUT.glob("*.html")}
    for each in chosen:
        for target in write(each.path, pages.executed(each), there):
            line(f"  {within(target)}")
    return 0


if __name__ == "__main__":
    with told():
        sys.exit(main())
