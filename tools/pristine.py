"""The chapters as they were committed, or as they were packed where the folder came as a bundle."""

import repository
from places import BUNDLE

PACKED = BUNDLE / "notebooks"
ELSEWHERE = "unpack the bundle or clone the course anew beside this folder, and copy the chapter from there"


def stems() -> list[str]:
    """The names of all chapters, also of those that somebody has deleted."""
    if PACKED.is_dir():
        names = [path.name for path in PACKED.iterdir()]
    else:
        names = _git("ls-tree", "--name-only", "-z", "HEAD:notebooks").decode().split("\0")
    return sorted(name.removesuffix(".ipynb") for name in names if name.endswith(".ipynb"))


def content(stem: str) -> bytes:
    if PACKED.is_dir():
        return (PACKED / f"{stem}.ipynb").read_bytes()
    return _git("show", f"HEAD:notebooks/{stem}.ipynb")


def _git(*words: str) -> bytes:
    return repository.git(*words, instead=ELSEWHERE)
