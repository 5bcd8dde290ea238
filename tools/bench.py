"""Measures the instruments themselves. Prints ratios, judges nothing; wants a machine with nothing else to do.

    bench.py [part ...] [--short]

jmh       Bench in 5 JVMs against JMH in 5 forks, in turns, on five kernels: ratio of the times
hog       S(2) on a quiet machine against S(2) beside a program that comes and goes, and one that stays
width     how wide the interval of S(2) is on a quiet machine (hog tells it too)
timeline  what recording costs an event: nanoseconds, bytes allocated and bytes kept
outcomes  runs of a race with two actors counted in a second, quiet and beside a program that stays
explorer  states that the explorer visits in a second
gil       convoy of chapter 15's interpreter, read from its cells, beside CPython's, in turns
"""

import argparse
import json
import math
import os
import re
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
from contextlib import contextmanager
from pathlib import Path

import jdk
import library
import nbformat
from places import LIB, NOTEBOOKS
from say import line, run, step, told

PARTS = ["jmh", "hog", "width", "timeline", "outcomes", "explorer", "gil"]
KERNELS = ["COMPUTE", "MEMORY", "ALLOCATION", "BRANCHES", "ATOMIC"]
JVM = ["-Xms512m", "-Xmx512m"]
STUDENT = {2: 12.706, 3: 4.303, 4: 3.182, 5: 2.776}  # 97.5 % points of t, by number of pairs
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
ANSWERS = """
import module java.base;

class Answers {
    public static void main(String[] args) throws Exception {
        for (String job; (job = IO.readln()) != null; ) {
            var words = job.split(" ");
            var times = Convoy.millis(Double.parseDouble(words[0]), Integer.parseInt(words[1]), words[2].equals("true"));
            IO.println(String.join(" ", times.stream().map(String::valueOf).toList()));
        }
    }
}
"""
STAYS = "import os\nparent = os.getppid()\nwhile os.getppid() == parent: pass"


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures the instruments themselves.")
    parser.add_argument("parts", nargs="*", help=f"{', '.join(PARTS)}; all but width where none is named")
    parser.add_argument("--short", action="store_true", help="fewer repetitions: shows that it runs")
    asked = parser.parse_args()
    parts = asked.parts or [part for part in PARTS if part != "width"]
    if unknown := set(parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}: name {', '.join(PARTS)}")
    bench = Bench(jdk.find(), short=asked.short)
    line(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.2f}: other programs spoil what follows")
    for part in parts:
        getattr(bench, part)()


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
                    "-d",
                    OUT,
                    *sorted(SOURCES.rglob("*.java")),
                ],
                log="bench",
                doing="compiling the kernels",
            )

    def jmh(self) -> None:
        jvms = 2 if self.short else 5
        line(
            f"\nBench in {jvms} JVMs against JMH in {jvms} forks, in turns. Median time of one run; "
            "ratio Bench/JMH with its 95 % interval over the pairs; spread: widest over narrowest of each, over the JVMs"
        )
        line(f"{'kernel':12}{'Bench':>10}{'JMH':>10}{'ratio':>8}   {'interval':18}{'spread':>15}   kept")
        for kernel in KERNELS:
            pairs, kept, busy = [], [0, 0], 0
            for _ in range(jvms):
                ours = self._ours(kernel)
                theirs = self._theirs(kernel)
                kept = [kept[0] + int(ours[-2]), kept[1] + int(ours[-1])]
                if ours[0] == "none":
                    busy += 1
                else:
                    pairs.append((float(ours[0]), theirs))
            line(
                f"{kernel.lower():12}"
                + (compared(pairs) if pairs else f"{'no number: ' + ours[1].lower():51}")
                + f"   {kept[0]} of {kept[1]}"
                + (f"; {busy} JVMs without a number" if busy else "")
            )

    def _ours(self, kernel: str) -> list[str]:
        budget = ["-Dyourcores.budget=2"] if self.short else []
        command = [self.java.java, *JVM, *budget, "-cp", self.classpath, "yourcores.bench.TimeKernel", kernel]
        return run(command, log="bench", doing=f"timing {kernel}").splitlines()[-1].split()

    def _theirs(self, kernel: str) -> float:
        with tempfile.TemporaryDirectory() as folder:
            result = Path(folder) / "result.json"
            seconds = (
                ["-wi", "2", "-w", "500ms", "-i", "3", "-r", "500ms"]
                if self.short
                else ["-wi", "3", "-w", "1s", "-i", "5", "-r", "1s"]
            )
            run(
                [
                    self.java.java,
                    "--sun-misc-unsafe-memory-access=allow",
                    "-cp",
                    self.classpath,
                    "org.openjdk.jmh.Main",
                    "-f",
                    "1",
                    *seconds,
                    "-jvmArgs",
                    " ".join(JVM),
                    "-p",
                    f"kernel={kernel}",
                    "-rf",
                    "json",
                    "-rff",
                    result,
                    "KernelBenchmark",
                ],
                log="bench",
                doing=f"timing {kernel} by JMH",
            )
            iterations = json.loads(result.read_text())[0]["primaryMetric"]["rawData"][0]
            return statistics.median(iterations)

    def hog(self) -> None:
        pairs = 3 if self.short else 20
        hogs = max(1, os.cpu_count() - 1)
        line(f"\nS(2) of counting primes, {pairs} pairs: quiet, then beside {hogs} x 100 ms on / 250 ms off")
        line(f"{'quiet':28}{'beside':28}{'off by':>8}   intervals")
        widths, close, overlapping = [], 0, 0
        with self._measuring() as speedup:
            for _ in range(pairs):
                quiet = speedup()
                with running(COMES_AND_GOES, hogs):
                    beside = speedup()
                if quiet.ratio and beside.ratio:
                    off = beside.ratio / quiet.ratio - 1
                    overlap = quiet.low <= beside.high and beside.low <= quiet.high
                    close += abs(off) <= 0.03 and overlap
                    overlapping += overlap
                    verdict = f"{100 * off:+7.1f}%   {'overlap' if overlap else 'apart'}"
                else:
                    verdict = ""
                if quiet.ratio:
                    widths.append(quiet.width)
                line(f"{quiet.words():28}{beside.words():28}{verdict}")
            line(f"within 3 % and overlapping: {close} of {pairs}; overlapping: {overlapping} of {pairs}")
            line(width_words(widths))
            with running(STAYS, hogs):
                said = [speedup() for _ in range(1 if self.short else 3)]
            line(f"beside {hogs} that stay: {', '.join(result.words() for result in said)}")

    def width(self) -> None:
        with self._measuring() as speedup:
            results = [speedup() for _ in range(3 if self.short else 20)]
        for result in results:
            line(result.words())
        line(width_words([result.width for result in results if result.ratio]))

    def timeline(self) -> None:
        line("\nRecording a timeline: what an event costs; a span or a lock is two events")
        line(f"{'':10}{'CPU ns':>8}{'slowest':>10}{'bytes allocated':>18}{'bytes kept':>13}")
        command = [self.java.java, *JVM, "-cp", self.classpath, "yourcores.bench.TimelineCost"]
        for told in run([*command, 5 if self.short else 25], log="bench", doing="timing a timeline").splitlines():
            name, _, nanos, slowest, allocated, kept = told.split()
            line(f"{name:10}{nanos:>8}{slowest:>10}{allocated:>18}{kept:>13}")

    def outcomes(self) -> None:
        line(
            "\nRuns of a race with two actors, three times in one JVM: runs in a second, share in which the actors met"
        )
        self._outcomes("quiet")
        with running(STAYS, 1):
            self._outcomes("beside one that stays")

    def _outcomes(self, where: str) -> None:
        command = [self.java.java, *JVM, "-cp", self.classpath, "yourcores.bench.OutcomesPerSecond"]
        rounds = [
            [float(word) for word in printed.split()]
            for printed in run(command, log="bench", doing="counting outcomes").splitlines()[-3:]
        ]
        said = "; ".join(f"{runs:,.0f}/s, met in {met:.0f} %, lost {lost:.1f} %" for runs, met, lost in rounds)
        line(f"{where:24}{said}")

    def explorer(self) -> None:
        rounds = 3 if self.short else 15
        line(f"\nStates that the explorer visits in a second, median of {rounds} rounds in one JVM")
        line(f"{'program':36}{'states':>10}{'time':>12}{'states/s':>12}")
        command = [self.java.java, *JVM, "-cp", self.classpath, "yourcores.bench.States", rounds]
        for told_line in run(command, log="bench", doing="exploring").splitlines():
            program, states, seconds = told_line.split("\t")
            took = f"{1e3 * float(seconds):.1f} ms"
            speed = "" if states == "refused" else f"{int(states) / float(seconds):,.0f}"
            line(f"{program:36}{states:>10}{took:>12}{speed:>12}")

    def gil(self):
        turns, calls = (2, 10) if self.short else (10, 20)
        line(f"\nOne short call beside a computing thread, median of {turns} x {calls} in turns; switch interval in ms")
        line(f"{'interval':>8}{'CPython':>12}{'simulated':>12}{'apart':>8}   middle half of each")
        with tempfile.TemporaryDirectory() as folder:
            java, python = convoys(Path(folder))
            command = [self.java.java, java]
            with asked(command) as simulated, asked([sys.executable, python]) as original:
                for interval in (0.5, 1, 5, 20):
                    ours, theirs = [], []
                    for _ in range(turns):
                        theirs += original(f"{interval} {calls} true")
                        ours += simulated(f"{interval} {calls} true")
                    apart = statistics.median(ours) / statistics.median(theirs) - 1
                    line(
                        f"{interval:8g}{statistics.median(theirs):10.2f}ms{statistics.median(ours):10.2f}ms"
                        f"{100 * apart:+7.1f}%   {middle(theirs)} {middle(ours)}"
                    )

    @contextmanager
    def _measuring(self):
        budget = ["-Dyourcores.budget=2"] if self.short else []
        command = [self.java.java, *JVM, *budget, "-cp", self.classpath, "yourcores.bench.SpeedupOnDemand"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:

            def speedup() -> Result:
                process.stdin.write("\n")
                process.stdin.flush()
                return Result(process.stdout.readline().split())

            yield speedup
            process.stdin.close()


class Result:
    """S(2) with its interval; ratio is None where there is none."""

    def __init__(self, words: list[str]) -> None:
        self.ratio, self.low, self.high = (None, None, None) if words[0] == "none" else map(float, words[:3])
        self.reason = words[1].lower()
        self.kept, self.taken = words[-3:-1]

    @property
    def width(self) -> float:
        return (self.high - self.low) / self.ratio

    def words(self) -> str:
        kept = f"{self.kept}/{self.taken}"
        return f"{self.ratio:.3f} [{self.low:.3f}, {self.high:.3f}] {kept}" if self.ratio else f"{self.reason} {kept}"


def convoys(folder: Path) -> tuple[Path, Path]:
    """The two programs of chapter 15 that measure the convoy, made of its cells: in Java and in Python."""
    chapter = next(NOTEBOOKS.glob("15-*.ipynb"))
    cells = {cell.id: cell.source for cell in nbformat.read(chapter, as_version=4).cells}
    java, python = folder / "Answers.java", folder / "convoys.py"
    java.write_text(f"{ANSWERS}\n{cells['gil']}\n{cells['convoy-in-java']}\n", encoding="utf-8")
    program = re.search(r'"""\n(.*?)"""', cells["convoy-in-python"], re.DOTALL).group(1)
    python.write_text(textwrap.dedent(program), encoding="utf-8")
    return java, python


@contextmanager
def asked(command: list):
    """A program that answers each line with numbers."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:

        def ask(job: str) -> list[float]:
            process.stdin.write(job + "\n")
            process.stdin.flush()
            return [float(word) for word in process.stdout.readline().split()]

        yield ask
        process.stdin.close()


def middle(times: list[float]) -> str:
    low, _, high = statistics.quantiles(times, n=4)
    return f"[{low:.2f}, {high:.2f}]"


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


def compared(pairs: list[tuple[float, float]]) -> str:
    ours, theirs = zip(*pairs, strict=True)
    logs = [math.log(one / other) for one, other in pairs]
    ratio = math.exp(statistics.mean(logs))
    interval = ""
    if len(pairs) in STUDENT:
        half = STUDENT[len(pairs)] * statistics.stdev(logs) / math.sqrt(len(pairs))
        interval = f"[{ratio * math.exp(-half):.3f}, {ratio * math.exp(half):.3f}]"
    spread = f"{max(ours) / min(ours):.3f} / {max(theirs) / min(theirs):.3f}"
    return (
        f"{statistics.median(ours) / 1e6:8.2f}ms{statistics.median(theirs) / 1e6:8.2f}ms{ratio:8.3f}   "
        f"{interval:18}{spread:>15}"
    )


def width_words(widths: list[float]) -> str:
    if not widths:
        return "no interval on the quiet machine: it was not quiet"
    return (
        f"width of the interval, quiet: median {100 * statistics.median(widths):.1f} % of S, "
        f"widest {100 * max(widths):.1f} %, {sum(width <= 0.05 for width in widths)} of {len(widths)} at most 5 %"
    )


if __name__ == "__main__":
    with told():
        main()
