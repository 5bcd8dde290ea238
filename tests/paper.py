"""Pages and slides for tests: those of the sample, and those of the chapters as they ran last."""

import re
from functools import cache
from pathlib import Path

import chapter
import executed
import nbformat
import sample
from places import NOTEBOOKS

CHAPTERS = [each.path.stem for each in chapter.every()]
EVERY = ["98-sample", *CHAPTERS]


@cache
def notebook(stem: str, folder: Path) -> Path:
    """An executed notebook."""
    if stem == "98-sample":
        path = folder / "98-sample.ipynb"
        nbformat.write(sample.chapter(), path)
        return path
    return executed.quickly(NOTEBOOKS / f"{stem}.ipynb").path


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
