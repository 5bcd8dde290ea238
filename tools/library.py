"""The library: built by Maven on the JDK found, with all run-time jars beside it."""

import os
import shutil
from pathlib import Path

import bundled
import machine
import places
import stamps
from jdk import Jdk
from places import LIB, STATE, environment
from say import AGAIN, Trouble, run, step

JAR = LIB / "target" / "concurrency-on-your-cores.jar"
JARS = LIB / "target" / "lib"
ENGINES = LIB / "target" / "engines"  # run in child JVMs, off the kernel's class path
KERNEL_JAR = LIB / "target" / "jjava.jar"
NOT_FETCHED = ("in offline mode", "No plugin found for prefix")  # how Maven tells what it would have to fetch


def ready(java: Jdk, jjava: Path) -> None:
    """Builds lib if its sources, its pom, the kernel's jar or the JDK changed."""
    made = stamps.read("library")
    facts = {"sources": stamps.digest(LIB / "pom.xml", LIB / "src" / "main", jjava), "jdk": java.version}
    if JAR.exists() and made == facts | {"jars": _jars()}:
        return
    stamps.drop("library")
    KERNEL_JAR.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(jjava, KERNEL_JAR)
    for folder in (JARS, ENGINES):
        shutil.rmtree(folder, ignore_errors=True)
    with step("Library (lib, by Maven)"):
        build(java, ["-q", "-Dmaven.test.skip=true", "package"], offline=bool(made) or bundled.here())
    stamps.write("library", facts | {"jars": _jars()})


def build(java: Jdk, goals: list[str], *, offline: bool) -> None:
    """Runs Maven on lib, without the network first where an earlier build has fetched everything."""
    command, env = maven(java)
    if offline:
        try:
            run([*command, "-o", *goals], log="maven", doing="building lib", env=env, cwd=LIB)
            return
        except Trouble:
            said = (STATE / "maven.log").read_text(errors="replace")
            if not any(words in said for words in NOT_FETCHED):
                raise
    run([*command, *goals], log="maven", doing="building lib", env=env, cwd=LIB)


def tools(java: Jdk) -> Path:
    """The folder with the jars that only child JVMs run (JMH), fetched where they are missing."""
    folder = LIB / "target" / "tools"
    facts = {"pom": stamps.digest(LIB / "pom.xml")}
    if stamps.read("tools") != facts or not any(folder.glob("*.jar")):
        with step("Tools for child JVMs"):
            build(java, ["-q", "-Ptools", "-Dmaven.test.skip=true", "package"], offline=True)
        stamps.write("tools", facts)
    return folder


def maven(java: Jdk) -> tuple[list[str], dict[str, str]]:
    """
    The command and its environment: file names of any alphabet need a UTF-8 locale, and Maven a folder for what it fetches,
    inside the project where the user's own cannot be written, or where the project came as a bundle.
    """
    program = maven_program()
    env = environment(base=os.environ | {"JAVA_HOME": str(java.home), "LC_ALL": "C.UTF-8"})
    return [program, "-B", "-ntp", *(bundled.repository() or _own())], env


def maven_program() -> str:
    program = shutil.which("mvn")
    if not program:
        raise Trouble(f"Apache Maven (mvn) is not on PATH: {machine.install('maven')}, {AGAIN}.")
    return program


def _own() -> list[str]:
    if places.writable(places.account_home() / ".m2" / "repository"):
        return []
    return [f"-Dmaven.repo.local={places.HOME / 'm2'}"]


def _jars() -> list[str]:
    jars = [*sorted(JARS.glob("*.jar")), *sorted(ENGINES.rglob("*.jar"))]
    return [f"{jar.name} {jar.stat().st_size}" for jar in jars]
