"""An idle kernel gives memory back, and a cell that comes then is not the worse for it."""

import time
from pathlib import Path

import pytest
from kernel_client import LiveKernel

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read on Linux only")

HOARD = "var hoard = new ArrayList<byte[]>(); for (int i = 0; i < 300; i++) hoard.add(new byte[1 << 20]);"
SECONDS = 60


def test_memory_that_nothing_holds_goes_back_when_no_cell_runs():
    with LiveKernel() as live:
        live.run("import module java.base;")
        live.run(HOARD)
        full = live.memory_mb()
        live.run("hoard = null;")
        end = time.monotonic() + SECONDS
        while live.memory_mb() > full - 200 and time.monotonic() < end:
            time.sleep(0.5)
        assert live.memory_mb() <= full - 200
        assert live.memory_mb() <= 300
        assert live.run("6 * 7").result["text/plain"] == "42"


# Collections of the whole heap: those of the young part come with every cell.
COLLECTIONS = """
long collections() {
    return java.lang.management.ManagementFactory.getGarbageCollectorMXBeans().stream()
        .filter(books -> List.of("G1 Old Generation", "MarkSweepCompact").contains(books.getName()))
        .mapToLong(java.lang.management.GarbageCollectorMXBean::getCollectionCount).sum();
}"""


def test_no_cell_that_runs_is_disturbed():
    with LiveKernel() as live:
        live.run("import module java.base;\n" + COLLECTIONS)
        answer = live.run("long before = collections(); Thread.sleep(13_000); collections() - before", timeout=60)
        assert answer.result["text/plain"] == "0"
        options = "com.sun.management.HotSpotDiagnosticMXBean"
        time.sleep(13)
        answer = live.run(
            f"var options = java.lang.management.ManagementFactory.getPlatformMXBean({options}.class);\n"
            'options.getVMOption("MinHeapFreeRatio").getValue() + " "'
            ' + options.getVMOption("MaxHeapFreeRatio").getValue()'
        )
        assert answer.result["text/plain"] == "40 70"
        assert int(live.run("collections()").result["text/plain"]) > 0
