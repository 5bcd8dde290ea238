"""The kernelspec `java`: a folder that holds all it needs, installed where JupyterLab looks."""

import filecmp
import json
import os
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
    "-Djava.awt.headless=true",
    "--add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED",
]
HERE = "{resource_dir}"  # Jupyter puts in the kernelspec's folder


def ready(java: Jdk, jjava: Path, prefix: Path) -> None:
    """Installs our kernelspec under a prefix, over the one that the kernel's package brings."""
    target = folder(prefix)
    text = json.dumps(spec(java, prefix), indent=1, ensure_ascii=False) + "\n"
    files = {jar.name: jar for jar in _jars()}
    if _same(target, files, text):
        return
    with step("Kernel `java`"):
        fresh = target.with_name(f".java.{os.getpid()}")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        try:
            for name, jar in files.items():
                shutil.copy2(jar, fresh / name)
            (fresh / "kernel.json").write_text(text, encoding="utf-8")
            shutil.rmtree(target, ignore_errors=True)
            os.replace(fresh, target)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def folder(prefix: Path) -> Path:
    return prefix / "share" / "jupyter" / "kernels" / "java"


def cache(prefix: Path) -> Path:
    """Beside the folder, which a change of the library replaces."""
    return folder(prefix).with_suffix(".aot")


def class_path(where: Path) -> list[Path]:
    """In an order of its own, which the cache depends on; the library comes last, as the cache ends before it."""
    return [where / jar.name for jar in _jars()]


def spec(java: Jdk, prefix: Path) -> dict:
    return {
        "argv": [
            str(java.java),
            *OPTIONS,
            f"-XX:AOTCache={HERE}.aot",
            "-Xlog:aot=off",  # a cache that does not fit is left aside without a word
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
        if {path.name for path in target.iterdir()} != {*files, "kernel.json"}:
            return False
        return all(filecmp.cmp(jar, target / name, shallow=True) for name, jar in files.items())
    except OSError:
        return False
