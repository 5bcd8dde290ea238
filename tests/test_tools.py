"""The tools among themselves."""

import ast
import re
from graphlib import TopologicalSorter

import lanes
from commands import call, good
from conftest import ROOT
from places import PYTHON

TOOLS = {path.stem: ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "tools").glob("*.py")}


def imported(module: ast.Module) -> set[str]:
    """Which tools a tool imports, wherever in it that stands."""
    names = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module)
    return names & TOOLS.keys()


def test_who_runs_on_the_readers_own_python_looks_at_it_first():
    """Make starts these with any Python, all others with the one of the set-up."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    by_the_reader = set(re.findall(r"\$\(PYTHON\) tools/(\w+)\.py", makefile))
    assert len(by_the_reader) > 5
    for name, module in TOOLS.items():
        imports = [node for node in module.body if isinstance(node, ast.Import | ast.ImportFrom)]
        first = bool(imports) and ast.unparse(imports[0]) == "import floor"
        assert first == (name in by_the_reader), name
        assert first or "floor" not in imported(module), name


def test_no_name_is_unknown_or_unused():
    good(call(ROOT, PYTHON, "-m", "ruff", "check", "--no-cache", "tools", "tests"))


def test_no_two_tools_import_each_other():
    order = TopologicalSorter({name: imported(module) for name, module in TOOLS.items()}).static_order()
    assert set(order) == set(TOOLS)


def test_a_class_of_the_tools_has_a_name_of_its_own():
    names = [node.name for module in TOOLS.values() for node in module.body if isinstance(node, ast.ClassDef)]
    assert sorted(set(names)) == sorted(names)


def test_tests_that_share_executed_chapters_run_in_one_process():
    shares = re.compile(r"^import (executed|paper)$", re.MULTILINE)
    sharing = {path for path in (ROOT / "tests").glob("test_*.py") if shares.search(path.read_text(encoding="utf-8"))}
    assert sharing == {ROOT / path for path in lanes.CHAPTERS}
