"""The kernel's class cache is used, and never in the way."""

import subprocess

import jdk
import kernelspec
import pytest
import warm_start
from kernel_client import LiveKernel
from kernels import swapped
from places import VENV

FOLDER = kernelspec.folder(VENV)


@pytest.mark.parametrize("processors", [1, 2])
def test_the_kernel_takes_its_classes_from_the_cache(processors, tmp_path):
    log = tmp_path / "classes.txt"
    options = f"-XX:ActiveProcessorCount={processors} -Xlog:class+load:file={log}"
    with LiveKernel(env={"JDK_JAVA_OPTIONS": options}) as live:
        assert live.run("Runtime.getRuntime().availableProcessors()").result["text/plain"] == str(processors)
    loaded = {line.split()[1]: line for line in log.read_text().splitlines() if " source: " in line}
    for name in ("jdk.jshell.JShell", "com.sun.tools.javac.main.JavaCompiler"):
        assert "source: shared objects file" in loaded[name]
    assert "source: file:" in loaded["yourcores.kernel.CourseKernel"], "the library changes without the cache"


@pytest.mark.parametrize("content", [None, b"", b"no cache" * 1000])
def test_a_cache_that_is_missing_or_none_at_all_is_left_aside_without_a_word(content, copied, capfd):
    with swapped(copied / kernelspec.KERNEL_CACHE, content), LiveKernel(copied) as live:
        assert live.run("IO.println(40 + 2);").out == "42\n"
    assert capfd.readouterr() == ("", "")


def test_the_rehearsal_has_no_error(draws):
    jars = kernelspec.class_path(FOLDER)[:-1]
    ran = subprocess.run(
        [str(word) for word in warm_start.rehearsal(jdk.find(), jars)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    said = ran.stdout.splitlines()
    assert said[:3] == ["nothing", "a large circle", "Square of 9.0"]
    assert "{even=2, odd=4} [0, 1, 4] 84" in said and "closed" in said and "28.5 on average" in said
    assert "1 of 2 checks pass" in said
    assert not draws or not [line for line in said if line.startswith("|")]
