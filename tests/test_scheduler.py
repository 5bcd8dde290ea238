"""You are the scheduler: played by keys and by mouse, on a page and on slides, seen by axe in both themes."""

import re

import browser
import notebooks
import pages
import paper
import pytest
import sample
from chapter import Chapter
from nbformat.v4 import new_notebook
from playwright.sync_api import expect
from test_accessibility import AXE, FOUND

IMPORTS = "import yourcores.explore.*;\nimport static yourcores.Course.*;\nimport static yourcores.explore.Step.*;"

ACCOUNT = """var account = Explorer.program("two payments of 50").shared("balance", 0)
    .thread("Ann", read("seen", "balance"), write("balance", r -> r.get("seen") + 50))
    .thread("Bob", read("seen", "balance"), write("balance", r -> r.get("seen") + 50));
show(account.play("lose fifty", end -> end.get("balance") == 50));"""

TRANSFERS = """show(Explorer.program("two transfers")
    .thread("Ann", lock("A"), lock("B"), unlock("B"), unlock("A"))
    .thread("Bob", lock("B"), lock("A"), unlock("A"), unlock("B"))
    .playToDeadlock());"""

DESK = """Step[] ann = {
    lock("desk"),
    write("ann", 1),
    unlock("desk"),

    lock("desk"),
    write("ann", 2),
    unlock("desk"),

    lock("desk"),
    write("ann", 3),
    unlock("desk")
};
show(Explorer.program("one desk").shared("ann", 0).shared("bob", 0)
    .thread("Ann", ann)
    .thread("Bob", lock("desk"), write("bob", 1), unlock("desk"))
    .playUntil("let Ann in three times and Bob never",
        now -> now.get("ann") == 3 && now.get("bob") == 0));"""

FLAGS = """var flags = Explorer.program("two flags").shared("x", 0).shared("y", 0)
    .thread("Ann", write("x", 1), read("a", "y"))
    .thread("Bob", write("y", 1), read("b", "x"));
show(flags.storeBuffers()
    .play("make both a and b zero", end -> end.get("a") == 0 && end.get("b") == 0));"""

IN_ORDER = """show(flags.play("make both a and b zero", end -> end.get("a") == 0 && end.get("b") == 0));"""

PHILOSOPHERS = """var table = Explorer.program("five philosophers");
for (int p = 0; p < 5; p++) {
    String left = "fork " + p, right = "fork " + (p + 1) % 5;
    table = table.thread("Philosopher " + p,
        lock(left), lock(right), unlock(right), unlock(left));
}
show(table.playToDeadlock());"""

GAMES = [ACCOUNT, TRANSFERS, DESK, FLAGS, IN_ORDER, PHILOSOPHERS]
LOSE, LOCK, STARVE, ZERO, NEVER, DINE = range(6)

TO_THE_GAME = """game => {
  const at = Reveal.getIndices(document.querySelectorAll('.you-schedule')[game].closest('section'));
  Reveal.slide(at.h, at.v, 99);
}"""


def cells():
    yield sample.text("slide", "# 97 · Games\n0 minutes · needs: nothing\n\nWho is next?")
    yield sample.code("skip", IMPORTS)
    for number, source in enumerate(GAMES):
        yield sample.text("slide", f"## Game {number + 1}\n\nTwo sentences stand above it. They say what it is about.")
        yield sample.code("-", source)


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """The games, made by the kernel."""
    place = tmp_path_factory.mktemp("games") / "97-games.ipynb"
    notebook = new_notebook(metadata=sample.chapter().metadata, cells=list(cells()))
    return notebooks.run_cells(place, notebook, place.parent)


@pytest.fixture(scope="module")
def page_of_games(played):
    here = Chapter(paper.notebook("98-sample"))
    return paper.written("97-games.html", pages.page_text(played, here, "Sample CPU · 2026-11-29", None, None))


@pytest.fixture(scope="module")
def slides_of_games(played):
    here = Chapter(paper.notebook("98-sample"))
    return paper.written("97-games-slides.html", pages.slides_text(played, here, "Sample CPU · 2026-11-29"))


@pytest.fixture(scope="module")
def reader():
    with browser.context(browser.NO_HOSTS, viewport={"width": 1280, "height": 720}) as opened:
        yield opened


@pytest.fixture
def shown(reader):
    """Opens a page; afterwards nothing may have been said on the console or asked for."""
    log, opened = [], []

    def show(path, ready="true"):
        page = reader.new_page()
        opened.append(page)
        browser.watched(page, log)
        page.goto(path.as_uri())
        page.wait_for_function(ready)
        return page

    yield show
    for page in opened:
        page.close()
    assert log == []


@pytest.fixture
def games(shown, page_of_games):
    return shown(page_of_games).locator(".you-schedule")


def news(game):
    return game.locator("[aria-live=polite]")


def press(game, keys):
    game.locator("button").first.focus()
    for key in keys:
        game.page.keyboard.press(key)


def test_fifty_are_lost_by_keys_and_found_again_by_going_back(games):
    game = games.nth(LOSE)
    press(game, "121")
    expect(news(game)).to_have_text("Step 3. Ann: writes balance = 50.")
    press(game, "2")
    expect(news(game)).to_contain_text(
        "✓ It has happened in 4 steps; fewer are not enough. It happens in 4 of 6 schedules."
    )
    taken = [" ".join(each.split()) for each in game.locator(".taken li").all_inner_texts()]
    assert taken == ["Ann: reads 0", "Bob: reads 0", "Ann: writes 50", "Bob: writes 50"]
    press(game, ["Backspace", "Backspace", "Backspace"])
    expect(news(game)).to_have_text("Step 2 is taken back.")
    press(game, "122")
    expect(news(game)).to_contain_text("✗ The end It has not happened.")
    expect(game.locator("dd")).to_have_text("50 → 100")
    press(game, ["Home"])
    expect(game.locator("dd")).to_have_text("0")
    assert game.locator(".taken li").count() == 0


