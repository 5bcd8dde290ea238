"""The chapters as they were committed, or as they were packed where the folder came as a bundle."""

import subprocess

from places import BUNDLE, ROOT
from say import Trouble

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
    if not (ROOT / ".git").exists():
        raise Trouble(f"This folder is neither a git clone nor a bundle, so it has no fresh chapters: {ELSEWHERE}.")
    try:
        asked = subprocess.run(["git", *words], cwd=ROOT, capture_output=True)
    except FileNotFoundError:
        raise Trouble(f"The fresh chapters are in git, and git is not on PATH: install it, or {ELSEWHERE}.") from None
    if asked.returncode != 0:
        said = (asked.stderr.decode(errors="replace").strip().splitlines() or ["it said nothing"])[0]
        raise Trouble(f"git does not give out the fresh chapters ({said}): mend it, or {ELSEWHERE}.")
    return asked.stdout
