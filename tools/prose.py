"""Markdown of a cell as a page and a slide show it: formulas as MathML, tables without empty heads."""

import html
import re
from functools import cache

import jinja2
import latex2mathml.converter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

LINK = re.compile(r"(?<!!)\[([^\]]*)\]\([^)]*\)")
EMPTY_HEAD = re.compile(r"<thead>\s*<tr>(?:\s*<th[^>]*>\s*</th>)+\s*</tr>\s*</thead>")
EMPTY_HEAD_CELL = re.compile(r"<th(?: [^>]*)?>\s*</th>")


class Renderer(IPythonRenderer):
    """Renders TeX here and now, so that a page needs no script and no font for it."""

    def inline_math(self, body: str) -> str:
        return formula(body, "inline")

    def block_math(self, body: str) -> str:
        return formula(body, "block")

    def latex_environment(self, name: str, body: str) -> str:
        return formula(rf"\begin{{{name}}}{body}\end{{{name}}}", "block")


def formula(tex: str, display: str) -> str:
    """TeX as MathML; as code where it is no TeX."""
    try:
        return latex2mathml.converter.convert(tex, display=display)
    except Exception:  # of a kind for each mistake, and of Python's own for some
        return f"<code>{html.escape(tex)}</code>"


@jinja2.pass_context
def to_html(context, source: str) -> str:
    """The filter of the templates, in the place of nbconvert's."""
    return rendered(source, context.get("cell", {}).get("attachments", {}), anchor="#")


def rendered(source: str, attachments: dict | None = None, anchor: str = "") -> str:
    """Markdown as HTML; headings link to themselves by the anchor's text, where there is one."""
    renderer = Renderer(
        escape=False, attachments=attachments or {}, exclude_anchor_links=not anchor, anchor_link_text=anchor
    )
    return with_heads_that_say_something(MarkdownWithMath(renderer=renderer).render(source))


@cache
def heading_id(title: str) -> str:
    """What a heading's address ends with, on a page."""
    return re.search(r'id="([^"]*)"', rendered(f"## {title}", anchor="#"))[1]


def without_links(source: str) -> str:
    return LINK.sub(r"\1", source)


def line(source: str) -> str:
    """A single paragraph's words, without the paragraph around them."""
    return re.sub(r"^<p>(.*)</p>$", r"\1", rendered(source.strip()).strip(), flags=re.DOTALL)


def with_heads_that_say_something(page: str) -> str:
    """Markdown cannot write a table without a head; a reader of screens need not hear of one that is empty."""
    return EMPTY_HEAD_CELL.sub("<td></td>", EMPTY_HEAD.sub("", page))
