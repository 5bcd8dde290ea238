"""What a chapter asks of its reader stays within a budget: time, code, words, and how the code comes."""

import re

import chapter
import minutes
import notebooks
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

WIDEST, LARGEST_CLASS = 88, 25
SPEAKS = re.compile(r"\b(show|check|chapter|hint|source|print\w*)\(")


def asked(notebook) -> minutes.Load:
    return minutes.load(minutes.parts(notebook).path)


def before_first_figure(notebook) -> int:
    """Lines of code after the set-up cell up to the first figure, its own cell included."""
    lines = 0
    for cell in notebooks.code(notebook)[1:]:
        lines += minutes.code_lines(cell.source)
        if minutes.figures(cell.source):
            break
    return lines


def cells_in_silence(notebook) -> int:
    """The most code cells in a row of which none prints or shows something."""
    longest = run = 0
    for cell in notebooks.code(notebook):
        run = 0 if SPEAKS.search(cell.source) else run + 1
        longest = max(longest, run)
    return longest


def wide_lines(notebook) -> int:
    return sum(len(line) > WIDEST for cell in notebooks.code(notebook) for line in cell.source.split("\n"))


def large_classes(notebook) -> int:
    classes = filter(notebooks.declares_class, notebooks.code(notebook))
    return sum(minutes.code_lines(cell.source) > LARGEST_CLASS for cell in classes)


def core_missed(notebook) -> int:
    """Minutes by which the core of a path lies outside 20 to 30; a path as short as that needs none."""
    if asked(notebook).minutes <= 30:
        return 0
    core = minutes.load(minutes.core(notebook)).minutes
    return max(20 - core, core - 30, 0)


# What is measured, and how much of it a chapter may have.
BUDGET = {
    "minutes": (lambda notebook: asked(notebook).minutes, 60),
    "lines": (lambda notebook: asked(notebook).lines, 200),
    "words": (lambda notebook: asked(notebook).words, 3000),
    "before the first figure": (before_first_figure, 15),
    "cells in silence": (cells_in_silence, 2),
    "wide lines": (wide_lines, 0),
    "large classes": (large_classes, 1),
    "core missed by": (core_missed, 0),
}


def over(notebook) -> list[str]:
    """Where a notebook asks for more than it may, in words."""
    measured = [(name, measure(notebook), limit) for name, (measure, limit) in BUDGET.items()]
    return [f"{name}: {value}, {limit} at most" for name, value, limit in measured if value > limit]


@pytest.mark.parametrize("here", chapter.every(), ids=lambda here: here.path.stem)
def test_keeps_to_the_budget(here):
    assert over(here.notebook) == []


CORE = new_markdown_cell("**Predict.** " * 20 + "word " * 900, metadata={"tags": ["core"]})


def made(*cells):
    """A notebook within the budget, and these cells."""
    notebook = new_notebook()
    notebook.cells = [code("import module java.base;"), *cells, CORE]
    return notebook


def code(*lines):
    return new_code_cell("\n".join(lines))


BREAKERS = {
    "minutes": made(new_markdown_cell("**Predict.** " * 58)),
    "lines": made(code("show(x);"), code(*["f();"] * 200)),
    "words": made(new_markdown_cell("word " * 2100)),
    "before the first figure": made(code(*["f();"] * 15), code("show(x);")),
    "cells in silence": made(code("show(x);"), code("f();"), new_markdown_cell("so"), code("f();"), code("f();")),
    "wide lines": made(code("f();" + "x" * 85)),
    "large classes": made(code("show(x);"), *[code("class A {", *["f();"] * 25, "}")] * 2),
    "core missed by": new_notebook(cells=[code("import module java.base;"), new_markdown_cell("**Predict.** " * 60)]),
}


@pytest.mark.parametrize("name", BUDGET)
def test_each_measure_is_noticed_by_itself(name):
    assert over(made(code("show(x);"), code("f();"), code("f();"))) == []
    assert [told.partition(":")[0] for told in over(BREAKERS[name])] == [name]
