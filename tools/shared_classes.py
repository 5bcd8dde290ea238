"""What the kernel and a cluster's JVMs load, archived in a rehearsal. Without it they start too, only later."""

import os
from pathlib import Path

import kernelspec
import library
import stamps
from jdk import Jdk
from places import ROOT, STATE, within
from say import Trouble, line, run, step

CLUSTER = library.ENGINES / "cluster.jsa"
CLUSTER_MAIN = "yourcores.world.ClusterArchive"
REHEARSAL = Path(__file__).with_name("rehearsal.jsh")
JSHELL = "jdk.internal.jshell.tool.JShellToolProvider"


def ready(java: Jdk, prefix: Path) -> None:
    """Archives anew what is missing, or was made for other jars or another JDK."""
    jdk = {"jdk": [str(java.java), java.version, java.java.stat().st_mtime_ns]}
    _cluster(java, prefix, jdk)
    _kernel(java, prefix, jdk)


def _cluster(java: Jdk, prefix: Path, jdk: dict) -> None:
    jar = kernelspec.folder(prefix) / library.JAR.name
    command = [java.java, "--enable-preview", f"-Dyourcores.home={ROOT}", "-cp", jar, CLUSTER_MAIN]
    _archive("Class archive for clusters", CLUSTER, jdk | {"jar": str(jar)}, [command])


def _kernel(java: Jdk, prefix: Path, jdk: dict) -> None:
    """
    Classes and profiles of Java's compiler, of JShell and of the jars before our own (JEP 483, 514, 515). Our own is
    left out: so the cache outlives each change there, and no measured code starts with a profile from elsewhere.
    """
    cache = kernelspec.cache(prefix)
    jars = kernelspec.class_path(kernelspec.folder(prefix))[:-1]
    recorded = STATE / "kernel.aotconf"
    record, create = (
        rehearsal(java, jars, f"-XX:AOTConfiguration={recorded}", *options)
        for options in (["-XX:AOTMode=record"], ["-XX:AOTMode=create", f"-XX:AOTCache={cache}"])
    )
    facts = {
        "jars": [[str(jar), jar.stat().st_size, jar.stat().st_mtime_ns] for jar in jars],
        "options": kernelspec.OPTIONS,
        "rehearsal": stamps.digest(REHEARSAL),
    }
    try:
        _archive("Class cache for the kernel", cache, jdk | facts, [record, create])
    finally:
        recorded.unlink(missing_ok=True)


def rehearsal(java: Jdk, jars: list[Path], *options: str) -> list:
    """The command that compiles and runs the rehearsal's snippets, one by one, as a kernel does."""
    path = os.pathsep.join(map(str, jars))
    jvm = [java.java, *kernelspec.OPTIONS, *options, f"-Djava.util.prefs.userRoot={STATE}", "-cp", path]
    return [*jvm, JSHELL, "--execution=local", "--enable-preview", f"--class-path={path}", REHEARSAL]


def _archive(title: str, target: Path, facts: dict, commands: list) -> None:
    name = target.name
    if stamps.read(name) == facts | {"size": _size(target)}:
        return
    with step(title):
        try:
            for command in commands:
                run(command, log=name, doing="archiving classes", env=os.environ | {"LC_ALL": "C.UTF-8"})
        except Trouble:
            line(f"  Left out: it only saves time, a second at each start. Why: {within(STATE / f'{name}.log')}")
            return
    stamps.write(name, facts | {"size": _size(target)})


def _size(file: Path) -> int | None:
    return file.stat().st_size if file.is_file() else None
