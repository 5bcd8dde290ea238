"""The search for JDK 25, with stand-ins for every java one may meet."""

import os
from pathlib import Path

import jdk
import machine
import pytest
from processes import ended
from say import Trouble


def stand_in(folder: Path, version: str, *, body: str = "", javac: bool = True, jshell: bool = True) -> Path:
    """A folder that looks like a JDK and reports a version."""
    program = folder / "bin" / "java"
    program.parent.mkdir(parents=True)
    program.write_text(
        "#!/bin/sh\n"
        + (
            body
            or f"""case "$*" in *describe-module*) exit {0 if jshell else 1} ;; esac
echo '    java.home = {folder}' >&2
echo '    java.version = {version}' >&2
echo 'openjdk version "{version}"' >&2
"""
        )
    )
    program.chmod(0o755)
    if javac:
        (program.parent / "javac").write_text("")
    return folder


def find(tmp_path, *, java_home=None, path=(), folders=(), **more):
    env = {"HOME": str(tmp_path), "PATH": os.pathsep.join(str(p / "bin") for p in path), **more}
    if java_home:
        env["JAVA_HOME"] = str(java_home)
    return jdk.find(env, [str(folder) for folder in folders], patience=5)


def refusal(tmp_path, **where) -> str:
    with pytest.raises(Trouble) as trouble:
        find(tmp_path, **where)
    return str(trouble.value)


@pytest.mark.parametrize(
    "text, expected", [("25.0.3", 25), ("25", 25), ("26-ea", 26), ("1.8.0_392", 8), ("17.0.15+6", 17), ("x", 0)]
)
def test_feature_version(text, expected):
    assert jdk.feature(text) == expected


def test_finds_a_real_jdk_on_this_machine_whatever_path_holds(tmp_path):
    old = stand_in(tmp_path / "old", "17.0.15")
    found = jdk.find(os.environ | {"PATH": f"{old}/bin{os.pathsep}{os.environ['PATH']}"})
    assert found.feature >= 25 and found.java.exists()


def test_java_home_that_is_right_is_taken(tmp_path):
    home, other = stand_in(tmp_path / "mine", "25.0.1"), stand_in(tmp_path / "other", "25.0.3")
    assert find(tmp_path, java_home=home, folders=[other]).home == home


def test_java_home_at_17_is_passed_over(tmp_path):
    old, right = stand_in(tmp_path / "old", "17.0.15"), stand_in(tmp_path / "right", "25.0.3")
    assert find(tmp_path, java_home=old, folders=[right]).home == right


def test_java_home_at_nothing_is_passed_over(tmp_path):
    right = stand_in(tmp_path / "right", "25.0.3")
    assert find(tmp_path, java_home=tmp_path / "nowhere", folders=[right]).home == right


@pytest.mark.parametrize("body", ["echo broken >&2; exit 1\n", "exec /no/such/program\n", "kill -9 $$\n", "\x7fELF"])
def test_java_home_at_a_broken_folder_is_passed_over(tmp_path, body):
    broken, right = stand_in(tmp_path / "broken", "", body=body), stand_in(tmp_path / "right", "25.0.3")
    assert find(tmp_path, java_home=broken, folders=[right]).home == right


def test_a_java_that_hangs_is_left_behind_with_its_children(tmp_path):
    hanging = stand_in(tmp_path / "hanging", "", body=f"sleep 300 & echo $! > {tmp_path}/child; wait\n")
    answer = jdk.ask(hanging / "bin" / "java", patience=1)
    assert isinstance(answer, jdk.Refused) and "does not answer" in answer.reason
    child = int((tmp_path / "child").read_text())
    assert ended(child, 5), "the hanging java's child still runs"


def test_path_is_asked_and_not_trusted(tmp_path):
    named = stand_in(tmp_path / "jdk-25", "21.0.2")
    assert "Java 21.0.2 is too old" in refusal(tmp_path, path=[named])
    right = stand_in(tmp_path / "jdk-11", "25.0.3")
    assert find(tmp_path, path=[named, right]).home == right


def test_a_newer_one_is_taken_when_25_is_missing(tmp_path):
    old, newest, newer = (stand_in(tmp_path / name, name) for name in ("21", "27", "26"))
    assert find(tmp_path, java_home=newest, folders=[old, newer]).feature == 26


def test_25_goes_before_a_newer_java_home(tmp_path):
    newer, right = stand_in(tmp_path / "newer", "26"), stand_in(tmp_path / "right", "25")
    assert find(tmp_path, java_home=newer, folders=[right]).home == right


def test_runtimes_are_refused(tmp_path):
    assert "not a JDK" in refusal(tmp_path, java_home=stand_in(tmp_path / "jre", "25.0.3", javac=False))
    assert "jdk.jshell" in refusal(tmp_path, java_home=stand_in(tmp_path / "small", "25.0.3", jshell=False))


def test_tools_that_manage_jdks_are_looked_into(tmp_path):
    for place in (
        ".sdkman/candidates/java",
        ".asdf/installs/java",
        ".local/share/mise/installs/java",
        "sdk/candidates/java",
    ):
        home = stand_in(tmp_path / place / "some-25", "25.0.3")
        env = {"HOME": str(tmp_path), "PATH": "", "SDKMAN_DIR": str(tmp_path / "sdk")}
        assert home / "bin" / "java" in jdk.candidates(env)
    conda = stand_in(tmp_path / "conda" / "lib" / "jvm", "25.0.3")
    assert find(tmp_path, CONDA_PREFIX=str(tmp_path / "conda")).home == conda


def test_a_shim_leads_to_the_real_home(tmp_path):
    home = stand_in(tmp_path / "real", "25.0.3")
    shim = stand_in(tmp_path / "shims", "", body=f'exec {home}/bin/java "$@"\n', javac=False)
    assert find(tmp_path, path=[shim]).home == home


def test_when_nothing_is_found_one_message_says_all(tmp_path):
    text = refusal(
        tmp_path, java_home=stand_in(tmp_path / "old", "17.0.15"), path=[stand_in(tmp_path / "older", "11.0.2")]
    )
    assert f"{tmp_path}/old: Java 17.0.15 is too old" in text and f"{tmp_path}/older: Java 11.0.2" in text
    assert "JDK 25" in text and "\n" not in text
    assert "no java at all" in refusal(tmp_path)


@pytest.mark.parametrize(
    "release, expected",
    [
        ({"ID": "debian", "VERSION_ID": "13"}, "apt install openjdk-25-jdk"),
        ({"ID": "debian", "VERSION_ID": "12"}, "Adoptium"),
        ({"ID": "ubuntu", "ID_LIKE": "debian", "VERSION_ID": "24.04"}, "apt install openjdk-25-jdk"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "apt install openjdk-25-jdk"),
        ({"ID": "fedora"}, "java-25-openjdk-devel"),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "java-25-openjdk-devel"),
        ({"ID": "arch"}, "jdk25-openjdk"),
        ({"ID": "strange"}, "SDKMAN"),
        ({}, "SDKMAN"),
    ],
)
def test_the_package_of_the_readers_system_is_named(release, expected):
    assert expected in machine.install("jdk", env={}, release=release, name="linux")


def test_the_package_is_named_beyond_linux():
    assert "brew install openjdk@25" in machine.install("jdk", env={}, name="darwin")
    assert "conda install" in machine.install("jdk", env={"CONDA_PREFIX": "/c"}, name="linux")
