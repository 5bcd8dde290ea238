"""The virtual environment .venv, filled from the lock files with hashes."""

import importlib.util
import platform
import re
import subprocess
import sys
from pathlib import Path

import bundled
import machine
import stamps
from places import PYTHON, ROOT, STATE, VENV, environment
from say import AGAIN, Trouble, run, step

READER = ROOT / "requirements.txt"
MAINTAINER = ROOT / "requirements-dev.txt"
PIP = [
    "-m",
    "pip",
    "install",
    "--require-hashes",
    "--no-input",
    "--disable-pip-version-check",
    "--progress-bar=off",
    "--retries=3",
]
# The record of the wheel is read as it stands: importlib's list leaves out files that have moved since.
FIND_JAR = """
import importlib.metadata
jjava = importlib.metadata.distribution("jjava")
names = [line.split(",")[0] for line in jjava.read_text("RECORD").splitlines()]
print(jjava.locate_file(next(name for name in names if name.endswith("/jjava.jar"))))
"""


def ready(dev: bool) -> None:
    """Installs in .venv what the lock says, where that has changed; packages that have left the lock stay."""
    wanted = {"root": str(ROOT), "reader": stamps.digest(READER)}
    if dev:
        wanted["dev"] = stamps.digest(MAINTAINER)
    made = stamps.read("python")
    usable = made.get("root") == str(ROOT) and made.get("version") == _version()
    if usable and all(made.get(name) == value for name, value in wanted.items()):
        return
    stamps.drop("python")
    if not usable:
        _create()
    lock = MAINTAINER if dev else READER
    with step(f"Python packages of {lock.name} (a minute)"):
        command = [PYTHON, *PIP, "-r", lock]
        bundled.install(command, log="pip", doing="installing the Python packages", env=environment())
    stamps.write("python", wanted | {"version": _version()})


def jjava_into(python: Path) -> None:
    """Installs only the kernel's package, from the lock, into an environment that is there already."""
    _into(python, {"jjava"}, "The kernel's Python package")


def proxy_into(python: Path) -> None:
    """
    Installs what leads a browser to a server of the reader's own, from the lock, into an environment that is there
    already and has a Jupyter of its own.
    """
    _into(python, for_the_sake_of("jupyter-server-proxy"), "The way to servers of your own")


def for_the_sake_of(package: str) -> set[str]:
    """A package of the lock with those that nothing but it asks for."""
    askers = {
        name: set(re.findall(r"^    # (?:via |  )(\S+)$", entry, re.MULTILINE)) for name, entry in _entries().items()
    }
    names = {package}
    while more := {name for name, by in askers.items() if by and by <= names} - names:
        names |= more
    return names


def _into(python: Path, names: set[str], what: str) -> None:
    entries = _entries()
    STATE.mkdir(exist_ok=True)
    lock = STATE / "into.txt"
    lock.write_text("".join(entries[name] for name in sorted(names)))
    with step(what):
        command = [python, *PIP, "--no-deps", "--force-reinstall", "-r", lock]
        bundled.install(command, log="pip", doing="installing packages", env=environment())


def _entries() -> dict[str, str]:
    """What the lock says of each package, by name; a package of two versions has both."""
    entries: dict[str, str] = {}
    for entry in entries_of(READER):
        name = entry.split("==")[0]
        entries[name] = entries.get(name, "") + entry
    return entries


def entries_of(lock: Path) -> list[str]:
    return re.findall(r"^[\w.-]+==.*?(?=^\S|\Z)", lock.read_text(), re.MULTILINE | re.DOTALL)


def jjava_jar(prefix: Path) -> Path:
    """The kernel's jar as the wheel brought it, wherever its kernelspec stands now."""
    python = prefix / "bin" / "python"
    try:
        said = subprocess.run([python, "-I", "-c", FIND_JAR], capture_output=True, text=True, check=True, timeout=60)
    except subprocess.SubprocessError:
        raise Trouble(f"The package jjava is not to be found in {prefix}: say make clean, {AGAIN}.") from None
    return Path(said.stdout.strip())


def able() -> None:
    """Raises Trouble where this Python cannot make an environment."""
    if not all(map(_has, ("venv", "ensurepip"))):
        raise Trouble(
            f"Python {platform.python_version()} ({sys.executable}) lacks its module venv: "
            f"{machine.install('venv')}, {AGAIN}."
        )


def _create() -> None:
    able()
    with step("Python environment .venv"):
        run([sys.executable, "-m", "venv", "--clear", VENV], log="venv", doing="making .venv")


def _has(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ImportError:
        return False


def _version() -> str:
    """The version of .venv's Python; empty where it does not run."""
    try:
        answer = subprocess.run(
            [PYTHON, "-I", "-S", "-c", "import sys; print(*sys.version_info[:2])"],
            capture_output=True,
            text=True,
            timeout=30,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.strip()
