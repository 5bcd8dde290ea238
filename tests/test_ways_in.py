"""The ways in: one fresh copy of the course, in a folder with blanks, umlauts and an apostrophe, under a locale that knows none."""

import contextlib
import fnmatch
import json
import os
import re
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import chapter
import nbformat
import open_lab
import pytest
import say
import vocabulary
from commands import PYTHON, call, good, make, trouble
from conftest import ROOT


def copy_to(folder: Path) -> Path:
    """The course as a reader gets it: nothing that a command made, nothing of a reader's own."""
    ignored = [".git", *(line.rstrip("/") for line in (ROOT / ".gitignore").read_text().split())]

    def ignore(where: str, names: list[str]) -> set[str]:
        below = Path("/") / Path(where).relative_to(ROOT)
        return {
            name
            for name in names
            if any(fnmatch.fnmatch(str(below / name) if "/" in each else name, each) for each in ignored)
        }

    shutil.copytree(ROOT, folder, ignore=ignore)
    return folder


def stand_in(folder: Path, name: str, body: str) -> str:
    """A PATH on which a program is replaced."""
    folder.mkdir()
    (folder / name).write_text(f"#!/bin/sh\n{body}\n")
    (folder / name).chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Path:
    """A fresh copy whose first set-up was killed half-way and whose second one went through."""
    folder = copy_to(tmp_path_factory.mktemp("Nebenläufigkeit") / "Kurs für d'Übungen")
    first = subprocess.Popen(
        ["make", "setup", f"PYTHON={PYTHON}"], cwd=folder, stdout=subprocess.DEVNULL, start_new_session=True
    )
    deadline = time.monotonic() + 120
    installing = ".venv/lib/python3.*/site-packages/jupyter*"
    while not list(folder.glob(installing)) and time.monotonic() < deadline and first.poll() is None:
        time.sleep(0.02)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    assert not (folder / ".setup" / "python.json").exists()
    good(make(folder, "setup"))
    return folder


def kernel_json(course: Path) -> dict:
    return json.loads((course / ".venv/share/jupyter/kernels/java/kernel.json").read_text(encoding="utf-8"))


