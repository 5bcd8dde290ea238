"""Where things stand in a checkout, and the environment that our own programs get."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STATE = ROOT / ".setup"
LIB = ROOT / "lib"
NOTEBOOKS = ROOT / "notebooks"
BUILD = ROOT / "build"

PYTHON = VENV / "bin" / "python"


def environment(prefix: Path = VENV, base=os.environ) -> dict[str, str]:
    """The caller's environment, with our kernel first, and without what would lead Python or pip astray."""
    env = {name: value for name, value in base.items() if name not in ("PYTHONHOME", "PYTHONPATH", "PIP_USER")}
    ours = str(prefix / "share" / "jupyter")
    others = [path for path in env.get("JUPYTER_PATH", "").split(os.pathsep) if path and path != ours]
    env["JUPYTER_PATH"] = os.pathsep.join([ours, *others])
    return env


def within(path: Path) -> str:
    """The path as one reads it: from the checkout where it lies inside."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)
