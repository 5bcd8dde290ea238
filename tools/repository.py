"""What git knows of this checkout."""

import subprocess

from places import ROOT
from say import Trouble


def git(*words: str, instead: str) -> bytes:
    """
    What git answers. Where this folder is no clone, git is not on PATH, or it fails, Trouble with `instead`: what to do
    then, as the end of a sentence.
    """
    if not (ROOT / ".git").exists():
        raise Trouble(f"This folder is no git clone of the course: {instead}.")
    try:
        asked = subprocess.run(["git", *words], cwd=ROOT, capture_output=True)
    except FileNotFoundError:
        raise Trouble(f"This takes git, and git is not on PATH: install it, or {instead}.") from None
    if asked.returncode != 0:
        said = (asked.stderr.decode(errors="replace").strip().splitlines() or ["it said nothing"])[0][:300]
        raise Trouble(f"git {words[0]} fails ({said}): mend it, or {instead}.")
    return asked.stdout
