"""The reductions of chapter 07, as its cells have them: a tree ends where the fold ends, wherever its parts run."""

import notebooks
import pytest
from kernel_client import LiveKernel

CHAPTER = notebooks.NOTEBOOKS / "07-reduction.ipynb"
CELLS = (
    "fold",
    "in-pairs",
    "pairs-in-threads",
    "plus",
    "pairs-in-processes",
    "flight",
    "piece",
    "longest",
    "pieces-elsewhere",
)

# Sizes and splits drawn by lot; text, because its order must be kept, too.
IN_THREADS = """
String threads(int times) throws Exception {
    var lot = new Random(7);
    try (var pool = Executors.newFixedThreadPool(3)) {
        for (int time = 0; time < times; time++) {
            var values = lot.ints(lot.nextInt(1, 200), 0, 1_000).mapToObj(n -> n + " ").toList();
            var expected = fold(values, String::concat);
            if (!inPairs(values, String::concat).equals(expected)) return "pairs differ: " + values;
            if (!inPairs(values, String::concat, pool).equals(expected)) return "threads differ: " + values;
            int cut = lot.nextInt(values.size());
            var left = values.subList(0, cut + 1);
            var right = values.subList(cut, values.size()).subList(1, values.size() - cut);
            var both = inPairs(left, String::concat) + (right.isEmpty() ? "" : inPairs(right, String::concat));
            if (!both.equals(expected)) return "the cut at " + cut + " differs: " + values;
        }
    }
    return times + " equal";
}
IO.println(threads(1_000));
"""
ELSEWHERE = """
String elsewhere(Workers workers, int times) throws Exception {
    var lot = new Random(7);
    for (int time = 0; time < times; time++) {
        var values = lot.ints(lot.nextInt(1, 24), -1_000, 1_000).boxed().toList();
        if (byWorkers(values, workers) != fold(values, Integer::sum)) return "pairs differ: " + values;
        int most = lot.nextInt(1, 400);
        int pieces = lot.nextInt(1, Math.min(most, 12) + 1);
        var expected = fold(IntStream.rangeClosed(1, most).mapToObj(Flight::of).toList(), Flight::longer);
        if (!longestBy(workers, most, pieces).equals(expected)) return most + " in " + pieces + " pieces differ";
    }
    return times + " equal";
}
"""


@pytest.fixture(scope="module")
def live():
    notebook = notebooks.load(CHAPTER)
    cells = {cell.id: cell.source for cell in notebooks.code(notebook)}
    with LiveKernel() as live:
        imports = "\n".join(row for row in cells["set-up"].split("\n") if row.startswith("import "))
        assert live.run(imports).status == "ok"
        for id in CELLS:
            answer = live.run(cells[id], timeout=60)
            assert answer.status == "ok", notebooks.answered(answer)
        yield live


def test_pairs_and_threads_end_where_the_fold_ends(live):
    assert live.run(IN_THREADS, timeout=120).out == "1000 equal\n"


@pytest.mark.parametrize("workers", ["Workers.threads(2)", "Workers.jvms(2)"])
def test_workers_end_where_the_fold_ends(live, workers):
    live.run(ELSEWHERE)
    answer = live.run(f"try (var workers = {workers}) {{ IO.println(elsewhere(workers, 1_000)); }}", timeout=300)
    assert answer.out == "1000 equal\n", notebooks.answered(answer)


@pytest.mark.whole
def test_a_cluster_ends_where_the_fold_ends(live):
    live.run(ELSEWHERE)
    answer = live.run("try (var workers = Workers.cluster(2)) { IO.println(elsewhere(workers, 1_000)); }", timeout=500)
    assert answer.out == "1000 equal\n", notebooks.answered(answer)
