"""Prints the commands of the Makefile, each with the comment that stands behind it."""

import floor  # noqa: F401  first: it ends on what the rest cannot run on

import re

from places import ROOT

ENTRY = re.compile(r"^([\w-]+):.*?## (.+)$", re.MULTILINE)


def entries() -> list[tuple[str, str]]:
    return ENTRY.findall((ROOT / "Makefile").read_text())


if __name__ == "__main__":
    for name, text in entries():
        print(f"make {name:<9} {text}")
