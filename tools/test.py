"""The tests: the same set-up as ever, then Maven's of the library, then pytest's of the course."""

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
from places import LIB, PYTHON, ROOT, environment
from say import line, told


def main() -> int:
    started = time.monotonic()
    java = setup.ready(dev=True)
    maven, env = library.maven(java)
    whole = "--all" in sys.argv[1:]
    line("- Tests of the library")
    more = ["-Dyourcores.test.rounds=20"] if whole else []
    reports = LIB / "target" / "surefire-reports"
    shutil.rmtree(reports, ignore_errors=True)
    java_tests = subprocess.run([*maven, *more, "test"], cwd=LIB, env=env).returncode
    for reason, count in _skipped(reports).items():
        line(f"  {count} skipped: {reason}")
    line("- Tests of the course")
    which = [] if whole else ["-m", "not whole"]
    course_tests = subprocess.run([PYTHON, "-m", "pytest", *which], cwd=ROOT, env=environment()).returncode
    line(
        f"- The library's tests {_word(java_tests)}, the course's tests {_word(course_tests)}: "
        f"{(time.monotonic() - started) / 60:.1f} minutes with the set-up"
    )
    return 1 if java_tests or course_tests else 0


def _skipped(reports: Path) -> Counter:
    """Why tests of the library were skipped, and how many for each reason."""
    cases = (case for report in reports.glob("TEST-*.xml") for case in ElementTree.parse(report).iter("skipped"))
    return Counter(case.get("message") or "no reason given" for case in cases)


def _word(code: int) -> str:
    return "pass" if code == 0 else "fail"


if __name__ == "__main__":
    with told():
        sys.exit(main())
