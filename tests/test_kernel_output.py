"""Nothing that a cell prints is lost, and it comes in order."""

import re
from pathlib import Path


def test_short_output_and_idle(kernel):
    answer = kernel.run('System.out.println("Größe 😀"); System.out.printf("%.2f %,d%n", 1.43, 200_000);')
    assert answer.out == "Größe 😀\n1.43 200,000\n"
    assert answer.status == "ok"


def test_a_hundred_thousand_lines_arrive_in_the_cell(kernel):
    answer = kernel.run("for (int i = 0; i < 100_000; i++) System.out.println(i);", timeout=60)
    assert answer.out == "".join(f"{i}\n" for i in range(100_000))
    assert answer.err == ""


def test_200_000_lines_arrive_as_head_tail_and_file(kernel):
    answer = kernel.run("for (int i = 0; i < 200_000; i++) System.out.println(i);", timeout=60)
    whole = "".join(f"{i}\n" for i in range(200_000))
    head, tail = answer.out.split("\n... cut here: the whole is in a file, the end follows ...\n")
    assert whole.startswith(head) and len(head) > 900_000
    assert whole.endswith(tail) and len(tail) > 1_000
    assert saved(answer) == whole


def test_ten_megabytes_and_the_next_cell_is_fine(kernel):
    answer = kernel.run(
        'var row = "x".repeat(999) + "\\n"; for (int i = 0; i < 10_000; i++) System.out.print(row);', 60
    )
    assert len(answer.out) < 1_100_000
    assert len(saved(answer)) == 10_000_000
    assert kernel.run("System.out.println(1);").out == "1\n"


def test_one_huge_string(kernel):
    answer = kernel.run('System.out.print("y".repeat(3_000_000));')
    assert saved(answer) == "y" * 3_000_000


def test_streams_keep_their_order(kernel):
    answer = kernel.run('for (int i = 0; i < 50; i++) { System.out.println("o" + i); System.err.println("e" + i); }')
    printed = "".join(c["text"] for c in answer.of("stream"))
    assert printed == "".join(f"o{i}\ne{i}\n" for i in range(50))


def test_print_and_display_keep_their_order(kernel):
    answer = kernel.run('System.out.println("before"); display("shown"); System.out.println("after");')
    kinds = [
        m["content"].get("text") or "display"
        for m in answer.messages
        if "content" in m and m["header"]["msg_type"] in ("stream", "display_data")
    ]
    assert kinds == ["before\n", "display", "after\n"]


def test_two_thousand_displays_arrive(kernel):
    answer = kernel.run("for (int i = 0; i < 2000; i++) display(i);", timeout=60)
    assert [int(c["data"]["text/plain"]) for c in answer.of("display_data")] == list(range(2000))


def test_late_output_goes_to_the_cell(kernel):
    cell = kernel.send(
        "Thread.startVirtualThread(() -> {"
        ' try { Thread.sleep(1500); } catch (InterruptedException e) {} System.out.println("late"); });'
    )
    kernel.await_(cell)
    late = [m for m in kernel.late(3) if m["header"]["msg_type"] == "stream"]
    assert [m["content"]["text"] for m in late] == ["late\n"]
    assert late[0]["parent_header"]["msg_id"] == cell


def saved(answer):
    path = re.search(r"The whole is in (.+) until", answer.err).group(1)
    return Path(path).read_text()
