"""
The tests: the same set-up as ever, then two lanes side by side. One runs the chapters, and looks at their pages and slides;
the other runs Maven's tests of the library, then all others of the course. None is gated on time, so they may share cores.
"""

import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import floor
import library
import setup
from places import LIB, PYTHON, ROOT, STATE, environment
from say import line, told

# These share each chapter as it ran once, so they run in one process.
CHAPTERS = [f"tests/test_{name}.py" for name in ("notebooks", "scope", "processes", "pages", "slides", "accessibility")]


def main() -> int:
    started = time.monotonic()
    java = setup.ready(dev=True)
    whole = "--all" in sys.argv[1:]
    log = STATE / "tests-of-chapters.log"
    with log.open("wb") as out:
        line(f"- Tests that run chapters, beside the others: {log.relative_to(ROOT)}")
        chapters = subprocess.Popen(_pytest(whole, *CHAPTERS), cwd=ROOT, env=environment(), stdout=out, stderr=out)
        try:
            of_library = _library(java, whole)
            line("- Tests of the course")
            others = [f"--ignore={path}" for path in CHAPTERS]
            of_course = subprocess.run(_pytest(whole, *others), cwd=ROOT, env=environment()).returncode
            of_chapters = chapters.wait()
        finally:
            chapters.terminate()
            chapters.wait()
    line("- Tests that run chapters")
    line(log.read_text(encoding="utf-8", errors="replace").rstrip())
    line(
        f"- The library's tests {_word(of_library)}, the course's tests {_word(of_course)}, those that run chapters "
        f"{_word(of_chapters)}: {(time.monotonic() - started) / 60:.1f} minutes with the set-up"
    )
    return 1 if of_library or of_course or of_chapters else 0


def _library(java, whole: bool) -> int:
    line("- Tests of the library")
    maven, env = library.maven(java)
    more = ["-Dyourcores.test.rounds=20"] if whole else []
    reports = LIB / "target" / "surefire-reports"
    shutil.rmtree(reports, ignore_errors=True)
    code = subprocess.run([*maven, *more, "test"], cwd=LIB, env=env).returncode
    for reason, count in _skipped(reports).items():
        line(f"  {count} skipped: {reason}")
    return code


def _pytest(whole: bool, *words: str) -> list:
    return [PYTHON, "-m", "pytest", "-p", "no:cacheprovider", *([] if whole else ["-m", "not whole"]), *words]


def _skipped(reports: Path) -> Counter:
    """Why tests of the library were skipped, and how many for each reason."""
    cases = (case for report in reports.glob("TEST-*.xml") for case in ElementTree.parse(report).iter("skipped"))
    return Counter(case.get("message") or "no reason given" for case in cases)


def _word(code: int) -> str:
    return "pass" if code == 0 else "fail"


if __name__ == "__main__":
    with told():
        sys.exit(main())
