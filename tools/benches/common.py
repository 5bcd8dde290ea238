"""What the parts share: the compiled kernels, and programs that disturb."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager

import jdk
import library
from places import LIB
from say import run, step

JVM = ["-Xms512m", "-Xmx512m"]
# A heap whose pages lie the same way in every JVM: without these, equal JVMs differ by a third where memory is the bound.
PLACED = [*JVM, "-XX:+UseSerialGC", "-XX:+AlwaysPreTouch", "-XX:+UseTransparentHugePages"]
OUT = LIB / "target" / "bench"
SOURCES = LIB / "src" / "bench" / "java"
COMES_AND_GOES = """
import os, time
parent = os.getppid()
while os.getppid() == parent:
    end = time.perf_counter() + 0.100
    while time.perf_counter() < end: pass
    time.sleep(0.250)
"""
STAYS = "import os\nparent = os.getppid()\nwhile os.getppid() == parent: pass"


class Bench:
    def __init__(self, java: jdk.Jdk, *, short: bool) -> None:
        self.java = java
        self.short = short
        tools = library.tools(java)
        self.classpath = os.pathsep.join([str(OUT), str(LIB / "target" / "classes"), f"{tools}/*"])
        processors = os.pathsep.join(str(jar) for jar in tools.glob("*.jar"))
        with step("Compiling the kernels"):
            OUT.mkdir(parents=True, exist_ok=True)
            run(
                [
                    java.home / "bin" / "javac",
                    "-proc:full",
                    "-processorpath",
                    processors,
                    "-cp",
                    self.classpath,
                    "-sourcepath",
                    LIB / "src" / "test" / "java",
                    "-d",
                    OUT,
                    *sorted(SOURCES.rglob("*.java")),
                ],
                log="bench",
                doing="compiling the kernels",
            )

    def command(self, program: str, *args, jvm: list[str] = JVM, package: str = "bench") -> list:
        """The command that runs a program of ours."""
        return [self.java.java, *jvm, *self._budget(), "-cp", self.classpath, f"yourcores.{package}.{program}", *args]

    def _budget(self) -> list[str]:
        return ["-Dyourcores.budget=2"] if self.short else []


@contextmanager
def running(program: str, times: int):
    """Lets a program disturb us, so many times over, until the block ends."""
    processes = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(times)]
    try:
        time.sleep(0.5)
        yield
    finally:
        for process in processes:
            process.kill()
            process.wait()
