"""How a notebook is run, beside what the chapters show of it."""

import execute
import nbformat
import pytest
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.v4 import new_code_cell, new_notebook


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
