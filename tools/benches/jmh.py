"""Bench in 5 JVMs against JMH in 5 forks, in turns, on five kernels: ratio of the times."""

import json
import math
import statistics
import tempfile
from pathlib import Path

from benches.common import PLACED, Bench
from say import line, run

KERNELS = ["COMPUTE", "MEMORY", "ALLOCATION", "BRANCHES", "ATOMIC"]
STUDENT = {2: 12.706, 3: 4.303, 4: 3.182, 5: 2.776}  # 97.5 % points of t, by number of pairs


def measure(bench: Bench) -> None:
    jvms = 2 if bench.short else 5
    line(
        f"\nBench in {jvms} JVMs against JMH in {jvms} forks, in turns. Median time of one run; "
        "ratio Bench/JMH with its 95 % interval over the pairs; spread: widest over narrowest of each, over the JVMs"
    )
    line(f"{'kernel':12}{'Bench':>10}{'JMH':>10}{'ratio':>8}   {'interval':18}{'spread':>15}   kept")
    for kernel in KERNELS:
        pairs, kept, busy = [], [0, 0], 0
        for _ in range(jvms):
            ours = by_bench(bench, kernel)
            theirs = by_jmh(bench, kernel)
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


def by_bench(bench: Bench, kernel: str) -> list[str]:
    command = bench.command("TimeKernel", kernel, jvm=PLACED)
    return run(command, log="bench", doing=f"timing {kernel}").splitlines()[-1].split()


def by_jmh(bench: Bench, kernel: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "result.json"
        seconds = (
            ["-wi", "2", "-w", "500ms", "-i", "3", "-r", "500ms"]
            if bench.short
            else ["-wi", "3", "-w", "1s", "-i", "5", "-r", "1s"]
        )
        run(
            [
                bench.java.java,
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                bench.classpath,
                "org.openjdk.jmh.Main",
                "-f",
                "1",
                *seconds,
                "-jvmArgs",
                " ".join(PLACED),
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
