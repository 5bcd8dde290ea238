"""Caches of what the kernel and a cluster's JVMs load, made in a rehearsal. Without them they start too, only later."""

import os
from pathlib import Path

import kernelspec
import library
import stamps
from jdk import Jdk
from places import ROOT, STATE, within
from say import Trouble, line, run, step

CLUSTER = library.ENGINES / "cluster.aot"
CLUSTER_MAIN = "yourcores.world.ClusterCache"
REHEARSAL = Path(__file__).with_name("rehearsal.jsh")
JSHELL = "jdk.internal.jshell.tool.JShellToolProvider"


def ready(java: Jdk, prefix: Path) -> None:
    """Makes anew what is missing, or was made for other jars or another JDK."""
    jdk = {"jdk": [str(java.java), java.version, java.java.stat().st_mtime_ns]}
    _cluster(java, prefix, jdk)
    _kernel(java, prefix, jdk)


def rehearsal(java: Jdk, jars: list[Path], *options: str) -> list:
    """The command that compiles and runs the rehearsal's snippets, one by one, as a kernel does."""
    path = os.pathsep.join(map(str, jars))
    jvm = [java.java, *kernelspec.OPTIONS, *options, f"-Djava.util.prefs.userRoot={STATE}", "-cp", path]
    return [*jvm, JSHELL, "--execution=local", "--enable-preview", f"--class-path={path}", REHEARSAL]


def _cluster(java: Jdk, prefix: Path, jdk: dict) -> None:
    jar = kernelspec.folder(prefix) / library.JAR.name
    command = [java.java, "--enable-preview", f"-Dyourcores.home={ROOT}", "-cp", jar, CLUSTER_MAIN]
    _cache("Class cache for clusters", CLUSTER, jdk | {"jar": str(jar)}, command)


def _kernel(java: Jdk, prefix: Path, jdk: dict) -> None:
    """
    Classes and profiles of Java's compiler, of JShell and of the jars before our own (JEP 483, 514, 515). Our own is
    left out: so the cache outlives each change there, and no measured code starts with a profile from elsewhere.
    """
    cache = kernelspec.cache(prefix)
    jars = kernelspec.class_path(kernelspec.folder(prefix))[:-1]
    facts = {
        "jars": [[str(jar), jar.stat().st_size, jar.stat().st_mtime_ns] for jar in jars],
        "options": kernelspec.OPTIONS,
        "rehearsal": stamps.digest(REHEARSAL),
    }
    command = rehearsal(java, jars, f"-XX:AOTCacheOutput={cache}")
    _cache("Class cache for the kernel", cache, jdk | facts, command)


def _cache(title: str, target: Path, facts: dict, command: list) -> None:
    name = target.name
    if target.is_file() and stamps.read(name) == facts | {"size": target.stat().st_size}:
        return
    with step(title):
        try:
            run(command, log=name, doing="caching classes", env=os.environ | {"LC_ALL": "C.UTF-8"})
            size = target.stat().st_size
        except (Trouble, FileNotFoundError):
            line(f"  Left out: it only saves time, a second at each start. Why: {within(STATE / f'{name}.log')}")
        else:
            stamps.write(name, facts | {"size": size})

