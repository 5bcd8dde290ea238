"""Where things stand in a checkout, and the environment that our own programs get."""

import os
import pwd
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STATE = ROOT / ".setup"
LIB = ROOT / "lib"
NOTEBOOKS = ROOT / "notebooks"
BUILD = ROOT / "build"
BUNDLE = ROOT / "bundle"  # what an unpacked bundle carries beside the course

PYTHON = VENV / "bin" / "python"
HOME = STATE / "home"  # in the place of a home that cannot be written


def environment(prefix: Path = VENV, base=os.environ) -> dict[str, str]:
    """
    The caller's environment, with our kernel first, with a home that can be written, and without what would lead Python or
    pip astray.
    """
    env = {name: value for name, value in base.items() if name not in ("PYTHONHOME", "PYTHONPATH", "PIP_USER")}
    ours = str(prefix / "share" / "jupyter")
    others = [path for path in env.get("JUPYTER_PATH", "").split(os.pathsep) if path and path != ours]
    env["JUPYTER_PATH"] = os.pathsep.join([ours, *others])
    if not writable(Path(env.get("HOME") or account_home())):
        HOME.mkdir(parents=True, exist_ok=True)
        env["HOME"] = str(HOME)
    return env


def account_home() -> Path:
    """The home that the system knows of this user; Java takes this one, whatever HOME says."""
    try:
        return Path(pwd.getpwuid(os.getuid()).pw_dir)
    except KeyError:
        return Path("/")


def writable(folder: Path) -> bool:
    """Whether a folder can be written, or made where it is not there yet."""
    try:
        there = next(each for each in [folder, *folder.parents] if each.exists())
    except PermissionError:  # one may not even look there
        return False
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)


def within(path: Path) -> str:
    """The path as one reads it: from the checkout where it lies inside."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)
