"""Kernels that tests of several files share: the course's own, a copy of it, and the stock one."""

import atexit
import contextlib
import json
import os
import shutil
from pathlib import Path

import kernelspec
import pytest
from jupyter_client.kernelspec import KernelSpecManager
from kernel_client import LiveKernel
from places import VENV

PREVIEW = "-source 25 --enable-preview"
_SHARED = []


@pytest.fixture(scope="module")
def kernel():
    """One kernel for the tests of all files that do it no harm."""
    if not _SHARED:
        live = LiveKernel().__enter__()
        atexit.register(live.__exit__)
        _SHARED.append(live)
    return _SHARED[0]


@pytest.fixture(scope="module")
def copied(tmp_path_factory) -> Path:
    """A copy of the kernelspec, for tests that change it: other tests run on the installed one at the same time."""
    return shutil.copytree(kernelspec.folder(VENV), tmp_path_factory.mktemp("copied") / "java")


@contextlib.contextmanager
def swapped(cache: Path, content: bytes | None):
    """With this content in the place of a cache, or with none."""
    kept = cache.rename(cache.with_suffix(".kept"))
    try:
        if content is not None:
            cache.write_bytes(content)
        yield
    finally:
        kept.replace(cache)


@pytest.fixture(scope="module")
def stock(tmp_path_factory):
    ours = Path(os.environ.get("COURSE_KERNEL_DIR") or KernelSpecManager().get_kernel_spec("java").resource_dir)
    java = next(word for word in json.loads((ours / "kernel.json").read_text())["argv"] if word.endswith("/java"))
    spec = tmp_path_factory.mktemp("stock")
    shutil.copy(ours / "jjava.jar", spec)
    (spec / "kernel.json").write_text(
        json.dumps(
            {
                "argv": [
                    java,
                    "--enable-preview",
                    "--add-opens",
                    "jdk.jshell/jdk.jshell=ALL-UNNAMED",
                    "-jar",
                    str(spec / "jjava.jar"),
                    "{connection_file}",
                ],
                "display_name": "stock",
                "language": "java",
                "interrupt_mode": "message",
            }
        )
    )
    jars = os.pathsep.join(str(jar) for jar in ours.glob("*.jar") if jar.name != "jjava.jar")
    astray = {name: "-Dastray=1" for name in ("_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")}
    with LiveKernel(spec, env={"JJAVA_CLASSPATH": jars, "JJAVA_COMPILER_OPTS": PREVIEW, **astray}) as live:
        yield live
