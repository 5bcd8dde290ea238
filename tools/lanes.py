"""
The tests: the same set-up as ever, then two lanes side by side. Each takes the next part when it is free, the longest first.
None is gated on time, so they may share cores.
"""

import floor  # noqa: F401  first: it ends on what the rest cannot run on

import shutil
import subprocess
import sys
import threading
import time
from collections import Counter, deque
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import library
import setup
from places import LIB, PYTHON, ROOT, STATE, environment
from say import line, told

# These share each chapter as it ran once, so they run in one process.
OF_ONE = (
    "scope",
    "processes",
    "asynchronous",
    "event_loop",
    "channels",
    "deadlocks",
    "starvation",
    "data_structures",
    "memory_models",
    "server",
    "testing",
    "scheduler",
    "report",
    "images",
    "handout",
)
WAYS_IN = [f"tests/test_{name}.py" for name in ("ways_in", "install_roads")]
BROWSER = [f"tests/test_{name}.py" for name in ("browser", "browser_page")]
CHAPTERS = [f"tests/test_{name}.py" for name in ("notebooks", *OF_ONE, "pages", "slides", "sheets", "accessibility")]

LANES = 2
PYTHONS = STATE / "reports"
REPORTS = (PYTHONS, LIB / "target" / "surefire-reports")
PRINTING = threading.Lock()


class Part(NamedTuple):
    """Tests that run in one process."""

    name: str
    command: list
    folder: Path = ROOT
    env: dict | None = None


def main() -> int:
    started = time.monotonic()
    java = setup.ready(dev=True)
    for reports in REPORTS:
        shutil.rmtree(reports, ignore_errors=True)
    ended = _run(deque(_parts(java, "--all" in sys.argv[1:])))
    for reason, count in _skipped(*REPORTS).items():
        line(f"- {count} tests skipped: {reason}")
    for name, code in ended.items():
        line(f"- The tests of {name} {'pass' if code == 0 else 'fail'}")
    line(f"- {(time.monotonic() - started) / 60:.1f} minutes with the set-up")
    return 1 if any(ended.values()) else 0


def _parts(java, whole: bool) -> list[Part]:
    maven, env = library.maven(java)
    rounds = ["-Dyourcores.test.rounds=20"] if whole else []
    kernel = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "tests").glob("test_kernel_*.py"))
    return [
        _pytest("chapters", whole, *CHAPTERS),
        Part("the library", [*maven, *rounds, "test"], LIB, env),
        _pytest("the kernel", whole, *kernel),
        _pytest("the rest", whole, *(f"--ignore={path}" for path in (*CHAPTERS, *kernel, *WAYS_IN, *BROWSER))),
        _pytest("the ways in", whole, *WAYS_IN),
        _pytest("JupyterLab", whole, *BROWSER),
    ]


def _run(parts: deque[Part]) -> dict[str, int]:
    """Runs them in lanes; the exit code of each, by name."""
    ended = {}

    def lane() -> None:
        while True:
            try:
                part = parts.popleft()
            except IndexError:
                return
            ended[part.name] = _told(part)

    with ThreadPoolExecutor(LANES) as lanes:
        running = [lanes.submit(lane) for _ in range(LANES)]
        try:
            for each in running:
                each.result()
        except BaseException:
            parts.clear()
            raise
    return ended


def _told(part: Part) -> int:
    """Runs it; what it prints is shown in one piece when it has ended."""
    log = STATE / f"tests-of-{part.name.replace(' ', '-')}.log"
    line(f"- Tests of {part.name} begin: {log.relative_to(ROOT)}")
    with log.open("wb") as out:
        env = part.env or environment()
        code = subprocess.call(part.command, cwd=part.folder, env=env, stdout=out, stderr=out)
    with PRINTING:
        line(f"- Tests of {part.name}")
        line(log.read_text(encoding="utf-8", errors="replace").rstrip())
    return code


def _pytest(name: str, whole: bool, *words: str) -> Part:
    report = f"--junitxml={PYTHONS / f'TEST-{name}.xml'}"
    part = [] if whole else ["-m", "not whole"]
    return Part(name, [PYTHON, "-m", "pytest", "-p", "no:cacheprovider", report, *part, *words])


def _skipped(*folders: Path) -> Counter:
    """Why tests were skipped, and how many for each reason."""
    reports = (report for folder in folders for report in folder.glob("TEST-*.xml"))
    cases = (case for report in reports for case in ElementTree.parse(report).iter("skipped"))
    return Counter(case.get("message") or "no reason given" for case in cases)


if __name__ == "__main__":
    with told():
        sys.exit(main())
