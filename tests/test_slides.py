"""Slides, projected without a network: all there, nothing cut, nothing given away."""

import re

import browser
import paper
import pytest

HEIGHT, WIDTH = 720, 1280

READY = "() => window.Reveal && Reveal.isReady()"

TO_THE_SLIDER = """() => {
  const at = Reveal.getIndices(document.querySelector('.amdahl-slider').closest('section'));
  Reveal.slide(at.h, at.v, 99);
}"""

OVERFLOWS = """() => {
  const found = [];
  document.querySelectorAll('.slides > section > section').forEach((section, i) => {
    const shown = [section, section.parentElement].map(each => [each, each.style.display]);
    shown.forEach(([each]) => { each.style.display = 'block'; });
    const content = section.querySelector(':scope > .content');
    const wide = [...content.querySelectorAll('*')].some(each =>
      each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX === 'auto' && !each.matches('.printed')
      || each.offsetWidth > 1280);
    if (content.scrollHeight > content.clientHeight + 1 || section.scrollHeight > 720 || section.scrollWidth > 1280 || wide) {
      found.push([i + 1, content.scrollHeight, wide]);
    }
    shown.forEach(([each, display]) => { each.style.display = display; });
  });
  return found;
}"""


@pytest.fixture(scope="module")
def projector():
    with browser.context(browser.NO_HOSTS, viewport={"width": WIDTH, "height": HEIGHT}) as opened:
        yield opened


@pytest.fixture(params=paper.EVERY)
def deck(request):
    """The slides of a notebook, as a file."""
    return paper.slides(request.param)


@pytest.fixture
def show(projector):
    """Opens slides and waits until they stand; afterwards nothing may have been said on the console or asked for."""
    log, opened = [], []

    def open_page(path, query=""):
        page = projector.new_page()
        opened.append(page)
        browser.watched(page, log)
        page.goto(path.as_uri() + query)
        page.wait_for_function(READY)
        return page

    yield open_page
    for page in opened:
        page.close()
    assert log == []


def test_no_address_stands_in_the_file(deck):
    assert paper.loads(deck.read_text(encoding="utf-8")) == []


def test_all_slides_load_and_none_overflows(deck, show):
    page = show(deck)
    assert page.evaluate("Reveal.getTotalSlides()") > 5
    assert page.evaluate(OVERFLOWS) == [], "slides with number, height of the content, too wide"


def test_every_slide_names_chapter_machine_and_day(deck, show):
    footers = show(deck).evaluate(
        "[...document.querySelectorAll('section > section > footer')].map(f => f.textContent)"
    )
    assert footers and all(re.search(r" · .* · \d{4}-\d\d-\d\d$", footer) for footer in footers)
    assert not any("not told" in footer for footer in footers)


def test_detours_are_spare_slides_behind_the_last_one(show):
    page = show(paper.slides("98-sample"))
    total = page.evaluate("Reveal.getTotalSlides()")
    spare = page.evaluate("""() => [...document.querySelectorAll('.slides > section > section')].map(each =>
      [each.dataset.visibility === 'uncounted', each.querySelector('footer').textContent.includes(' · Detour')])""")
    assert total == len(spare) - 3
    assert spare == [[False, False]] * total + [[True, True]] * 3
    assert "98 · A sample · Detour · The inside" in page.locator("section > footer").last.text_content()
    page.evaluate("Reveal.slide(Reveal.getHorizontalSlides().length - 1, 0)")
    assert page.locator(".slide-number").inner_text() == f"{total} / {total}"


def test_solutions_and_answers_are_closed(deck, show):
    page = show(deck)
    assert page.evaluate("document.querySelectorAll('details[open]').length") == 0
    assert page.evaluate("document.querySelectorAll('.content aside.notes').length") == 0


def test_code_is_large_and_headings_keep_their_case(deck, show):
    page = show(deck)
    sizes = page.evaluate(
        "[...document.querySelectorAll('.source pre')].map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 19
    assert page.evaluate(
        "[...document.querySelectorAll('h1, h2, h3')].every(e => getComputedStyle(e).textTransform === 'none')"
    )


def test_figures_keep_their_shape_and_stay_on_the_slide(deck, show):
    torn = show(deck).evaluate("""() => {
      const torn = [];
      document.documentElement.classList.add('laying');
      for (const image of document.querySelectorAll('.shown img')) {
        const { width, height, right, bottom } = image.getBoundingClientRect();
        const slide = image.closest('section').getBoundingClientRect();
        const shape = width / height / (image.naturalWidth / image.naturalHeight);
        if (shape < 0.98 || shape > 1.02 || right > slide.right + 1 || bottom > slide.bottom + 1 || !image.alt) {
          torn.push([image.alt, width, height]);
        }
      }
      document.documentElement.classList.remove('laying');
      return torn;
    }""")
    assert torn == []


def test_numbers_in_the_place_of_a_figure_scroll_on_a_slide_and_stand_whole_on_a_page(show, projector):
    slides = show(paper.slides("98-sample"))
    boxes = slides.evaluate("""() => {
      document.documentElement.classList.add('laying');
      const found = [...document.querySelectorAll('.numbers')].map(box => [box.offsetHeight, box.scrollHeight]);
      document.documentElement.classList.remove('laying');
      return found;
    }""")
    assert len(boxes) == 3 and all(100 <= high < whole for high, whole in boxes), boxes
    page = projector.new_page()
    page.goto(paper.page("98-sample").as_uri())
    heights = page.evaluate(
        "[...document.querySelectorAll('.numbers')].map(box => box.scrollHeight - box.clientHeight)"
    )
    page.close()
    assert heights == [0, 0, 0]


def test_printing_gives_each_slide_a_page(deck, show):
    count = show(deck).evaluate("document.querySelectorAll('.slides > section > section').length")
    page = show(deck, "?print-pdf")
    page.wait_for_function("document.querySelectorAll('.pdf-page').length > 0")
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == count


def test_speaker_notes_open_without_a_network(show, projector):
    page = show(paper.slides("98-sample"))
    with projector.expect_page() as opened:
        page.keyboard.press("s")
    speaker = opened.value
    speaker.wait_for_selector(".speaker-controls-notes .value:has-text('Ask for hands')", timeout=10_000)
    speaker.close()


def test_the_slider_answers_to_the_keyboard_and_the_slides_do_not(show):
    page = show(paper.slides("98-sample"))
    page.evaluate(TO_THE_SLIDER)
    before = page.evaluate("Reveal.getIndices().h")
    slider = page.locator(".present .amdahl-slider").first
    processors = slider.locator("input").nth(1)
    processors.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    assert "processors p = 8: " in slider.inner_text() and "speed-up S = 2.91" in slider.inner_text()
    assert processors.get_attribute("aria-valuetext") == "8 processors"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Home")
    assert "Without a serial share there is no limit" in slider.inner_text()
    assert page.evaluate("Reveal.getIndices().h") == before


def test_two_sliders_do_not_know_each_other(show):
    page = show(paper.slides("98-sample"))
    page.evaluate(TO_THE_SLIDER)
    both = page.locator(".amdahl-slider p").all_text_contents()
    names = page.evaluate("Object.keys(window)")
    page.locator(".present .amdahl-slider input").first.press("End")
    after = page.locator(".amdahl-slider p").all_text_contents()
    assert after[0] != both[0] and after[1:] == both[1:]
    assert not {"root", "share", "processors", "svg", "draw"} & set(names)
