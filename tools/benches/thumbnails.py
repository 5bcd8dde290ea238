"""Thumbnails, images a second: ours beside Pillow, as the Python course uses it and with draft(), in turns."""

import math
import statistics
import subprocess
import sys
from contextlib import ExitStack

import PIL
from benches.common import Bench
from PIL import features
from say import line

# full: decoded whole, then LANCZOS from the original for each width. draft: decoded at an eighth of the size where that
# is enough, as libjpeg can.
PILLOW = """
import io, sys, time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from PIL import Image

def thumbnails(method, file):
    with Image.open(file) as photo:
        width, height = photo.size
        if method == "draft":
            photo.draft("RGB", (200, 200 * height // width))
        for small in (200, 64, 32):
            size = (small, int(height * small / width + 0.5))
            gap = 2.0 if method == "draft" else None
            photo.resize(size, Image.Resampling.LANCZOS, reducing_gap=gap).save(io.BytesIO(), "JPEG", quality=90)

if __name__ == "__main__":
    files = sys.argv[1:]
    with ThreadPoolExecutor(1) as one, ThreadPoolExecutor(2) as two, ProcessPoolExecutor(2) as processes:
        pools = {"1": one, "2": two, "2p": processes}
        for job in sys.stdin:
            method, workers = job.split()
            start = time.perf_counter()
            list(pools[workers].map(thumbnails, [method] * len(files), files))
            print(time.perf_counter() - start, flush=True)
"""
TURNS = [
    ("ours", "1", "ours, 1 thread"),
    ("full", "1", "Pillow, 1"),
    ("draft", "1", "Pillow draft, 1"),
    ("ours", "2", "ours, 2 threads"),
    ("ours", "2p", "ours, 2 processes"),
    ("full", "2", "Pillow, 2 threads"),
    ("full", "2p", "Pillow, 2 processes"),
    ("draft", "2", "Pillow draft, 2 threads"),
]
RATIOS = [
    (("ours", "1"), ("full", "1")),
    (("ours", "2"), ("full", "2")),
    (("ours", "2p"), ("full", "2p")),
    (("ours", "1"), ("draft", "1")),
    (("ours", "2"), ("draft", "2")),
]
STUDENT = {2: 12.706, 3: 4.303, 9: 2.306}  # 97.5 % points of t, by number of rounds


def measure(bench: Bench) -> None:
    photos, rounds = (6, 2) if bench.short else (26, 9)
    line(
        f"\nThumbnails of {photos} photos beside Pillow {PIL.__version__} "
        f"(libjpeg-turbo {features.version('libjpeg_turbo')}): images/s, median and middle half of {rounds} rounds"
    )
    times = in_turns(bench, photos, rounds)
    for method, workers, name in TURNS:
        speeds = [photos / seconds for seconds in times[method, workers]]
        low, median, high = statistics.quantiles(speeds, n=4, method="inclusive")
        line(f"{name:24}{median:8.1f}   [{low:.1f}, {high:.1f}]")
    line("\nours against Pillow: ratio of the times, with its 95 % interval over the rounds")
    names = {(method, workers): name for method, workers, name in TURNS}
    for ours, theirs in RATIOS:
        line(f"{names[ours]:18} / {names[theirs]:24}{compared(times[theirs], times[ours])}")


def in_turns(bench: Bench, photos: int, rounds: int) -> dict[tuple[str, str], list[float]]:
    """Seconds of each, round by round; a first round warms up."""
    times = {(method, workers): [] for method, workers, _ in TURNS}
    with ExitStack() as stack:
        ours = stack.enter_context(talking(bench.command("ThumbnailsOnDemand", photos)))
        files = ours.stdout.readline().rstrip("\n").split("\t")
        pillow = stack.enter_context(talking([sys.executable, "-c", PILLOW, *files]))
        for number in range(rounds + 1):
            for method, workers, _ in TURNS:
                asked, job = (ours, workers) if method == "ours" else (pillow, f"{method} {workers}")
                asked.stdin.write(job + "\n")
                asked.stdin.flush()
                seconds = float(asked.stdout.readline())
                if number:
                    times[method, workers].append(seconds)
        for process in (ours, pillow):
            process.stdin.close()
    return times


def talking(command: list) -> subprocess.Popen:
    words = [str(word) for word in command]
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def compared(slow: list[float], fast: list[float]) -> str:
    logs = [math.log(one / other) for one, other in zip(slow, fast, strict=True)]
    half = STUDENT[len(logs)] * statistics.stdev(logs) / math.sqrt(len(logs))
    low, ratio, high = (math.exp(statistics.mean(logs) + shift) for shift in (-half, 0, half))
    return f"{ratio:6.2f} [{low:.2f}, {high:.2f}]"
