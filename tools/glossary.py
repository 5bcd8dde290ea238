"""
The course's terms (notebooks/terms.txt: one a line, with its other forms), and where each is explained: the section of a text
that sets it in bold. From them come the list in chapter 00, the page of words, and the links from each use in the pages.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import prose
from chapter import Chapter, plain
from places import NOTEBOOKS

PAGE = "words.html"
BOLD = re.compile(r"\*\*([^*\n]{2,60})\*\*")
HEADING = re.compile(r"(?m)^#{1,3} (.+)$")
ITEM = re.compile(r"^(?:[-*>]|\d+\.) +")
SENTENCE_END = re.compile(r"(?<=[.?])\s+(?=[A-Z*`(])")
POINTS_BACK = re.compile(r"(That|This|They|Such)\b")
FOLDED = re.compile(r"<!-- (\w+) -->.*?<!-- /\1 -->|<details.*?</details>", re.DOTALL)
TOKEN = re.compile(r"(<[^>]*>)")
CLOSED = ("a", "code", "pre", "h1", "h2", "h3", "summary", "strong", "th", "math", "svg")


class Explained(NamedTuple):
    """Where a term is explained, and in which words."""

    chapter: Chapter
    section: str
    words: str

    @property
    def notebook_link(self) -> str:
        return f"{self.chapter.path.name}#{self.section.replace(' ', '-')}"

    @property
    def page_link(self) -> str:
        return f"{self.chapter.page}#{prose.heading_id(self.section)}"


@cache
def terms() -> dict[str, re.Pattern]:
    """Of each term the pattern that finds it and its other forms, but no part of another word."""
    found = {}
    for row in (NOTEBOOKS / "terms.txt").read_text(encoding="utf-8").splitlines():
        term, _, others = row.partition(":")
        forms = sorted([term, *filter(None, map(str.strip, others.split(",")))], key=len, reverse=True)
        found[term] = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])", re.IGNORECASE)
    return found


def set_in_bold(text: str) -> list[str]:
    """The terms that a text explains."""
    bold = BOLD.findall(text)
    return [term for term, pattern in terms().items() if any(map(pattern.fullmatch, bold))]


def explained(chapters: list[Chapter]) -> dict[str, list[Explained]]:
    """Of each term where it is explained, in the order of the chapters, once a chapter."""
    found = {term: [] for term in terms()}
    for chapter in chapters:
        section = chapter.label
        for cell in chapter.notebook.cells:
            if cell.cell_type != "markdown":
                continue
            text = FOLDED.sub("", cell.source)
            heading = HEADING.search(text)
            section = plain(heading[1]) if heading else section
            for term in set_in_bold(text):
                if all(place.chapter is not chapter for place in found[term]):
                    found[term].append(Explained(chapter, section, sentence(text, terms()[term])))
    return {term: found[term] for term in sorted(found)}


def sentence(text: str, pattern: re.Pattern) -> str:
    """The sentence, or the row of a table, in which a term stands in bold; with the one before it where it points back."""
    for line in text.split("\n"):
        if line.startswith("|"):
            sentences = [": ".join(map(str.strip, line.strip("| ").split("|")))]
        else:
            sentences = SENTENCE_END.split(ITEM.sub("", line))
        for i, each in enumerate(sentences):
            if any(map(pattern.fullmatch, BOLD.findall(each))):
                return " ".join(sentences[i - 1 : i + 1]) if i and POINTS_BACK.match(each) else each
    return ""


def listed(chapters: list[Chapter]) -> str:
    """All terms in one paragraph a letter, each with the sections that explain it, for chapter 00."""
    letters = {}
    for term, places in explained(chapters).items():
        if places:
            links = ", ".join(f"[{place.chapter.number}]({place.notebook_link})" for place in places)
            letters.setdefault(term[0], []).append(f"{term} {links}")
    return "\n\n".join(" · ".join(words) for _, words in sorted(letters.items()))


def linked(page: str, done: set[str]) -> str:
    """HTML of a text whose first use of each term, but for those in `done`, leads to the page of words; adds to `done`."""
    return "".join(_linked(page, done))


def _linked(page: str, done: set[str]) -> Iterator[str]:
    closed = 0
    for token in TOKEN.split(page):
        tag = re.match(r"</?(\w+)", token)
        if tag:
            if tag[1] in CLOSED and not token.endswith("/>"):
                closed += -1 if token.startswith("</") else 1
            yield token
        else:
            yield token if closed else _first_uses(token, done)


def _first_uses(text: str, done: set[str]) -> str:
    uses = []
    for term, pattern in terms().items():
        use = pattern.search(text) if term not in done else None
        if use and not any(use.start() < end and start < use.end() for start, end, _ in uses):
            uses.append((use.start(), use.end(), term))
            done.add(term)
    for start, end, term in sorted(uses, reverse=True):
        text = f'{text[:start]}<a class="term" href="{PAGE}#{at(term)}">{text[start:end]}</a>{text[end:]}'
    return text


def at(term: str) -> str:
    """Where a term stands on the page of words."""
    return term.replace(" ", "-")
