"""Set-up: whatever is missing, and nothing that is there. Every road into the course ends here.

setup.py            .venv from the lock, lib, kernel
setup.py --dev      the same with what tests, slides and maintainers need
setup.py --here     kernel and lib for the environment this Python belongs to (Binder)
"""

import floor  # noqa: F401  first: it ends on what the rest cannot run on

import argparse
import contextlib
import fcntl
import os
import sys
from pathlib import Path

import jdk
import kernelspec
import library
import node
import python_env
import stamps
import warm_start
from places import ROOT, STATE, VENV
from say import Trouble, line, step, told

OVERRIDES = Path(__file__).with_name("overrides.json")


def ready(*, dev: bool = False, here: bool = False) -> jdk.Jdk:
    """Sets up what is missing and returns the JDK that the kernel runs on."""
    if os.pathsep in str(ROOT):
        raise Trouble(
            f"The folder {ROOT} has a '{os.pathsep}' in its name, which a Java class path cannot hold: move it."
        )
    with _alone():
        java = _jdk()
        if here:
            prefix = Path(sys.prefix)
            python_env.jjava_into(Path(sys.executable))
            python_env.proxy_into(Path(sys.executable))
        else:
            prefix = VENV
            python_env.ready(dev)
        jjava = python_env.jjava_jar(prefix)
        if not jjava.exists():
            python_env.jjava_into(prefix / "bin" / "python")
        library.ready(java, jjava)
        kernelspec.ready(java, jjava, prefix)
        warm_start.ready(java, prefix)
        _settings(prefix)
        if dev:
            node.ready()
    return java


def _jdk() -> jdk.Jdk:
    """The JDK of the last time where nothing about it has changed, else a search."""
    known = stamps.read("jdk")
    if known and known["facts"] == _jdk_facts(known["home"]) and jdk.feature(known["version"]) == jdk.WANTED:
        return jdk.Jdk(Path(known["home"]), known["version"])
    with step(f"JDK {jdk.WANTED}"):
        java = jdk.find()
        newer = "" if java.feature == jdk.WANTED else f" (preview cells need {jdk.WANTED})"
        line(f"  Java {java.version}{newer} in {java.home}")
    stamps.write("jdk", {"home": str(java.home), "version": java.version, "facts": _jdk_facts(java.home)})
    return java


def _jdk_facts(home) -> list:
    try:
        seen = (Path(home) / "bin" / "java").stat()
        return [os.environ.get("JAVA_HOME", ""), seen.st_size, seen.st_mtime_ns]
    except OSError:
        return []


def _settings(prefix: Path) -> None:
    """JupyterLab's settings for the course: no news, line numbers."""
    target = prefix / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
    if not target.exists() or target.read_text() != OVERRIDES.read_text():
        target.parent.mkdir(parents=True, exist_ok=True)
        stamps.whole(target, OVERRIDES.read_text())


@contextlib.contextmanager
def _alone():
    """One set-up at a time in a checkout; the lock goes with the process, however it ends."""
    STATE.mkdir(exist_ok=True)
    with (STATE / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            line("- Another set-up of this checkout runs: waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main() -> None:
    parser = argparse.ArgumentParser(description="Set up what is missing.")
    parser.add_argument("--dev", action="store_true", help="with what tests and slides need")
    parser.add_argument("--here", action="store_true", help="into the environment this Python belongs to")
    parser.add_argument("--quiet", action="store_true", help="say nothing when there is nothing to do")
    options = parser.parse_args()
    java = ready(dev=options.dev, here=options.here)
    if not options.quiet:
        line(f"Ready: Java {java.version}, kernel `java`. Now: make lab")


if __name__ == "__main__":
    with told():
        main()
