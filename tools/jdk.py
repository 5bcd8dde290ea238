"""Finds JDK 25: asks every java it can find what it is, and trusts none of their names."""

import contextlib
import glob
import os
import re
import signal
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import machine
from say import Trouble

WANTED = 25
PATIENCE = 10

FOLDERS = [
    "/usr/lib/jvm/*",
    "/usr/lib64/jvm/*",
    "/usr/java/*",
    "/usr/local/java/*",
    "/opt/java/*",
    "/opt/jdk*",
    "/opt/*jdk*",
    "~/.jdks/*",
    "~/jdk*",
    "/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "~/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
    "/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
    "/home/linuxbrew/.linuxbrew/opt/openjdk*/libexec",
    "$SDKMAN_DIR/candidates/java/*",
    "~/.sdkman/candidates/java/*",
    "$ASDF_DATA_DIR/installs/java/*",
    "~/.asdf/installs/java/*",
    "$MISE_DATA_DIR/installs/java/*",
    "~/.local/share/mise/installs/java/*",
]


@dataclass(frozen=True)
class Jdk:
    home: Path
    version: str

    @property
    def feature(self) -> int:
        return feature(self.version)

    @property
    def java(self) -> Path:
        return self.home / "bin" / "java"


@dataclass(frozen=True)
class Refused:
    place: Path
    reason: str


def feature(version: str) -> int:
    """25 of 25.0.3, 26 of 26-ea, 8 of 1.8.0_392; 0 of what is no version."""
    found = re.match(r"(?:1\.)?(\d+)", version)
    return int(found.group(1)) if found else 0


def candidates(env=os.environ, folders=FOLDERS) -> list[Path]:
    """Every java program worth asking, the reader's own choice first, each once."""
    homes = []
    if env.get("JAVA_HOME"):
        homes.append(Path(env["JAVA_HOME"]))
    for prefix in (env.get("CONDA_PREFIX"), env.get("NB_PYTHON_PREFIX"), sys.prefix):
        if prefix and (Path(prefix) / "lib" / "jvm").is_dir():
            homes.append(Path(prefix) / "lib" / "jvm")
    programs = [home / "bin" / "java" for home in homes]
    on_path = [Path(folder) / "java" for folder in env.get("PATH", "").split(os.pathsep) if folder]
    stub = Path("/usr/bin/java") if sys.platform == "darwin" else None  # only asks to install Java
    programs += [program for program in on_path if program != stub and program.is_file()]
    for pattern in folders:
        programs += [home / "bin" / "java" for home in _matches(pattern, env) if (home / "bin" / "java").exists()]
    seen, once = set(), []
    for program in programs:
        real = os.path.realpath(program)
        if real not in seen:
            seen.add(real)
            once.append(program)
    return once


def ask(java: Path, patience: float = PATIENCE) -> Jdk | Refused:
    """Runs a java and reports which JDK it belongs to, or why it cannot be used."""
    home = java.parent.parent
    if not java.exists():
        return Refused(home, "no bin/java there")
    code, output = _run([java, "-XshowSettings:properties", "-version"], patience)
    if code is None:
        return Refused(home, f"java does not answer within {patience:g} s")
    if code != 0:
        return Refused(home, f"java does not start: {_first(output) or f'exit code {code}'}")
    version = re.search(r"java\.version = (\S+)", output) or re.search(r'version "([^"]+)"', output)
    if not version:
        return Refused(home, "java does not tell its version")
    told_home = re.search(r"java\.home = (.+)", output)
    if told_home:
        home = Path(told_home.group(1).strip())
    if feature(version.group(1)) < WANTED:
        return Refused(home, f"Java {version.group(1)} is too old")
    if not (home / "bin" / "javac").exists():
        return Refused(home, f"Java {version.group(1)} without a compiler: a runtime, not a JDK")
    if _run([home / "bin" / "java", "--describe-module", "jdk.jshell"], patience)[0] != 0:
        return Refused(home, f"Java {version.group(1)} without the module jdk.jshell")
    return Jdk(home, version.group(1))


def find(env=os.environ, folders=FOLDERS, patience: float = PATIENCE) -> Jdk:
    """JDK 25, the first in the order of candidates; where there is none, the nearest newer one; else Trouble."""
    programs = candidates(env, folders)
    chosen = Path(env["JAVA_HOME"]) / "bin" / "java" if env.get("JAVA_HOME") else None
    if chosen:
        first = ask(chosen, patience)
        if isinstance(first, Jdk) and first.feature == WANTED:
            return first
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda program: ask(program, patience), programs))
    good = [answer for answer in answers if isinstance(answer, Jdk)]
    if not good:
        raise Trouble(_nothing([answer for answer in answers if isinstance(answer, Refused)], env))
    return min(good, key=lambda jdk: jdk.feature)  # min keeps the first of equals


def _nothing(refused: list[Refused], env) -> str:
    found = "; ".join(dict.fromkeys(f"{answer.place}: {answer.reason}" for answer in refused)) or "no java at all"
    return f"The course needs JDK {WANTED}, and there is none here (found: {found}): {machine.install('jdk', env=env)}"


def _matches(pattern: str, env) -> list[Path]:
    """The folders a pattern stands for, later versions first; none where it names a variable that is not set."""
    for name in re.findall(r"\$(\w+)", pattern):
        if not env.get(name):
            return []
        pattern = pattern.replace(f"${name}", glob.escape(env[name]))
    if pattern.startswith("~"):
        pattern = glob.escape(env.get("HOME") or os.path.expanduser("~")) + pattern[1:]
    return [Path(match) for match in sorted(glob.glob(pattern), reverse=True)]


def _run(command: list, patience: float) -> tuple[int | None, str]:
    """Exit code (None: no answer in time) and output; whatever the program started ends with it."""
    with tempfile.TemporaryFile() as out:
        try:
            process = subprocess.Popen(
                [str(word) for word in command],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except OSError as error:
            return 126, error.strerror or str(error)
        try:
            code = process.wait(patience)
        except subprocess.TimeoutExpired:
            code = None
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        out.seek(0)
        return code, out.read().decode(errors="replace")


def _first(output: str) -> str:
    return next((text.strip()[:160] for text in output.splitlines() if text.strip()), "")
