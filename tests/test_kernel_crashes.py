"""A crash of Java's compiler or of JShell is an error in one sentence, and the kernel is sound afterwards."""

import pytest

CRASHING = 'var mixed = List.of("a", 1);'  # a loop with `var` over it crashes the javac of JDK 25


@pytest.mark.parametrize(
    "crashing",
    [
        "for (var x : mixed) System.out.println(x);",
        "void shown() { for (var x : mixed) System.out.println(x); }",
        "class Shown { void all() { for (var x : mixed) System.out.println(x); } }",
        "var last = new Object() { int n() { for (var x : mixed) System.out.println(x); return 1; } };",
        f"int deep = {'(' * 9000}1{')' * 9000};",
        f"String long_ = {' + '.join(['mixed'] * 9000)};",
    ],
    ids=["loop", "method", "class", "anonymous", "parser", "sum"],
)
def test_crash(kernel, crashing):
    kernel.run(CRASHING)
    answer = kernel.run(f'System.out.println("before");\n\n{crashing}\nSystem.out.println("behind");')
    number = answer.of("execute_input")[0]["execution_count"]
    assert answer.status == "error"
    assert answer.out == "before\n" and answer.err == ""
    assert answer.error["evalue"].startswith(
        f"cell {number}, line 3: Java's compiler crashed here, and nothing of this statement ran:"
    )
    assert "name the type" in answer.error["evalue"] and len(answer.error["traceback"]) == 1
    after = kernel.run(
        "int sound = 3;\nint twice() { return 2 * sound; }\nclass Sound { int n = twice(); }\nnew Sound().n"
    )
    assert after.result["text/plain"] == "6" and after.err == ""


def test_crash_of_what_waits_for_a_declaration(kernel):
    kernel.run(CRASHING)
    waiting = kernel.run("void shown3() { helper3(); for (var x : mixed) System.out.println(x); }")
    assert waiting.status == "ok" and "it needs method helper3()" in waiting.err
    assert kernel.run("void helper3() {}").status == "ok"
    answer = kernel.run("shown3()")
    assert answer.error["evalue"].endswith("does not compile: Java's compiler crashes on it; write it another way")
    assert kernel.run("helper3();\nvoid helper4() {}\n1 + 1").result["text/plain"] == "2"


def test_crash_within_a_magic(kernel):
    kernel.run(CRASHING)
    answer = kernel.run("%%time\nint before = 1;\nfor (var x : mixed) System.out.println(x);")
    number = answer.of("execute_input")[0]["execution_count"]
    assert answer.error["evalue"].startswith(f"cell {number}, line 3: Java's compiler crashed here")
    assert answer.err == ""


def test_crash_while_the_reader_types(kernel):
    kernel.run(CRASHING)
    code = "for (var x : mixed) { x.toS"
    kernel.request(kernel.client.complete(code, len(code)))
    assert (
        kernel.request(kernel.client.is_complete("for (var x : mixed) System.out.println(x);"))["status"] == "complete"
    )
    answer = kernel.run('System.err.println("mine");')
    assert answer.err == "mine\n"
