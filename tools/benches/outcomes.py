"""Runs of a race with two actors counted in a second, quiet and beside a program that stays."""

from benches.common import STAYS, Bench, running
from say import line, run


def measure(bench: Bench) -> None:
    line("\nRuns of a race with two actors, three times in one JVM: runs in a second, share in which the actors met")
    count(bench, "quiet")
    with running(STAYS, 1):
        count(bench, "beside one that stays")


def count(bench: Bench, where: str) -> None:
    rounds = [
        [float(word) for word in printed.split()]
        for printed in run(bench.command("OutcomesPerSecond"), log="bench", doing="counting outcomes").splitlines()[-3:]
    ]
    said = "; ".join(f"{runs:,.0f}/s, met in {met:.0f} %, lost {lost:.1f} %" for runs, met, lost in rounds)
    line(f"{where:24}{said}")
