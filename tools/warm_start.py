"""Caches of what the kernel, child JVMs and a cluster load, made in a rehearsal. Without them they start too, only later."""

import os
from pathlib import Path

import kernelspec
import library
import stamps
from jdk import Jdk
from places import ROOT, STATE, within
from say import Trouble, line, run, step

CHILD_MAIN = "yourcores.workers.WorkerCache"
CLUSTER_MAIN = "yourcores.workers.ClusterCache"
REHEARSAL = Path(__file__).with_name("rehearsal.jsh")
JSHELL = "jdk.internal.jshell.tool.JShellToolProvider"
# Bytecode and profiles only: JDK 25 would load machine code into a processor that may not know it (images travel).
NO_MACHINE_CODE = ["-XX:+UnlockDiagnosticVMOptions", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:-AOTAdapterCaching"]
SECONDS = 300


def ready(java: Jdk, prefix: Path) -> None:
    """Makes anew what is missing, or was made for other jars or another JDK."""
    folder = kernelspec.folder(prefix)
    jdk = {"jdk": [str(java.java), java.version, int(java.java.stat().st_mtime)]}
    _children(java, folder / kernelspec.CHILD_CACHE, jdk)
    _cluster(java, folder / kernelspec.CLUSTER_CACHE, jdk)
    _kernel(java, folder / kernelspec.KERNEL_CACHE, jdk)


def rehearsal(java: Jdk, jars: list[Path], *options: str) -> list:
    """The command that compiles and runs the rehearsal's snippets, one by one, as a kernel does."""
    path = os.pathsep.join(map(str, jars))
    jvm = [java.java, *kernelspec.OPTIONS, *options, f"-Duser.home={STATE}", "-cp", path]
    return [*jvm, JSHELL, "--execution=local", "--enable-preview", f"--class-path={path}", REHEARSAL]


def _children(java: Jdk, cache: Path, jdk: dict) -> None:
    _make("Class cache for child JVMs", cache, jdk, lambda fresh: _library(java, cache, CHILD_MAIN, fresh))


def _cluster(java: Jdk, cache: Path, jdk: dict) -> None:
    engines = sorted(f"{engine.name} {engine.stat().st_size}" for engine in library.ENGINES.glob("*.jar"))
    facts = jdk | {"engines": engines}
    _make("Class cache for clusters", cache, facts, lambda fresh: _library(java, cache, CLUSTER_MAIN, fresh))


def _library(java: Jdk, cache: Path, main: str, fresh: Path) -> list:
    """The command by which the library itself starts the JVM that rehearses."""
    jar = cache.with_name(library.JAR.name)
    home = f"-Dyourcores.home={ROOT}"
    return [java.java, "--enable-preview", home, "-cp", jar, main, fresh, *NO_MACHINE_CODE]


def _kernel(java: Jdk, cache: Path, jdk: dict) -> None:
    """
    Classes of Java's compiler, of JShell and of the jars before our own, with the profiles of what the rehearsal did
    with them (JEP 483, 515). No class of the library, so that the cache outlives each change there.
    """
    jars = kernelspec.class_path(cache.parent)[:-1]
    facts = jdk | {"options": kernelspec.OPTIONS, "rehearsal": stamps.digest(REHEARSAL)}

    def command(fresh: Path) -> list:
        return rehearsal(java, jars, *NO_MACHINE_CODE, f"-XX:AOTCacheOutput={fresh}")

    _make("Class cache for the kernel", cache, facts, command)


def _make(title: str, cache: Path, facts: dict, command) -> None:
    """Remembers a failure, too: the same attempt would fail again."""
    if stamps.read(cache.name, cache.parent) == facts | {"size": _size(cache)}:
        return
    fresh = cache.with_name(f".{cache.name}")
    log = cache.name
    with step(title):
        try:
            cache.unlink(missing_ok=True)
            run(command(fresh), log=log, doing="caching classes", env=os.environ | {"LC_ALL": "C.UTF-8"}, limit=SECONDS)
            os.replace(fresh, cache)
        except (Trouble, OSError):
            line(f"  Left out: it only saves time, a second at each start. Why: {within(STATE / f'{log}.log')}")
        finally:
            for rest in (fresh, fresh.with_name(f"{fresh.name}.config")):
                rest.unlink(missing_ok=True)
    stamps.write(cache.name, facts | {"size": _size(cache)}, cache.parent)


def _size(file: Path) -> int | None:
    return file.stat().st_size if file.is_file() else None
