"""The kernel behind a real Jupyter server: all that a cell prints arrives, and the server's log stays quiet."""

import time

import lab
import pytest
from places import ROOT
from served import ServedKernel, text


@pytest.fixture(scope="module")
def scratch(tmp_path_factory):
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="module")
def served(scratch):
    with lab.server(ROOT, scratch) as address:
        kernel = ServedKernel(address)
        kernel.run("1")
        yield kernel


def test_lines_of_both_streams_in_turn_arrive(served):
    answer = served.run(
        'for (int i = 0; i < 5000; i++) { System.out.println("out " + i); System.err.println("err " + i); }'
    )
    assert text(answer, "stdout") == "".join(f"out {i}\n" for i in range(5000))
    assert text(answer, "stderr") == "".join(f"err {i}\n" for i in range(5000))
    assert len([m for m in answer if m["msg_type"] == "stream"]) < 3000


def test_more_displays_than_the_server_lets_pass_at_a_time_arrive(served):
    answer = served.run("for (int i = 0; i < 4000; i++) display(i);")
    shown = [m["content"]["data"]["text/plain"] for m in answer if m["msg_type"] == "display_data"]
    assert shown == [str(i) for i in range(4000)]


def test_large_outputs_in_a_row_arrive(served):
    row = "€<" * 50
    for _ in range(3):
        answer = served.run(f'for (int i = 0; i < 9000; i++) System.out.println("{row}");')
        assert text(answer, "stdout") == f"{row}\n" * 9000


WAITS = {
    "child": 'new ProcessBuilder("sleep", "1000").start().waitFor();',
    "child's output": 'new ProcessBuilder("sleep", "1000").start().inputReader().readLine();',
    "sleep": "Thread.sleep(100_000);",
    "output": 'while (true) { System.out.println("x"); Thread.sleep(1); }',
}


@pytest.mark.parametrize("wait", WAITS.values(), ids=WAITS)
def test_a_restart_leaves_the_servers_log_quiet(served, scratch, wait):
    log = scratch / "server.log"
    before = len(log.read_text())
    served.send(wait)
    time.sleep(1.5)
    served.restart()
    served.connect()
    served.run("1")
    said = log.read_text()[before:]
    assert "Exception" not in said and "Error" not in said and "\tat " not in said, said
