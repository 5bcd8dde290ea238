"""S(2) on a quiet machine against S(2) beside a program that comes and goes, and one that stays."""

import os
import statistics
import subprocess
from contextlib import contextmanager

from benches.common import COMES_AND_GOES, STAYS, Bench, running
from say import line


def measure(bench: Bench) -> None:
    pairs = 3 if bench.short else 20
    hogs = max(1, os.cpu_count() - 1)
    line(f"\nS(2) of counting primes, {pairs} pairs: quiet, then beside {hogs} x 100 ms on / 250 ms off")
    line(f"{'quiet':28}{'beside':28}{'off by':>8}   intervals")
    widths, close, overlapping = [], 0, 0
    with speedups(bench) as speedup:
        for _ in range(pairs):
            quiet = speedup()
            with running(COMES_AND_GOES, hogs):
                beside = speedup()
            if quiet.ratio and beside.ratio:
                off = beside.ratio / quiet.ratio - 1
                overlap = quiet.low <= beside.high and beside.low <= quiet.high
                close += abs(off) <= 0.03 and overlap
                overlapping += overlap
                verdict = f"{100 * off:+7.1f}%   {'overlap' if overlap else 'apart'}"
            else:
                verdict = ""
            if quiet.ratio:
                widths.append(quiet.width)
            line(f"{quiet.words():28}{beside.words():28}{verdict}")
        line(f"within 3 % and overlapping: {close} of {pairs}; overlapping: {overlapping} of {pairs}")
        line(width_words(widths))
        with running(STAYS, hogs):
            said = [speedup() for _ in range(1 if bench.short else 3)]
        line(f"beside {hogs} that stay: {', '.join(result.words() for result in said)}")


@contextmanager
def speedups(bench: Bench):
    """A function that measures S(2) once more."""
    command = bench.command("SpeedupOnDemand")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:

        def speedup() -> Result:
            process.stdin.write("\n")
            process.stdin.flush()
            return Result(process.stdout.readline().split())

        yield speedup
        process.stdin.close()


class Result:
    """S(2) with its interval; ratio is None where there is none."""

    def __init__(self, words: list[str]) -> None:
        self.ratio, self.low, self.high = (None, None, None) if words[0] == "none" else map(float, words[:3])
        self.reason = words[1].lower()
        self.kept, self.taken = words[-3:-1]

    @property
    def width(self) -> float:
        return (self.high - self.low) / self.ratio

    def words(self) -> str:
        kept = f"{self.kept}/{self.taken}"
        return f"{self.ratio:.3f} [{self.low:.3f}, {self.high:.3f}] {kept}" if self.ratio else f"{self.reason} {kept}"


def width_words(widths: list[float]) -> str:
    if not widths:
        return "no interval on the quiet machine: it was not quiet"
    return (
        f"width of the interval, quiet: median {100 * statistics.median(widths):.1f} % of S, "
        f"widest {100 * max(widths):.1f} %, {sum(width <= 0.05 for width in widths)} of {len(widths)} at most 5 %"
    )