def test_a_deadlock_is_brought_about_by_mouse(games):
    game = games.nth(LOCK)
    ann, bob = (game.get_by_role("button", name=re.compile(f"^{number} ")) for number in "12")
    ann.click()
    bob.click()
    expect(news(game)).to_contain_text(
        "Ann waits for B, held by Bob. Bob waits for A, held by Ann. ✓ It has happened in 2 steps"
    )
    expect(game.locator("dd").first).to_have_text("held by Ann")
    assert ann.get_attribute("aria-disabled") == bob.get_attribute("aria-disabled") == "true"
    bob.click(force=True)
    expect(news(game)).to_have_text("It has happened: go back a step, or start again.")
    game.get_by_role("button", name="Back").click()
    bob.click()
    game.get_by_role("button", name="Start again").click()
    for _ in range(4):
        ann.click()
    expect(ann).to_contain_text("is at the end")
    for _ in range(4):
        bob.click()
    expect(news(game)).to_contain_text("✗ The end")


def test_who_waits_says_for_what(games):
    game = games.nth(STARVE)
    press(game, "12")
    expect(news(game)).to_have_text("Bob waits for desk, held by Ann.")
    press(game, "1111111")
    expect(news(game)).to_contain_text("✓ It has happened in 8 steps")
    expect(game.locator("li.next").first).to_have_text("give back desk")


def test_a_write_waits_in_its_buffer_until_it_is_let_out(games):
    game = games.nth(ZERO)
    press(game, "12")
    expect(game.get_by_role("button", name="store buffer: x = 1")).to_be_visible()
    expect(game.locator("dd").first).to_have_text("0")
    press(game, "124")
    expect(game.locator("dd").nth(1)).to_have_text("0 → 1")
    press(game, "3")
    expect(news(game)).to_contain_text("✓ It has happened in 6 steps")


def test_hints_lead_there_and_say_where_no_way_does(games):
    game = games.nth(ZERO)
    for _ in range(6):
        press(game, "h")
        thread, words = re.search(r"goes on with (\w+): (.*)\.$", news(game).inner_text()).groups()
        game.get_by_role("group", name=thread).get_by_role("button", name=words).click()
    expect(news(game)).to_contain_text("✓ It has happened")
    lost = games.nth(LOSE)
    press(lost, "11h")
    expect(news(lost)).to_have_text("From here it cannot happen any more: go back.")
    press(games.nth(NEVER), "h")
    expect(news(games.nth(NEVER))).to_have_text("It cannot happen: none of the 6 schedules does it.")


def test_games_do_not_know_each_other(games):
    press(games.nth(LOSE), "1")
    expect(news(games.nth(LOCK))).to_have_text("Nobody has moved.")


def test_slides_stay_where_they_are_while_keys_play(shown, slides_of_games):
    page = shown(slides_of_games, "() => window.Reveal && Reveal.isReady()")
    for number, keys in [(LOSE, "1212"), (LOCK, "12"), (STARVE, "1" * 8), (ZERO, "121234"), (DINE, "12345")]:
        page.evaluate(TO_THE_GAME, number)
        before = page.evaluate("JSON.stringify(Reveal.getIndices())")
        game = page.locator(".you-schedule").nth(number)
        box = game.bounding_box()
        press(game, [*keys, "ArrowRight", "Backspace", keys[-1]])
        expect(news(game)).to_contain_text("✓ It has happened")
        after = game.bounding_box()
        assert box["y"] >= 0 and max(each["y"] + each["height"] for each in (box, after)) <= 678, (number, box, after)
        assert page.evaluate("JSON.stringify(Reveal.getIndices())") == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_before_amid_and_after_a_game(scheme, shown, page_of_games):
    page = shown(page_of_games)
    page.emulate_media(color_scheme=scheme)
    page.add_script_tag(path=AXE)
    found = page.evaluate(FOUND, {})
    for number, keys in [(LOSE, "1212"), (LOCK, "12"), (STARVE, "12"), (ZERO, "112h"), (NEVER, "1122"), (DINE, "123")]:
        press(page.locator(".you-schedule").nth(number), keys)
    assert found + page.evaluate(FOUND, {}) == []


def test_it_is_all_there_at_twice_the_size(shown, page_of_games):
    page = shown(page_of_games)
    page.set_viewport_size({"width": 640, "height": 720})
    press(page.locator(".you-schedule").nth(LOSE), "1212")
    assert (
        page.evaluate("""() => [...document.querySelectorAll('.you-schedule, .you-schedule *')]
      .filter(e => !e.matches('.heard, script, style') && e.scrollWidth > e.clientWidth + 1 && e.clientWidth)
      .map(e => e.outerHTML.slice(0, 80))""")
        == []
    )


def test_without_scripts_a_game_is_a_sentence_and_a_schedule(page_of_games):
    with browser.context(browser.NO_HOSTS, java_script_enabled=False) as opened:
        page = opened.new_page()
        page.goto(page_of_games.as_uri())
        told = page.locator(".you-schedule").nth(LOSE)
        expect(told).to_contain_text("Your task: lose fifty. It happens in 4 of 6 schedules.")
        assert told.locator("li").all_inner_texts()[-1] == "Bob: writes balance = 50"


def test_a_terminal_reads_the_same(played):
    said = notebooks.said(played.cells[3])
    assert said.startswith("You are the scheduler: two payments of 50\nYour task: lose fifty. It happens in 4 of 6")
