"""What recording costs an event: nanoseconds, bytes allocated and bytes kept."""

from benches.common import Bench
from say import line, run


def measure(bench: Bench) -> None:
    line("\nRecording a timeline: what an event costs; a span or a lock is two events")
    line(f"{'':10}{'CPU ns':>8}{'slowest':>10}{'bytes allocated':>18}{'bytes kept':>13}")
    command = bench.command("TimelineCost", 5 if bench.short else 25)
    for told in run(command, log="bench", doing="timing a timeline").splitlines():
        name, _, nanos, slowest, allocated, kept = told.split()
        line(f"{name:10}{nanos:>8}{slowest:>10}{allocated:>18}{kept:>13}")
