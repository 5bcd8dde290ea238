"""Makes a sheet of each executed chapter to print, all of them as one file, and the recall questions as flash cards.

sheets.py [CHAPTER...]          CHAPTER: the beginning of a notebook's name, such as 02; all without one
"""

import argparse
import csv
import io
import re
import sys
from typing import NamedTuple

import cells
import jinja2
import minutes
import nbformat
import pages
import prose
import stamps
from chapter import Chapter, every, named
from places import BUILD, within
from say import Trouble, line, told

FOLDER = BUILD / "sheets"
# What Anki reads at the head of a file: https://docs.ankiweb.net/importing/text-files.html
CARD_HEAD = "#separator:Comma\n#html:true\n#columns:question,answer,tags\n#tags column:3\n"
QUESTION = re.compile(r"<details>\s*<summary>(.*?)</summary>(.*?)</details>", re.DOTALL)
LABEL = re.compile(r"^\*\*What happened\.\*\* *")


class Sheet(NamedTuple):
    """What one sheet shows, as HTML."""

    chapter: Chapter
    made: str
    poster: str
    pitfall: str
    which_one: str


class Card(NamedTuple):
    question: str
    answer: str
    tag: str


def sheet(chapter: Chapter, notebook, made: str) -> Sheet:
    """The sheet of an executed notebook; a part that the chapter does not have is empty."""
    pitfall, which_one = section(notebook, "Pitfall"), section(notebook, "Which one?")
    return Sheet(chapter, made, poster(notebook, chapter.poster), html(told_of(pitfall)), html(tables(which_one)))


def section(notebook, title: str) -> list:
    """The text cells of a section of the path, the one with the heading first; what only the speaker sees is left out."""
    found, inside = [], False
    for cell in minutes.parts(notebook).path:
        if cell.cell_type != "markdown":
            continue
        if re.match(r"## ", cell.source):
            inside = cell.source.startswith(f"## {title}")
        if inside and cell.metadata.get("slideshow", {}).get("slide_type") != "notes":
            found.append(cell.source)
    return found


def poster(notebook, name: str) -> str:
    """The pictures of the cell with this name."""
    outputs = [output for cell in notebook.cells if cell.id == name for output in cell.get("outputs", [])]
    return "\n".join(output.data["text/html"] for output in outputs if "text/html" in output.get("data", {}))


def told_of(pitfall: list[str]) -> str:
    """Of a pitfall its name, its first paragraph and the first of what happened."""
    paragraphs = [text.strip().split("\n\n") for text in pitfall]
    first = paragraphs[0][:2] if paragraphs else []
    happened = next(([LABEL.sub("", text[0])] for text in paragraphs if LABEL.match(text[0])), [])
    return "\n\n".join(part for part in first + happened if not part.startswith("**Predict.**"))


def tables(texts: list[str]) -> str:
    rows = [row for text in texts for row in re.findall(r"(?m)^(?:\|.*|)$", text)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(rows)).strip()


def html(markdown: str) -> str:
    """For paper: without links."""
    return prose.rendered(prose.without_links(markdown))


def cards(chapter: Chapter) -> list[Card]:
    """The recall questions of a chapter, each with the answer that is folded below it."""
    recap = "\n".join(section(chapter.notebook, "Recap"))
    return [
        Card(prose.line(question), prose.line(prose.without_links(answer)), f"chapter-{chapter.number:02}")
        for question, answer in QUESTION.findall(recap)
    ]


def cards_text(all_cards: list[Card]) -> str:
    text = io.StringIO(CARD_HEAD)
    text.seek(0, io.SEEK_END)
    csv.writer(text, lineterminator="\n").writerows(all_cards)
    return text.getvalue()


def sheets_text(sheets: list[Sheet]) -> str:
    """Sheets as one file, a page each."""
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(pages.TEMPLATES), autoescape=False)
    course = {
        "title": sheets[0].chapter.label if len(sheets) == 1 else pages.COURSE,
        "styles": [pages.text("cells", "looks.css"), pages.text("sheets", "sheet.css")],
    }
    return environment.get_template("sheets/sheets.html.j2").render(course=course, sheets=sheets)


def executed(chapter: Chapter) -> Sheet:
    done = pages.executed(chapter)
    notebook = nbformat.read(done, as_version=4)
    return sheet(chapter, notebook, cells.made(notebook, done))


def write(name: str, text: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    stamps.whole(FOLDER / name, text)
    line(f"  {within(FOLDER / name)}")


def convert(chapters: list[Chapter]) -> None:
    """
    Writes the cards of the whole course, then the sheets, executing what was not, all in one where there are several. Goes
    on after a chapter that does not run to its end; raises Trouble about all of these at last.
    """
    write("cards.csv", cards_text([card for chapter in every() for card in cards(chapter)]))
    line("Each chapter runs first unless its last run still holds: all take about ten minutes on two cores")
    sheets, troubles = [], []
    for chapter in chapters:
        try:
            sheets.append(executed(chapter))
        except Trouble as trouble:
            troubles.append(str(trouble))
        else:
            write(chapter.page, sheets_text(sheets[-1:]))
    if len(sheets) > 1:
        write("all.html", sheets_text(sheets))
    if troubles:
        raise Trouble("\n".join(troubles))


def main() -> int:
    parser = argparse.ArgumentParser(description="Make sheets to print and flash cards of chapters.")
    parser.add_argument("chapter", nargs="*")
    convert(named(parser.parse_args().chapter))
    return 0


if __name__ == "__main__":
    with told():
        sys.exit(main())
