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

# Chapters that ask for more, and for how much at most. The list may only shrink; new chapters keep to the budget.
EXCEEDS: dict[str, dict[str, int]] = {
    "08": {
        "minutes": 120,
        "lines": 584,
        "words": 4277,
        "before the first figure": 33,
        "cells in silence": 3,
        "wide lines": 106,
        "large classes": 7,
        "core missed by": 20,
    },
}


def over(notebook, allowed=None) -> list[str]:
    """Where a notebook asks for more than it may, in words."""
    measured = {name: measure(notebook) for name, (measure, _) in BUDGET.items()}
    limits = {name: limit for name, (_, limit) in BUDGET.items()} | (allowed or {})
    return [f"{name}: {value}, {limits[name]} at most" for name, value in measured.items() if value > limits[name]]


def left_over(notebook, allowed) -> list[str]:
    """What may be taken off the list, because the notebook keeps to the budget there."""
    return [name for name in allowed if BUDGET[name][0](notebook) <= BUDGET[name][1]]


@pytest.mark.parametrize("here", chapter.every(), ids=lambda here: here.path.stem)
def test_keeps_to_the_budget(here):
    assert over(here.notebook, EXCEEDS.get(here.path.stem[:2])) == []


def test_the_list_of_what_exceeds_holds_nothing_that_fits():
    by_number = {number: left_over(chapter.named([number])[0].notebook, allowed) for number, allowed in EXCEEDS.items()}
    assert {number: names for number, names in by_number.items() if names} == {}


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


@pytest.mark.parametrize("name", BUDGET)
def test_the_list_may_only_shrink(name):
    value = BUDGET[name][0](BREAKERS[name])
    assert over(BREAKERS[name], {name: value}) == []
    assert len(over(BREAKERS[name], {name: value - 1})) == 1
    assert left_over(BREAKERS[name], {name: value}) == []
    assert left_over(made(), {name: value}) == [name]
