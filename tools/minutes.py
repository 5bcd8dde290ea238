"""
How long a chapter takes, from what there is to read and to run.

words / 200 + lines of code / 8 + 3/4 for each Predict + 1/2 for each figure, rounded up to five. A statement is a line,
also where several stand in one; text blocks and sources that a cell shows are code. What is folded away and what only the
speaker sees does not count. The path, each detour and the exercises count apart; an exercise says its own.
"""

import math
import re
from dataclasses import dataclass
from functools import reduce

from places import LIB

DETOURS = re.compile(r"(?m)^## Detours$")
EXERCISE = re.compile(r"(?m)^### Exercise \d+[a-z]: .+ \((\d+) minutes\)$")
HEADING = re.compile(r"(?m)^#{2,3} (.+)$")
GENERATED = re.compile(r"<!-- (navigation|contents|schedule|terms) -->.*?<!-- /\1 -->", re.DOTALL)
FOLDED = re.compile(r"<details.*?</details>", re.DOTALL)
FENCED = re.compile(r"(?ms)^```[^\n]*\n(.*?)^```$")
SHOWN = re.compile(r"\bsource\((\w+)\.class")
QUOTED = re.compile(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|//[^\n]*|/\*.*?\*/', re.DOTALL)
BLOCK = re.compile(r'"""\n(.*?)"""', re.DOTALL)


@dataclass(frozen=True)
class Load:
    """What a part of a chapter asks of its reader."""

    words: int = 0
    lines: int = 0
    predicts: int = 0
    figures: int = 0

    def __add__(self, other: "Load") -> "Load":
        return Load(
            self.words + other.words,
            self.lines + other.lines,
            self.predicts + other.predicts,
            self.figures + other.figures,
        )

    @property
    def minutes(self) -> int:
        exact = self.words / 200 + self.lines / 8 + self.predicts * 3 / 4 + self.figures / 2
        return math.ceil(exact / 5) * 5


@dataclass(frozen=True)
class Parts:
    """The cells of a notebook by who walks them."""

    path: list
    exercises: list
    detours: dict[str, list]  # by heading; an exercise that stands in a detour belongs to it


def parts(notebook) -> Parts:
    """The path; the section of the exercises; behind the heading "Detours" each detour by its heading."""
    path, exercises, detours = [], [], {}
    here, behind = path, False
    for cell in notebook.cells:
        heading = HEADING.search(cell.source) if cell.cell_type == "markdown" else None
        if heading and DETOURS.search(cell.source):
            here, behind = [], True
        elif heading and behind and not EXERCISE.search(cell.source):
            here = detours.setdefault(heading[1], [])
        elif heading and not behind and heading[0].startswith("## "):
            here = exercises if heading[1] == "Exercises" else path
        here.append(cell)
    return Parts(path, exercises, detours)


def core(notebook) -> list:
    return [cell for cell in notebook.cells if "core" in cell.metadata.get("tags", [])]


def load(cells) -> Load:
    return reduce(Load.__add__, map(_load, cells), Load())


def exercises(cells) -> int:
    """What the exercises among these cells say of themselves."""
    return sum(int(own) for cell in cells for own in EXERCISE.findall(cell.source) if cell.cell_type == "markdown")


def detour(cells) -> int:
    return load(cells).minutes + exercises(cells)


def _load(cell) -> Load:
    if {"exercise", "solution"} & set(cell.metadata.get("tags", [])):
        return Load()
    if cell.cell_type == "code":
        return Load(lines=code_lines(cell.source) + shown_lines(cell.source), figures=figures(cell.source))
    if cell.cell_type != "markdown" or cell.metadata.get("slideshow", {}).get("slide_type") == "notes":
        return Load()
    text = FOLDED.sub("", GENERATED.sub("", cell.source)).partition("\n### Exercise ")[0]
    return Load(
        words=words(text),
        lines=sum(code_lines(block) for block in FENCED.findall(text)),
        predicts=text.count("**Predict.**"),
    )


def words(markdown: str) -> int:
    """The words of a text as it is read: neither code blocks nor marks, nor where links lead."""
    text = re.sub(r"<!--.*?-->|<[^<>]*>", " ", FENCED.sub("", markdown), flags=re.DOTALL)
    text = re.sub(r"\]\([^)]*\)", " ", text)
    return sum(1 for word in text.split() if re.search(r"\w", word))


def figures(source: str) -> int:
    return len(re.findall(r"(?m)^\s*show\(", source))


def code_lines(source: str) -> int:
    """Lines that hold something, without imports; where a line holds several statements, each is one."""
    lines, open_brackets = 0, []
    for line in QUOTED.sub('""', BLOCK.sub('""', source)).split("\n"):
        ends = 0
        for sign in line:
            if sign in "({[":
                open_brackets.append(sign)
            elif sign in ")}]" and open_brackets:
                open_brackets.pop()
            elif sign == ";" and open_brackets[-1:] != ["("]:  # the head of a loop is one
                ends += 1
        if line.strip() and not line.startswith("import "):
            lines += max(1, ends)
    return lines + sum(code_lines(block) for block in BLOCK.findall(source))


def shown_lines(source: str) -> int:
    """The lines of the library's classes whose sources the cell shows."""
    files = [file for name in SHOWN.findall(source) for file in (LIB / "src" / "main").rglob(f"{name}.java")]
    return sum(code_lines(file.read_text(encoding="utf-8")) for file in files)
