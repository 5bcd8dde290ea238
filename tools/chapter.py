"""The chapters: their notebooks, and what head and metadata say of them."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import choose
import minutes
import nbformat
from places import NOTEBOOKS


@dataclass(frozen=True)
class Chapter:
    """
    A notebook, what it says of itself in its head and in its metadata {"course": {"title": ..., "sees": ..., "sentence":
    ..., "poster": ...}}, and what it asks of its reader.
    """

    path: Path

    @property
    def number(self) -> int:
        return int(self.path.name[:2])

    @property
    def page(self) -> str:
        """The name of its page, and of its slides."""
        return self.path.stem + ".html"

    @cached_property
    def notebook(self):
        return nbformat.read(self.path, as_version=4)

    @property
    def about(self) -> dict:
        return self.notebook.metadata.get("course", {})

    @property
    def title(self) -> str:
        return self.about.get("title", self.path.stem[3:])

    @property
    def label(self) -> str:
        return f"{self.number} · {self.title}"

    @cached_property
    def parts(self) -> minutes.Parts:
        return minutes.parts(self.notebook)

    @cached_property
    def minutes(self) -> int:
        """What the path takes, as every number of minutes here."""
        return minutes.load(self.parts.path).minutes

    @cached_property
    def core_minutes(self) -> int:
        return minutes.load(minutes.core(self.notebook)).minutes

    @cached_property
    def exercise_minutes(self) -> int:
        return minutes.exercises(self.parts.exercises)

    @cached_property
    def detour_minutes(self) -> int:
        return sum(map(minutes.detour, self.parts.detours.values()))

    @property
    def sees(self) -> str:
        return self.about.get("sees", "")

    @property
    def sentence(self) -> str:
        """The one thing that a learner can say afterwards."""
        return self.about.get("sentence", "")

    @property
    def poster(self) -> str:
        """The name of the cell with the chapter's signature picture."""
        return self.about.get("poster", "")

    @property
    def question(self) -> str:
        """What the chapter asks: the first paragraph under its title that is neither minutes nor links nor a list."""
        text = re.sub(r"<!--.*?-->", "", self.notebook.cells[0].source, flags=re.DOTALL)
        for part in re.split(r"\n\s*\n", text.partition("\n# ")[2])[1:]:
            if part.strip() and not re.match(r"\s*(\d+ minutes|[-*#|<]|\[)", part):
                return plain(part)
        return ""


def every(folder: Path = NOTEBOOKS) -> list[Chapter]:
    return [Chapter(path) for path in sorted(folder.glob("[0-9][0-9]-*.ipynb"))]


def named(names: list[str]) -> list[Chapter]:
    """The chapters whose names begin with these words, each once; all where there is none."""
    known = {each.path.stem: each for each in every()}
    return [known[stem] for stem in (choose.stems(names, list(known)) if names else known)]


def plain(text: str) -> str:
    """Markdown's words without its marks."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"[*_`]", "", text).replace("\n", " ").strip()
