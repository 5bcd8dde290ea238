"""How much memory and disk is free here, and what a class needs of it."""

import shutil
import tempfile
from pathlib import Path

from places import ROOT

MEMORY = 1.0  # GB: JupyterLab, one kernel with 512 MB of heap, a child JVM
DISK = 1.0  # GB, after the set-up: pages, scratch files, results
MEMINFO = Path("/proc/meminfo")
GROUP = Path("/sys/fs/cgroup")


def memory() -> float | None:
    """GB that programs may still take, of the machine or of the container; None where the system does not tell."""
    known = [free for free in (_of_machine(), _of_container()) if free is not None]
    return min(known, default=None)


def disk() -> float:
    """GB free where the course stands or where scratch files go, whichever is less."""
    return min(shutil.disk_usage(place).free for place in (ROOT, tempfile.gettempdir())) / 1e9


def lacking() -> list[str]:
    """What is too little, each as a sentence with the next step."""
    found = []
    free = memory()
    if free is not None and free < MEMORY:
        found.append(f"Only {free:.1f} GB of memory are free, and a class needs {MEMORY:g} GB: close other programs.")
    if disk() < DISK:
        places = f"{ROOT} or {tempfile.gettempdir()}"
        found.append(f"Only {disk():.1f} GB are free in {places}, and a class needs {DISK:g} GB: make room.")
    return found


def _of_machine() -> float | None:
    try:
        lines = dict(line.split(":", 1) for line in MEMINFO.read_text().splitlines())
        return int(lines["MemAvailable"].split()[0]) * 1024 / 1e9
    except (OSError, KeyError, ValueError):
        return None


def _of_container() -> float | None:
    """What the container's limit leaves; file cache that nobody has read lately gives way."""
    try:
        limit, taken = (int((GROUP / name).read_text()) for name in ("memory.max", "memory.current"))
        cache = dict(line.split() for line in (GROUP / "memory.stat").read_text().splitlines()).get("inactive_file", 0)
        return (limit - taken + int(cache)) / 1e9
    except (OSError, ValueError):
        return None
