"""A chapter by the head of its notebook: title, minutes, what it asks."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import nbformat


@dataclass(frozen=True)
class Chapter:
    """A notebook and what its head says."""

    path: Path

    @property
    def file(self) -> str:
        return self.path.stem + ".html"

    @cached_property
    def notebook(self):
        return nbformat.read(self.path, as_version=4)

    @cached_property
    def head(self) -> list[str]:
        """The paragraphs of the first text cell that has a title."""
        for cell in self.notebook.cells:
            if cell.cell_type == "markdown" and re.search(r"^# ", cell.source, re.MULTILINE):
                text = cell.source[re.search(r"^# ", cell.source, re.MULTILINE).start() :]
                first, _, rest = text.partition("\n")
                return [first, *(part.strip() for part in re.split(r"\n\s*\n", rest) if part.strip())]
        return ["# " + self.path.stem]

    @property
    def title(self) -> str:
        return plain(self.head[0].removeprefix("# "))

    @property
    def minutes(self) -> str:
        found = re.search(r"(\d+) minutes", "\n".join(self.head))
        return found.group(1) if found else ""

    @property
    def line(self) -> str:
        """What the chapter asks: the first paragraph that is neither minutes nor links nor a list."""
        for part in self.head[1:]:
            if not re.match(r"\d+ minutes|[-*#|<]|\[", part):
                return plain(part)
        return ""


def plain(text: str) -> str:
    """Markdown's words without its marks."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"[*_`]", "", text).replace("\n", " ").strip()
