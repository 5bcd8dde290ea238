"""The course in JupyterLab, driven by a real browser as a reader does."""

import re
import shutil
import time

import browser
import lab
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from places import NOTEBOOKS
from playwright.sync_api import expect

SETUP, FIGURE, SLIDER, SMALL, GAME = 1, 2, 3, 4, 5
CELLS = 6


def sample():
    return new_notebook(
        metadata={
            "kernelspec": {"name": "java", "display_name": "Java (jjava)", "language": "java"},
            "language_info": {"name": "java"},
        },
        cells=[
            new_markdown_cell("# Sample"),
            new_code_cell(
                "import module java.base;\nimport yourcores.explore.*;\nimport yourcores.law.*;\n"
                "import static yourcores.Course.*;\nimport static yourcores.explore.Step.*;"
            ),
            new_code_cell("show(Amdahl.compare(0.05, 0.25));"),
            new_code_cell("show(new Slider(0.25, 4));"),
            new_code_cell("System.out.println(6 * 7);"),
            new_code_cell(
                'show(Explorer.program("two transfers").thread("Ann", lock("A"), lock("B")).thread("Bob", lock("B"), lock("A"))\n'
                "    .playToDeadlock());"
            ),
        ],
    )


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    root = tmp_path_factory.mktemp("notebooks")
    nbformat.write(sample(), root / "sample.ipynb")
    for notebook in NOTEBOOKS.glob("*.ipynb"):
        shutil.copy(notebook, root)
    with lab.server(root, tmp_path_factory.mktemp("jupyter")) as started:
        yield started


@pytest.fixture(scope="module")
def desk():
    with browser.context(browser.ONLY_THIS_MACHINE, viewport={"width": 1400, "height": 1500}) as opened:
        yield opened


@pytest.fixture(scope="module")
def notebook(address, desk):
    """The sample, opened and run once; the tests below go on from there, in order."""
    opened = lab.Notebook(desk.new_page(), address, "sample.ipynb")
    opened.connected()
    yield opened
    opened.page.close()


def test_a_notebook_opens_without_a_dialog_and_runs_all(notebook):
    assert notebook.page.locator(".jp-Dialog").count() == 0
    notebook.menu("Run", "Run All Cells")
    expect(notebook.outputs(SMALL)).to_have_text(re.compile("42"), timeout=60_000)
    notebook.idle()


def test_figures_are_seen_and_say_what_they_show(notebook, draws):
    if not draws:
        expect(notebook.outputs(FIGURE).get_by_text("To see pictures, install").first).to_be_visible()
        expect(notebook.outputs(FIGURE).locator("table").first).to_be_visible()
        return
    image = notebook.outputs(FIGURE).locator("img, svg").first
    expect(image).to_be_visible()
    assert image.bounding_box()["height"] > 150
    assert image.get_attribute("alt") or image.get_attribute("aria-label")


def test_the_slider_answers_to_the_keyboard_and_the_notebook_does_not(notebook):
    slider = notebook.outputs(SLIDER).locator(".amdahl-slider")
    processors = slider.locator("input").nth(1)
    processors.focus()
    active = notebook.active()
    for _ in range(4):
        processors.press("ArrowUp")
    expect(slider).to_contain_text("processors p = 8")
    expect(slider).to_contain_text("speed-up S = 2.91")
    processors.press("Home")
    expect(slider).to_contain_text("processors p = 1:")
    assert notebook.active() == active
    assert notebook.panel.locator(".jp-Cell").count() == CELLS


def test_a_game_is_played_by_keys_and_mouse_and_the_notebook_does_not_move(notebook):
    game = notebook.outputs(GAME).locator(".you-schedule")
    news = game.locator("[aria-live=polite]")
    game.get_by_role("button", name="Ann").click()
    active = notebook.active()
    notebook.page.keyboard.press("2")
    expect(news).to_contain_text("✓ It has happened in 2 steps; fewer are not enough. It happens in")
    notebook.page.keyboard.press("Backspace")
    expect(news).to_have_text("Step 2 is taken back.")
    notebook.page.keyboard.press("Home")
    notebook.page.keyboard.press("h")
    expect(news).to_contain_text("It can still happen")
    assert notebook.active() == active
    assert notebook.panel.locator(".jp-CodeCell").count() == CELLS - 1


