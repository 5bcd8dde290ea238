"""Turns executed chapters into pages and slides, each one file that loads nothing.

    pages.py html [CHAPTER...]
    pages.py slides [CHAPTER...]        CHAPTER: the beginning of a notebook's name, such as 02; all without one

A chapter that was not executed since it, the library or the JDK changed, or in quick mode only, is executed first.
"""

import argparse
import html
import json
import re
import sys
from pathlib import Path

import execute
import glossary
import index
import jinja2
import nbformat
import prose
import stamps
from cells import made, tidy, with_short_code
from chapter import Chapter, every, named
from nbconvert.exporters import HTMLExporter, SlidesExporter
from places import BUILD, ROOT, within
from say import Trouble, line, told
from traitlets.config import Config

TEMPLATES = ROOT / "slides" / "templates"
REVEAL = ROOT / "slides" / "node_modules" / "reveal.js"
COURSE = "Concurrency on Your Cores"


def executed(chapter: Chapter) -> Path:
    """The chapter with its outputs: from the last run where that is still true, else from a new one."""
    done = execute.EXECUTED / chapter.path.name
    if execute.still_true(chapter.path, execute.quick()):
        return done
    if execute.tell(chapter.path, quick=execute.quick()):
        return done
    raise Trouble(f"Chapter {chapter.path.stem} did not run to its end: mend it as told above, then try again.")


def inline(script: str) -> str:
    """A script that may stand inside a page: no sequence of it ends or changes the script element."""
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def text(*parts: str) -> str:
    return TEMPLATES.joinpath(*parts).read_text(encoding="utf-8")


def exporter(kind):
    """An exporter with our template. Embedding images is off: it opens folded solutions."""
    config = Config()
    config.CoalesceStreamsPreprocessor.enabled = True
    made = kind(
        config=config,
        template_name="pages" if kind is HTMLExporter else "slides",
        extra_template_basedirs=[str(TEMPLATES)],
    )
    made.register_filter("markdown2html", with_words if kind is HTMLExporter else prose.to_html)
    return made


@jinja2.pass_context
def with_words(context, source: str) -> str:
    """Markdown for a page: in each section the first use of a term leads to the page of words."""
    page, course = prose.to_html(context, source), context["resources"]["course"]
    if course["alone"]:
        return page
    if glossary.HEADING.search(source):
        course["used"].clear()
    course["used"].update(glossary.set_in_bold(source))
    return glossary.linked(page, course["used"])


def sections(body: str) -> list[dict]:
    """The second-level headings of a page, in order, and below the heading of the detours those of each detour."""
    found = []
    for level, name, title in re.findall(
        r'<h([23]) id="([^"]*)">(.*?)(?:<a class="anchor-link".*?)?</h\1>', body, re.DOTALL
    ):
        heading = {"id": name, "title": html.unescape(re.sub(r"<[^>]*>", "", title)), "detours": []}
        if level == "2":
            found.append(heading)
        elif found and found[-1]["title"] == "Detours":
            found[-1]["detours"].append(heading)
    return found


def page_text(
    notebook, chapter: Chapter, made: str, previous: Chapter | None, following: Chapter | None, alone: bool = False
) -> str:
    """`alone`: it leads to no other page."""
    course = {
        "alone": alone,
        "used": set(),
        "title": chapter.label,
        "made": made,
        "styles": [text("cells", "looks.css"), text("pages", "page.css")],
        "previous": previous,
        "next": following,
        "sections": [],
        "detours": next((cell.id for cell in notebook.cells if "detour" in cell.metadata.get("tags", [])), None),
    }
    convert = exporter(HTMLExporter)
    body, _ = convert.from_notebook_node(tidy(notebook), resources={"course": course})
    course["sections"] = sections(body)
    return convert.from_notebook_node(tidy(notebook), resources={"course": course})[0]


