"""What an error says comes first; what is said of names is said where the error names them."""

import pytest
from kernel_client import LiveKernel


@pytest.fixture
def fresh():
    with LiveKernel() as live:
        yield live


def test_an_emptied_variable_is_blamed_only_where_the_error_names_it(fresh):
    fresh.run("class Count { int n = 3; }\nCount count = new Count();\nint useCount() { return count.n; }")
    explained = "`count` was made by an older version of class Count: run cell 1 again"
    assert explained in fresh.run("class Count { int n = 4; }").err
    answer = fresh.run('int zero = 0;\nString text = "count"; // count\nint x = 1 / zero;')
    assert answer.error["evalue"] == "/ by zero"
    assert "older version" not in answer.traceback and answer.err == ""
    answer = fresh.run("Object held = count;\n1 / zero")
    assert answer.error["evalue"] == "/ by zero" and "older version" not in answer.traceback
    for code in ("count.n", "useCount()"):
        answer = fresh.run(code)
        assert answer.error["evalue"] == 'Cannot read field "n" because "count" is null'
        first, second = answer.error["traceback"][:2]
        assert "NullPointerException: Cannot read" in first and second == explained
    fresh.run("class Count { Count(int n) {} }")
    answer = fresh.run("count.toString()")
    assert "cannot find symbol" in answer.error["evalue"] and answer.error["traceback"][-1] == explained


def test_a_star_import(fresh):
    fresh.run(
        'List<String> s = new ArrayList<>(List.of("x"));\nint n() { return s.size(); }\n'
        "class Shelf { List<String> books; }\nvar shelf = new Shelf();"
    )
    both = "`List` now means java.util.List and java.awt.List: add `import java.util.List;`"
    answer = fresh.run("import java.awt.*;")
    assert answer.status == "ok"
    assert answer.err.count("note:") == 1 and both in answer.err
    assert answer.err.endswith("until then these cannot be used: `s`, `n()`, `Shelf`, `shelf`\n")
    for code, own in (
        ("s.size()", "cannot find symbol"),
        ("n()", "cannot find symbol"),
        ("shelf.books", "cannot find symbol"),
        ("List<String> t = null;", "reference to List is ambiguous"),
        ("List<String> t() { return null; }", "reference to List is ambiguous"),
    ):
        answer = fresh.run(code)
        assert answer.error["evalue"].endswith(own)
        assert both in answer.error["traceback"][-1] and "older version" not in answer.traceback
    assert fresh.run('System.out.println("s, shelf");').err == ""
    assert fresh.run("import java.util.List;").err == ""
    assert fresh.run("s.size() + n()").result["text/plain"] == "2"


@pytest.mark.parametrize(
    "imports, use, mend",
    [
        ("import java.util.*;\nimport java.awt.*;", "List<String> t = null;", "import java.util.List;"),
        (
            "import static java.lang.Math.*;\nimport static java.lang.StrictMath.*;",
            "max(1, 2)",
            "import static java.lang.Math.max;",
        ),
        (
            "import static java.lang.Math.*;\nimport static java.lang.StrictMath.*;",
            "2 * PI",
            "import static java.lang.Math.PI;",
        ),
        ("import module java.desktop;", "Element e = null;", "import org.w3c.dom.Element;"),
        (
            "import module java.compiler;\nimport module java.xml;",
            "Element e = null;",
            "import javax.lang.model.element.Element;",
        ),
        ("import java.sql.*;\nimport java.util.*;", "Date d = null;", "import java.sql.Date;"),
    ],
    ids=["package", "static method", "static field", "one module", "two modules", "the latest is the newer"],
)
def test_the_import_that_mends(fresh, imports, use, mend):
    assert fresh.run(imports).status == "ok"
    answer = fresh.run(use)
    assert "is ambiguous" in answer.error["evalue"]
    assert f"`{mend}`" in answer.error["traceback"][-1]
    assert fresh.run(mend).status == "ok"
    assert fresh.run(use).status == "ok"


def test_an_import_of_a_name_of_ones_own(fresh):
    fresh.run("class Date { int day = 4; }\nvar date = new Date();\nint E = 5;")
    answer = fresh.run("import java.sql.Date;")
    assert answer.error["evalue"].startswith("cell 2, line 1: `Date` is your own (cell 1), and the import is left out")
    assert "`java.sql.Date`" in answer.error["evalue"]
    assert fresh.run("new Date().day + date.day").result["text/plain"] == "8"
    assert fresh.run("import static java.lang.Math.E;").status == "error"
    assert fresh.run("E").result["text/plain"] == "5"
    assert fresh.run("java.sql.Date other = null;").status == "ok"


def test_a_declaration_of_an_imported_name(fresh):
    fresh.run("import java.util.Timer;\nimport static java.lang.Math.PI;\nimport static java.util.Map.Entry;")
    answer = fresh.run("class Timer { int left = 4; }\nnew Timer().left")
    assert answer.result["text/plain"] == "4"
    assert "`Timer` means your own from here on: write `java.util.Timer`" in answer.err
    assert fresh.run("int PI = 3;\nPI").result["text/plain"] == "3"
    assert fresh.run("record Entry(int a) {}\nnew Entry(2).a()").result["text/plain"] == "2"
    assert fresh.run("int next = 1;").err == ""


def test_a_method_of_ones_own_beside_an_imported_one(fresh):
    fresh.run("import static java.lang.Math.max;\nint max(int a, int b) { return 7; }")
    answer = fresh.run("max(1, 2)")
    assert "is ambiguous" in answer.error["evalue"]
    assert "`max` means your own and java.lang.Math.max" in answer.error["traceback"][-1]
    assert fresh.run("max(1L, 2L)").result["text/plain"] == "2"


def test_a_declaration_that_fails_is_no_older_version(fresh):
    fresh.run("int y = 4;")
    answer = fresh.run("int y = nothing;")
    assert answer.status == "error" and answer.err == ""
