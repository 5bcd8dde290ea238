"""The Python packages of the readers' lock, for each Python and system that a bundle serves."""

import platform
import re
from dataclasses import dataclass
from pathlib import Path

import python_env
import stamps
from packaging.markers import Marker
from places import PYTHON, environment
from say import run, step

PYTHONS = ("3.11", "3.12", "3.13", "3.14")


@dataclass(frozen=True)
class System:
    """A system, the names of it that a wheel may bear (those first that fit most machines), and how markers see it."""

    name: str
    tags: tuple[str, ...]
    markers: dict[str, str]


LINUX = System(
    "Linux on x86-64",
    (
        "manylinux1_x86_64",
        "manylinux2010_x86_64",
        "manylinux2014_x86_64",
        *(f"manylinux_2_{glibc}_x86_64" for glibc in (5, 12, 17, 24, 26, 27, 28)),
    ),
    {"os_name": "posix", "sys_platform": "linux", "platform_system": "Linux", "platform_machine": "x86_64"},
)
MACOS = System(
    "macOS on Apple's processors",
    tuple(
        f"macosx_{of}_{kind}" for of in ("10_9", "10_13", "11_0", "12_0", "13_0") for kind in ("universal2", "arm64")
    ),
    {"os_name": "posix", "sys_platform": "darwin", "platform_system": "Darwin", "platform_machine": "arm64"},
)
SYSTEMS = (LINUX, MACOS)


def served() -> str:
    """For whom a bundle made here carries packages."""
    own = "" if _is_among_them() else f", and for Python {_own_version()} of the machine that packed it"
    return f"Python {PYTHONS[0]} to {PYTHONS[-1]}, {' and '.join(system.name for system in SYSTEMS)}{own}"


def ready(folder: Path) -> None:
    """Fills the folder, where the lock or the list of systems has changed since."""
    facts = {"lock": stamps.digest(python_env.READER), "for": served()}
    if stamps.read("wheels", folder.parent) == facts:
        return
    stamps.drop("wheels", folder.parent)
    for old in folder.glob("*.whl"):
        old.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    if not _is_among_them():
        with step("Python packages for this Python"):
            _download(folder, python_env.READER, [])
    for system in SYSTEMS:
        for python in PYTHONS:
            with step(f"Python packages for {system.name}, Python {python}"):
                for text, release in requirements(system, python).items():
                    lock = folder.parent / "wanted.txt"
                    lock.write_text(text)
                    _download(folder, lock, target(system, release))
    stamps.write("wheels", facts, folder.parent)


def requirements(system: System, python: str) -> dict[str, str]:
    """
    The lock for this system and Python, without markers (pip would hold these against the Python that downloads), and a
    release that it is for. A package may depend on that, so the first and a late one are asked.
    """
    locks = {}
    for release in (f"{python}.0", f"{python}.99"):
        told = system.markers | {
            "python_version": python,
            "python_full_version": release,
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
        }
        locks["".join(_wanted(entry, told) for entry in python_env.entries_of(python_env.READER))] = release
    return locks


def target(system: System, release: str) -> list[str]:
    """How pip is told for whom it downloads."""
    abi = "cp" + "".join(release.split(".")[:2])
    own = [f"--abi={abi}", "--abi=abi3", "--abi=none", f"--python-version={release}"]
    return ["--implementation=cp", *own, *(f"--platform={tag}" for tag in system.tags)]


def _wanted(entry: str, told: dict[str, str]) -> str:
    """An entry of the lock without its marker; empty where the marker says no."""
    head, end, hashes = entry.partition(" \\\n")
    package, _, marker = head.partition(" ; ")
    return package + end + hashes if not marker or Marker(marker).evaluate(told) else ""


def _download(folder: Path, lock: Path, words: list[str]) -> None:
    command = [PYTHON, "-m", "pip", "download", "--require-hashes", "--no-deps", "--only-binary=:all:", "--no-input"]
    quiet = ["--disable-pip-version-check", "--progress-bar=off"]
    run([*command, *quiet, *words, "-d", folder, "-r", lock], log="wheels", doing="fetching wheels", env=environment())


def _is_among_them() -> bool:
    known = [(system.markers["platform_system"], system.markers["platform_machine"]) for system in SYSTEMS]
    return (platform.system(), platform.machine()) in known and _own_version() in PYTHONS


def _own_version() -> str:
    return re.match(r"\d+\.\d+", platform.python_version())[0]
