"""How a notebook is run, beside what the chapters show of it."""

import execute
import nbformat
import pages
import pytest
import stamps
from chapter import Chapter
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.v4 import new_code_cell, new_notebook
from say import Trouble


@pytest.mark.parametrize("quick", [False, True])
def test_full_is_full_also_where_the_caller_wishes_quick(quick, monkeypatch, tmp_path):
    monkeypatch.setenv(execute.QUICK, "1")
    assert execute.surroundings(tmp_path / "x.ipynb", quick).get(execute.QUICK) == ("1" if quick else None)


@pytest.mark.parametrize(
    "failure, sentence",
    [
        (RuntimeError("Kernel didn't respond in 60 seconds"), "Kernel didn't respond in 60 seconds"),
        (DeadKernelError("Kernel died"), "Kernel died"),
        (CellTimeoutError("A cell timed out"), "A cell timed out"),
        (RuntimeError(), "RuntimeError"),
    ],
)
def test_a_run_that_does_not_go_through_is_a_sentence(failure, sentence, monkeypatch, tmp_path, capsys):
    def fail(client, **how):
        raise failure

    monkeypatch.setattr(execute.NotebookClient, "execute", fail)
    monkeypatch.setattr(execute, "EXECUTED", tmp_path / "executed")
    path = tmp_path / "05-x.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell("1")]), path)
    assert not execute.tell(path, quick=True)
    said = capsys.readouterr().out.splitlines()
    assert said[1] == f"  {sentence}" and "It stops there" in said[2]


class TestWhatWasExecuted:
    """It serves pages, slides and sheets for as long as a run would give the same."""

    @pytest.fixture(autouse=True)
    def desk(self, monkeypatch, tmp_path):
        self.runs, self.library, read = [], {"jdk": "25"}, stamps.read

        def run(path, *, quick, out, cell_done):
            self.runs.append("quick" if quick else "full")
            out.parent.mkdir(exist_ok=True)
            out.write_bytes(path.read_bytes())

        monkeypatch.setattr(execute, "execute", run)
        monkeypatch.setattr(execute, "EXECUTED", tmp_path / "executed")
        monkeypatch.setattr(
            stamps, "read", lambda *words: dict(self.library) if words == ("library",) else read(*words)
        )
        monkeypatch.setenv("COURSE_RESULTS", str(tmp_path / "results"))

    def ask(self, path, *, quick=False):
        path.touch()
        with pytest.MonkeyPatch.context() as wish:
            wish.setenv(execute.QUICK, "1" if quick else "0")
            pages.executed(Chapter(path))
        return self.runs

    def test_nothing_has_changed(self, tmp_path):
        for _ in range(2):
            assert self.ask(tmp_path / "05-x.ipynb") == ["full"]

    def test_quick_does_not_serve_full_and_full_serves_quick(self, tmp_path):
        path = tmp_path / "05-x.ipynb"
        assert self.ask(path, quick=True) == ["quick"]
        assert self.ask(path) == ["quick", "full"]
        assert self.ask(path, quick=True) == ["quick", "full"]

    def test_notebook_and_library_count(self, tmp_path):
        path = tmp_path / "05-x.ipynb"
        self.ask(path)
        path.write_text("changed")
        assert len(self.ask(path)) == 2
        self.library["jdk"] = "26"
        assert len(self.ask(path)) == 3

    @pytest.mark.parametrize("name, again", [("20-x.ipynb", 2), ("05-x.ipynb", 1)])
    def test_results_count_for_the_chapter_that_shows_them(self, name, again, tmp_path):
        self.ask(tmp_path / name)
        (tmp_path / "results").mkdir()
        (tmp_path / "results" / "results.csv").write_text("new")
        assert len(self.ask(tmp_path / name)) == again

    def test_a_run_that_stops_serves_nobody(self, tmp_path, monkeypatch):
        path = tmp_path / "05-x.ipynb"
        self.ask(path)
        path.write_text("changed")

        def stop(path, *, out, **how):
            nbformat.write(new_notebook(), out)
            raise RuntimeError("no answer")

        monkeypatch.setattr(execute, "execute", stop)
        for _ in range(2):
            with pytest.raises(Trouble, match="did not run to its end"):
                self.ask(path)
