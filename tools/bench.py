"""Measures the instruments themselves. Prints ratios, judges nothing; wants a machine with nothing else to do.

    bench.py [part ...] [--short]

jmh         Bench in 5 JVMs against JMH in 5 forks, in turns, on five kernels: ratio of the times
hog         S(2) on a quiet machine against S(2) beside a program that comes and goes, and one that stays
width       how wide the interval of S(2) is on a quiet machine (hog tells it too)
timeline    what recording costs an event: nanoseconds, bytes allocated and bytes kept
outcomes    runs of a race with two actors counted in a second, quiet and beside a program that stays
explorer    states that the explorer visits in a second
gil         convoy of chapter 15's interpreter, read from its cells, beside CPython's, in turns
workers     what an empty task costs on warm workers, and S(2) of worker JVMs, beside threads and Python's multiprocessing.Pool
processes   a byte to another process and back, by pipe, sockets and shared memory; starts; ten sleepers side by side
witness     what the witness sees that no book tells: pinned from outside for half of the time, and on a quiet machine
verdicts    how often the rule of judging errs, by resampling recorded rounds: the table of its Javadoc
rounds      records such rounds anew, in lib/src/bench/rounds.txt
thumbnails  images/s beside Pillow, as the Python course uses it and with draft(), in turns
"""

import argparse
import importlib
import os

import jdk
from benches.common import Bench
from say import line, told

PARTS = [
    "jmh",
    "hog",
    "width",
    "timeline",
    "outcomes",
    "explorer",
    "gil",
    "workers",
    "processes",
    "witness",
    "verdicts",
    "rounds",
    "thumbnails",
]
APART = ["width", "rounds"]  # the one is told by hog, too; the other writes a file of the project


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures the instruments themselves.")
    parser.add_argument(
        "parts", nargs="*", help=f"{', '.join(PARTS)}; all but {' and '.join(APART)} where none is named"
    )
    parser.add_argument("--short", action="store_true", help="fewer repetitions: shows that it runs")
    asked = parser.parse_args()
    parts = asked.parts or [part for part in PARTS if part not in APART]
    if unknown := set(parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}: name {', '.join(PARTS)}")
    bench = Bench(jdk.find(), short=asked.short)
    line(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.2f}: other programs spoil what follows")
    for part in parts:
        importlib.import_module(f"benches.{part}").measure(bench)


if __name__ == "__main__":
    with told():
        main()
