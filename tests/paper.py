"""Pages, slides and sheets for tests: those of the sample, and those of the chapters as they ran last; each made once."""

import atexit
import re
import shutil
import tempfile
from functools import cache
from pathlib import Path

import cells
import chapter
import executed
import nbformat
import pages
import sample
import sheets as sheet_maker
from chapter import Chapter
from places import NOTEBOOKS

CHAPTERS = [each.path.stem for each in chapter.every()]
EVERY = ["98-sample", *CHAPTERS]


@cache
def folder() -> Path:
    made = Path(tempfile.mkdtemp(prefix="paper-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


@cache
def notebook(stem: str) -> Path:
    """An executed notebook."""
    if stem == "98-sample":
        path = folder() / "98-sample.ipynb"
        nbformat.write(sample.chapter(), path)
        return path
    return executed.quickly(NOTEBOOKS / f"{stem}.ipynb").path


@cache
def page(stem: str) -> Path:
    """Its page, between two others."""
    source, (content, made) = notebook(stem), read(stem)
    here = Chapter(source)
    return written(f"{stem}.html", pages.page_text(content, here, made, here, here))


@cache
def slides(stem: str) -> Path:
    content, made = read(stem)
    return written(f"{stem}-slides.html", pages.slides_text(content, Chapter(notebook(stem)), made))


@cache
def sheets() -> Path:
    """The sheets of all chapters in one file."""
    made = [sheet_maker.sheet(each, *read(each.path.stem)) for each in chapter.every()]
    return written("sheets.html", sheet_maker.sheets_text(made))


def read(stem: str):
    """The cells of an executed notebook, and on which machine it ran."""
    content = nbformat.read(notebook(stem), as_version=4)
    return content, cells.made(content, notebook(stem))


def written(name: str, text: str) -> Path:
    path = folder() / name
    path.write_text(text, encoding="utf-8")
    return path


def loads(html: str) -> list[str]:
    """The addresses that a browser would fetch for this page: none is wanted but data."""
    scripts_out = re.sub(r"<script>.*?</script>", "<script></script>", html, flags=re.DOTALL)
    found = re.findall(
        r"<(?:script|img|link|iframe|source|video|audio|embed|object)\b[^>]*?\s(?:src|href|data)\s*=\s*"
        r"[\"']?([^\"'\s>]+)",
        scripts_out,
    )
    found += re.findall(r"@import\s+([^;]+)", scripts_out) + re.findall(r"url\(\s*[\"']?([^)\"']+)", scripts_out)
    found += re.findall(r"import\s[^;\n]*?[\"'](https?:[^\"']+)", html)
    return [address for address in found if not address.startswith(("data:", "#"))]
