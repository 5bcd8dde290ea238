"""The kernel's class cache is used, and never in the way."""

import subprocess
from pathlib import Path

import jdk
import kernelspec
import pytest
import warm_start
from kernel_client import LiveKernel
from places import VENV

CACHE = kernelspec.cache(VENV)


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="mapped files are told on Linux only")
@pytest.mark.parametrize("processors", [1, 2])
def test_the_kernel_takes_its_classes_from_the_cache(processors):
    with LiveKernel(env={"JDK_JAVA_OPTIONS": f"-XX:ActiveProcessorCount={processors}"}) as live:
        assert str(CACHE) in Path(f"/proc/{live.pid}/maps").read_text()
        assert live.run("Runtime.getRuntime().availableProcessors()").result["text/plain"] == str(processors)


@pytest.mark.parametrize("content", [None, b"", b"damaged" * 1000])
def test_a_cache_that_is_missing_or_damaged_is_left_aside_without_a_word(content, capfd):
    kept = CACHE.rename(CACHE.with_suffix(".kept"))
    try:
        if content is not None:
            CACHE.write_bytes(content)
        with LiveKernel() as live:
            assert live.run("IO.println(40 + 2);").out == "42\n"
    finally:
        kept.replace(CACHE)
    assert capfd.readouterr() == ("", "")


def test_the_rehearsal_has_no_error(draws):
    jars = kernelspec.class_path(kernelspec.folder(VENV))[:-1]
    ran = subprocess.run(
        [str(word) for word in warm_start.rehearsal(jdk.find(), jars)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    said = ran.stdout.splitlines()
    assert said[:3] == ["nothing", "a large circle", "Square of 9.0"]
    assert "{even=2, odd=4} 336 42" in said and "closed" in said
    assert not draws or not [line for line in said if line.startswith("|")]
