"""Chapters as pages: one file each, folded where it should be, with ways to the others."""

import re
import sys

import browser
import cells
import chapter
import execute
import index
import nbformat
import pages
import paper
import prose
import pytest
import sample
from chapter import Chapter
from nbformat.v4 import new_code_cell, new_notebook, new_output


@pytest.fixture(scope="module")
def reader():
    with browser.context(browser.NO_HOSTS, viewport={"width": 1280, "height": 900}) as opened:
        yield opened


@pytest.fixture(params=paper.EVERY)
def made(request):
    """The page of a notebook, as a file."""
    return paper.page(request.param)


def test_a_page_loads_nothing_and_says_nothing(made, reader):
    assert paper.loads(made.read_text(encoding="utf-8")) == []
    log, page = [], reader.new_page()
    browser.watched(page, log)
    page.goto(made.as_uri())
    page.wait_for_load_state()
    assert page.evaluate("document.querySelectorAll('details[open]').length") == 0
    assert page.evaluate("[...document.images].every(image => image.alt && image.naturalWidth > 0)")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    targets = page.evaluate(
        "[...document.querySelectorAll('nav.sections a')].map(a => a.getAttribute('href').slice(1))"
    )
    assert targets and page.evaluate("ids => ids.every(id => document.getElementById(decodeURIComponent(id)))", targets)
    page.close()
    assert log == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_code_stand_out_in_both_schemes(scheme, reader):
    page = reader.new_page()
    page.emulate_media(color_scheme=scheme)
    page.goto(paper.page("98-sample").as_uri())
    colours = page.evaluate("""() => [...document.querySelectorAll('p, li, td, .source span, .printed, a, summary')]
      .filter(e => e.textContent.trim() && e.checkVisibility())
      .map(e => [getComputedStyle(e).color, [e, ...function* () { for (let n = e; n; n = n.parentElement) yield n; }()]
        .map(n => getComputedStyle(n).backgroundColor).find(c => c !== 'rgba(0, 0, 0, 0)')])""")
    worst = min(contrast(*map(channels, pair)) for pair in colours)
    page.close()
    assert worst >= 4.5


def channels(colour: str) -> list[float]:
    return [float(number) for number in re.findall(r"[\d.]+", colour)[:3]]


def contrast(one, other) -> float:
    """The contrast ratio of the Web Content Accessibility Guidelines."""

    def light(colour):
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (part / 255 for part in colour)]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, bright = sorted([light(one), light(other)])
    return (bright + 0.05) / (dark + 0.05)


def test_the_slider_works_on_a_page(reader):
    page = reader.new_page()
    page.goto(paper.page("98-sample").as_uri())
    slider = page.locator(".amdahl-slider").first
    share = page.get_by_label("serial share B").first
    share.press("Home")
    assert "S = 4.00" in slider.inner_text() and "no limit" in slider.inner_text()
    share.press("End")
    assert "S = 1.00" in slider.inner_text()
    assert share.get_attribute("aria-valuetext") == "100 %"
    page.close()


def test_the_script_says_what_java_said(reader):
    """The sentence in the file was written by Java; the script replaces it with its own."""
    by_java = {
        stem: re.findall(r'class="amdahl-slider[^>]*>\s*<p>(.*?)</p>', paper.page(stem).read_text(encoding="utf-8"))
        for stem in paper.CHAPTERS
    }
    assert any(by_java.values())
    for stem, said in by_java.items():
        page = reader.new_page()
        page.goto(paper.page(stem).as_uri())
        assert page.locator(".amdahl-slider p").all_text_contents() == said
        page.close()


def test_without_scripts_the_slider_is_a_sentence(tmp_path):
    with browser.context(browser.NO_HOSTS, java_script_enabled=False) as opened:
        page = opened.new_page()
        path = tmp_path / "no-script.html"
        path.write_text(sample.slider(), encoding="utf-8")
        page.goto(path.as_uri())
        assert page.locator("body").inner_text().strip() == sample.SENTENCE


def test_links_between_chapters_lead_to_pages():
    text = paper.page("98-sample").read_text(encoding="utf-8")
    assert 'href="03-threads.html#stop"' in text and ".ipynb" not in text


def test_the_notebooks_own_navigation_is_left_out():
    text = paper.page("98-sample").read_text(encoding="utf-8")
    assert "navigation from the notebook" not in text


def test_contents_tell_minutes_and_the_question():
    chapter = Chapter(paper.notebook("98-sample"))
    assert (chapter.label, chapter.minutes, chapter.exercise_minutes) == ("98 · A sample", 15, 10)
    text = pages.contents_text([chapter], "Words.")
    assert "<td>15</td><td>10</td>" in text
    assert 'href="98-sample.html"' in text and "What does a page look like when all is well?" in text
    assert paper.loads(text) == []


@pytest.mark.parametrize("kind", [paper.page, paper.slides], ids=["page", "slides"])
def test_formulas_are_drawn_and_code_keeps_its_dollars(kind, reader):
    page = reader.new_page()
    page.goto(kind("98-sample").as_uri())
    assert page.locator("math").evaluate_all("all => all.map(each => each.getAttribute('display'))") == [
        "block",
        "inline",
        "inline",
    ]
    assert page.locator("math mfrac").count() == 2
    dollars = page.evaluate(
        "[...document.querySelectorAll('.text-cell')].flatMap(e => e.textContent.match(/[$].*[$]/g) ?? [])"
    )
    assert dollars == ["$B$"]
    page.close()


def test_a_formula_that_is_none_stays_as_it_was_written():
    assert prose.formula("\\frac", "inline") == "<code>\\frac</code>"


