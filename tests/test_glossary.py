"""Words: explained before they are used, listed, and linked from each use in the pages."""

import html
import re

import chapter
import glossary
import pages
import pytest
import schedule

# A promise announces what the chapter will explain; a choice and a recap lead to detours.
AHEAD = ("head", "promise", "contents", "which-one", "which", "recap", "glossary", "instructors")
NO_USE = re.compile(
    r"```.*?```|`[^`]*`|\[[^\]]*\]\([^)]*\)|<details.*?</details>|<!--.*?-->|^#.*?$", re.DOTALL | re.MULTILINE
)
OTHERWISE = {("signal", 17)}  # of a litmus test, not of the operating system


def too_early(route: list[chapter.Chapter]) -> list[tuple]:
    """Terms that a path uses before one of the route has explained them: term, chapter, cell."""
    known, found = set(), []
    for here in route:
        for cell in here.parts.path:
            if cell.cell_type != "markdown" or cell.id in AHEAD or cell.metadata.slideshow.slide_type == "notes":
                continue
            known.update(glossary.set_in_bold(cell.source))
            text = NO_USE.sub("", cell.source)
            used = [term for term, pattern in glossary.terms().items() if term not in known and pattern.search(text)]
            known.update(used)
            found += [(term, here.number, cell.id) for term in used if (term, here.number) not in OTHERWISE]
    return found


@pytest.mark.parametrize("route", [range(21), [0, *schedule.BY_NEED]], ids=["in order", "by need"])
def test_no_word_comes_before_its_explanation(route):
    every = chapter.every()
    assert too_early([every[number] for number in route]) == []


def test_the_route_by_need_is_the_one_that_chapter_00_tells():
    text = "\n".join(cell.source for cell in chapter.every()[0].notebook.cells)
    first = [int(number) for number in re.search(r"by need, [^:]*: ([\d, ]+), then the rest", text)[1].split(", ")]
    assert [*first, *(number for number in range(1, 21) if number not in first)] == list(schedule.BY_NEED)


def test_a_word_that_comes_too_early_is_found():
    here = chapter.every()[12]
    assert ("wait-for graph", 12) not in [(term, number) for term, number, _ in too_early([here])]
    assert "monitor" in [term for term, *_ in too_early([here])]


def test_each_term_is_explained_in_words():
    places = glossary.explained(chapter.every())
    assert [term for term in places if not places[term] or len(places[term][0].words) < 25] == []


def test_the_first_use_is_linked_and_no_heading_code_or_link():
    done = {"deadlock"}
    page = "<h2>A latch</h2><p>A latch, <code>pipe</code>, <a href='#x'>pipes</a>, pipes, deadlocks, and a latch.</p>"
    assert glossary.linked(page, done) == (
        '<h2>A latch</h2><p>A <a class="term" href="words.html#latch">latch</a>, <code>pipe</code>, '
        '<a href=\'#x\'>pipes</a>, <a class="term" href="words.html#pipe">pipes</a>, deadlocks, and a latch.</p>'
    )
    assert done == {"deadlock", "latch", "pipe"}


def test_a_part_of_another_word_is_no_use():
    assert glossary.linked("<p>unfair, fairly, lock-freedom, wait-freely</p>", set()).count("<a") == 0


def test_the_page_of_words_holds_each_term_once():
    page = pages.words_text(chapter.every())
    ids = re.findall(r'<dt id="([^"]*)">', page)
    assert sorted(ids) == sorted(map(glossary.at, glossary.terms())) and "](" not in page


def test_the_page_of_words_leads_to_pages_that_are_there():
    every = chapter.every()
    linked = re.findall(r'<a href="([^"#]*)#', pages.words_text(every[3:4]))
    assert set(linked) == {every[3].page}
    assert "2 · Amdahl's law: " in html.unescape(pages.words_text(every[3:4]))
