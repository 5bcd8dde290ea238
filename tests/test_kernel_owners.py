"""What a cell prints and shows goes to this cell, however late, and to no other."""

import time

import pytest
from kernel_client import LiveKernel

FLOOD = 'while (true) System.out.println("flood");'
TASK = 'try { Thread.sleep(400); } catch (InterruptedException e) { } System.out.println("late"); display("late");'
DEFINE = "void late() { " + TASK + " }"

STARTED = {
    "virtual": "Thread.startVirtualThread(() -> { TASK });",
    "virtual, by another": "Thread.startVirtualThread(() -> Thread.startVirtualThread(() -> { TASK }));",
    "virtual, from a pool": "Executors.newVirtualThreadPerTaskExecutor().submit(() -> { TASK });",
    "common pool": "CompletableFuture.runAsync(() -> { TASK });",
    "common pool, twice": "for (int i = 0; i < 2; i++) CompletableFuture.runAsync(() -> { TASK });",
    "common pool, delayed": "CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS).execute(() -> { TASK });",
    "platform, virtual inside": "var started = new Thread(() -> Thread.startVirtualThread(() -> { TASK }));"
    "\nstarted.start();",
}


@pytest.fixture(scope="module")
def printing():
    """A kernel for tests that leave much behind."""
    with LiveKernel() as live:
        live.run("import module java.base;\n" + DEFINE)
        yield live


def texts(messages, cell):
    own = [m for m in messages if m["parent_header"].get("msg_id") == cell]
    return [m["content"].get("text") or m["content"].get("data", {}).get("text/plain") for m in own]


@pytest.mark.parametrize("how", [TASK, "late();"], ids=["in the cell", "in a method of another cell"])
@pytest.mark.parametrize("start", STARTED.values(), ids=STARTED)
def test_late_output_goes_to_its_own_cell(printing, start, how, request):
    first = printing.send(start.replace("TASK", how))
    second = printing.send("for (int i = 0; i < 10; i++) { Thread.sleep(150); System.out.println(i); }")
    earlier, answer = printing.await_all([first, second]).values()
    assert answer.out == "".join(f"{i}\n" for i in range(10))
    assert answer.displays == []
    late = [text for text in texts(earlier.messages, first) if text in ("late", "late\n")]
    times = 2 if "twice" in request.node.name else 1
    assert sorted(late) == ["late"] * times + ["late\n"] * times


FLOODS = {
    "cell": FLOOD,
    "thread": "var t = new Thread(() -> { FLOOD }); t.start(); t.join();",
    "virtual thread": "Thread.startVirtualThread(() -> { FLOOD }).join();",
    "common pool": "CompletableFuture.runAsync(() -> { FLOOD }).join();",
    "parallel stream": "IntStream.range(0, 8).parallel().forEach(i -> { FLOOD });",
    "pool": "try (var pool = Executors.newFixedThreadPool(2)) { pool.submit(() -> { FLOOD }); }",
    "caught": 'while (true) { try { System.out.println("flood"); } catch (Exception e) { } }',
    "displays": 'while (true) { display("flood"); Thread.onSpinWait(); }',
}


@pytest.mark.parametrize("flood", FLOODS.values(), ids=FLOODS)
def test_a_flood_ends_with_its_cell(printing, flood):
    sent = printing.send_and_wait(flood.replace("FLOOD", FLOOD))
    printing.interrupt()
    assert printing.await_(sent, 60).error["ename"] == "Interrupted"
    answer = printing.run('System.out.println("mine"); Thread.sleep(500);')
    assert (answer.out, answer.displays) == ("mine\n", [])
    assert not [m for m in printing.late(1) if "flood" in str(m["content"])]
    assert printing.run("yourcores.measure.system.Leftovers.current()").result["text/plain"] == "[]"


@pytest.mark.parametrize("start", [STARTED["virtual"], STARTED["common pool"]], ids=["virtual", "common pool"])
def test_a_flood_that_is_left_behind_is_cut_and_ends(printing, start):
    left = printing.send(start.replace("TASK", FLOOD))
    printing.await_(left)
    printing.late(1)
    answer = printing.run('System.out.println("mine"); Thread.sleep(500);')
    assert answer.out == "mine\n"
    assert printing.run("yourcores.measure.system.Leftovers.current()").result["text/plain"] == "[]"


def test_a_cell_that_was_cut_says_so(printing):
    left = printing.send("Thread.startVirtualThread(() -> { FLOOD });".replace("FLOOD", FLOOD))
    answer = printing.await_(left)
    late = answer.out + answer.err + "".join(filter(None, texts(printing.late(2), left)))
    assert "what its threads print from here on is dropped" in late


def test_last_words_of_an_interrupted_cell_are_shown(printing):
    sent = printing.send_and_wait(
        "var t = new Thread(() -> { try { Thread.sleep(100_000); }"
        ' catch (InterruptedException e) { System.out.println("going"); } }); t.start(); t.join();'
    )
    printing.interrupt()
    assert printing.await_(sent).out == "ready\ngoing\n"


def test_an_idle_pool_of_an_earlier_cell_prints_to_the_cell_that_uses_it(printing):
    printing.run("var desk = Executors.newFixedThreadPool(2);\ndesk.submit(() -> 1).get();")
    for name in ("Ann", "Bob"):
        assert printing.run(f'desk.submit(() -> System.out.println("{name}")).get();').out == f"{name}\n"
    printing.run("desk.shutdownNow();")


def test_a_task_kept_in_a_variable_prints_to_the_cell_that_runs_it(printing):
    printing.run('Runnable greet = () -> System.out.println("hello");')
    assert printing.run("CompletableFuture.runAsync(greet).join();").out == "hello\n"
    assert printing.run("IntStream.range(0, 50).parallel().forEach(i -> greet.run());").out == "hello\n" * 50


