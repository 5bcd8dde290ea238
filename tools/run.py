"""Runs chapters without a browser, prints what their figures say, and makes a page of each.

run.py [CHAPTER...]         CHAPTER: the beginning of a notebook's name, such as 02; all without one
"""

import argparse
import sys

import chapter
import execute
import pages
from places import within
from say import line, told


def main() -> int:
    parser = argparse.ArgumentParser(description="Run chapters without a browser.")
    parser.add_argument("chapter", nargs="*")
    options = parser.parse_args()
    good = True
    for each in chapter.named(options.chapter):
        if execute.tell(each.path, execute.quick()):
            line(f"  the page: {within(pages.convert('html', execute.EXECUTED / each.path.name))}")
        else:
            good = False
    return 0 if good else 1


if __name__ == "__main__":
    with told():
        sys.exit(main())
