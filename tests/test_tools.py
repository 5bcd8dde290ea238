"""The tools among themselves."""

import ast
from graphlib import TopologicalSorter

from conftest import ROOT

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


def test_no_two_tools_import_each_other():
    order = TopologicalSorter({name: imported(module) for name, module in TOOLS.items()}).static_order()
    assert set(order) == set(TOOLS)


def test_a_class_of_the_tools_has_a_name_of_its_own():
    names = [node.name for module in TOOLS.values() for node in module.body if isinstance(node, ast.ClassDef)]
    assert sorted(set(names)) == sorted(names)
