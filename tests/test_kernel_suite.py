"""The protocol's own test suite (jupyter_kernel_test), whole, with samples for Java, and what it leaves out."""

import jupyter_kernel_test
from jupyter_kernel_test.msgspec_v5 import validate_message
from kernel_client import LiveKernel

DISPLAY = "import org.dflib.jjava.jupyter.kernel.display.DisplayData;\nvar data = new DisplayData();\n"


class TestJava(jupyter_kernel_test.KernelTests):
    kernel_name = "java"
    language_name = "Java"
    file_extension = ".jshell"
    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oops");'
    completion_samples = [
        {"text": "Integer.MAX", "matches": ["MAX_VALUE"]},
        {"text": '"".isBl', "matches": ["isBlank()"]},
        {"text": "%class", "matches": ["%classpath"]},
    ]
    complete_code_samples = ["1 + 1", "int a = 1", "int f() { return unknown(); }", "%time 1 + 1", "// words"]
    incomplete_code_samples = ["int f() {", "1 +", "/* open", "class A {"]
    invalid_code_samples = ["int x = = 1;", "int a = 1; int b = ;", '"open', "}", "void f() { int x = ; }"]
    code_generate_error = 'throw new IllegalStateException("wrong");'
    code_execute_result = [
        {"code": "1 + 1", "result": "2"},
        {"code": '"a" + 1', "result": "a1"},
        {"code": "List.of(1, 2)", "result": "[1, 2]"},
    ]
    code_display_data = [
        {"code": DISPLAY + 'data.putHTML("<b>b</b>");\nkernel().display(data);', "mime": "text/html"},
        {"code": DISPLAY + 'data.putSVG("<svg/>");\nkernel().display(data);', "mime": "image/svg+xml"},
        {"code": 'display("words");', "mime": "text/plain"},
    ]
    code_history_pattern = "1?+*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "String"
    test_pager = None  # Java has no pager, and JJava no help that would open one.
    test_clear_output = None  # JJava has no call that clears the output.


def told(kernel, msg_id, kind):
    """The reply, held against the suite's schema."""
    while True:
        reply = kernel.client.get_shell_msg(timeout=20)
        if reply["parent_header"].get("msg_id") == msg_id:
            validate_message(reply, kind, msg_id)
            return reply["content"]


def test_history_by_range_and_search(kernel):
    for code in ("int hist1 = 1;", "hist1", "int hist1 = 1;", '"h*"'):
        last = kernel.run(code).reply["content"]["execution_count"]

    def history(**how):
        return [
            h[2] for h in told(kernel, kernel.client.history(**({"output": False} | how)), "history_reply")["history"]
        ]

    assert history(hist_access_type="tail", n=2) == ["int hist1 = 1;", '"h*"']
    assert history(hist_access_type="tail", n=0) == []
    assert history(hist_access_type="range", session=0, start=last - 3, stop=last - 1) == ["int hist1 = 1;", "hist1"]
    assert history(hist_access_type="range", session=0, start=last - 1) == ["int hist1 = 1;", '"h*"']
    assert history(hist_access_type="range", session=-1, start=0) == []
    assert history(hist_access_type="search", pattern="int hist?*") == ["int hist1 = 1;"] * 2
    assert history(hist_access_type="search", pattern="int hist1*", unique=True) == ["int hist1 = 1;"]
    assert history(hist_access_type="search", pattern="*hist1*", n=1) == ["int hist1 = 1;"]
    assert history(hist_access_type="search", pattern="hist1") == ["hist1"]
    assert history(hist_access_type="tail", n=2, output=True) == [["int hist1 = 1;", None], ['"h*"', "h*"]]


def test_what_need_not_be_kept_is_not(kernel):
    kernel.run("int kept = 1;")
    kernel.run("int unkept = 1;", store_history=False)
    kernel.run("int silent = 1;", silent=True)
    entries = told(kernel, kernel.client.history(hist_access_type="tail", n=1), "history_reply")["history"]
    assert entries[0][2] == "int kept = 1;"


def test_inspection():
    with LiveKernel() as kernel:  # once a class was dropped, JShell documents no calls any more
        kernel.run(
            "class Desk2 { int take(int n) { return n; } }\nvar desk2 = new Desk2();\nint half2(int x) { return x / 2; }"
        )
        for code, at, expected in (
            ("String", 6, "java.lang.String"),
            ("String", 0, "java.lang.String"),
            ("List<String> names", 2, "java.util.List<E>"),
            ("desk2", 5, "desk2:Desk2"),
            ("desk2.take(1)", 8, "int Desk2.take(int n)"),
            ("half2", 5, "int half2(int x)"),
            ("half2(3)", 6, "int half2(int x)"),
            ("Math.max(1, 2)", 8, "int Math.max(int a, int b)"),
        ):
            content = told(kernel, kernel.client.inspect(code, at), "inspect_reply")
            assert content["found"] and expected in content["data"]["text/plain"], (code, content)
        html = told(kernel, kernel.client.inspect("List", 4), "inspect_reply")["data"]["text/html"]
        assert html.startswith("java.util.List&lt;E&gt;")
        assert not told(kernel, kernel.client.inspect("noSuchThing", 5), "inspect_reply")["found"]


def test_places_are_code_points(kernel):
    code = 'var 𝑎 = "😀😀"; 𝑎.isBl'
    content = told(kernel, kernel.client.complete(code, len(code)), "complete_reply")
    assert content["matches"] == ["isBlank()"]
    assert code[content["cursor_start"] : content["cursor_end"]] == "isBl"
    code = '"😀".isEmpty(); "😀" + String.valueOf(1)'
    content = told(kernel, kernel.client.inspect(code, code.index("String") + 3), "inspect_reply")
    assert "java.lang.String" in content["data"]["text/plain"]
    code = "/* 😀 */\n%cl"
    content = told(kernel, kernel.client.complete(code, len(code)), "complete_reply")
    assert content["matches"] == ["%classpath"]
    assert code[content["cursor_start"] : content["cursor_end"]] == "%cl"
    assert told(kernel, kernel.client.complete("😀", 99), "complete_reply")["cursor_end"] == 1


def test_comms_interrupt_and_shutdown_have_a_status():
    with LiveKernel() as live:
        assert told(live, live.client.comm_info(), "comm_info_reply")["comms"] == {}
        assert told(live, live.client.kernel_info(), "kernel_info_reply")["protocol_version"] == "5.3"
        session = live.client.session
        interrupt = session.msg("interrupt_request", {})
        live.client.control_channel.send(interrupt)
        validate_message(live.client.get_control_msg(timeout=20), "interrupt_reply", interrupt["header"]["msg_id"])
        shutdown = live.client.shutdown()
        validate_message(live.client.get_control_msg(timeout=20), "shutdown_reply", shutdown)
