"""Removes what the commands made: environment, stamps, library, pages. Results and progress stay."""

import floor  # noqa: F401  first: it ends on what the rest cannot run on

import shutil

from places import BUILD, LIB, ROOT, STATE, VENV

if __name__ == "__main__":
    for made in (
        VENV,
        STATE,
        BUILD,
        LIB / "target",
        ROOT / ".pytest_cache",
        ROOT / ".ruff_cache",
        *ROOT.glob("*/node_modules"),
        ROOT / "tests" / "chromium" / "node_modules",
    ):
        shutil.rmtree(made, ignore_errors=True)
    for cache in (
        *(ROOT / "tools").rglob("__pycache__"),
        *(ROOT / "tests").rglob("__pycache__"),
        *ROOT.glob("notebooks/.ipynb_checkpoints"),
    ):
        shutil.rmtree(cache, ignore_errors=True)
