"""Gives a fresh chapter, and keeps the reader's own beside it, under a name that says what it is and of when.

restore.py CHAPTER...       CHAPTER: the beginning of a notebook's name, such as 02
"""

import floor  # noqa: F401  first: it ends on what the rest cannot run on

import sys
from datetime import datetime
from pathlib import Path

import choose
import pristine
import stamps
from places import NOTEBOOKS, within
from say import Trouble, line, told


def restore(stem: str, folder: Path = NOTEBOOKS) -> str:
    """Puts the fresh chapter in its place, the reader's own beside it; gives back what is to be said of it."""
    path, fresh = folder / f"{stem}.ipynb", pristine.content(stem)
    if not path.exists():
        stamps.whole(path, fresh)
        return f"{stem} was gone, and is back."
    if path.read_bytes() == fresh:
        return f"{stem} is fresh already: nothing to restore."
    kept = _keep(path)
    stamps.whole(path, fresh)
    return (
        f"{stem} is fresh; yours is kept as {within(kept)}. Where it is open, choose File, Reload Notebook from Disk."
    )


def _keep(path: Path) -> Path:
    """
    Copies a chapter to a name that no file has: 05_web-requests_yours_2026-03-02_14.05.31.ipynb, by the time it was
    saved last. No tool takes that for a chapter, for a chapter's number ends with a hyphen.
    """
    number, _, name = path.stem.partition("-")
    saved = datetime.fromtimestamp(path.stat().st_mtime)
    base = f"{number}_{name}_yours_{saved:%Y-%m-%d_%H.%M.%S}"
    for again in range(1, 1000):
        kept = path.with_name(f"{base}{'' if again == 1 else f'_{again}'}.ipynb")
        try:
            with kept.open("xb") as copy:
                copy.write(path.read_bytes())
            return kept
        except FileExistsError:
            continue
    raise Trouble(f"There are a thousand copies named {base}: move some of them elsewhere.")


def main() -> int:
    if not sys.argv[1:]:
        raise Trouble("Which chapter? Say make restore CHAPTER=05, with the number of yours.")
    for stem in choose.stems(sys.argv[1:], pristine.stems()):
        line(f"  {restore(stem)}")
    return 0


if __name__ == "__main__":
    with told():
        sys.exit(main())
