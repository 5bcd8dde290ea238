"""Processes that tests started: whether they run, their children, their end."""

import contextlib
import os
import signal
import time
from pathlib import Path

PROC = Path("/proc")


def running(pid: int) -> bool:
    """Whether it runs; one that has ended and waits to be asked for its exit code does not."""
    try:
        if PROC.is_dir():
            return (PROC / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
        os.kill(pid, 0)
        return True
    except (FileNotFoundError, ProcessLookupError):
        return False


def ended(pid: int, seconds: float) -> bool:
    """Waits for its end, so many seconds at most."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not running(pid):
            return True
        time.sleep(0.05)
    return False


def children_of(pid: int) -> list[int]:
    """On Linux only."""
    found = []
    for task in (PROC / str(pid) / "task").iterdir():
        found += map(int, (task / "children").read_text().split())
    return [child for child in found if running(child)]


def kill(pid: int) -> None:
    """Ends it where it is still there."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
