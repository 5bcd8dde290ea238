"""How the tools talk: one line a step with its seconds, one sentence for each trouble."""

import contextlib
import errno
import math
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from places import ROOT, STATE, within

TO_END = 10  # seconds for a program that is asked to end
AGAIN = "then say the same command again: what is done is kept"
FULL = ("no space left on device", "errno 28", "enospc", "disk quota exceeded", "not enough space")
OFFLINE = (
    "name resolution",
    "name or service not known",
    "unknown host",
    "unknownhostexception",
    "nodename nor servname",
    "network is unreachable",
    "no route to host",
    "connection refused",
    "connection timed out",
    "connect timed out",
    "failed to establish a new connection",
    "newconnectionerror",
    "read timed out",
    "connection reset",
    "proxyerror",
    "could not transfer artifact",
    "enotfound",
    "econnrefused",
    "eai_again",
    "etimedout",
    "cannot connect to proxy",
)


class Trouble(Exception):
    """What went wrong, as one sentence that names the next step."""


def line(text: str) -> None:
    print(text, flush=True)


@contextlib.contextmanager
def told():
    """Runs a tool's main; a trouble ends it with its sentence instead of a trace."""
    try:
        yield
    except Trouble as trouble:
        sys.exit(str(trouble))
    except KeyboardInterrupt:
        sys.exit("Stopped. Say the same command again to go on: what is done is kept.")
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        sys.exit(disk_full())


@contextlib.contextmanager
def step(title: str):
    """Says what begins, and how many seconds it took."""
    started = time.monotonic()
    line(f"- {title} ...")
    yield
    line(f"  {time.monotonic() - started:.1f} s")


def run(command: list, *, log: str, doing: str, env=None, cwd: Path = ROOT, limit: float = math.inf) -> str:
    """
    Runs a long program with its output in .setup/NAME.log; returns the output; raises Trouble with a sentence, also
    where it takes longer than `limit` seconds.
    """
    STATE.mkdir(exist_ok=True)
    path = STATE / f"{log}.log"
    with path.open("wb") as out:
        process = subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            env=env,
            cwd=cwd,
        )
        try:
            code = _wait(process, limit)
        except BaseException:
            _end(process)
            raise
        if code is None:
            _end(process)
            raise Trouble(f"It did not end within {limit:.0f} s while {doing}: its output is in {within(path)}.")
    output = path.read_text(errors="replace")
    if code != 0:
        raise Trouble(diagnosis(output, doing, path))
    return output


def diagnosis(output: str, doing: str, log: Path) -> str:
    """The sentence for a program that failed, from what it printed."""
    low = output.lower()
    if any(sign in low for sign in FULL):
        return disk_full()
    if any(sign in low for sign in OFFLINE):
        return (
            f"The network could not be reached while {doing}, which only the first set-up needs: "
            f"connect this machine (or set its proxy), {AGAIN}."
        )
    lines = [text.strip() for text in output.splitlines() if text.strip()]
    errors = [text for text in lines if ".java:[" in text]
    errors += [text for text in lines if "error" in text.lower()] or lines[-1:] or ["it printed nothing"]
    return f"It failed while {doing} ({errors[0][:300]}): the whole output is in {within(log)}; mend it, {AGAIN}."


def disk_full() -> str:
    here, scratch = (shutil.disk_usage(place).free / 1e9 for place in (ROOT, tempfile.gettempdir()))
    return (
        f"The disk is full ({here:.1f} GB free in {ROOT}, {scratch:.1f} GB in {tempfile.gettempdir()}): "
        f"make 2 GB of room, {AGAIN}."
    )


def _wait(process: subprocess.Popen, limit: float) -> int | None:
    """Waits, and says every quarter of a minute that it goes on; None where it takes longer than the limit."""
    started = time.monotonic()
    while (left := started + limit - time.monotonic()) > 0:
        try:
            return process.wait(timeout=min(15, left))
        except subprocess.TimeoutExpired:
            line(f"  {time.monotonic() - started:.0f} s so far")
    return None


def _end(process: subprocess.Popen) -> None:
    """Asks a program to end, and makes it end where it does not."""
    process.terminate()
    try:
        process.wait(TO_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
