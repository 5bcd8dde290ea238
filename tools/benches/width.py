"""How wide the interval of S(2) is on a quiet machine; hog tells it too."""

from benches.common import Bench
from benches.hog import speedups, width_words
from say import line


def measure(bench: Bench) -> None:
    with speedups(bench) as speedup:
        results = [speedup() for _ in range(3 if bench.short else 20)]
    for result in results:
        line(result.words())
    line(width_words([result.width for result in results if result.ratio]))
