"""Records the rounds that verdicts are tried with; waits for spells in which other programs are quiet."""

import subprocess

from benches.common import Bench
from places import LIB
from say import line

ROUNDS = LIB / "src" / "bench" / "rounds.txt"
WANTED = 150
HEAD = """\
# Rounds of samples taken one after the other: two of counting primes with one worker, seven with two. Microseconds, and
# C clean, D delayed, U unmetered, by the run-delay meter.
"""


def measure(bench: Bench) -> None:
    wanted = 3 if bench.short else WANTED
    line(f"\n{wanted} rounds to {ROUNDS.name}, of about a second each where the machine is quiet")
    recorded = subprocess.run(
        bench.command("RecordRounds", str(wanted), package="measure"), stdout=subprocess.PIPE, text=True, check=True
    )
    if not bench.short:
        ROUNDS.write_text(HEAD + recorded.stdout, encoding="utf-8")
