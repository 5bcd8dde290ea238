"""
Fills in what follows from the chapters: minutes and navigation at a chapter's head, minutes of each detour, the tables of
chapters in chapter 00 and in the README, the schedule and the list of terms in 00. Minutes take the place of those that stand there; the rest
stands between two marks, `<!-- navigation -->` and `<!-- /navigation -->` for example. All else stays as it is.
"""

import re
import sys
from pathlib import Path

import chapter
import glossary
import minutes
import nbformat
import schedule
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


def minutes_line(here: Chapter) -> str:
    """How long a chapter takes, for its head."""
    more = [("exercises", here.exercise_minutes), ("detours", here.detour_minutes)]
    return f"{here.minutes} minutes" + "".join(f", {what} {number} more" for what, number in more if number)


def table(every: list[Chapter], folder: str, repository: str = REPOSITORY) -> str:
    """The chapters as a Markdown table; `folder` is what leads from the file with the table to the notebooks."""
    rows = [["chapter", "minutes", "exercises", "detours", "what you will see"]]
    rows.append(["---", "---:", "---:", "---:", "---"])
    for each in every:
        numbers = [str(number or "") for number in (each.minutes, each.exercise_minutes, each.detour_minutes)]
        rows.append([f"[{each.label}]({folder}{each.path.name})", *numbers, each.sees])
    if repository:
        links = [f"[Binder]({binder(each, repository)})" for each in every]
        rows = [row + [cell] for row, cell in zip(rows, ["without installing", "---", *links], strict=True)]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def binder(here: Chapter, repository: str) -> str:
    return f"https://mybinder.org/v2/gh/{repository}/HEAD?urlpath=lab/tree/notebooks/{here.path.name}"


def between(text: str, mark: str, content: str) -> str:
    """The text with this content between the marks; unchanged where it has none."""
    pattern = re.compile(rf"(<!-- {mark} -->\n).*?(<!-- /{mark} -->)", re.S)
    return pattern.sub(lambda found: f"{found[1]}\n{content}\n\n{found[2]}", text)


def own_minutes(text: str, here: Chapter) -> str:
    """A text of the chapter with its own minutes: in the head, and in the first line of each detour."""
    head = r"(?m)(^# [^\n]+\n+)\d+ minutes[^·\n]*?(?= ·|$)"
    text = re.sub(head, rf"\g<1>{minutes_line(here)}", text)
    for title, cells in here.parts.detours.items():
        first_line = rf"(?m)(^### {re.escape(title)}\n+\*If you[^\n]+: )\d+( minutes\.\*$)"
        text = re.sub(first_line, rf"\g<1>{minutes.detour(cells)}\2", text)
    return text


def filled(root: Path = ROOT) -> dict[Path, str]:
    """Of each file with something to fill in: what it should read."""
    every = chapter.every(root / "notebooks")
    contents, plans, terms, texts = table(every, ""), schedule.table(every), glossary.listed(every), {}
    for each in every:
        notebook = nbformat.read(each.path, as_version=4)
        for cell in notebook.cells:
            if cell.cell_type == "markdown":
                cell.source = own_minutes(cell.source, each)
                cell.source = between(cell.source, "navigation", navigation(every, each))
                cell.source = between(cell.source, "contents", contents)
                cell.source = between(cell.source, "schedule", plans)
                cell.source = between(cell.source, "terms", terms)
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
