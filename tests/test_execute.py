"""How a notebook is run, beside what the chapters show of it."""

import execute
import nbformat
import pages
import pytest
import stamps
from chapter import Chapter
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat.v4 import new_code_cell, new_notebook, new_output
from say import Trouble


def failing(error: str, *tags: str):
    shown = new_output("error", ename="E", evalue=error, traceback=[f"\x1b[31m{error}\x1b[0m"])
    return new_code_cell("1", metadata={"tags": list(tags)}, outputs=[shown])


MEANT = failing("/ by zero", "raises-exception")


@pytest.mark.parametrize("quick", [False, True])
def test_full_is_full_also_where_the_caller_wishes_quick(quick, monkeypatch, tmp_path):
    monkeypatch.setenv(execute.QUICK, "1")
    assert execute.surroundings(tmp_path / "x.ipynb", quick).get(execute.QUICK) == ("1" if quick else None)


@pytest.mark.parametrize(
    "failure, sentence",
    [
        (RuntimeError("Kernel didn't respond in 60 seconds"), "Kernel didn't respond in 60 seconds"),
        (DeadKernelError("Kernel died"), "Kernel died"),
        (
            CellTimeoutError.error_from_timeout_and_cell("Late", 9, MEANT),
            "A cell timed out while it was being executed, after 9 seconds.",
        ),
        (RuntimeError(), "RuntimeError"),
    ],
)
def test_a_run_that_does_not_go_through_is_a_sentence(failure, sentence, monkeypatch, tmp_path, capsys):
    def fail(client, **how):
        raise failure

    monkeypatch.setattr(execute.NotebookClient, "execute", fail)
    monkeypatch.setattr(execute, "EXECUTED", tmp_path / "executed")
    path = tmp_path / "05-x.ipynb"
    nbformat.write(new_notebook(cells=[MEANT]), path)
    assert not execute.tell(path, quick=True)
    said = capsys.readouterr().out.splitlines()
    assert said[1] == f"  {sentence}" and "It stops there" in said[2]


def test_the_reason_is_neither_an_error_that_is_meant_nor_one_of_an_earlier_run(tmp_path):
    cells = [MEANT, failing("no such name"), failing("long ago")]
    nbformat.write(new_notebook(cells=cells), tmp_path / "x.ipynb")
    failure = CellExecutionError("a trace", "E", "no such name")
    assert execute.reason(failure, tmp_path / "x.ipynb") == ["no such name"]


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
