"""A home that cannot be written: what tools keep there lies inside the project then."""

from pathlib import Path

import library
import places
import pytest
from jdk import Jdk

NOWHERE = Path("/dev/null/home")  # not even root can make it
JAVA = Jdk(Path("/opt/jdk"), "25")


@pytest.fixture
def state(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "HOME", tmp_path / "inside")
    return tmp_path / "inside"


def test_a_home_that_cannot_be_written_gives_way_to_one_inside(state):
    assert places.environment(base={"HOME": str(NOWHERE)})["HOME"] == str(state)
    assert state.is_dir()


def test_a_home_that_can_be_written_stays(state, tmp_path):
    for home in (tmp_path, tmp_path / "not there yet"):
        assert places.environment(base={"HOME": str(home)})["HOME"] == str(home)
    assert not state.exists()


def test_a_home_behind_a_folder_that_one_may_not_enter_cannot_be_written(monkeypatch):
    def exists(path):
        raise PermissionError(path)

    monkeypatch.setattr(Path, "exists", exists)
    assert not places.writable(Path("/closed/home"))


def test_without_a_name_for_it_the_home_is_the_accounts(state, monkeypatch):
    monkeypatch.setattr(places, "account_home", lambda: NOWHERE)
    assert places.environment(base={})["HOME"] == str(state)


def test_maven_keeps_what_it_fetches_where_it_can_write(state, monkeypatch, tmp_path):
    monkeypatch.setattr(places, "account_home", lambda: NOWHERE)
    assert f"-Dmaven.repo.local={state / 'm2'}" in library.maven(JAVA)[0]
    monkeypatch.setattr(places, "account_home", lambda: tmp_path)
    assert not any("repo.local" in word for word in library.maven(JAVA)[0])
