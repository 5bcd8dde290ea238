"""Pages and slides for tests: those of the sample, and those of the chapters as they ran last."""

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import nbformat
import run
import sample
from places import ROOT

CHAPTERS = [path.stem for path in run.chapters([])]
EVERY = ["98-sample", *CHAPTERS]


@cache
def notebook(stem: str, folder: Path) -> Path:
    """An executed notebook; a chapter that has not run since it changed is run, quickly."""
    if stem == "98-sample":
        path = folder / "98-sample.ipynb"
        nbformat.write(sample.chapter(), path)
        return path
    command = [sys.executable, ROOT / "tools" / "pages.py", "html", stem]
    subprocess.run(command, env={"COURSE_QUICK": "1", **os.environ}, check=True, timeout=300)
    return run.EXECUTED / f"{stem}.ipynb"


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
