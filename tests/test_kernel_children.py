"""Programs in child processes of a live kernel: Java, Python and Jython begin, answer, and leave nothing behind."""

import os
import signal
import sys
import time
from pathlib import Path

import library
import pytest
from kernel_client import LiveKernel
from places import PYTHON as PYTHON_OF_THE_COURSE
from processes import children_of, ended, kill

IMPORTS = "import module java.base;\nimport yourcores.child.*;\n"

PYTHON = """
import multiprocessing, os, sys, time
if __name__ == "__main__":
    sleepers = [multiprocessing.Process(target=time.sleep, args=(1000,), daemon=True) for _ in range(2)]
    for sleeper in sleepers:
        sleeper.start()
    for line in sys.stdin:
        print(" ".join([str(os.getpid()), *(str(sleeper.pid) for sleeper in sleepers)]))
"""

JYTHON = """
import os, sys
for line in iter(sys.stdin.readline, ""):
    print(os.getpid())
    sys.stdout.flush()
"""

JAVA = """
void main() throws Exception {
    var sleeper = new ProcessBuilder("sleep", "1000").start();
    while (IO.readln() != null) IO.println(ProcessHandle.current().pid() + " " + sleeper.pid());
}
"""

STRESS = """
    @JCStressTest
    @Outcome(expect = ACCEPTABLE)
    @State
    public class Endless {
        int x;
        @Actor public void first() { x = 1; }
        @Actor public void second(I_Result r) { r.r1 = x; }
    }
"""

ALL = (
    f'var java = ChildJvm.start(2, List.of("-Xmx32m"), """{JAVA}""");\n'
    f'var python = Python.find().orElseThrow().start("""{PYTHON}""");\n'
    f'var jython = Jython.find().orElseThrow().start("""{JYTHON}""");\n'
    "var limit = Duration.ofSeconds(60);\n"
    'System.out.println(String.join(" ", java.ask("pid", limit)) + " " + python.ask("pid", limit)'
    ' + " " + jython.ask("pid", limit));\n'
)


def test_all_end_with_a_kernel_that_is_killed():
    with LiveKernel() as live:
        live.run(IMPORTS)
        sent = live.send_and_wait(ALL + "Thread.sleep(100_000);")
        pids = told(live, 4 + 3 + 1)
        try:
            os.kill(live.pid, signal.SIGKILL)
            assert [pid for pid in pids if not ended(pid, 10)] == [], (sent, pids)
        finally:
            for pid in pids:
                kill(pid)


def test_a_stress_test_and_its_forks_end_with_a_kernel_that_is_killed():
    assert (library.ENGINES / "jcstress").is_dir(), "the set-up brings it"
    if len(os.sched_getaffinity(0)) < 2:
        pytest.skip("jcstress has no two processors here")
    with LiveKernel() as live:
        live.run(IMPORTS)
        options = '"-f", "1", "-sc", "false", "-af", "NONE", "-time", "60000", "-jvmArgs", "-Xint"'
        live.send_and_wait(f'Jcstress.run(Duration.ofMinutes(5), """{STRESS}""", {options});')
        pids = stressed(live.pid)
        try:
            os.kill(live.pid, signal.SIGKILL)
            assert [pid for pid in pids if not ended(pid, 10)] == [], pids
        finally:
            for pid in pids:
                kill(pid)


def stressed(kernel):
    """The process ids of jcstress and of the fork that runs the test, once that one is there."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            for child in children_of(kernel):
                for fork in children_of(child):
                    if b"ForkedMain" in Path(f"/proc/{fork}/cmdline").read_bytes():
                        return [child, fork]
        except OSError:
            pass  # A process or a thread has ended meanwhile.
        time.sleep(0.1)
    raise TimeoutError


def test_an_interrupt_ends_a_run():
    with LiveKernel() as live:
        live.run(IMPORTS)
        for code in (
            'ChildJvm.run(Duration.ofMinutes(5), List.of(), "void main() { while (true) { } }");',
            'Python.find().orElseThrow().run(Duration.ofMinutes(5), "while True: pass");',
        ):
            sent = live.send_and_wait("Thread.sleep(1);" + code)
            time.sleep(1)
            assert children_of(live.pid)
            live.interrupt()
            answer = live.await_(sent, 15)
            assert answer.error is not None
            assert "left a process" not in answer.err
            assert children_of(live.pid) == []


def test_a_child_that_a_cell_forgets_is_named_and_ended():
    with LiveKernel() as live:
        live.run(IMPORTS)
        answer = live.run('var child = ChildJvm.start(List.of(), "void main() { IO.readln(); }");')
        assert "left a process running: java" in answer.err
        assert children_of(live.pid) == []


def told(live, count):
    """The process ids that the running cell prints."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        message = live._next(live.client.get_iopub_msg, 1)
        words = message["content"].get("text", "").split()
        if len(words) == count and all(word.isdigit() for word in words):
            return [int(word) for word in words]
    raise TimeoutError


def test_the_python_that_jupyter_was_set_up_with_comes_first():
    with LiveKernel() as live:
        live.run(IMPORTS)
        answer = live.run("System.out.print(Python.find().orElseThrow().executable());")
        assert answer.out == str(PYTHON_OF_THE_COURSE)
    with LiveKernel(env={"COURSE_PYTHON": os.path.realpath(sys.executable)}) as live:
        live.run(IMPORTS)
        answer = live.run('System.out.print(Python.find().orElseThrow().executable().contains(".venv"));')
        assert answer.out == "false"
