"""One line tells whether a machine is ready for class."""

import re

import first_cell
import jdk
import library
import pytest
import python_env
import ready
import room
from commands import call, make, trouble
from conftest import ROOT
from nbformat.v4 import new_output
from say import Trouble


def refuse(sentence: str):
    def look(*words):
        raise Trouble(sentence)

    return look


class TestWhatMustBeInstalled:
    def test_all_of_it_is_told_at_once(self, monkeypatch):
        monkeypatch.setattr(jdk, "find", refuse("The course needs JDK 25: say: sudo apt install openjdk-25-jdk"))
        monkeypatch.setattr(library, "maven_program", refuse("Maven is not on PATH: say: sudo apt install maven."))
        monkeypatch.setattr(python_env, "able", refuse("Python lacks venv."))
        with pytest.raises(Trouble) as told:
            ready.main()
        assert str(told.value) == (
            "Not ready for class. The course needs JDK 25: say: sudo apt install openjdk-25-jdk. "
            "Maven is not on PATH: say: sudo apt install maven. Python lacks venv."
        )

    def test_nothing_is_lacking_where_tests_run(self):
        assert ready.lacking() == []


class TestRoom:
    @pytest.mark.parametrize("free, disk, count", [(8.0, 50.0, 0), (0.4, 50.0, 1), (8.0, 0.3, 1), (0.4, 0.3, 2)])
    def test_too_little_is_told_with_what_to_do(self, free, disk, count, monkeypatch):
        monkeypatch.setattr(room, "memory", lambda: free)
        monkeypatch.setattr(room, "disk", lambda: disk)
        told = room.lacking()
        assert len(told) == count
        assert all(re.match(r"Only 0\.\d GB .*: (close other programs|make room)\.$", each) for each in told)

    def test_memory_that_no_system_tells_is_not_held_against_it(self, monkeypatch, tmp_path):
        monkeypatch.setattr(room, "MEMINFO", tmp_path / "none")
        monkeypatch.setattr(room, "GROUP", tmp_path / "none")
        monkeypatch.setattr(room, "disk", lambda: 50.0)
        assert room.memory() is None and room.lacking() == []

    def test_a_containers_limit_counts(self, monkeypatch, tmp_path):
        (tmp_path / "meminfo").write_text("MemTotal: 32000000 kB\nMemAvailable: 16000000 kB\n")
        monkeypatch.setattr(room, "MEMINFO", tmp_path / "meminfo")
        monkeypatch.setattr(room, "GROUP", tmp_path)
        assert room.memory() == pytest.approx(16.384)
        for name, text in {
            "max": "2000000000",
            "current": "1500000000",
            "stat": "anon 1\ninactive_file 300000000",
        }.items():
            (tmp_path / f"memory.{name}").write_text(text + "\n")
        assert room.memory() == pytest.approx(0.8)
        (tmp_path / "memory.max").write_text("max\n")
        assert room.memory() == pytest.approx(16.384)


def gave(html: str, text: str, printed: str = "25 4\n") -> list:
    return [
        new_output("display_data", {"text/html": html, "text/plain": text}),
        new_output("stream", text=printed),
    ]


class TestTheFirstCell:
    def test_what_it_gave_is_one_line(self):
        line = first_cell.verdict(gave('<img src="data:image/png;base64,x">', "Amdahl"), 3.2)
        assert line.startswith("Ready for class: Java 25, Python 3.") and "\n" not in line
        assert "up to 4 workers at a time" in line and "after 3 s" in line

    def test_one_processor_is_ready_and_told(self):
        assert "one worker at a time" in first_cell.verdict(gave("data:image/png", "", "25 1\n"), 1)

    def test_a_java_that_cannot_draw_is_not_ready(self):
        with pytest.raises(Trouble, match="Not ready for class. To see pictures, install fontconfig"):
            first_cell.verdict(gave("<table>", "Amdahl\nTo see pictures, install fontconfig"), 1)

    def test_a_word_too_many_is_told(self):
        with pytest.raises(Trouble, match=r"Not ready for class. .*\(25 4 warning\)"):
            first_cell.verdict(gave("data:image/png", "", "25 4\nwarning\n"), 1)

    def test_a_cell_that_fails_is_told_with_what_to_do(self):
        with pytest.raises(Trouble, match=r"Not ready for class. A first cell fails \(.*no such thing.*make clean"):
            first_cell.outputs('throw new IllegalStateException("no such thing");')


def test_this_machine_gets_one_line(draws):
    done = make(ROOT, "ready")
    if not draws:
        assert "To see pictures" in trouble(done)
        return
    assert done.returncode == 0, done.stderr
    assert re.match(
        r"Ready for class: Java \d+, Python 3\.\d+\.\d+, .* No network is needed", done.stdout.splitlines()[-1]
    )


def test_a_machine_without_maven_gets_one_sentence_and_what_to_say(tmp_path):
    said = trouble(call(ROOT, ".venv/bin/python", "tools/ready.py", PATH=str(tmp_path)))
    assert said.startswith("Not ready for class. Apache Maven (mvn) is not on PATH")
