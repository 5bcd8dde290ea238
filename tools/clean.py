"""Removes what the commands made: environment, stamps, library, pages. Results and progress stay."""

import shutil

import floor
from places import BUILD, LIB, ROOT, STATE, VENV

if __name__ == "__main__":
    for made in (
        VENV,
        STATE,
        BUILD,
        LIB / "target",
        ROOT / ".pytest_cache",
        *ROOT.glob("*/node_modules"),
        ROOT / "tests" / "chromium" / "node_modules",
    ):
        shutil.rmtree(made, ignore_errors=True)
    for cache in (*ROOT.glob("*/__pycache__"), *ROOT.glob("notebooks/.ipynb_checkpoints")):
        shutil.rmtree(cache, ignore_errors=True)