def test_a_live_figure_of_an_earlier_cell_stays_there(printing):
    draw = "yourcores.figure.Screen.current().{}(yourcores.figure.Verdict.states({}));"
    first = printing.send(
        "Thread.startVirtualThread(() -> { for (int i = 0; i < 8; i++) { "
        + draw.format("live", '"earlier " + i')
        + " try { Thread.sleep(250); } catch (InterruptedException e) { } } });"
    )
    printing.await_(first)
    second = printing.send(
        draw.format("live", '"mine"') + "\nThread.sleep(2500);\n" + draw.format("show", '"mine, whole"')
    )
    answer = printing.await_(second)
    shown = [m["content"]["data"]["text/plain"] for m in answer.displays]
    assert shown == ["mine", "mine, whole"]


REPLACED = {
    "System.out": "System.setOut(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()));",
    "System.err": "System.setErr(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()));",
    "System.in": "System.setIn(java.io.InputStream.nullInputStream());",
}


@pytest.mark.parametrize("stream", REPLACED)
def test_a_replaced_stream_is_the_kernels_again(printing, stream):
    answer = printing.run(REPLACED[stream])
    assert f"left `{stream}` replaced" in answer.err
    answer = printing.run('System.out.println("out"); System.err.println("err");')
    assert (answer.out, answer.err) == ("out\n", "err\n")


def test_a_stream_replaced_between_cells_is_told(printing):
    printing.run(
        "Thread.startVirtualThread(() -> { try { Thread.sleep(1000); } catch (InterruptedException e) { }"
        f" {REPLACED['System.out']} }});"
    )
    time.sleep(2)
    answer = printing.run('System.out.println("out");')
    assert answer.out == "out\n" and "`System.out` was replaced between two cells" in answer.err


def test_a_stream_that_is_put_back_is_no_matter(printing):
    answer = printing.run(
        "var before = System.out; var kept = new java.io.ByteArrayOutputStream();\n"
        'try { System.setOut(new java.io.PrintStream(kept)); System.out.print("caught"); }'
        " finally { System.setOut(before); }\nSystem.out.print(kept);"
    )
    assert (answer.out, answer.err) == ("caught", "")


def test_closing_a_stream_closes_nothing(printing):
    printing.run('try (var writer = new java.io.PrintWriter(System.out)) { writer.print("written"); }')
    printing.run("try (var scanner = new Scanner(System.in)) { }")
    assert printing.run('System.out.print("open");').out == "open"


def test_every_way_to_print(printing):
    answer = printing.run(
        "System.out.print(true); System.out.print('c'); System.out.print(1); System.out.print(2L);"
        " System.out.print(1.5f); System.out.print(2.5); System.out.print(new char[] {'x'}); System.out.print(\"s\");"
        " System.out.print((Object) null); System.out.println(); System.out.println(true); System.out.println('c');"
        " System.out.println(1); System.out.println(2L); System.out.println(1.5f); System.out.println(2.5);"
        " System.out.println(new char[] {'x'}); System.out.println(\"s\"); System.out.println((Object) null);"
        ' System.out.printf("%d", 1).printf(Locale.GERMAN, "%.1f", 1.5).format("%s", "f").format(Locale.US, "%.1f%n", 2.5);'
        " System.out.append('a').append(\"bc\").append(\"xdefx\", 1, 4).flush(); System.out.write('w');"
        ' System.out.write("ö".getBytes()); System.out.writeBytes("ü".getBytes()); System.out.write("ß.".getBytes(), 0, 2);'
    )
    assert answer.out == ("truec121.52.5xsnull\ntrue\nc\n1\n2\n1.5\n2.5\nx\ns\nnull\n11,5f2.5\nabcdefwöüß")
    assert answer.err == ""


PLACE = {"virtual": "left a virtual thread running", "common pool": "left tasks of the common pool running"}


@pytest.mark.parametrize("kind", PLACE)
def test_what_runs_on_is_told_once(printing, kind):
    answer = printing.run(STARTED[kind].replace("TASK", TASK.replace("400", "1500")))
    number = answer.of("execute_input")[0]["execution_count"]
    assert f"{PLACE[kind]}, in lambda (cell {number}, line 1)" in answer.err
    assert printing.run("1").err == ""
    time.sleep(2)


@pytest.mark.parametrize("kind", PLACE)
def test_what_ends_in_time_is_not_told(printing, kind):
    answer = printing.run(STARTED[kind].replace("TASK", "Thread.onSpinWait();"))
    assert answer.err == ""


# Each step takes long enough for a thread of the pool to take some, and to wait for the class that waits for it.
STUCK = """class Lazy {
    static int slow(int i) {
        java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
        return i;
    }
    static final int SUM = IntStream.range(0, 1_000).parallel().map(Lazy::slow).sum();
}"""


def test_a_stuck_common_pool_is_told_with_its_price_and_nothing_is_measured():
    with LiveKernel() as live:
        live.run("import module java.base;\n" + STUCK)
        sent = live.send_and_wait("System.out.println(Lazy.SUM);")
        live.interrupt()
        answer = live.await_(sent)
        number = answer.of("execute_input")[0]["execution_count"]
        assert f"cell {number} left tasks of the common pool running that no interrupt ends" in answer.err
        assert "parallel streams run on" in answer.err and "Restart the kernel" in answer.err
        assert live.run("1").err == ""
        answer = live.run(
            'yourcores.measure.Bench.compare(yourcores.measure.Variant.variant("one", () -> 1),'
            ' yourcores.measure.Variant.variant("two", () -> 2));'
        )
        assert answer.error["ename"] == "java.lang.IllegalStateException", answer.traceback
        assert f"tasks of cell {number} still run in the common pool" in answer.error["evalue"]
