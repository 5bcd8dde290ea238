"""Runs chapters without a browser, prints what their figures say, and makes a page of each.

run.py [CHAPTER...] [--quick]       CHAPTER: the beginning of a notebook's name, such as 02; all without one
"""

import argparse
import os
import sys

import chapter
import execute
import pages
from places import within
from say import line, told


def main() -> int:
    parser = argparse.ArgumentParser(description="Run chapters without a browser.")
    parser.add_argument("chapter", nargs="*")
    parser.add_argument("--quick", action="store_true", help="smaller measurements (COURSE_QUICK=1)")
    options = parser.parse_args()
    quick = options.quick or os.environ.get("COURSE_QUICK") == "1"
    good = True
    for each in chapter.named(options.chapter):
        if execute.tell(each.path, quick):
            line(f"  the page: {within(pages.convert('html', execute.EXECUTED / each.path.name))}")
        else:
            good = False
    return 0 if good else 1


if __name__ == "__main__":
    with told():
        sys.exit(main())
