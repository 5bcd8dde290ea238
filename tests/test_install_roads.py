"""The other roads into the course: conda, Docker, Binder and the locks, as far as they can be checked without their services."""

import importlib.metadata
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import python_env
import yaml
from conftest import ROOT
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from rattler import MatchSpec

BINDER = ROOT / "binder"
BIN = Path(sys.executable).parent
# Put together here, so that this file holds none of them.
HOSTS = [
    ".".join(words)
    for words in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("repo1", "maven"),
        ("repo", "maven", "apache"),
        ("registry", "npmjs"),
        ("conda", "anaconda"),
        ("registry-1", "docker"),
        ("index", "docker"),
        ("ghcr", "io"),
        ("central", "sonatype"),
    )
]
PLACES = re.compile(r"/(?:root|work|mnt|tmp)/[a-z]|/home/(?!\$|jovyan|linuxbrew)[a-z]|/Users/[a-z]")


def tracked() -> list[Path]:
    """The project's own files, as git lists them."""
    asked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if asked.returncode != 0:
        pytest.skip("this copy of the course has no git")
    return [path for name in asked.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def texts():
    for path in tracked():
        try:
            yield path.relative_to(ROOT), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def pins(lock: str) -> dict[str, set[tuple[str, str]]]:
    """Versions and their markers, by package."""
    found: dict[str, set] = {}
    for line in (ROOT / lock).read_text().splitlines():
        entry = re.match(r"([\w.-]+)==(\S+)(?: ; (.+?))? \\$", line)
        if entry:
            found.setdefault(entry[1], set()).add((entry[2], entry[3] or ""))
    return found


def named(source: str) -> list[Requirement]:
    lines = (ROOT / source).read_text().splitlines()
    return [Requirement(line) for line in lines if line and line[0] not in "#-"]


class TestLocks:
    @pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
    def test_every_named_package_is_pinned_to_the_version_in_the_lock(self, name):
        locked = pins(f"{name}.txt")
        for wanted in named(f"{name}.in"):
            assert re.fullmatch(r"==[^*]+", str(wanted.specifier)), f"{wanted} names no exact version"
            assert {version for version, _ in locked[wanted.name]} == {str(wanted.specifier)[2:]}

    def test_the_maintainers_lock_holds_the_readers_versions(self):
        assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()

    @pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
    def test_every_entry_has_a_hash_and_a_sound_marker(self, name):
        text = (ROOT / name).read_text()
        entries = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
        assert len(entries) > 50 and all("--hash=sha256:" in entry for entry in entries)
        for versions in pins(name).values():
            for _, marker in versions:
                assert not marker or Marker(marker)
        assert not re.search(
            r"^\s*-|--(index|find|extra|trusted)", re.sub(r"^ +--hash.*$", "", text, flags=re.MULTILINE), re.MULTILINE
        )

    def test_the_locks_hold_for_macos_and_linux(self):
        assert any("darwin" in marker for _, marker in pins("requirements.txt")["appnope"])

    def test_node_locks_carry_no_addresses(self):
        locks = [path for path in tracked() if path.name == "package-lock.json"]
        assert locks
        for lock in locks:
            text = lock.read_text()
            assert '"resolved"' not in text and '"integrity"' in text


class TestConda:
    def test_both_files_are_equal_byte_by_byte(self):
        assert (ROOT / "environment.yml").read_bytes() == (BINDER / "environment.yml").read_bytes()

    def test_it_is_strict_conda(self):
        told = yaml.safe_load((ROOT / "environment.yml").read_text())
        assert set(told) == {"name", "channels", "dependencies"}
        assert told["channels"] == ["conda-forge"]
        specs = {}
        for text in told["dependencies"]:
            spec = MatchSpec(text, strict=True)
            specs[spec.name.normalized if hasattr(spec.name, "normalized") else str(spec.name)] = text
        assert {"python", "openjdk", "maven", "make", "pip"} == set(specs)
        assert re.fullmatch(r"python=3\.\d+", specs["python"]) and specs["openjdk"] == "openjdk=25"


class TestBinder:
    def test_repo2docker_takes_the_files_it_is_meant_to_take(self):
        done = subprocess.run(
            [BIN / "repo2docker", "--no-build", str(ROOT)], capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, done.stderr
        for part in (
            "environment-2epy-2d3-2e12-2dlinux",
            "./binder/postBuild",
            "R2D_ENTRYPOINT",
            "binder/start",
            "binder/environment.yml",
        ):
            assert part in done.stdout, part
        assert "python=3.12" in done.stderr.replace(" ", "") and "unspecified" not in done.stderr

    def test_there_is_nothing_else_in_the_folder(self):
        assert {path.name for path in BINDER.iterdir()} == {"environment.yml", "postBuild", "start"}

    @pytest.mark.parametrize("name", ["postBuild", "start"])
    def test_scripts_can_be_run(self, name):
        script = BINDER / name
        assert script.read_text().startswith("#!/bin/bash\n") and os.access(script, os.X_OK)
        assert subprocess.run(["bash", "-n", script]).returncode == 0

    def test_post_build_uses_the_one_script(self):
        assert "tools/setup.py --here" in (BINDER / "postBuild").read_text()

    def test_what_leads_to_servers_of_ones_own_comes_whole(self):
        """Put beside a Jupyter that is there: what it needs comes with it, or is Jupyter's own need, too."""
        taken = python_env.for_the_sake_of("jupyter-server-proxy")
        jupyter = pins("requirements.txt").keys() - taken
        assert {"jupyter-server-proxy", "aiohttp", "simpervisor"} <= taken and "jupyter-server" in jupyter
        for name in taken:
            for need in map(Requirement, importlib.metadata.requires(name) or []):
                if not need.marker or need.marker.evaluate({"extra": ""}):
                    assert canonicalize_name(need.name) in taken | jupyter, f"{name} needs {need.name}"

    def test_start_hands_over_to_the_command(self):
        assert (BINDER / "start").read_text().rstrip().endswith('exec "$@"')
        told = subprocess.run(
            [BINDER / "start", "sh", "-c", 'echo "$COURSE_QUICK" "$1"', "-", "a b"],
            capture_output=True,
            text=True,
            env={"PATH": os.environ["PATH"]},
        )
        assert told.stdout == "1 a b\n"


class TestDocker:
    text = (ROOT / "Dockerfile").read_text()

    def test_the_linter_finds_nothing(self):
        done = subprocess.run([BIN / "hadolint", "Dockerfile"], cwd=ROOT, capture_output=True, text=True)
        assert (done.returncode, done.stdout + done.stderr) == (0, "")

    def test_one_base_that_can_be_replaced(self):
        lines = [line for line in self.text.splitlines() if line and not line.startswith("#")]
        assert lines[0] == "ARG BASE=eclipse-temurin:25-jdk-noble"
        bases = [line.split()[1] for line in lines if line.startswith("FROM ")]
        assert bases[0] == "${BASE}" and set(bases) <= {"${BASE}", "ground"}

    def test_it_ends_as_an_ordinary_user_in_the_one_script(self):
        users = re.findall(r"^USER (.+)$", self.text, re.MULTILINE)
        assert users[-1] == "${NB_UID}" and "ARG NB_UID=1000" in self.text
        assert "RUN python3 tools/setup.py" in self.text

    def test_old_builders_understand_it(self):
        assert "<<" not in self.text and "--link" not in self.text and "--mount" not in self.text

    def test_nothing_made_here_gets_into_the_image(self):
        by_git = (ROOT / ".gitignore").read_text().split()
        by_docker = [each.strip("/") if each.startswith("/") else f"**/{each.strip('/')}" for each in by_git]
        assert (ROOT / ".dockerignore").read_text().split() == [".git", *by_docker]


def test_no_file_names_the_host_of_a_registry():
    found = [f"{path}: {host}" for path, text in texts() for host in HOSTS if host in text]
    assert not found


def test_no_file_names_a_place_of_one_machine():
    found = [
        f"{path}: {match.group()}"
        for path, text in texts()
        for match in PLACES.finditer(text)
        if path.name != Path(__file__).name
    ]
    assert not found
