"""What a class is given: chapters and pages in which no solution stands."""

import html
import re

import handout
import notebooks
import paper
import pytest
from commands import call, trouble
from conftest import ROOT
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from notebooks import EVERY, load, tagged, tags

DECLARED = re.compile(r"\b(?:class|record|enum|interface)\s+(\w+)")


def solutions(notebook) -> list[str]:
    return [cell.source for cell in tagged(notebook, "solution")]


def answers(notebook) -> set[str]:
    """The names of the classes that only the solutions declare."""
    others = "\n".join(cell.source for cell in notebook.cells if "solution" not in tags(cell))
    names = {name for source in solutions(notebook) for name in DECLARED.findall(source)}
    return {name for name in names if not re.search(rf"\b{name}\b", others)}


def words(page: str) -> str:
    """What stands in a page, marks of highlighting out."""
    return html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL)))


@pytest.mark.parametrize("path", EVERY, ids=notebooks.name)
class TestEveryChapter:
    def test_nothing_of_a_solution_stands_in_the_notebook(self, path):
        whole = load(path)
        text = "\n".join(cell.source for cell in handout.handed_out(whole).cells)
        assert solutions(whole) and len(answers(whole)) >= len(solutions(whole))
        assert not [name for name in answers(whole) if re.search(rf"\b{name}\b", text)]
        assert not [source for source in solutions(whole) if source in text]

    def test_nothing_leads_to_a_solution_or_a_hint(self, path):
        text = "\n".join(cell.source for cell in handout.handed_out(load(path)).cells)
        assert not re.search(r"\bhint\(|Stuck\?|folded away|solution (?:is|stands)", text)

    def test_all_else_stays(self, path):
        whole, handed = load(path), handout.handed_out(load(path))
        gone = {cell.id for cell in whole.cells} - {cell.id for cell in handed.cells}
        told = {cell.id for cell in whole.cells if cell.metadata.get("slideshow", {}).get("slide_type") == "notes"}
        assert gone == {cell.id for cell in tagged(whole, "solution")} | told
        assert [cell.source for cell in tagged(handed, "exercise")] == [
            cell.source for cell in tagged(whole, "exercise")
        ]
        before, after = ("\n".join(cell.source for cell in each.cells) for each in (whole, handed))
        assert before.count("<details>") == after.count("<details>")  # by these one tests oneself
        for task in re.findall(r"### Exercise .*", before):
            assert task in after

    def test_nothing_of_a_solution_stands_on_the_page(self, path, tmp_path):
        written = handout.write(path, paper.notebook(path.stem), {path.stem}, tmp_path)
        page = words(written[1].read_text(encoding="utf-8"))
        assert "For instructors" not in page and "hint(" not in page
        assert not [name for name in answers(load(path)) if re.search(rf"\b{name}\b", page)]


def test_the_notebook_is_without_outputs_and_its_page_has_them(tmp_path):
    path = EVERY[0]
    notebook, page = handout.write(path, paper.notebook(path.stem), {path.stem}, tmp_path)
    assert notebook.name == path.name
    assert not [cell for cell in notebooks.code(load(notebook)) if cell.outputs or cell.execution_count]
    assert "data:image/png" in page.read_text(encoding="utf-8") or "To see pictures" in page.read_text(encoding="utf-8")


def test_links_lead_to_pages_that_are_handed_out_and_nowhere_else(tmp_path):
    path = notebooks.chapter("05")
    _, page = handout.write(path, paper.notebook(path.stem), {path.stem, "18-a-server-from-scratch"}, tmp_path)
    led = set(re.findall(r'href="([^"#]+\.(?:html|ipynb))', page.read_text(encoding="utf-8")))
    assert led == {"18-a-server-from-scratch.html"}


def test_a_hint_that_was_asked_for_is_left_out():
    asked = new_notebook(cells=[new_code_cell('hint("05a");'), new_code_cell("IO.println(1);")])
    assert [cell.source for cell in handout.handed_out(asked).cells] == ["IO.println(1);"]


def test_only_the_words_about_help_go():
    text = (
        'Change the class. Stuck? Say `hint("05a")` in a cell, and again. The solution is folded away below: click.'
        " A third exercise stands in a [detour](#x).\n\nStuck? That is another matter."
    )
    handed = handout.handed_out(new_notebook(cells=[new_markdown_cell(text)])).cells[0].source
    assert handed == "Change the class. A third exercise stands in a [detour](#x).\n\nStuck? That is another matter."


def test_an_exercise_that_somebody_solved_is_seen():
    fresh = load(EVERY[5])
    mine = load(EVERY[5])
    assert handout.begun(mine, fresh) == []
    tagged(mine, "exercise")[0].source += "\n// mine"
    assert handout.begun(mine, fresh) == [tagged(mine, "exercise")[0].id]


def test_a_cell_that_somebody_added_is_seen():
    fresh = load(EVERY[5])
    mine = load(EVERY[5])
    mine.cells.insert(9, new_code_cell("class MySolution {}", id="mine"))
    assert handout.begun(mine, fresh) == ["mine"]


def test_without_a_chapter_it_is_one_sentence():
    assert "Which chapter" in trouble(call(ROOT, ".venv/bin/python", "tools/handout.py"))


@pytest.mark.whole
@pytest.mark.parametrize("path", EVERY, ids=notebooks.name)
def test_a_handout_runs_from_top_to_bottom(path, tmp_path):
    handed = handout.handed_out(load(path))
    ran = notebooks.run_cells(path, handed, tmp_path)
    assert all(cell.execution_count for cell in notebooks.code(ran) if cell.source.strip())
