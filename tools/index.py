"""What the search over the pages looks through: each section of each chapter, its words and its code."""

import html
import re

import prose
from chapter import Chapter, plain

HEADING = re.compile(r"(?m)^#{1,3} (.+)$")
GENERATED = re.compile(r"<!-- (\w+) -->.*?<!-- /\1 -->", re.DOTALL)
TAG = re.compile(r"<[^>]*>")


def entries(chapters: list[Chapter]) -> list[dict[str, str]]:
    """The sections in the order of the course. Solutions are left out: a search should not give them away."""
    return [entry for chapter in chapters for entry in _sections(chapter)]


def _sections(chapter: Chapter) -> list[dict[str, str]]:
    found = []
    for cell in chapter.notebook.cells:
        if "solution" in cell.metadata.get("tags", []):
            continue
        if cell.cell_type == "code":
            found[-1]["words"] += " " + _even(cell.source)
            continue
        text = GENERATED.sub("", cell.source)
        heading = HEADING.search(text)
        if heading or not found:
            title = plain(heading[1]) if heading else chapter.title
            page = f"{chapter.page}#{prose.heading_id(title)}" if heading else chapter.page
            found.append({"chapter": chapter.label, "page": page, "title": title, "words": ""})
        if heading:
            text = text.replace(heading[0], "", 1)
        found[-1]["words"] += " " + _even(html.unescape(TAG.sub(" ", plain(text))))
    return found


def _even(text: str) -> str:
    return " ".join(text.split())
