"""States that the explorer visits in a second."""

from benches.common import Bench
from say import line, run


def measure(bench: Bench) -> None:
    rounds = 3 if bench.short else 15
    line(f"\nStates that the explorer visits in a second, median of {rounds} rounds in one JVM")
    line(f"{'program':36}{'states':>10}{'time':>12}{'states/s':>12}")
    for told_line in run(bench.command("States", rounds), log="bench", doing="exploring").splitlines():
        program, states, seconds = told_line.split("\t")
        took = f"{1e3 * float(seconds):.1f} ms"
        speed = "" if states == "refused" else f"{int(states) / float(seconds):,.0f}"
        line(f"{program:36}{states:>10}{took:>12}{speed:>12}")