def test_a_table_without_a_head_has_none():
    text = paper.page("98-sample").read_text(encoding="utf-8")
    assert text.count("<thead>") == 2 and "<th></th>" not in text


def test_code_is_not_cut_and_does_not_scroll_sideways(made, reader):
    page = reader.new_page()
    page.goto(made.as_uri())
    assert page.evaluate("[...document.querySelectorAll('.source pre')].every(e => e.scrollWidth <= e.clientWidth)")
    page.close()


def test_eighty_eight_characters_of_code_are_one_line(reader, tmp_path):
    notebook = new_notebook(cells=[new_code_cell("x" * 88), new_code_cell("x")])
    path = tmp_path / "wide.html"
    path.write_text(pages.page_text(notebook, Chapter(paper.notebook("98-sample")), "x", None, None))
    page = reader.new_page()
    page.goto(path.as_uri())
    wide, short = page.locator(".source pre").evaluate_all("all => all.map(each => each.offsetHeight)")
    page.close()
    assert wide == short


def test_detours_stand_apart_on_a_page(reader):
    page = reader.new_page()
    page.goto(paper.page("98-sample").as_uri())
    assert page.locator(".detours > * h2, .detours > * h3").evaluate_all("all => all.map(h => h.id)") == [
        "Detours",
        "The-inside",
    ]
    assert page.locator("nav.sections > ol > li > ol a").evaluate_all("all => all.map(a => a.hash)") == ["#The-inside"]
    page.close()


def test_contents_tell_the_minutes_of_detours_apart():
    text = pages.contents_text([Chapter(paper.notebook("98-sample"))], "Words.")
    assert '<th scope="col">Detours</th>' in text and "<td>15</td><td>10</td><td>5</td>" in text


@pytest.fixture
def search(reader):
    """The page of contents with its search; afterwards nothing may have been said on the console or asked for."""
    log, page = [], reader.new_page()
    browser.watched(page, log)
    page.goto(paper.written("index.html", pages.contents_text(chapter.every(), "Words.", searched=True)).as_uri())
    yield page
    page.close()
    assert log == []


def asked(page, words: str) -> list[str]:
    """Where the sections stand that are found for these words."""
    page.get_by_role("searchbox").fill(words)
    return page.locator("#results a").evaluate_all("all => all.map(a => decodeURI(a.getAttribute('href')))")


def test_the_search_finds_words_and_code_and_those_in_titles_first(search):
    assert asked(search, "karp flatt")[0].startswith("02-amdahls-law.html#")
    assert any(found.startswith("12-deadlocks.html#") for found in asked(search, "tryLock"))
    assert asked(search, "CONVOY effect")[0] == "15-the-global-interpreter-lock.html#The-convoy"
    assert search.locator("#results mark").first.text_content().lower() in ("convoy", "effect")
    assert asked(search, "zebra crossing") == [] and search.locator("#told").text_content() == "0 sections"
    assert asked(search, "") == [] and search.locator("#told").text_content() == ""


def test_what_the_search_finds_is_there_and_no_solution(reader):
    entries = index.entries(chapter.every())
    solutions = [
        cell.source
        for each in chapter.every()
        for cell in each.notebook.cells
        if "solution" in cell.metadata.get("tags", [])
    ]
    names = {name for source in solutions for name in re.findall(r"class (\w+Solution)", source)}
    assert names and not [name for name in names for entry in entries if name in entry["words"]]
    for stem in paper.CHAPTERS:
        page = reader.new_page()
        page.goto(paper.page(stem).as_uri())
        places = [entry["page"].partition("#")[2] for entry in entries if entry["page"].startswith(stem)]
        there = set(page.locator("[id]").evaluate_all("all => all.map(each => each.id)"))
        page.close()
        assert places and set(places) <= there


def test_long_code_is_cut_at_empty_lines_and_loses_nothing():
    code = "\n\n".join(f"int method{i}() {{\n    return {i};\n}}" for i in range(15))
    parts = cells.in_parts(code)
    assert len(parts) > 1 and max(part.count("\n") + 1 for part in parts) <= cells.CODE_LINES
    assert all(part.startswith("int method") and part.rstrip().endswith("}") for part in parts)
    assert "\n\n".join(part.strip() for part in parts) == code


def test_code_without_empty_lines_is_cut_too():
    parts = cells.in_parts("\n".join(f"int i{i};" for i in range(100)))
    assert max(part.count("\n") + 1 for part in parts) <= cells.CODE_LINES
    assert "\n".join(parts).count("int") == 100


def test_outputs_follow_the_last_part_of_long_code():
    cell = new_code_cell("\n".join(f"int i{i};" for i in range(40)), outputs=[new_output("stream", text="done\n")])
    parts = cells.with_short_code(new_notebook(cells=[cell])).cells
    assert [len(each.outputs) for each in parts] == [0, 1]
    assert len({each.id for each in parts}) == 2


def test_the_command_runs_a_chapter_and_makes_its_page(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(pages, "BUILD", tmp_path)
    monkeypatch.setattr(execute, "EXECUTED", tmp_path / "executed")
    monkeypatch.setattr(sys, "argv", ["pages.py", "html", "00"])
    monkeypatch.setenv("COURSE_QUICK", "1")
    assert pages.main() == 0
    said = capsys.readouterr().out
    assert "html/00-start-here.html" in said and "html/index.html" in said
    assert "Start here" in (tmp_path / "html" / "00-start-here.html").read_text(encoding="utf-8")


def test_a_page_tells_the_machine_it_was_made_on():
    source = paper.notebook("98-sample")
    words = cells.made(nbformat.read(source, as_version=4), source)
    assert re.fullmatch(r"Sample CPU, 2 cores, OpenJDK 25 · \d{4}-\d\d-\d\d", words)
