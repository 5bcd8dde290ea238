"""An error says what happened, where in which cell, and why; every request gets its reply."""


def test_trace_with_cell_and_line_and_no_kernel_frames(kernel):
    method = kernel.run("int half(int x) {\n    return 10 / x;\n}")
    defined = method.of("execute_input")[0]["execution_count"]
    answer = kernel.run("int a = half(5);\n\n\nhalf(0);")
    number = answer.of("execute_input")[0]["execution_count"]
    assert answer.error["ename"] == "java.lang.ArithmeticException"
    assert answer.error["evalue"] == "/ by zero"
    assert f"at half (cell {defined}, line 2)" in answer.traceback
    assert f"at cell {number}, line 4" in answer.traceback
    for hidden in ("jdk.jshell", "dflib", "REPL", "do_it", "reflect", "yourcores.kernel"):
        assert hidden not in answer.traceback
    assert answer.reply["content"]["ename"] == "java.lang.ArithmeticException"


def test_causes_and_suppressed(kernel):
    answer = kernel.run("""
        var outer = new ExecutionException("outer", new java.io.IOException("disk full"));
        outer.addSuppressed(new IllegalStateException("while closing"));
        throw outer;""")
    assert answer.error["ename"] == "java.util.concurrent.ExecutionException"
    assert "Caused by: java.io.IOException: disk full" in answer.traceback
    assert "Suppressed: java.lang.IllegalStateException: while closing" in answer.traceback


def test_own_exception_class_keeps_its_name(kernel):
    answer = kernel.run(
        'class NoSeat extends RuntimeException { NoSeat(String m) { super(m); } }\nthrow new NoSeat("full");'
    )
    assert (answer.error["ename"], answer.error["evalue"]) == ("NoSeat", "full")


def test_uncaught_in_a_thread(kernel):
    answer = kernel.run(
        'var t = new Thread(() -> {\n    throw new IllegalStateException("lost");\n}, "clerk");\nt.start();\nt.join();'
    )
    number = answer.of("execute_input")[0]["execution_count"]
    assert 'Exception in thread "clerk" java.lang.IllegalStateException: lost' in answer.err
    assert f"lambda (cell {number}, line 2)" in answer.err


def test_cyclic_causes(kernel):
    answer = kernel.run(
        'var a = new RuntimeException("a"); var b = new RuntimeException("b", a); a.initCause(b); throw a;'
    )
    assert answer.error["evalue"] == "a"
    assert "shown above" in answer.traceback


def test_message_that_throws(kernel):
    answer = kernel.run(
        "class Mute extends RuntimeException {"
        " public String getMessage() { throw new IllegalStateException(); } }\nthrow new Mute();"
    )
    assert answer.error["ename"] == "Mute"
    assert "getMessage() threw java.lang.IllegalStateException" in answer.error["evalue"]


def test_to_string_that_throws_an_error(kernel):
    answer = kernel.run('class Evil { public String toString() { throw new Error("evil"); } }\nnew Evil()')
    assert answer.status == "ok"
    assert "evil" in answer.result["text/plain"]


def test_renderer_that_throws(kernel):
    answer = kernel.run(
        "import org.dflib.jjava.kernel.JavaNotebookStatics;\nclass Plot {}\n"
        "JavaNotebookStatics.kernel().getRenderer().createRegistration(Plot.class)"
        '.preferring("text/html").register((p, c) -> { throw new StackOverflowError(); });\nnew Plot()'
    )
    assert answer.status == "ok"
    assert "StackOverflowError" in answer.result["text/plain"]


def test_endless_to_string_can_be_interrupted(kernel):
    kernel.run(
        'class Slow { public String toString() { while (!Thread.currentThread().isInterrupted()) {} return ""; } }'
    )
    sent = kernel.send("new Slow()")
    kernel.late(1.5)
    kernel.interrupt()
    assert kernel.request(sent)["status"] in ("ok", "error")


def test_out_of_memory_and_stack_overflow(kernel):
    answer = kernel.run("int deep(int n) { return deep(n + 1) + 1; }\ndeep(0)")
    assert answer.error["ename"] == "java.lang.StackOverflowError"
    assert len(answer.traceback) < 10_000
    assert kernel.run("long[] big = new long[400_000_000];").error["ename"] == "java.lang.OutOfMemoryError"
    assert kernel.run("1 + 1").result["text/plain"] == "2"


