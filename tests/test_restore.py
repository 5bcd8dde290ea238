"""A fresh chapter, and the reader's own beside it."""

import os
import re
import shutil
from datetime import datetime
from pathlib import Path

import chapter
import choose
import pristine
import pytest
import repository
import restore
from commands import call, good, trouble
from conftest import ROOT
from notebooks import NOTEBOOKS
from say import Trouble

STEM = "05-web-requests"
SAVED = datetime(2026, 3, 2, 14, 5, 31)


@pytest.fixture
def packed(tmp_path, monkeypatch) -> Path:
    """Fresh chapters as a bundle carries them."""
    folder = tmp_path / "packed"
    folder.mkdir()
    (folder / f"{STEM}.ipynb").write_bytes(b"fresh")
    (folder / "06-processes.ipynb").write_bytes(b"fresh, too")
    monkeypatch.setattr(pristine, "PACKED", folder)
    return folder


@pytest.fixture
def desk(tmp_path, packed) -> Path:
    """A folder with a chapter in which somebody has written."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    own = folder / f"{STEM}.ipynb"
    own.write_bytes(b"mine")
    os.utime(own, (SAVED.timestamp(), SAVED.timestamp()))
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_chapter_is_fresh_and_ones_own_is_named_by_what_and_when(desk):
    said = restore.restore(STEM, desk)
    kept = "05_web-requests_yours_2026-03-02_14.05.31.ipynb"
    assert contents(desk) == {f"{STEM}.ipynb": b"fresh", kept: b"mine"}
    assert kept in said


def test_what_is_kept_is_no_chapter(desk):
    restore.restore(STEM, desk)
    assert len(list(desk.iterdir())) == 2
    assert [each.path.stem for each in chapter.every(desk)] == [STEM]


def test_what_is_kept_is_never_overwritten(desk):
    own = desk / f"{STEM}.ipynb"
    for content in (b"mine", b"mine, later", b"mine, last"):
        own.write_bytes(content)
        os.utime(own, (SAVED.timestamp(), SAVED.timestamp()))
        restore.restore(STEM, desk)
    assert sorted(contents(desk).values()) == [b"fresh", b"mine", b"mine, last", b"mine, later"]


def test_a_fresh_chapter_stays_as_it_is(desk):
    restore.restore(STEM, desk)
    before = contents(desk)
    assert "nothing to restore" in restore.restore(STEM, desk)
    assert contents(desk) == before


def test_a_chapter_that_is_gone_comes_back(desk):
    (desk / f"{STEM}.ipynb").unlink()
    assert "is back" in restore.restore(STEM, desk)
    assert contents(desk) == {f"{STEM}.ipynb": b"fresh"}


def test_a_chapter_that_is_gone_can_still_be_named(packed):
    assert choose.stems(["5", "06"], pristine.stems()) == [STEM, "06-processes"]


def test_a_machine_without_git_says_where_to_get_a_chapter(clone, tmp_path, monkeypatch):
    monkeypatch.setattr(pristine, "PACKED", tmp_path / "none")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Trouble, match="git is not on PATH: install it, or unpack the bundle"):
        pristine.stems()


def test_git_ignores_what_is_kept(clone):
    name = "notebooks/05_web-requests_yours_2026-03-02_14.05.31.ipynb"
    assert good(call(ROOT, "git", "check-ignore", name)).strip() == name


def test_fresh_is_what_was_committed(clone):
    assert STEM in pristine.stems()
    committed = call(ROOT, "git", "show", f"HEAD:notebooks/{STEM}.ipynb").stdout
    assert pristine.content(STEM).decode() == committed


def test_a_folder_that_is_neither_clone_nor_bundle_says_where_to_get_a_chapter(tmp_path, monkeypatch):
    monkeypatch.setattr(pristine, "PACKED", tmp_path / "none")
    monkeypatch.setattr(repository, "ROOT", tmp_path)
    with pytest.raises(Trouble, match="no git clone of the course: unpack the bundle or clone the course anew"):
        pristine.stems()


@pytest.mark.parametrize("words, expected", [([], "Which chapter"), (["CHAPTER=77"], "There is no chapter 77")])
def test_what_cannot_be_restored_is_one_sentence(words, expected):
    before = contents_of_notebooks()
    assert expected in trouble(call(ROOT, "make", "restore", *words))
    assert contents_of_notebooks() == before


def contents_of_notebooks() -> set[str]:
    return {path.name for path in NOTEBOOKS.glob("*.ipynb")}


def test_make_restore_in_a_folder_that_came_as_a_bundle(tmp_path):
    course = tmp_path / "course"
    shutil.copytree(ROOT / "tools", course / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "Makefile", course)
    for folder, content in (("bundle/notebooks", "fresh"), ("notebooks", "mine")):
        (course / folder).mkdir(parents=True)
        (course / folder / f"{STEM}.ipynb").write_text(content)
    said = good(call(course, "make", "restore", "CHAPTER=05"))
    kept = re.search(r"kept as (notebooks/\S+\.ipynb)\.", said)[1]
    assert (course / kept).read_text() == "mine"
    assert (course / "notebooks" / f"{STEM}.ipynb").read_text() == "fresh"
