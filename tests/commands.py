"""Calls the commands of a checkout as a reader does."""

import os
import subprocess
import sys
from pathlib import Path

PYTHON = sys._base_executable


def call(course: Path, *words: str, **more: str) -> subprocess.CompletedProcess:
    env = os.environ | {"LC_ALL": "C"} | more
    for ours in ("JUPYTER_PATH", "MAKEFLAGS", "MAKELEVEL", "MFLAGS"):
        env.pop(ours, None)
    return subprocess.run(words, cwd=course, env=env, capture_output=True, text=True, encoding="utf-8", timeout=570)


def make(course: Path, target: str, **more: str) -> subprocess.CompletedProcess:
    return call(course, "make", target, f"PYTHON={PYTHON}", **more)


def good(done: subprocess.CompletedProcess) -> str:
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def trouble(done: subprocess.CompletedProcess) -> str:
    """The one sentence that a failed call ends with."""
    assert done.returncode != 0, done.stdout
    lines = [line for line in done.stderr.splitlines() if line and not line.startswith("make")]
    assert len(lines) == 1, done.stderr
    return lines[0]