def slides_text(notebook, chapter: Chapter, made: str) -> str:
    if not REVEAL.exists():
        raise Trouble("The slides need reveal.js, which the set-up brings: say make slides.")
    dist = REVEAL / "dist"
    licence = "/*!\n" + (REVEAL / "LICENSE").read_text(encoding="utf-8") + "*/\n"
    course = {
        "title": chapter.label,
        "made": made,
        "styles": [
            licence + (dist / "reveal.css").read_text(encoding="utf-8"),
            text("cells", "looks.css"),
            text("slides", "slides.css"),
        ],
        "scripts": [
            inline((dist / "reveal.js").read_text(encoding="utf-8")),
            inline((dist / "plugin" / "notes.js").read_text(encoding="utf-8")),
            text("slides", "slides.js"),
        ],
    }
    notebook = with_short_code(tidy(notebook))
    return exporter(SlidesExporter).from_notebook_node(notebook, resources={"course": course})[0]


def contents_text(listed: list[Chapter], sentence: str, searched: bool = False) -> str:
    """The page in front; `searched`: with a search over the pages."""
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES / "pages"))
    course = {
        "title": COURSE,
        "line": sentence,
        "styles": [text("cells", "looks.css"), text("pages", "page.css")],
        "chapters": listed,
        "found": inline(json.dumps(index.entries(listed), ensure_ascii=False)) if searched else "",
        "search": text("pages", "search.js"),
    }
    return environment.get_template("contents.html.j2").render(course=course)


def words_text(there: list[Chapter]) -> str:
    """The page of words of the whole course; it leads to the chapters whose pages are there."""
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES / "pages"))
    terms = [(term, glossary.at(term), places) for term, places in glossary.explained(every()).items() if places]
    course = {
        "title": f"Words · {COURSE}",
        "styles": [text("cells", "looks.css"), text("pages", "page.css")],
        "there": [chapter.page for chapter in there],
        "terms": [(term, at, prose.line(prose.without_links(places[0].words)), places) for term, at, places in terms],
    }
    return environment.get_template("words.html.j2").render(course=course)


SENTENCES = {
    "html": "The chapters as pages, each as it ran on the machine that it names.",
    "slides": "The chapters as slides. S opens the speaker's view, F fills the screen; ?print-pdf after the file's name makes "
    "pages to print.",
}


def convert(kind: str, done: Path, together: list[Path] = ()) -> Path:
    """
    Makes the page or the slides of an executed notebook, and their page of contents anew. `together`: the executed
    chapters that are converted in the same go, so that the pages know each other.
    """
    folder = BUILD / kind
    target = folder / (done.stem + ".html")
    stems = {path.stem for path in [done, *together]}
    known = [each for each in every() if each.path.stem in stems or (folder / each.page).exists()]
    at = next((i for i, each in enumerate(known) if each.page == target.name), None)
    chapter = Chapter(done) if at is None else known[at]
    notebook = nbformat.read(done, as_version=4)
    folder.mkdir(parents=True, exist_ok=True)
    if kind == "slides":
        content = slides_text(notebook, chapter, made(notebook, done))
    else:
        previous, following = (None, None) if at is None else (known[at - 1] if at else None, (known + [None])[at + 1])
        content = page_text(notebook, chapter, made(notebook, done), previous, following)
    stamps.whole(target, content)
    stamps.whole(folder / "index.html", contents_text(known, SENTENCES[kind], searched=kind == "html"))
    if kind == "html":
        stamps.whole(folder / glossary.PAGE, words_text(known))
    return target


def main() -> int:
    parser = argparse.ArgumentParser(description="Turn executed chapters into pages or slides.")
    parser.add_argument("kind", choices=["html", "slides"])
    parser.add_argument("chapter", nargs="*")
    options = parser.parse_args()
    paths = [executed(each) for each in named(options.chapter)]
    for path in paths:
        line(f"  {within(convert(options.kind, path, paths))}")
    line(f"  {within(BUILD / options.kind / 'index.html')}: the table of contents")
    return 0


if __name__ == "__main__":
    with told():
        sys.exit(main())
