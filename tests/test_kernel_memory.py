"""A cell may use up the heap: it is told so, every request gets its answer, and the kernel lives on."""

import re
import time

import pytest
from kernel_client import LiveKernel

HOARD = "var hoard = new ArrayList<long[]>(); while (true) hoard.add(new long[1000]);"
ADVICE = "it asked for more memory than the kernel has; keep less at a time"
STARTED = "for (int i = 0; i < {}; i++) {{ var t = new Thread(() -> {{ " + HOARD + " }}); t.start(); threads.add(t); }}"
THREADS = "var threads = new ArrayList<Thread>(); " + STARTED

HOARDERS = {
    "a local variable": "{ " + HOARD + " }",
    "large arrays": "{ var hoard = new ArrayList<long[]>(); while (true) hoard.add(new long[1 << 20]); }",
    "one array": "long[] one = new long[400_000_000];",
    "a long string": '{ var text = "x"; while (true) text += text; }',
    "a thread": "{ " + THREADS.format(1) + " for (var t : threads) t.join(); }",
    "four threads": "{ " + THREADS.format(4) + " for (var t : threads) t.join(); }",
    "threads left behind": "{ " + THREADS.format(4) + " }",
    "a pool": "{ try (var pool = Executors.newFixedThreadPool(4)) { var all = new ArrayList<Future<?>>(); "
    "for (int i = 0; i < 4; i++) all.add(pool.submit(() -> { " + HOARD + " })); for (var each : all) each.get(); } }",
    "printing": "{ var hoard = new ArrayList<String>(); while (true) { hoard.add(new String(new char[100_000])); "
    "System.out.println(hoard.size()); } }",
}


# Each costs seconds of collecting garbage; the others belong to the whole product.
OFTEN = ("a local variable", "large arrays", "four threads")


@pytest.fixture(scope="module")
def hoarding():
    with LiveKernel() as kernel:
        kernel.run("import module java.base;")
        yield kernel


def lives(kernel):
    answer = kernel.run("6 * 7")
    assert answer.result["text/plain"] == "42", answer.traceback
    assert "still full" not in answer.err
    assert kernel.request(kernel.client.kernel_info())["implementation"]
    assert "max(" in kernel.request(kernel.client.complete("Math.ma", 7))["matches"]
    beats(kernel)


def beats(kernel):
    end = time.monotonic() + 20
    while not kernel.client.hb_channel.is_beating() and time.monotonic() < end:
        time.sleep(0.2)
    assert kernel.client.hb_channel.is_beating()


@pytest.mark.parametrize(
    "source",
    [pytest.param(source, id=id, marks=() if id in OFTEN else pytest.mark.whole) for id, source in HOARDERS.items()],
)
def test_a_hoard_is_told_and_every_request_answered(hoarding, source):
    cells = [hoarding.send(source), hoarding.send("6 * 7", stop_on_error=False)]
    told, after = hoarding.await_all(cells, timeout=90).values()
    assert ADVICE in told.traceback + told.err
    assert after.status in ("ok", "aborted")
    lives(hoarding)


def test_a_hoard_in_a_variable_is_told_and_can_be_freed(hoarding):
    answer = hoarding.run(HOARD, timeout=90)
    assert answer.error["ename"] == "java.lang.OutOfMemoryError"
    assert ADVICE in answer.traceback
    assert "memory is still full" in answer.err and "to null" in answer.err
    freed = hoarding.run("hoard = null;", timeout=60)
    assert freed.status == "ok", freed.traceback
    assert "still full" not in freed.err
    lives(hoarding)


def test_a_cell_that_catches_the_error_and_goes_on(hoarding):
    answer = hoarding.run(
        "{ var hoard = new ArrayList<long[]>(); long end = System.nanoTime() + 2_000_000_000L;"
        " while (System.nanoTime() < end) { try { hoard.add(new long[1000]); } catch (OutOfMemoryError full) { } } }",
        timeout=90,
    )
    assert answer.status == "ok", answer.traceback
    lives(hoarding)


def test_too_many_threads_are_not_called_too_much_memory(hoarding):
    answer = hoarding.run('throw new OutOfMemoryError("unable to create native thread: possibly out of memory");')
    assert answer.error["ename"] == "java.lang.OutOfMemoryError"
    assert not re.search("keep less", answer.traceback)
