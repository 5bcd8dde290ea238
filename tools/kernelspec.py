"""The kernelspec `java`: a folder that holds all it needs, installed where JupyterLab looks."""

import contextlib
import filecmp
import json
import os
import shlex
import shutil
from pathlib import Path

import library
from jdk import Jdk
from places import ROOT
from say import step

MAIN = "yourcores.kernel.CourseKernel"
OPTIONS = [
    "--enable-preview",
    "-Xmx512m",
    "-XX:-ShrinkHeapInSteps",  # the serial collector, too, gives back at once what an idle kernel asks it to
    "-Djava.awt.headless=true",
    "--enable-native-access=ALL-UNNAMED",  # one call of the C library binds threads to a processor
    "--sun-misc-unsafe-memory-access=allow",  # JCTools, which chapter 16 measures itself against
    "--add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED",
    "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",  # which virtual threads there are
]
# _JAVA_OPTIONS alone would overrule the command line. JJAVA_JVM_OPTS is split into words, as JJava's launcher does it.
START = f'unset _JAVA_OPTIONS; set -f; exec "$0" {shlex.join(OPTIONS)} $JJAVA_JVM_OPTS "$@"'
HERE = "{resource_dir}"  # Jupyter puts in the kernelspec's folder
# Beside the jars that they are made from: see warm_start.
KERNEL_CACHE, CLUSTER_CACHE, CHILD_CACHE = CACHES = "kernel.aot", "cluster.aot", "child.aot"


def ready(java: Jdk, jjava: Path, prefix: Path) -> None:
    """Installs our kernelspec under a prefix, over the one that the kernel's package brings."""
    target = folder(prefix)
    text = json.dumps(spec(java, prefix), indent=1, ensure_ascii=False) + "\n"
    files = {jar.name: jar for jar in _jars()}
    if _same(target, files, text):
        return
    with step("Kernel `java`"):
        for left in target.parent.glob(".java.*"):  # of a set-up that was killed
            shutil.rmtree(left, ignore_errors=True)
        fresh = target.with_name(f".java.{os.getpid()}")
        fresh.mkdir(parents=True)
        try:
            for name, jar in files.items():
                shutil.copy2(jar, fresh / name)
            _keep_caches(target, fresh, files)
            (fresh / "kernel.json").write_text(
                text, encoding="utf-8"
            )  # last: Jupyter takes a folder with it for a kernel
            shutil.rmtree(target, ignore_errors=True)
            os.replace(fresh, target)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def folder(prefix: Path) -> Path:
    return prefix / "share" / "jupyter" / "kernels" / "java"


def class_path(where: Path) -> list[Path]:
    """In an order of its own, which the kernel's cache depends on; the library comes last, and is not in the cache."""
    return [where / jar.name for jar in _jars()]


def spec(java: Jdk, prefix: Path) -> dict:
    return {
        "argv": [
            "/bin/sh",
            "-c",
            START,
            str(java.java),
            f"-XX:AOTCache={HERE}/{KERNEL_CACHE}",
            "-Xlog:aot=off",  # not a word where there is no cache
            f"-Dyourcores.home={ROOT}",
            f"-Dyourcores.python={prefix / 'bin' / 'python'}",
            "-cp",
            os.pathsep.join(map(str, class_path(Path(HERE)))),
            MAIN,
            "{connection_file}",
        ],
        "display_name": "Java (jjava)",
        "language": "java",
        "interrupt_mode": "message",
        "env": {"LC_ALL": "C.UTF-8"},  # without a UTF-8 locale java opens no file with an umlaut in its path
    }


def _jars() -> list[Path]:
    return [*sorted(library.JARS.glob("*.jar")), library.KERNEL_JAR, library.JAR]


def _same(target: Path, files: dict[str, Path], text: str) -> bool:
    try:
        if (target / "kernel.json").read_text(encoding="utf-8") != text:
            return False
        caches = {name for cache in CACHES for name in (cache, f"{cache}.json")}
        if {path.name for path in target.iterdir()} - caches != {*files, "kernel.json"}:
            return False
        return _equal(target, files)
    except OSError:
        return False


def _equal(target: Path, files: dict[str, Path]) -> bool:
    return all(filecmp.cmp(jar, target / name, shallow=True) for name, jar in files.items())


def _keep_caches(old: Path, fresh: Path, files: dict[str, Path]) -> None:
    """Keeps those whose jars are the same: Java itself does not look at them (JDK-8377932)."""
    others = {name: jar for name, jar in files.items() if jar != library.JAR}
    for cache, jars in ((KERNEL_CACHE, others), (CLUSTER_CACHE, files), (CHILD_CACHE, files)):
        with contextlib.suppress(OSError):
            if _equal(old, jars):
                for name in (cache, f"{cache}.json"):
                    os.replace(old / name, fresh / name)
