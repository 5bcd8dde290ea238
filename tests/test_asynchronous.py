"""What chapter 9 says whatever the machine: minutes of the meal, who calls back where, answers that are not there yet."""

import re
from functools import partial

import executed
import notebooks
import pytest
from kernel_client import LiveKernel

CHAPTER = notebooks.chapter("09")

# What a cell says, whatever the machine; where a thread may be held up for longer than a wait, that is allowed for.
SAYS = {
    "figure-meal": r"The ends come after 28 and 17 minutes\. stands by: at work for 10 minutes, waits for 18 minutes\. "
    r"walks away: at work for 10 minutes\.",
    "callback": r"cook:  2\s+roast: 10",
    "figure-second": r"The ends come after 15 and 8 minutes",
    "send-async": r"is it there\? false\s+[1-9]\d+ bytes",
    "whose-thread": r"told on:  (ForkJoinPool\.commonPool-worker-\d+|cell \d+)\s+asked on: cell \d+",
    "figure-clients": r"/truncated/[^\n]*: failed: ",
    "count-down-told": r"500 is done after 1500\s+800 is done after 2400\s+1000 is done after 3000",
    "law": r"1: 1\.0\s+4: 3\.7\d+\s+9: 8\.6\d+\s+13: 13\.0\s+26: 26\.0",
    "too-early": r"\b[0-8] of 8 photos",
    "not-there": r"IllegalStateException",
    "searched": r"15 minutes at best",
    "non-blocking": r"bytes that are there: [01]",
    "one-thread-alone": r"26 answers, failures: \{\}\s+at the same time, as the server saw it: 26",
}

# The six orders, and the minute in which each ends.
ORDERS = {
    "soup, roast, rice": 17,
    "soup, rice, roast": 20,
    "roast, soup, rice": 15,
    "roast, rice, soup": 15,
    "rice, soup, roast": 20,
    "rice, roast, soup": 18,
}


spoken = partial(executed.spoken, CHAPTER)


@pytest.mark.parametrize("cell", SAYS)
def test_the_cell_says_so(cell):
    assert re.search(SAYS[cell], spoken()[cell], re.DOTALL), spoken()[cell]


def test_only_the_broken_photo_is_named():
    ends = re.findall(r"(?m)^/(\w+)/[^\n:]*: (\w+)", spoken()["figure-clients"])
    assert ends == [("truncated", "failed")], spoken()["figure-clients"]


def test_each_order_ends_in_its_minute():
    with LiveKernel() as kernel:
        cells = {cell.id: cell.source for cell in notebooks.load(CHAPTER).cells}
        for id in ("set-up", "dishes", "serve", "figure-orders"):
            assert kernel.run(cells[id]).status == "ok"
        for order, minutes in ORDERS.items():
            answer = kernel.run(
                'var one = new VirtualTimeline("one", new VirtualClock());\n'
                f'serve(one, "cook", {order});\n'
                "one.table().doubleColumn(3).max()"
            )
            assert float(answer.result["text/plain"]) == minutes, order
    for minutes in map(str, ORDERS.values()):
        assert re.search(rf"\b{minutes}\b", spoken()["figure-orders"]), spoken()["figure-orders"]


def test_a_request_that_is_given_up_ends():
    """An answer without an end: the future fails after five seconds, and the server sees the client leave."""
    with LiveKernel() as kernel:
        cells = {cell.id: cell.source for cell in notebooks.load(CHAPTER).cells}
        for id in ("set-up", "asking", "fetch"):
            assert kernel.run(cells[id]).status == "ok"
        said = kernel.run(
            "try (var server = slowServer()) {\n"
            "    try (var client = http.build()) {\n"
            "        IO.println(fetch(client, server.photo(0, Fault.ENDLESS)).join());\n"
            "    }\n"
            "    for (int look = 0; look < 1_000 && server.counters().inFlight() > 0; look++) Thread.sleep(10);\n"
            '    IO.println("abandoned: " + server.counters().abandoned());\n'
            "}"
        )
        assert "failed: " in said.out and "TimeoutException" in said.out, said
        assert "abandoned: 1\n" in said.out, said


def test_polling_takes_a_look_a_millisecond_and_the_same_order():
    looks = int(re.search(r"looks, a millisecond each: (\d+)", spoken()["figure-turns"])[1])
    assert 3_000 <= looks < 3_010


def test_short_jobs_are_done_first_where_the_long_one_yields():
    rows = re.findall(r"(?m)^ *(\d{3,}) {2,}([\d.\u202f]+) {2,}([\d.\u202f]+) *$", spoken()["figure-primes"])
    after = {number: float(in_turns.replace("\u202f", "")) for number, _, in_turns in rows}
    assert after["157"] < after["9637529763296797"] and after["427920331"] < after["9637529763296797"], rows


def test_all_requests_are_in_flight_at_the_same_time_or_the_table_says_that_they_were_not():
    told = spoken()["figure-ways"]
    most = int(re.search(r"as the server saw it: (\d+)", told)[1])
    assert most == 200 or "not all were in flight at the same time" in told, told
    assert len(re.findall(r"(?m)^ *(?:one thread, a selector|virtual threads|a p\w+ .*?) {2,}(?:26|200) ", told)) == 8
    assert "forecast" in told and "answers came" not in told and "Exception" not in told, told
