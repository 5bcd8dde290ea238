"""
Fills in what follows from the list of chapters: the navigation at a chapter's head, and the tables of chapters in
chapter 00 and in the README. Each stands between two marks, `<!-- navigation -->` and `<!-- /navigation -->` for example,
and is written anew; what stands outside the marks stays as it is.
"""

import re
import sys
from pathlib import Path

import chapter
import floor  # noqa: F401
import nbformat
from chapter import Chapter
from places import ROOT
from say import line, told

# The repository's public address on GitHub, "owner/name". While it is empty there are no links to Binder.
REPOSITORY = ""

CONTENTS = "00-start-here.ipynb#The-chapters"


def navigation(every: list[Chapter], here: Chapter, repository: str = REPOSITORY) -> str:
    """One line: the chapter before, the table of contents, the chapter after."""
    at = every.index(here)
    links = []
    if at > 0:
        links.append(f"[← {every[at - 1].label}]({every[at - 1].path.name})")
    links.append(f"[contents]({CONTENTS})" if at > 0 else "[contents](#The-chapters)")
    if at + 1 < len(every):
        links.append(f"[{every[at + 1].label} →]({every[at + 1].path.name})")
    if repository:
        links.append(f"[on Binder]({binder(here, repository)})")
    return " · ".join(links)


def table(every: list[Chapter], folder: str, repository: str = REPOSITORY) -> str:
    """The chapters as a Markdown table; `folder` is what leads from the file with the table to the notebooks."""
    rows = [["chapter", "minutes", "what you will see"] + (["without installing"] if repository else [])]
    rows.append(["---", "---:"] + ["---"] * (len(rows[0]) - 2))
    for each in every:
        row = [f"[{each.label}]({folder}{each.path.name})", str(each.minutes), each.sees]
        rows.append(row + ([f"[Binder]({binder(each, repository)})"] if repository else []))
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def binder(here: Chapter, repository: str) -> str:
    return f"https://mybinder.org/v2/gh/{repository}/HEAD?urlpath=lab/tree/notebooks/{here.path.name}"


def between(text: str, mark: str, content: str) -> str:
    """The text with this content between the marks; unchanged where it has none."""
    pattern = re.compile(rf"(<!-- {mark} -->\n).*?(<!-- /{mark} -->)", re.S)
    return pattern.sub(lambda found: f"{found[1]}\n{content}\n\n{found[2]}", text)


def filled(root: Path = ROOT) -> dict[Path, str]:
    """Of each file that has marks: what it should read."""
    every = chapter.every(root / "notebooks")
    texts = {}
    for each in every:
        notebook = nbformat.read(each.path, as_version=4)
        for cell in notebook.cells:
            if cell.cell_type == "markdown":
                cell.source = between(cell.source, "navigation", navigation(every, each))
                cell.source = between(cell.source, "contents", table(every, ""))
        texts[each.path] = nbformat.writes(notebook).rstrip("\n") + "\n"
    readme = root / "README.md"
    texts[readme] = between(readme.read_text(encoding="utf-8"), "chapters", table(every, "notebooks/"))
    return texts


def fill(root: Path = ROOT) -> list[Path]:
    """Writes what has changed; gives back which files that were."""
    changed = [(path, text) for path, text in filled(root).items() if path.read_text(encoding="utf-8") != text]
    for path, text in changed:
        path.write_text(text, encoding="utf-8")
    return [path for path, _ in changed]


if __name__ == "__main__":
    with told():
        for path in fill():
            line(f"- {path.relative_to(ROOT)}: chapters filled in")
        sys.exit(0)
