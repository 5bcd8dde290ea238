"""How often the rule of judging errs, by resampling recorded rounds with the real discarding and stopping."""

import subprocess

from benches.common import Bench
from benches.rounds import ROUNDS
from say import line


def measure(bench: Bench) -> None:
    curves = 20 if bench.short else 1000
    line("\nVerdicts on curves whose truth is known; the point with most workers is off the law")
    subprocess.run(bench.command("VerdictTable", ROUNDS, str(curves), package="measure"), check=True)