def test_compile_error_names_line_and_place(kernel):
    answer = kernel.run("int one = 1;\nint two = undefinedName + 1;")
    assert answer.error["ename"] == "CompilationException"
    assert "line 2: cannot find symbol" in answer.error["evalue"]
    assert "undefinedName" in answer.traceback and "^" in answer.traceback


def test_odd_source(kernel):
    for code in (
        "",
        "   \n",
        "// only a comment",
        "/* open",
        '"open string',
        "int x = ;",
        "}",
        "{",
        "@",
        "class A {",
        "%",
        "%nosuchmagic",
        "%%nosuchcell\nx",
        "\u0000",
        "import nowhere.*;",
        'var s = """\n%time\n""";',
        "switch (1) { case 1 -> }",
        "x -> x",
        "null",
        "(String) null",
        "goto x;",
        "int a; int a; return 3;",
    ):
        assert kernel.run(code, timeout=20).status in ("ok", "error"), code


def test_percent_in_a_text_block_is_text(kernel):
    answer = kernel.run('System.out.print("""\n%time is text\n""");')
    assert answer.out == "%time is text\n"


def test_unresolved_names_are_told_at_once(kernel):
    answer = kernel.run("int m8(int y) { return unknown8(y); }")
    number = answer.of("execute_input")[0]["execution_count"]
    assert answer.status == "ok"
    assert f"`m8(int)` (cell {number}) is not complete: it needs method unknown8(int)" in answer.err
    assert "it needs method unknown8(int)" in kernel.run("m8(3)").error["evalue"]
    answer = kernel.run("CompletableFuture.supplyAsync(() -> m8(1)).get()")
    assert answer.error["ename"] == "java.util.concurrent.ExecutionException"
    assert "not complete" in answer.traceback
    assert kernel.run("int unknown8(int y) { return y; }").err == ""
    assert kernel.run("m8(3)").result["text/plain"] == "3"
    assert "`Q`" in kernel.run("class Q extends Missing {}").err


def test_forward_reference_within_a_cell_is_fine(kernel):
    assert kernel.run("int first() { return second(); }\nint second() { return 2; }\nfirst()").err == ""


def test_dropped_modifiers_are_told(kernel):
    assert "`volatile` has no effect on `flag`" in kernel.run("volatile boolean flag = true;").err
    assert "`final` has no effect on `limit`" in kernel.run("final int limit = 5;").err
    assert kernel.run("synchronized void locked() {}").status == "error"
    answer = kernel.run(
        "class Safe { volatile int x; final int y = 1; synchronized void m() {} }\n"
        "int volatileLike = 3;\nvoid work(final int n) {}"
    )
    assert answer.err == ""


def test_redefined_method_is_used_by_others(kernel):
    kernel.run("int base() { return 1; }\nint twice() { return 2 * base(); }")
    kernel.run("int base() { return 5; }")
    assert kernel.run("twice()").result["text/plain"] == "10"


def test_older_version_of_a_class(kernel):
    desk = "class Desk {{ int seats = {}; int take() {{ return --seats; }} }}"
    kernel.run(desk.format(3))
    made = kernel.run("var desk = new Desk();\nObject thing = desk;\nvar desks = List.of(desk);")
    number = made.of("execute_input")[0]["execution_count"]
    assert kernel.run(desk.format(3)).err == ""
    assert kernel.run("desk.take()").result["text/plain"] == "2"
    explained = f"`desk` was made by an older version of class Desk: run cell {number} again"
    assert explained in kernel.run(desk.format(9)).err
    for code, name in (
        ("desk.take()", "desk"),
        ("int useDesk() { return desk.take(); }\nuseDesk()", "desk"),
        ("System.out.println(desks);", "desks"),
        ("((Desk) thing).take()", "thing"),
    ):
        own, *more = kernel.run(code).error["traceback"]
        assert "older version" not in own
        assert explained.replace("desk`", f"{name}`") in more
    kernel.run("var desk = new Desk();\nObject thing = desk;\nvar desks = List.of(desk);")
    assert kernel.run("useDesk() + ((Desk) thing).seats + desks.size()").result["text/plain"] == "17"
    assert kernel.run("desk.seats").err == ""
