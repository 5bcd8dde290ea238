"""axe-core finds nothing on any page and on any deck of slides."""

import browser
import pages
import paper
import pytest
from chapter import Chapter, every
from places import ROOT

AXE = ROOT / "slides" / "node_modules" / "axe-core" / "axe.min.js"
# axe passes over what is hidden, and reveal.js hides from readers of screens all slides but the one that is shown.
SHOW_ALL = """() => document.querySelectorAll('section[aria-hidden]').forEach(section => {
  section.removeAttribute('hidden');
  section.removeAttribute('aria-hidden');
})"""
FOUND = """async rules => (await axe.run({ resultTypes: ['violations'], ...rules })).violations.flatMap(rule =>
  rule.nodes.map(node => rule.id + ': ' + node.html.slice(0, 160)))"""


@pytest.fixture(scope="module")
def reader():
    with browser.context(browser.NO_HOSTS, viewport={"width": 1280, "height": 720}) as opened:
        yield opened


def found(reader, path, query="", scheme="light", ready="true") -> list[str]:
    """What axe finds. Dark differs from light by nothing but colours."""
    page = reader.new_page()
    page.emulate_media(color_scheme=scheme)
    page.goto(path.as_uri() + query)
    page.wait_for_function(ready)
    if query:
        page.evaluate(SHOW_ALL)
    page.add_script_tag(path=AXE)
    violations = page.evaluate(FOUND, {} if scheme == "light" else {"runOnly": ["color-contrast"]})
    page.close()
    return violations


@pytest.mark.parametrize("stem", paper.EVERY)
def test_a_page(stem, reader):
    path = paper.page(stem)
    assert found(reader, path) + found(reader, path, scheme="dark") == []


def on_slides(reader, path) -> list[str]:
    """On the first slide as it is shown, and on all slides as they are printed."""
    shown = found(reader, path, ready="() => window.Reveal && Reveal.isReady()")
    return shown + found(reader, path, "?print-pdf", ready="() => document.querySelector('.pdf-page')")


@pytest.mark.parametrize("stem", paper.EVERY)
def test_a_deck_of_slides(stem, reader):
    assert on_slides(reader, paper.slides(stem)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_of_contents(scheme, reader):
    path = paper.written("index.html", pages.contents_text(every(), "The chapters.", searched=True))
    assert found(reader, path, scheme=scheme) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_words(scheme, reader):
    path = paper.written("words.html", pages.words_text(every()))
    assert found(reader, path, scheme=scheme) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_sheets(scheme, reader):
    assert found(reader, paper.sheets(), scheme=scheme) == []


BAD = '<p style="color: #888; background: #777">grey on grey</p>'


def test_what_is_wrong_is_found_on_the_last_slide_and_in_the_dark(reader):
    notebook, made = paper.read("98-sample")
    notebook.cells[-1].source += "\n\n" + BAD
    here = Chapter(paper.notebook("98-sample"))
    slides = paper.written("bad-slides.html", pages.slides_text(notebook, here, made))
    page = paper.written("bad-page.html", pages.page_text(notebook, here, made, None, None))
    assert [line.partition(":")[0] for line in on_slides(reader, slides)] == ["color-contrast"]
    assert [line.partition(":")[0] for line in found(reader, page, scheme="dark")] == ["color-contrast"]
