"""Sheets to print, a page for each chapter, and the recall questions as cards."""

import csv
import re

import browser
import chapter
import pages
import paper
import pytest
import sheets
from nbformat.v4 import new_markdown_cell, new_notebook
from say import Trouble

BEGINNING = "00"  # has neither a pitfall nor a choice


@pytest.fixture(scope="module")
def paged():
    with browser.context(browser.NO_HOSTS) as opened:
        yield opened


def test_each_chapter_has_one_page_of_paper(paged, tmp_path):
    assert paper.loads(paper.sheets().read_text(encoding="utf-8")) == []
    page = paged.new_page()
    page.goto(paper.sheets().as_uri())
    assert page.evaluate("[...document.images].every(image => image.alt && image.naturalWidth > 0)")
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    page.close()
    assert len(re.findall(rb"/Type\s*/Page[^s]", printed)) == len(paper.CHAPTERS)


@pytest.mark.parametrize("here", chapter.every(), ids=lambda here: here.path.stem)
def test_a_sheet_has_all_its_parts(here):
    made = sheets.sheet(here, *paper.read(here.path.stem))
    assert here.sentence
    assert re.search("<img|<table|<svg", made.poster)
    if not here.path.stem.startswith(BEGINNING):
        assert "Pitfall" in made.pitfall and made.pitfall.count("<p>") >= 1
        assert "<table>" in made.which_one
    assert "<a " not in made.pitfall + made.which_one and "Predict" not in made.pitfall


def test_the_cards_hold_each_recall_question_once():
    text = sheets.cards_text([card for here in chapter.every() for card in sheets.cards(here)])
    head = [row for row in text.splitlines() if row.startswith("#")]
    cards = list(csv.reader(text.splitlines()[len(head) :]))
    assert "#separator:Comma" in head and {len(card) for card in cards} == {3}
    assert all(
        question and answer and not re.search(r"\]\(|<summary>|<p>", question + answer) for question, answer, _ in cards
    )
    for here in chapter.every():
        recap = "\n".join(cell.source for cell in here.notebook.cells if cell.id == "recap")
        assert recap.count("<summary>") == sum(tag == f"chapter-{here.number:02}" for *_, tag in cards) >= 4


def test_a_question_with_commas_quotes_and_code_comes_back_as_it_was():
    recap = '## Recap\n\n<details><summary>Is `a, "b"` one?</summary>No, [see](#there).</details>'
    made = new_notebook(cells=[new_markdown_cell(recap)])
    here = chapter.Chapter(chapter.every()[0].path)
    here.__dict__["notebook"] = made
    rows = list(csv.reader(sheets.cards_text(sheets.cards(here)).splitlines()))
    assert rows[-1] == ["Is <code>a, &quot;b&quot;</code> one?", "No, see.", "chapter-00"]


def test_a_chapter_that_fails_takes_nothing_from_the_others(monkeypatch, tmp_path):
    before, failing, after = chapter.every()[:3]

    def executed(here):
        assert (tmp_path / "cards.csv").exists()
        if here == failing:
            raise Trouble(f"Chapter {here.number} did not run to its end")
        return here.path

    monkeypatch.setattr(pages, "executed", executed)
    monkeypatch.setattr(sheets, "FOLDER", tmp_path)
    with pytest.raises(Trouble, match="Chapter 1 did not"):
        sheets.convert([before, failing, after])
    assert {path.name for path in tmp_path.iterdir()} == {"cards.csv", before.page, after.page, "all.html"}
    together = (tmp_path / "all.html").read_text(encoding="utf-8")
    assert re.findall(r'id="chapter-(\d+)"', together) == [str(before.number), str(after.number)]