def test_a_cell_is_edited_and_run_again(notebook):
    notebook.rewrite(SMALL, "System.out.println(6 * 9);")
    expect(notebook.outputs(SMALL)).to_have_text(re.compile("54"), timeout=20_000)


def test_an_endless_cell_is_interrupted(notebook):
    notebook.idle()
    notebook.rewrite(SMALL, "while (true) Thread.sleep(5);")
    expect(notebook.cell(SMALL).locator(".jp-InputPrompt")).to_have_text(re.compile(r"\[\*\]"), timeout=20_000)
    time.sleep(1)
    started = time.monotonic()
    notebook.menu("Kernel", "Interrupt Kernel")
    expect(notebook.cell(SMALL).locator(".jp-InputPrompt")).not_to_have_text(re.compile(r"\[\*\]"), timeout=10_000)
    print(f"interrupted after {time.monotonic() - started:.1f} s")
    expect(notebook.outputs(SMALL)).to_contain_text(re.compile("[Ii]nterrupt"))
    notebook.rewrite(SMALL, "System.out.println(6 * 8);")
    expect(notebook.outputs(SMALL)).to_have_text(re.compile("48"), timeout=20_000)


def test_the_kernel_restarts_and_runs_all_again(notebook):
    notebook.idle()
    notebook.menu("Kernel", "Restart Kernel and Run All Cells")
    notebook.page.locator(".jp-Dialog .jp-mod-accept").click()
    expect(notebook.cell(SETUP).locator(".jp-InputPrompt")).to_have_text(re.compile(r"\[1\]"), timeout=60_000)
    expect(notebook.cell(SMALL).locator(".jp-InputPrompt")).to_have_text(re.compile(r"\[4\]"), timeout=60_000)
    expect(notebook.outputs(FIGURE).locator("img, svg, table").first).to_be_visible()


@pytest.mark.parametrize("theme", ["JupyterLab Dark", "JupyterLab Light"])
def test_the_slider_is_read_in_both_themes(notebook, theme):
    notebook.page.locator(".lm-MenuBar-itemLabel", has_text=re.compile("^Settings$")).click()
    notebook.page.locator(".lm-Menu-itemLabel", has_text=re.compile("^Theme$")).hover()
    notebook.page.locator(".lm-Menu-itemLabel", has_text=re.compile(f"^{theme}$")).click()
    light = str(theme.endswith("Light")).lower()
    notebook.page.locator(f'body[data-jp-theme-light="{light}"]').wait_for(state="attached")
    words = notebook.outputs(SLIDER).locator(".amdahl-slider p")
    expect(words).to_be_visible()
    dark_on_light = words.evaluate("e => getComputedStyle(e).color.match(/[0-9.]+/g).slice(0, 3).every(c => c < 110)")
    assert dark_on_light == theme.endswith("Light")


CHAPTER = "00-start-here.ipynb"


def test_a_chapter_runs_to_its_end(address, desk):
    cells = nbformat.read(NOTEBOOKS / CHAPTER, as_version=4).cells
    drawing = [
        i for i, cell in enumerate(cells) if any(tag.startswith("figure:") for tag in cell.metadata.get("tags", []))
    ]
    assert drawing
    opened = lab.Notebook(desk.new_page(), address, CHAPTER)
    opened.connected()
    assert opened.page.locator(".jp-Dialog").count() == 0
    opened.menu("Run", "Run All Cells")
    opened.panel.locator('.jp-Notebook-ExecutionIndicator[data-status="busy"]').wait_for(timeout=20_000)
    opened.idle(seconds=180)
    seen = set()
    for _ in opened.windows():
        assert opened.panel.locator(".jp-OutputArea-output[data-mime-type*='error']").count() == 0
        for index in drawing:
            if opened.cell(index).count() and index not in seen:
                expect(opened.outputs(index).first).to_be_visible()
                seen.add(index)
    assert seen == set(drawing)
    opened.page.close()
