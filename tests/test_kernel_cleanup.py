"""What a cell leaves behind is named and ended; an interrupt reaches what the cell started."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from kernel_client import LiveKernel
from processes import children_of, ended, running


def test_quiet_cell_gets_no_note(kernel):
    answer = kernel.run("try (var pool = Executors.newFixedThreadPool(2)) { pool.submit(() -> 1).get(); }")
    assert (answer.status, answer.err) == ("ok", "")


def test_thread_left_behind_is_named_and_ended(kernel):
    answer = kernel.run(
        "var sleeper = new Thread(() -> { try { Thread.sleep(100_000); }"
        ' catch (InterruptedException e) { System.out.println("told to end"); } }, "sleeper");\nsleeper.start();'
    )
    assert "left a thread running: sleeper" in answer.err
    assert answer.out == "told to end\n"
    assert kernel.run("sleeper.isAlive()").result["text/plain"] == "false"


def test_idle_pool_is_named(kernel):
    answer = kernel.run("var pool = Executors.newFixedThreadPool(2);\npool.submit(() -> 1).get()")
    assert "pool-" in answer.err and "holds no core" in answer.err
    kernel.run("pool.shutdownNow();")


def test_child_process_is_named_and_destroyed(kernel):
    answer = kernel.run('var child = new ProcessBuilder("sleep", "1000").start();')
    assert "left a process running: sleep (process" in answer.err
    assert kernel.run("child.isAlive()").result["text/plain"] == "false"


def test_stubborn_child_process_is_destroyed(kernel):
    kernel.run(
        'var stubborn = new ProcessBuilder("sh", "-c", "trap \\"\\" TERM; sleep 100 & wait; sleep 100").start();\n'
        "Thread.sleep(300);"
    )
    assert kernel.run("stubborn.isAlive()").result["text/plain"] == "false"
    assert children_of(kernel.pid) == []


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="ports are found on Linux only")
def test_open_port_is_named_once(kernel):
    answer = kernel.run("var server = new ServerSocket(0);\nSystem.out.print(server.getLocalPort());")
    assert f"left a port open: {answer.out}." in answer.err
    assert kernel.run("server.close();").err == ""


def test_kept_things_stay(kernel):
    answer = kernel.run(
        "import yourcores.child.Kept;\n"
        'var keptThread = Kept.threads("kept").newThread(() -> { try { Thread.sleep(100_000); }'
        " catch (InterruptedException e) {} });\nkeptThread.start();\n"
        'var keptChild = Kept.keep(new ProcessBuilder("sleep", "1000").start());\n'
        "var keptServer = new ServerSocket(0);\nKept.keep(keptServer.getLocalPort());"
    )
    assert answer.err == ""
    assert kernel.run("keptThread.isAlive() && keptChild.isAlive()").result["text/plain"] == "true"


def test_http_client_as_a_variable_works_on(kernel):
    serve = (
        "import com.sun.net.httpserver.*;\nvar client = java.net.http.HttpClient.newHttpClient();\n"
        "int fetch() throws Exception {\n"
        '    var web = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);\n'
        '    web.createContext("/", x -> { x.sendResponseHeaders(204, -1); x.close(); });\n    web.start();\n'
        "    try {\n        return client.send(java.net.http.HttpRequest.newBuilder(URI.create("
        '"http://127.0.0.1:" + web.getAddress().getPort())).build(),\n'
        "            java.net.http.HttpResponse.BodyHandlers.discarding()).statusCode();\n"
        "    } finally { web.stop(0); }\n}\nfetch()"
    )
    assert kernel.run(serve).result["text/plain"] == "204"
    answer = kernel.run("fetch()")
    assert (answer.result["text/plain"], answer.err) == ("204", "")


@pytest.mark.parametrize(
    "code",
    [
        "Thread.sleep(100_000);",
        "long n = 0; while (!Thread.currentThread().isInterrupted()) n++;",
        "new CountDownLatch(1).await();",
        'new ProcessBuilder("sleep", "1000").start().waitFor();',
        "new Scanner(System.in).nextLine();",
    ],
)
def test_interrupt_ends_a_cell(kernel, code):
    sent = kernel.send_and_wait(code)
    kernel.interrupt()
    answer = kernel.await_(sent, 30)  # each of them would take longer, or for ever
    assert answer.error is not None


def test_interrupt_reaches_threads_of_the_cell(kernel):
    sent = kernel.send_and_wait(
        "var worker = new Thread(() -> { try { Thread.sleep(100_000); }"
        ' catch (InterruptedException e) { System.out.println("reached"); } });\n'
        "worker.start();\nworker.join();"
    )
    kernel.interrupt()
    answer = kernel.await_(sent, 15)
    assert answer.error["ename"] == "Interrupted"
    assert answer.out == "ready\nreached\n"
    assert "line 5" in answer.traceback


def test_interrupt_flag_of_the_reader_lasts_to_the_next_statement(kernel):
    answer = kernel.run("Thread.currentThread().interrupt();\nThread.sleep(10);")
    assert answer.error["ename"] == "java.lang.InterruptedException"


def test_what_cannot_be_ended_is_told_with_its_price():
    with LiveKernel() as live:
        live.run("void endless() {\n    while (true) {}\n}")
        sent = live.send_and_wait("endless();")
        live.interrupt()
        answer = live.await_(sent, 15)
        number = answer.of("execute_input")[0]["execution_count"]
        assert answer.error["ename"] == "Interrupted"
        assert "endless (cell" in answer.traceback
        assert f"cell {number} still holds a core: restart the kernel" in answer.err
        answer = live.run("yourcores.measure.system.Leftovers.current()")
        assert f"cell {number} still holds a core" in answer.result["text/plain"]
        mounted = live.run("var mounted = Thread.startVirtualThread(() -> { while (true) {} });\nThread.sleep(500);")
        number = mounted.of("execute_input")[0]["execution_count"]
        notes = [live.run("1").err for _ in range(5)]
        answer = live.run("yourcores.measure.system.Leftovers.current()")
        said = mounted.err + "".join(notes) + answer.result["text/plain"]
        assert f"virtual threads still hold a core, in lambda (cell {number}, line 1)" in said
        live.client.shutdown()
        assert ended(live.pid, 20)


def test_children_die_with_the_kernel_even_when_it_is_killed():
    program = (
        "class Child { public static void main(String[] a) throws Exception {"
        " yourcores.child.ParentWatch.start(Long.parseLong(a[0]));"
        ' System.out.println("up"); Thread.sleep(100_000); } }'
    )
    cell = (
        f'var file = java.nio.file.Files.createTempDirectory("child").resolve("Child.java");\n'
        f'java.nio.file.Files.writeString(file, """\n{program}\n""");\n'
        "var me = ProcessHandle.current();\n"
        "var child = yourcores.child.Kept.keep(new ProcessBuilder(me.info().command().get(), "
        '"-cp", System.getProperty("java.class.path"), file.toString(), "" + me.pid()).start());\n'
        "child.inputReader().readLine();\nchild.pid()"
    )
    with LiveKernel() as live:
        child = int(live.run(cell).result["text/plain"])
        assert running(child)
        os.kill(live.pid, signal.SIGKILL)
        assert ended(child, 10)


def test_kept_children_die_at_shutdown():
    with LiveKernel() as live:
        child = int(
            live.run('yourcores.child.Kept.keep(new ProcessBuilder("sleep", "1000").start()).pid()').result[
                "text/plain"
            ]
        )
        assert running(child)
        live.client.shutdown()
        assert ended(live.pid, 10) and ended(child, 2)


CLIENT = """
import time
import conftest
from kernel_client import LiveKernel
from processes import children_of, ended, running
with LiveKernel() as kernel:
    print(kernel.pid, flush=True)
    time.sleep(1000)
"""


def test_kernel_ends_when_its_client_is_killed():
    client = subprocess.Popen(
        [sys.executable, "-c", CLIENT], cwd=Path(__file__).parent, text=True, stdout=subprocess.PIPE
    )
    try:
        kernel = int(client.stdout.readline())
        assert running(kernel)
    finally:
        client.kill()
        client.wait()
    assert ended(kernel, 10)


def test_virtual_threads_that_come_and_go_do_no_harm_to_the_kernel():
    """On JDK 25 a dump of all threads may crash a JVM in such a moment (JDK-8364343), so the kernel must not take one."""
    naps = "for (int n = 0; n < 4_000; n++) LockSupport.parkNanos(1_000 + n % 7 * 500);"
    with LiveKernel() as live:
        live.run("import module java.base;")
        for _ in range(10):
            live.run("for (int n = 0; n < 200; n++) Thread.startVirtualThread(() -> { %s });" % naps)
            assert [live.run("1").result["text/plain"] for _ in range(6)] == ["1"] * 6
