"""The classes of a cluster's JVMs, archived so that these start in half the time. They also start without that."""

import os
from pathlib import Path

import kernelspec
import library
import stamps
from jdk import Jdk
from places import ROOT, STATE, within
from say import Trouble, line, run, step

ARCHIVE = library.ENGINES / "cluster.jsa"
MAIN = "yourcores.world.ClusterArchive"


def ready(java: Jdk, prefix: Path) -> None:
    """Makes the archive where the library, the kernel's place or the JDK changed, or the archive itself."""
    jar = kernelspec.folder(prefix) / library.JAR.name
    facts = {"jar": str(jar), "jdk": [str(java.java), java.version, java.java.stat().st_mtime_ns]}
    if stamps.read("archive") == facts | {"size": _size()}:
        return
    with step("Class archive for clusters"):
        command = [java.java, "--enable-preview", f"-Dyourcores.home={ROOT}", "-cp", jar, MAIN]
        env = os.environ | {"LC_ALL": "C.UTF-8"}  # as in kernelspec
        try:
            run(command, log="archive", doing="archiving classes", env=env)
        except Trouble:
            line(f"  Left out: clusters take a second longer to start. Why: {within(STATE / 'archive.log')}")
            return
    stamps.write("archive", facts | {"size": _size()})


def _size() -> int | None:
    return ARCHIVE.stat().st_size if ARCHIVE.is_file() else None
