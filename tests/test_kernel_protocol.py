"""The rest of the protocol: the queue behind an error, history, completion, input, shutdown."""

import time

import pytest
from kernel_client import LiveKernel


def test_cells_behind_an_error_are_not_run(kernel):
    sent = [
        kernel.send(c)
        for c in ("int queued = 1;", "Thread.sleep(200); throw new RuntimeException();", "queued = 2;", "queued = 3;")
    ]
    answers = kernel.await_all(sent)
    assert [answers[i].status for i in sent] == ["ok", "error", "aborted", "aborted"]
    assert kernel.run("queued").result["text/plain"] == "1"


def test_a_client_may_go_on_after_an_error(kernel):
    sent = [kernel.send("Thread.sleep(200); throw new RuntimeException();", stop_on_error=False), kernel.send("1 + 1")]
    answers = kernel.await_all(sent)
    assert [answers[i].status for i in sent] == ["error", "ok"]


def test_cells_behind_an_interrupt_are_not_run(kernel):
    sent = [kernel.send_and_wait("Thread.sleep(100_000);"), kernel.send("int never = 1;")]
    time.sleep(0.3)
    kernel.interrupt()
    answers = kernel.await_all(sent)
    assert [answers[i].status for i in sent] == ["error", "aborted"]


def test_history(kernel):
    kernel.run("int remembered = 1;")
    content = kernel.request(kernel.client.history(hist_access_type="tail", n=1, raw=True, output=False))
    assert content["status"] == "ok"
    assert content["history"][-1][2] == "int remembered = 1;"
    assert "history" in kernel.request(kernel.client.history(hist_access_type="search", pattern="*", n=5))


def test_completion_and_inspection(kernel):
    kernel.run("class Counter { /** Adds one. */ int increment() { return 1; } }\nvar counter = new Counter();")
    content = kernel.request(kernel.client.complete("counter.inc", 11))
    assert "increment()" in content["matches"]
    content = kernel.request(kernel.client.inspect("String", 3))
    assert content["found"] and "java.lang.String" in content["data"]["text/plain"]
    assert kernel.request(kernel.client.inspect("", 0))["status"] == "ok"
    assert kernel.request(kernel.client.complete("", 0))["status"] == "ok"
    assert kernel.request(kernel.client.is_complete("int f() {"))["status"] == "incomplete"


def test_input(kernel):
    while kernel.client.stdin_channel.msg_ready():
        kernel.client.get_stdin_msg(timeout=1)  # asked by a cell of another test that was interrupted
    sent = kernel.send(
        'System.out.print("Name? ");\nvar scanner = new Scanner(System.in);\n'
        'System.out.println(scanner.nextLine() + " and " + scanner.nextLine());',
        allow_stdin=True,
    )
    for name in ("Ann", "Bob ß"):
        assert kernel.client.get_stdin_msg(timeout=20)["header"]["msg_type"] == "input_request"
        kernel.client.input(name)
    assert kernel.await_(sent).out == "Name? Ann and Bob ß\n"


SCANNERS = {
    "statement": 'var line = scanner.nextLine(); System.out.println("not this: " + line);',
    "loop": 'while (true) { System.out.print("> "); scanner.nextLine(); }',
    "has next": "while (scanner.hasNextLine()) { System.out.println(scanner.nextLine()); }",
    "buffered": "reader.readLine();",
}


@pytest.mark.parametrize("ask", SCANNERS.values(), ids=SCANNERS)
def test_input_asks_again_after_an_interrupt(kernel, ask):
    kernel.run(
        "var scanner = new Scanner(System.in);\n"
        "var reader = new java.io.BufferedReader(new java.io.InputStreamReader(System.in));"
    )
    sent = kernel.send_and_wait(ask, allow_stdin=True)
    kernel.client.get_stdin_msg(timeout=20)
    kernel.interrupt()
    stopped = kernel.await_(sent)
    assert stopped.error["ename"] == "Interrupted" and "not this" not in stopped.out
    for source in ("scanner.nextLine()", "reader.readLine()"):
        sent = kernel.send(source, allow_stdin=True)
        assert kernel.client.get_stdin_msg(timeout=20)["header"]["msg_type"] == "input_request"
        kernel.client.input("again")
        assert kernel.await_(sent).result["text/plain"] == "again"


def test_an_interrupt_counts_in_a_session_of_its_own(kernel):
    sent = kernel.send_and_wait("Thread.sleep(20_000);")  # takes the interrupt, which would meet the next cell else
    before = kernel.client.session.message_count
    kernel.interrupt()
    assert kernel.client.session.message_count == before
    assert kernel.await_(sent).error["ename"] == "Interrupted"


def test_input_without_a_reader_ends(kernel):
    assert kernel.run("System.in.read()", allow_stdin=False).result["text/plain"] == "-1"


def test_silent_cells_do_not_count(kernel):
    before = kernel.run("1").of("execute_input")[0]["execution_count"]
    kernel.run("2", silent=True)
    assert kernel.run("3").of("execute_input")[0]["execution_count"] == before + 1


def test_preview_and_module_imports_work(kernel):
    answer = kernel.run(
        "import module java.base;\ntry (var scope = StructuredTaskScope.open()) {\n"
        "    var two = scope.fork(() -> 2);\n    scope.join();\n    System.out.println(two.get());\n}"
    )
    assert answer.out == "2\n" and answer.err == ""


def test_results_as_before(kernel):
    assert kernel.run("int x = 5;").result is None
    assert kernel.run("x").result["text/plain"] == "5"
    assert kernel.run("x = 6").result is None
    assert kernel.run("String none = null;\nnone").result is None


def test_a_kernel_ends_when_it_is_asked_to():
    with LiveKernel() as live:
        live.client.shutdown()
        while live.manager.is_alive():  # what does not end is ended by the limit of the tests
            time.sleep(0.02)
