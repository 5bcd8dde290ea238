"""What the witness sees that no book of the guest tells: a kernel pinned from outside for half of the time."""

import contextlib
import os
import statistics
import subprocess
import threading
from pathlib import Path

from benches.common import Bench
from benches.hog import Result
from say import line

HALF_SECONDS = 1.0
OFF = 0.05


def measure(bench: Bench) -> None:
    if not hasattr(os, "sched_setaffinity") or os.cpu_count() < 2:
        line("\nWitness: it takes Linux and two processors to pin a program to one")
        return
    quiets, pins = (3, 2) if bench.short else (50, 20)
    line(f"\nS(2) of counting primes with books that show nothing: {quiets} quiet, {pins} pinned for half of the time")
    command = bench.command("WitnessOnDemand", package="measure")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        quiet = [ask(process, "seeing") for _ in range(quiets)]
        truth = statistics.median(seen.ratio for seen in quiet if seen.ratio)
        fired = sum(seen.lost > 0 for seen in quiet)
        cost = max(seen.cost for seen in quiet)
        line(f"quiet: S(2) {truth:.3f}; fired in {fired} of {quiets}; at most {100 * cost:.1f} % of the time")
        for kind in ("blind", "seeing"):
            with pinned(process.pid):
                pinneds = [ask(process, kind) for _ in range(pins)]
            told = [seen for seen in pinneds if seen.ratio]
            wrong = sum(abs(seen.ratio / truth - 1) > OFF for seen in told)
            line(f"pinned, {kind}: {len(told)} of {pins} told, {wrong} of them off by more than {100 * OFF:.0f} %")
        process.stdin.close()


class Seen(Result):
    """S(2), how many rounds the witness took out, and what share of the time it took."""

    def __init__(self, words: list[str]) -> None:
        super().__init__([*words[:-1], "-"])
        self.lost = int(self.taken) - int(self.kept)
        self.cost = float(words[-1])


def ask(process: subprocess.Popen, kind: str) -> Seen:
    process.stdin.write(f"{kind}\n")
    process.stdin.flush()
    return Seen(process.stdout.readline().split())


@contextlib.contextmanager
def pinned(pid: int):
    """Pins a program to one processor, and lets it go again, in turns until the block ends."""
    free = os.sched_getaffinity(pid)
    done = threading.Event()

    def turns() -> None:
        while not done.is_set():
            for processors in ({min(free)}, free):
                allow(pid, processors)
                done.wait(HALF_SECONDS)

    thread = threading.Thread(target=turns)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
        allow(pid, free)


def allow(pid: int, processors: set[int]) -> None:
    """As taskset -ap: all threads of the program."""
    for task in Path(f"/proc/{pid}/task").iterdir():
        with contextlib.suppress(ProcessLookupError):
            os.sched_setaffinity(int(task.name), processors)
