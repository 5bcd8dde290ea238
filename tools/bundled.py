"""What an unpacked bundle carries beside the course, and how pip and Maven take it from there instead of from the network."""

import json

from places import BUNDLE, STATE, within
from say import Trouble, line, run

WHEELS = BUNDLE / "wheels"
MAVEN = BUNDLE / "maven"
ABOUT = BUNDLE / "about.json"
NO_SUCH_WHEEL = "No matching distribution found"


def here() -> bool:
    return BUNDLE.is_dir()


def install(command: list, **how) -> None:
    """Runs a `pip install` out of the bundle; with the network where there is no bundle, or not this package in it."""
    if here():
        try:
            run([*command, "--no-index", "--find-links", WHEELS], **how)
            return
        except Trouble:
            if NO_SUCH_WHEEL not in (STATE / f"{how['log']}.log").read_text(errors="replace"):
                raise
        line(f"  Not all of it is in {within(WHEELS)} (what readers need, {about()['for']}): pip asks the network")
    run(command, **how)


def about() -> dict:
    return json.loads(ABOUT.read_text(encoding="utf-8"))


def repository() -> list[str]:
    """The words by which Maven takes the bundle's repository as its own."""
    return [f"-Dmaven.repo.local={MAVEN}"] if here() else []
