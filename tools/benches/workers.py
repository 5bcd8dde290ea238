"""What an empty task costs on warm workers, and S(2) of warm worker JVMs, beside Python's multiprocessing.Pool."""

import statistics

from benches.common import JVM, Bench
from say import line, run

POOLS = """
import multiprocessing, sys, time

def empty(number):
    return number

def primes(start):
    return sum(is_prime(candidate) for candidate in range(start, start + 1200))

def is_prime(candidate):
    if candidate % 2 == 0:
        return False
    divisor = 3
    while divisor * divisor <= candidate:
        if candidate % divisor == 0:
            return False
        divisor += 2
    return True

def answer(pool, job):
    if job == "primes":
        return sum(pool.map(primes, range(10**8, 10**8 + 64 * 1200, 1200), chunksize=1))
    start = time.perf_counter()
    pool.map(empty, range(2000), chunksize=1)
    return (time.perf_counter() - start) * 1e6 / 2000

if __name__ == "__main__":
    with multiprocessing.Pool(1) as one, multiprocessing.Pool(2) as two:
        for line in sys.stdin:
            job, workers = line.split()
            print(answer(two if workers == "2" else one, job), flush=True)
"""
COLUMNS = ["thread", "JVM", "2 JVMs", "Python", "2 Pythons"]


def measure(bench: Bench) -> None:
    rounds = 5 if bench.short else 31
    line(
        f"\nAn empty task on warm workers: microseconds a task, median and middle half of {rounds} rounds of 2000 tasks"
    )
    jvm = JVM if bench.short else [*JVM, "-Dyourcores.budget=20"]
    told = run(bench.command("WorkerCosts", rounds, POOLS, jvm=jvm), log="bench", doing="timing workers")
    empty = [line_.split()[1:] for line_ in told.splitlines() if line_.startswith("empty ")]
    for name, micros in zip(COLUMNS, zip(*empty, strict=True), strict=True):
        low, median, high = statistics.quantiles(map(float, micros), n=4)
        line(f"{name:12}{median:10.1f}   [{low:.1f}, {high:.1f}]")
    line("\nS(2) of warm pools on 64 tasks that count primes")
    for said in told.splitlines():
        if said.startswith("speedup "):
            line(said.removeprefix("speedup "))
