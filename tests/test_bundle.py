"""What a bundle packs, and how the set-up takes from it what else the network brings."""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import bundle
import bundled
import library
import pristine
import pytest
import python_env
import repository
import stamps
import wheels
from commands import PYTHON, call, good, trouble
from conftest import ROOT
from jdk import Jdk
from say import Trouble

DEAD = "http://127.0.0.1:9/"
CLOSED = 'ip link set lo up 2>/dev/null || ifconfig lo up; exec "$@"'


@pytest.fixture(scope="module")
def archive(clone, tmp_path_factory) -> Path:
    """What is committed, packed with little in the place of what is fetched."""
    folder = tmp_path_factory.mktemp("bundle")
    for name in (
        "wheels/a-1-py3-none-any.whl",
        "maven/b/1/b-1.jar",
        "maven/b/1/b-1.pom",
        "maven/b/1/_remote.repositories",
        "maven/b/1/b-1.jar.sha1",
        "maven/b/1/b-2.pom.lastUpdated",
        "lib/pom.xml",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")
    target = folder / "course.tar.gz"
    bundle.pack(target, "course", bundle.git("archive", "--format=tar", "HEAD"), folder, {"for": "nobody"})
    return target


@pytest.fixture(scope="module")
def packed(archive) -> dict[str, tarfile.TarInfo]:
    """The files in it, by their names below its one folder."""
    with tarfile.open(archive) as opened:
        entries = {each.name: each for each in opened}
    assert all(name == "course" or name.startswith("course/") for name in entries)
    return {name.removeprefix("course/"): each for name, each in entries.items() if each.isfile()}


class TestPacking:
    def test_it_holds_what_is_committed_and_what_was_fetched_and_nothing_else(self, packed):
        committed = set(good(call(ROOT, "git", "ls-tree", "-rz", "--name-only", "HEAD")).rstrip("\0").split("\0"))
        chapters = {f"bundle/{name}" for name in committed if re.fullmatch(r"notebooks/[^/]+\.ipynb", name)}
        fetched = {"wheels/a-1-py3-none-any.whl", "maven/b/1/b-1.jar", "maven/b/1/b-1.pom", "about.json"}
        assert len(chapters) == 21
        assert set(packed) == committed | chapters | {f"bundle/{name}" for name in fetched}

    def test_what_can_be_run_can_be_run_there(self, packed):
        assert packed[".ci/run"].mode & 0o100 and not packed["README.md"].mode & 0o100

    def test_a_chapter_can_be_restored_there(self, archive, monkeypatch, tmp_path):
        with tarfile.open(archive) as opened:
            opened.extractall(tmp_path)
        course = tmp_path / "course"
        monkeypatch.setattr(pristine, "PACKED", course / "bundle" / "notebooks")
        assert "05-web-requests" in pristine.stems()
        assert pristine.content("05-web-requests") == (course / "notebooks" / "05-web-requests.ipynb").read_bytes()

    def test_nothing_in_it_names_who_packed_it(self, packed):
        assert {each.uname + each.gname for each in packed.values()} <= {"", "rootroot"}

    def test_a_folder_that_is_no_clone_is_told_so(self, tmp_path, monkeypatch):
        monkeypatch.setattr(repository, "ROOT", tmp_path)
        with pytest.raises(Trouble, match="no git clone"):
            bundle.main()

    @pytest.mark.parametrize("name", bundle.LOCKS)
    def test_locks_that_are_not_committed_are_refused_before_anything_is_fetched(self, name, clone_of_two, monkeypatch):
        monkeypatch.setattr(wheels, "ready", lambda folder: pytest.fail("wheels are fetched"))
        (clone_of_two / name).write_text("changed")
        with pytest.raises(Trouble, match="is not as committed"):
            bundle.main()

    def test_other_changes_are_told(self, clone_of_two, monkeypatch, capsys):
        monkeypatch.setattr(wheels, "ready", lambda folder: (_ for _ in ()).throw(Trouble("far enough")))
        (clone_of_two / "README.md").write_text("changed")
        with pytest.raises(Trouble, match="far enough"):
            bundle.main()
        assert "What is not committed is not in the bundle" in capsys.readouterr().out


class TestFetching:
    """Who is stopped half-way fetches again, whichever lock is in force then."""

    def test_wheels(self, tmp_path, monkeypatch):
        stamps.write("wheels", {"lock": "another"}, tmp_path)
        monkeypatch.setattr(wheels, "_download", stop)
        with pytest.raises(KeyboardInterrupt):
            wheels.ready(tmp_path / "wheels")
        assert stamps.read("wheels", tmp_path) == {}

    def test_jars(self, tmp_path, monkeypatch):
        stamps.write("jars", {"pom": "another"}, tmp_path)
        monkeypatch.setattr(bundle.tarfile, "open", stop)
        with pytest.raises(KeyboardInterrupt):
            bundle.jars(tmp_path / "maven", b"")
        assert stamps.read("jars", tmp_path) == {}


@pytest.fixture
def clone_of_two(tmp_path, monkeypatch) -> Path:
    """A repository with the two files that say what is fetched, and one more."""
    for name in (*bundle.LOCKS, "README.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("as committed")
    me = ["-c", "user.name=x", "-c", "user.email=x"]
    for words in (["init", "-q"], ["add", "."], [*me, "commit", "-qm", "x"]):
        good(call(tmp_path, "git", *words))
    monkeypatch.setattr(repository, "ROOT", tmp_path)
    return tmp_path


def stop(*words, **more):
    raise KeyboardInterrupt


def versions(lock: str, package: str) -> set[str]:
    return set(re.findall(rf"^{package}==(\S+)", lock, re.MULTILINE))


class TestWheels:
    @pytest.mark.parametrize("python", wheels.PYTHONS)
    @pytest.mark.parametrize("system", wheels.SYSTEMS, ids=lambda system: system.name)
    def test_what_is_asked_for_has_no_conditions_left_and_all_hashes(self, system, python):
        for lock in wheels.requirements(system, python):
            entries = re.split(r"^(?=[\w.-]+==)", lock, flags=re.MULTILINE)[1:]
            assert len(entries) > 80 and all("--hash=sha256:" in entry for entry in entries)
            assert not re.search(r"^[^#]*;", lock, re.MULTILINE)

    def test_each_system_gets_its_own(self):
        linux, macos = (next(iter(wheels.requirements(system, "3.12"))) for system in (wheels.LINUX, wheels.MACOS))
        assert versions(macos, "appnope") and not versions(linux, "appnope")
        assert not versions(linux, "pywinpty") | versions(macos, "pywinpty")

    def test_packages_that_depend_on_the_release_come_for_each(self, tmp_path, monkeypatch):
        lock = tmp_path / "requirements.txt"
        entry = "a=={} ; python_full_version {} '3.11.5' \\\n    --hash=sha256:00\n"
        lock.write_text(entry.format(1, "<") + entry.format(2, ">="))
        monkeypatch.setattr(python_env, "READER", lock)
        asked = wheels.requirements(wheels.LINUX, "3.11")
        assert {release: versions(text, "a") for text, release in asked.items()} == {"3.11.0": {"1"}, "3.11.99": {"2"}}
        assert len(wheels.requirements(wheels.LINUX, "3.12")) == 1

    def test_pip_is_told_whose_packages_to_fetch(self):
        told = wheels.target(wheels.LINUX, "3.13.0")
        assert {"--python-version=3.13.0", "--abi=cp313", "--abi=none", "--platform=manylinux2014_x86_64"} <= set(told)

    def test_a_machine_that_is_not_in_the_list_gets_its_own_packages(self, monkeypatch):
        monkeypatch.setattr(wheels.platform, "machine", lambda: "riscv64")
        assert "of the machine that packed it" in wheels.served()


@pytest.fixture
def unpacked(tmp_path, monkeypatch) -> Path:
    """The folder `bundle` of an unpacked bundle."""
    folder = tmp_path / "bundle"
    (folder / "wheels").mkdir(parents=True)
    for name, path in {"BUNDLE": folder, "WHEELS": folder / "wheels", "MAVEN": folder / "maven"}.items():
        monkeypatch.setattr(bundled, name, path)
    monkeypatch.setattr(bundled, "ABOUT", folder / "about.json")
    bundled.ABOUT.write_text(json.dumps({"for": "Python 3.11"}))
    return folder


def wheel(folder: Path, name: str) -> str:
    """Writes a wheel that holds one module; gives back its line in a lock."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    files = {
        f"{name}.py": "answer = 42\n",
        f"{name}-1.0.dist-info/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{name}-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: x\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = [
        f"{file},sha256={base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip('=')},"
        for file, text in files.items()
    ]
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in files.items():
            archive.writestr(file, text)
        archive.writestr(f"{name}-1.0.dist-info/RECORD", "\n".join(record))
    return f"{name}==1.0 --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


class TestUnpacked:
    @pytest.fixture(autouse=True)
    def no_index(self, monkeypatch):
        monkeypatch.setenv("PIP_INDEX_URL", DEAD)
        monkeypatch.setenv("PIP_RETRIES", "0")
        for name in ("PIP_FIND_LINKS", "PIP_NO_INDEX"):
            monkeypatch.delenv(name, raising=False)

    def install(self, lock: Path, target: Path) -> None:
        words = [word for word in python_env.PIP if not word.startswith("--retries")]
        bundled.install([sys.executable, *words, "--target", target, "-r", lock], log="bundle-test", doing="testing")

    def test_packages_come_out_of_it(self, unpacked, tmp_path):
        lock = tmp_path / "lock.txt"
        lock.write_text(wheel(unpacked / "wheels", "courseprobe"))
        self.install(lock, tmp_path / "there")
        assert (tmp_path / "there" / "courseprobe.py").read_text() == "answer = 42\n"

    def test_what_it_does_not_hold_is_asked_of_the_network(self, unpacked, tmp_path, capsys):
        lock = tmp_path / "lock.txt"
        lock.write_text(wheel(tmp_path, "courseprobe"))
        with pytest.raises(Trouble):
            self.install(lock, tmp_path / "there")
        assert "what readers need, Python 3.11): pip asks the network" in capsys.readouterr().out

    def test_a_package_that_was_changed_is_refused(self, unpacked, tmp_path, capsys):
        lock = tmp_path / "lock.txt"
        lock.write_text(wheel(unpacked / "wheels", "courseprobe")[:-10] + "0123456789"[:9] + "\n")
        with pytest.raises(Trouble):
            self.install(lock, tmp_path / "there")
        assert not (tmp_path / "there").exists() and capsys.readouterr().out == ""

    def test_the_set_up_goes_this_way(self, monkeypatch, tmp_path):
        calls = []
        monkeypatch.setattr(bundled, "install", lambda command, **how: calls.append(command))
        monkeypatch.setattr(stamps, "STATE", tmp_path)
        monkeypatch.setattr(python_env, "_create", lambda: None)
        monkeypatch.setattr(stamps, "read", lambda name: {})
        monkeypatch.setattr(stamps, "write", lambda name, facts: None)
        monkeypatch.setattr(stamps, "drop", lambda name: None)
        python_env.ready(dev=False)
        assert [command[-1] for command in calls] == [python_env.READER]

    def test_a_kernel_that_is_gone_comes_back_this_way(self, monkeypatch, tmp_path):
        calls = []
        monkeypatch.setattr(bundled, "install", lambda command, **how: calls.append((command[0], how["env"])))
        monkeypatch.setattr(python_env, "STATE", tmp_path)
        monkeypatch.setenv("PIP_USER", "1")
        python_env.jjava_into(Path("python"))
        [(python, env)] = calls
        assert python == Path("python") and "PIP_USER" not in env

    def test_maven_takes_the_jars_in_it_and_does_not_ask_the_network_first(self, unpacked, monkeypatch):
        commands = []
        monkeypatch.setattr(library, "run", lambda command, **how: commands.append(command))
        java = Jdk(Path("/nowhere"), "25")
        library.build(java, ["package"], offline=bundled.here())
        assert f"-Dmaven.repo.local={unpacked / 'maven'}" in commands[0] and "-o" in commands[0]

    def test_the_first_build_is_offline(self, unpacked, monkeypatch, tmp_path):
        asked = []
        monkeypatch.setattr(library, "build", lambda java, goals, offline: asked.append(offline))
        monkeypatch.setattr(library, "JAR", tmp_path / "none.jar")
        for name in ("JARS", "ENGINES"):
            monkeypatch.setattr(library, name, tmp_path / name)
        monkeypatch.setattr(library, "KERNEL_JAR", tmp_path / "target" / "jjava.jar")
        for name, answer in {"read": {}, "drop": None, "write": None}.items():
            monkeypatch.setattr(stamps, name, lambda *words, answer=answer: answer)
        (tmp_path / "jjava.jar").write_text("x")
        library.ready(Jdk(Path("/nowhere"), "25"), tmp_path / "jjava.jar")
        assert asked == [True]


def test_without_a_bundle_pip_and_maven_go_their_own_ways(tmp_path, monkeypatch):
    commands = []
    monkeypatch.setattr(bundled, "BUNDLE", tmp_path / "none")
    monkeypatch.setattr(bundled, "run", lambda command, **how: commands.append(command))
    bundled.install(["pip"], log="x", doing="x")
    assert commands == [["pip"]] and bundled.repository() == []


@pytest.fixture(scope="module")
def alone(clone, tmp_path_factory):
    """Calls a command in the unpacked course."""
    if subprocess.run(["unshare", "-rn", "true"], capture_output=True).returncode != 0:
        pytest.skip("the network cannot be cut off here (unshare -rn)")
    good(call(ROOT, "make", "bundle"))
    folder = tmp_path_factory.mktemp("alone")
    version = good(call(ROOT, "git", "describe", "--tags", "--always")).strip()
    with tarfile.open(ROOT / "build" / f"{bundle.NAME}-{version}.tar.gz") as archive:
        archive.extractall(folder)
    course = next(folder.iterdir())
    (folder / "home").mkdir()

    def make(*words: str, **more: str):
        variables = {"HOME": folder / "home", "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", **more}
        cleared = ["env", "-i", *(f"{name}={value}" for name, value in variables.items())]
        return call(course, "unshare", "-rn", *cleared, "sh", "-c", CLOSED, "-", "make", *words, f"PYTHON={PYTHON}")

    yield make
    shutil.rmtree(folder)


@pytest.mark.whole
@pytest.mark.network
class TestWithoutANetwork:
    """A bundle of this commit, unpacked where no home and no network is."""

    def test_a_machine_gets_ready(self, alone):
        assert "Ready for class" in good(alone("ready"))

    def test_a_chapter_runs(self, alone):
        assert "the page: build/html/02-amdahls-law.html" in good(alone("run", "CHAPTER=02", COURSE_QUICK="1"))

    def test_what_tests_and_slides_need_is_not_in_it(self, alone):
        """This shows that the network is cut off, too."""
        said = trouble(alone("slides", "CHAPTER=02"))
        assert "The network could not be reached while installing the Python packages" in said