@pytest.mark.network
class TestSetUp:
    def test_a_second_call_does_nothing(self, course):
        before = sorted((str(p), p.stat().st_mtime_ns) for p in (course / ".venv/share/jupyter").rglob("java/*"))
        said = good(make(course, "setup"))
        assert said.splitlines() == [line for line in said.splitlines() if line.startswith("Ready")]
        assert before == sorted(
            (str(p), p.stat().st_mtime_ns) for p in (course / ".venv/share/jupyter").rglob("java/*")
        )

    def test_the_kernel_is_ours_and_runs_there(self, course):
        code = 'System.out.println(System.getProperty("yourcores.home") + " " + Class.forName("yourcores.figure.Verdict"));'
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
        nbformat.write(notebook, course / "notebooks" / "99-eine Zelle.ipynb")
        script = (
            "import sys; from pathlib import Path; sys.path.insert(0, 'tools'); import execute; "
            "execute.execute(Path('notebooks/99-eine Zelle.ipynb').resolve(), quick=True, out=Path('build/one.ipynb'))"
        )
        try:
            good(call(course, ".venv/bin/python", "-c", script))
        finally:
            (course / "notebooks" / "99-eine Zelle.ipynb").unlink()
        text = nbformat.read(course / "build" / "one.ipynb", 4).cells[0].outputs[0]["text"]
        assert text.strip() == f"{course} class yourcores.figure.Verdict"
        listed = json.loads(good(call(course, ".venv/bin/python", "-m", "jupyter", "kernelspec", "list", "--json")))
        assert "yourcores.kernel.CourseKernel" in listed["kernelspecs"]["java"]["spec"]["argv"]

    def test_a_kernel_that_pip_put_back_is_replaced(self, course):
        spec = course / ".venv/share/jupyter/kernels/java"
        shutil.rmtree(spec)
        assert "Kernel" in good(make(course, "setup"))
        assert "yourcores.kernel.CourseKernel" in kernel_json(course)["argv"]
        (spec / "kernel.json").write_text("{}")
        good(make(course, "setup"))
        assert "yourcores.kernel.CourseKernel" in kernel_json(course)["argv"]

    def test_only_what_changed_is_built(self, course):
        source = course / "lib/src/main/java/yourcores/figure/Verdict.java"
        before = source.read_text()
        os.utime(source)
        assert "Library" not in good(make(course, "setup"))
        source.write_text(before + "// touched\n")
        said = good(make(course, "setup"))
        assert "Library" in said and "Kernel" in said and "Python" not in said
        assert (
            all(f"cache for {kept}" in said for kept in ("clusters", "child JVMs"))
            and "cache for the kernel" not in said
        )
        source.write_text(before)
        good(make(course, "setup"))

    def test_a_cache_that_is_gone_is_made_again(self, course):
        cache = course / ".venv/share/jupyter/kernels/java/kernel.aot"
        cache.unlink()
        assert "Class cache for the kernel" in good(make(course, "setup"))
        assert cache.stat().st_size > 1e6

    def test_a_cache_that_cannot_be_made_is_left_out(self, course):
        cache = course / ".venv/share/jupyter/kernels/java/cluster.aot"
        stamp = cache.with_name("cluster.aot.json")
        cache.unlink()
        (cache / "in the way").mkdir(parents=True)
        assert "Left out: it only saves time" in good(make(course, "setup"))
        assert "Class cache" not in good(make(course, "setup"))
        shutil.rmtree(cache)
        stamp.unlink()
        good(make(course, "setup"))
        assert cache.stat().st_size > 1e6

    def test_java_home_that_is_wrong_does_no_harm(self, course, tmp_path):
        assert "Java 25" in good(make(course, "setup", JAVA_HOME=str(tmp_path / "nowhere")))
        good(make(course, "setup"))

    @pytest.mark.parametrize(
        "body, expected",
        [
            ("echo 'write failed: No space left on device'; exit 1", "The disk is full"),
            (
                "echo '[ERROR] Could not transfer artifact x: Unknown host'; exit 1",
                "The network could not be reached while building lib",
            ),
            ("echo '[ERROR] /lib/src/A.java:[3,5] cannot find symbol'; exit 1", "A.java:[3,5] cannot find symbol"),
        ],
    )
    def test_maven_that_fails_is_one_sentence_and_mended_by_the_next_call(self, course, tmp_path, body, expected):
        (course / "lib/target/concurrency-on-your-cores.jar").unlink()
        said = trouble(make(course, "setup", PATH=stand_in(tmp_path / "bin", "mvn", body)))
        assert expected in said and "say the same command again" in said
        assert "Library" in good(make(course, "setup"))

    def test_maven_that_is_missing_is_named(self, course, tmp_path):
        (course / "lib/target/concurrency-on-your-cores.jar").unlink()
        bare = tmp_path / "bin"
        bare.mkdir()
        for name in ("sh", "make", "env"):
            (bare / name).symlink_to(shutil.which(name))
        said = trouble(make(course, "setup", PATH=str(bare)))
        assert "Apache Maven (mvn) is not on PATH" in said and ("say:" in said or "install" in said)
        good(make(course, "setup"))

    def test_the_environment_one_is_in_gets_the_same_kernel(self, course, tmp_path):
        there = tmp_path / "an environment"
        good(call(course, PYTHON, "-m", "venv", str(there)))
        good(call(course, "binder/postBuild", PATH=f"{there}/bin{os.pathsep}{os.environ['PATH']}"))
        spec = json.loads((there / "share/jupyter/kernels/java/kernel.json").read_text(encoding="utf-8"))
        here, mine = (f"-Dyourcores.python={prefix}/bin/python" for prefix in (course / ".venv", there))
        expected = kernel_json(course)
        expected["argv"][expected["argv"].index(here)] = mine
        assert spec == expected
        good(make(course, "setup"))

    def test_lab_is_on_loopback_with_a_token_and_on_the_next_port(self, course):
        with serving(course) as one, serving(course) as two:
            assert one[0] == two[0] == "127.0.0.1"
            assert one[1] != two[1]
            for host, port, token, page in (one, two):
                assert page == "lab/tree/notebooks/00-start-here.ipynb"
                assert status(f"http://{host}:{port}/api/contents", None) == 403
                assert status(f"http://{host}:{port}/api/contents", token) == 200


