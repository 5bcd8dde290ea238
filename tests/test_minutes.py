"""How the minutes of a chapter are counted."""

import chapter
import minutes
import navigation
import nbformat
import pytest
import schedule
from minutes import Load
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook


def code(source, *tags):
    return new_code_cell(source, metadata={"tags": list(tags)})


def load(*cells) -> Load:
    return minutes.load(cells)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("int a = 1;\n\nint b = 2;\n", 2),
        ("import module java.base;\nimport java.util.List;\nint a;", 1),
        ("void f() {\n    g();\n}", 3),
        ("a ^= a << 13; b ^= b << 13;", 2),
        ("for (int i = 0; i < n; i++) sum += i;", 1),
        ("lock.lock(); try { work(); } finally { lock.unlock(); }", 3),
        ("crew.together(1.0, slice -> { slice.work(1); lock.lock(); });", 3),
        ("// why\nint a = 1;       // b; c; d;", 2),
        ("String s = \"a; b; c\";\nchar c = ';';", 2),
        ('String program = """\n    void main() {\n        f(); g();\n    }\n    """;', 1 + 4),
        ('String program = """\n    import os\n\n    print("; ;")\n    """;', 1 + 2),
    ],
)
def test_a_statement_is_a_line_and_a_text_block_is_code(source, lines):
    assert minutes.code_lines(source) == lines


def test_a_source_that_a_cell_shows_is_code():
    shown = load(code("show(source(Amdahl.class));"))
    file = next((minutes.LIB / "src" / "main").rglob("Amdahl.java"))
    assert shown.lines == 1 + minutes.code_lines(file.read_text(encoding="utf-8")) > 20


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two words", 2),
        ("A **bold** claim – and `code`", 5),
        ("[a link](https://example.org/a b)", 2),
        ("| one | two |\n|---|---|\n| 3 | |", 3),
        ("before <!-- not read --> after<br>all", 3),
        ("above\n```java\nint a = 1;\n```\nbelow", 2),
    ],
)
def test_words_are_those_that_are_read(text, words):
    assert minutes.words(text) == words


def test_what_is_folded_away_and_what_the_speaker_sees_does_not_count():
    assert load(new_markdown_cell("One <details><summary>two</summary>three\n\nfour</details> five")).words == 2
    assert load(new_markdown_cell("Ask for hands.", metadata={"slideshow": {"slide_type": "notes"}})) == Load()
    assert load(code("class MySum { }", "solution"), code('check("02a", x);', "exercise")) == Load()
    assert load(new_markdown_cell("<!-- contents -->\n\n| many | words |\n\n<!-- /contents -->\nown")).words == 1


def test_a_block_of_code_in_a_text_is_code():
    assert load(new_markdown_cell("See\n```java\nf();\n\ng();\n```")) == Load(words=1, lines=2)


def test_predicts_and_figures_have_a_price_of_their_own():
    assert load(new_markdown_cell("**Predict.** Which?"), code("var x = 1;\nshow(x);\nshow(y);")) == Load(2, 3, 1, 2)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (Load(), 0),
        (Load(words=1), 5),
        (Load(words=1000), 5),
        (Load(words=1001), 10),
        (Load(lines=40), 5),
        (Load(lines=41), 10),
        (Load(predicts=20), 15),
        (Load(figures=10), 5),
        (Load(words=400, lines=8, predicts=2, figures=1), 5),
        (Load(words=400, lines=9, predicts=2, figures=1), 10),
    ],
)
def test_minutes_are_rounded_up_to_five(asked, told):
    assert asked.minutes == told


def notebook():
    texts = [
        "# 7 · Sample\n\n0 minutes · needs: nothing\n\nA problem.",
        "## Exercises\n\nHow to.\n\n### Exercise 7a: do it (10 minutes)\n\n" + "task " * 2000,
        "### Exercise 7b: do it again (15 minutes)",
        "## Recap\n\n" + "word " * 1200,
        "## Detours\n\n" + "spare " * 500,
        "### The inside\n\n*If you want to know more: 0 minutes.*\n\n" + "deep " * 1000,
        "### Exercise 7c: deeper (5 minutes)",
        "### A proof\n\n*If you doubt it: 0 minutes.*",
    ]
    made = new_notebook(cells=[new_markdown_cell(text, id=f"cell-{at}") for at, text in enumerate(texts)])
    made.metadata["course"] = {"title": "Sample", "sees": "x"}
    made.cells[0].metadata["tags"] = ["core"]
    return made


@pytest.fixture
def sample(tmp_path):
    (tmp_path / "notebooks").mkdir()
    nbformat.write(notebook(), tmp_path / "notebooks" / "07-sample.ipynb")
    (tmp_path / "README.md").write_text("<!-- chapters -->\n<!-- /chapters -->")
    return tmp_path


def test_path_exercises_and_detours_count_apart(sample):
    here = chapter.every(sample / "notebooks")[0]
    assert (here.minutes, here.core_minutes, here.exercise_minutes, here.detour_minutes) == (10, 5, 25, 10 + 5 + 5)
    assert list(here.parts.detours) == ["The inside", "A proof"]


def test_minutes_are_written_where_they_are_told(sample):
    navigation.fill(sample)
    here = chapter.every(sample / "notebooks")[0]
    texts = [cell.source for cell in here.notebook.cells]
    assert "\n10 minutes, exercises 25 more, detours 20 more · needs: nothing\n" in texts[0]
    assert "*If you want to know more: 15 minutes.*" in texts[5]
    assert "*If you doubt it: 5 minutes.*" in texts[7]
    assert "| 10 | 25 | 20 | x |" in (sample / "README.md").read_text()


def test_a_schedule_adds_up_the_chapters_that_are_written():
    assert "| one day | path of 0, 2, 3, 14 |" in schedule.table(chapter.every())


def test_a_talk_is_the_core_where_one_is_marked_and_takes_half_as_long_again_in_a_room(sample, monkeypatch):
    monkeypatch.setattr(schedule, "PLANS", [("short", "core", (7, 8)), ("long", "path", (7,))])
    rows = schedule.table(chapter.every(sample / "notebooks")).splitlines()
    assert rows[2:] == ["| short | core of 7 | 5 | 0.1 |", "| long | path of 7 | 10 | 0.2 |"]
