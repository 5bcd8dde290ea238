"""The virtual environment .venv, filled from the lock files with hashes."""

import importlib.util
import platform
import re
import subprocess
import sys
from pathlib import Path

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
    """Brings .venv to what the locks say; does nothing where it is there already."""
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
        run([PYTHON, *PIP, "-r", lock], log="pip", doing="installing the Python packages", env=environment())
    stamps.write("python", wanted | {"version": _version()})


def jjava_into(python: Path) -> None:
    """Installs only the kernel's package, from the lock, into an environment that is there already."""
    entry = re.search(r"^jjava==.*?(?=^\S)", READER.read_text(), re.MULTILINE | re.DOTALL).group(0)
    STATE.mkdir(exist_ok=True)
    lock = STATE / "jjava.txt"
    lock.write_text(entry)
    with step("The kernel's Python package"):
        run(
            [python, *PIP, "--no-deps", "--force-reinstall", "-r", lock],
            log="pip",
            doing="installing the kernel's package",
        )


def jjava_jar(prefix: Path) -> Path:
    """The kernel's jar as the wheel brought it, wherever its kernelspec stands now."""
    python = prefix / "bin" / "python"
    said = subprocess.run([python, "-I", "-c", FIND_JAR], capture_output=True, text=True, check=True)
    return Path(said.stdout.strip())


def _create() -> None:
    if not all(map(_has, ("venv", "ensurepip"))):
        raise Trouble(
            f"Python {platform.python_version()} ({sys.executable}) lacks its module venv: "
            f"{machine.install('venv')}, {AGAIN}."
        )
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