@contextlib.contextmanager
def serving(course: Path):
    """A `make lab` without a browser: host, port, token and page that it announces."""
    env = os.environ | {"LC_ALL": "C", "BROWSER": "true"}
    env.pop("JUPYTER_PATH", None)
    server = subprocess.Popen(
        [PYTHON, "tools/open_lab.py", "--no-browser"],
        cwd=course,
        env=env,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        seen = ""
        for text in server.stdout:
            seen += text
            found = re.search(r"http://([\d.]+):(\d+)/(\S+)\?token=(\w{20,})", text)
            if found:
                host, port, page, token = found.groups()
                yield host, int(port), token, page
                return
        pytest.fail(seen)
    finally:
        server.kill()
        server.wait()
        server.stdout.close()


def status(address: str, token: str | None) -> int:
    request = urllib.request.Request(address, headers={"Authorization": f"token {token}"} if token else {})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + 30
    while True:
        try:
            return opener.open(request, timeout=10).status
        except urllib.error.HTTPError as answer:
            return answer.code
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def test_without_a_network_the_first_set_up_says_so(tmp_path):
    course = copy_to(tmp_path / "course")
    said = trouble(make(course, "setup", PIP_INDEX_URL="http://127.0.0.1:9/", PIP_NO_CACHE_DIR="1", PIP_NO_INDEX="0"))
    assert "The network could not be reached while installing the Python packages" in said


def test_a_python_without_venv_is_told_how_to_get_it(tmp_path):
    said = trouble(
        make(
            copy_to(tmp_path / "course"),
            "setup",
            PYTHONPATH=customised(
                tmp_path,
                """
        import importlib.util as util
        found = util.find_spec
        util.find_spec = lambda name, *more: None if name == "ensurepip" else found(name, *more)
        """,
            ),
        )
    )
    assert "lacks its module venv" in said and ("say:" in said or "install" in said)


def test_a_python_that_is_too_old_is_told_which_is_needed(tmp_path):
    too_old = customised(tmp_path, "import sys; sys.version_info = (3, 9, 18)")
    done = call(ROOT, PYTHON, "tools/setup.py", PYTHONPATH=too_old, YOURCORES_NEWER_PYTHON="1")
    assert "This Python is 3.9" in trouble(done) and "make setup PYTHON=" in trouble(done)


@pytest.mark.parametrize("tool", ["setup", "restore", "open_lab"])
def test_windows_is_told_where_the_course_runs(tool, tmp_path):
    there = customised(tmp_path, "import sys; sys.platform = 'cygwin'")
    assert "WSL2 or Docker" in trouble(call(ROOT, PYTHON, f"tools/{tool}.py", PYTHONPATH=there))


def customised(folder: Path, code: str) -> str:
    """A PYTHONPATH whose Python begins with these lines."""
    import textwrap

    (folder / "custom").mkdir()
    (folder / "custom" / "sitecustomize.py").write_text(textwrap.dedent(code))
    return str(folder / "custom")


def test_a_program_that_does_not_end_when_asked_is_made_to(monkeypatch):
    monkeypatch.setattr(say, "TO_END", 0.5)
    stubborn = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(300)"
    with pytest.raises(say.Trouble, match="did not end within 1 s while waiting"):
        say.run([PYTHON, "-c", stubborn], log="stubborn", doing="waiting", limit=1)


def test_make_alone_lists_every_command():
    makefile = (ROOT / "Makefile").read_text()
    phony = set(re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE).group(1).split())
    named = dict(vocabulary.entries())
    assert set(named) == phony
    said = good(call(ROOT, "make"))
    assert all(re.search(rf"^make {name} +{re.escape(text)}$", said, re.MULTILINE) for name, text in named.items())


def test_ci_calls_make_test():
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert "make test" in (ROOT / ".ci" / "run").read_text()


def test_lab_allows_root_only_for_root_and_an_address_of_the_callers_own():
    assert "--allow-root" in open_lab.command([], root=True) and "--allow-root" not in open_lab.command([], root=False)
    assert "--ip=127.0.0.1" in open_lab.command([], root=False)
    assert "--ip=127.0.0.1" not in open_lab.command(["--ip=0.0.0.0"], root=False)


def test_chapters_are_found_by_the_beginning_of_their_names():
    assert [each.path.stem for each in chapter.named(["02"])] == ["02-amdahls-law"]
    assert chapter.named(["2"]) == chapter.named(["02-amdahls-law"]) == chapter.named(["02"])
    assert len(chapter.named([])) >= 2


def test_a_chapter_that_is_not_there_is_answered_with_those_that_are():
    said = trouble(call(ROOT, ".venv/bin/python", "tools/run.py", "99"))
    assert "There is no chapter 99" in said and "02-amdahls-law" in said


@pytest.mark.parametrize("output", ["OSError: [Errno 28] No space left on device", "npm ERR! code ENOSPC"])
def test_a_full_disk_is_told_with_what_is_free(output):
    assert re.search(r"The disk is full \(\d+\.\d GB free", say.diagnosis(output, "doing it", ROOT / "x"))


@pytest.mark.parametrize(
    "output",
    [
        "Failed to establish a new connection: [Errno -3] Temporary failure in name resolution",
        "[ERROR] Could not transfer artifact a:b:pom:1 from/to central: Network is unreachable",
        "npm error code EAI_AGAIN",
    ],
)
def test_no_network_is_told_with_the_step(output):
    assert "The network could not be reached while doing it" in say.diagnosis(output, "doing it", ROOT / "x")
