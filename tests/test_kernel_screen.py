"""Figures appear under their cell, as HTML, picture and words; the live one is redrawn in place."""

FIGURES = "import yourcores.figure.*;\n"
REDRAW_MILLIS = 200


def test_show(kernel):
    answer = kernel.run(FIGURES + 'Screen.current().show(Verdict.holds("two is more than one"));')
    data = answer.of("display_data")[0]["data"]
    assert "two is more than one" in data["text/html"]
    assert "two is more than one" in data["text/plain"]


def test_curves_have_a_picture_or_numbers_and_advice(kernel, draws):
    answer = kernel.run(
        FIGURES + 'Screen.current().show(new Curves("speed-up", Axis.of("workers", "workers"),'
        ' Axis.of("speed-up", "times one worker"), List.of(new Curve("ideal", Curve.Role.IDEAL,'
        ' List.of(Point.of(1, 1), Point.of(2, 2)))), List.of(), null, "a line"));'
    )
    data = answer.of("display_data")[0]["data"]
    if draws:
        assert "data:image/png;base64,iVBOR" in data["text/html"] and "alt=" in data["text/html"]
    else:
        assert "To see pictures, install" in data["text/html"] and "data:image" not in data["text/html"]


def test_a_figure_as_last_expression(kernel):
    answer = kernel.run(FIGURES + 'Verdict.states("seen")')
    assert "seen" in answer.result["text/html"]
    assert answer.result["text/plain"] == "seen"


def test_live_figure_is_redrawn_in_place_and_not_too_often(kernel):
    answer = kernel.run(
        FIGURES + "var screen = Screen.current();\nlong began = System.nanoTime();\nfor (int i = 0; i < 100; i++) {\n"
        '    screen.live(Verdict.states("at " + i));\n    Thread.sleep(10);\n}\n'
        'screen.settle();\nscreen.show(Verdict.states("result"));\nscreen.show(Verdict.states("second"));\n'
        "IO.println((System.nanoTime() - began) / 1_000_000);"
    )
    first, *updates, second = answer.displays
    assert first["header"]["msg_type"] == "display_data"
    slot = first["content"]["transient"]["display_id"]
    assert 3 <= len(updates) <= int(answer.out) // REDRAW_MILLIS + 4  # those that settle and show, too
    assert all(u["header"]["msg_type"] == "update_display_data" for u in updates)
    assert all(u["content"]["transient"]["display_id"] == slot for u in updates)
    assert updates[-2]["content"]["data"]["text/plain"] == ""
    assert updates[-1]["content"]["data"]["text/plain"] == "result"
    assert second["header"]["msg_type"] == "display_data"


def test_each_cell_has_a_live_figure_of_its_own(kernel):
    first = kernel.run(FIGURES + 'Screen.current().live(Verdict.states("a"));').of("display_data")[0]
    answer = kernel.run('Screen.current().live(Verdict.states("b"));\nScreen.current().show(Verdict.states("c"));')
    second = answer.of("display_data")[0]
    assert first["transient"]["display_id"] != second["transient"]["display_id"]
    assert answer.of("update_display_data")[0]["transient"] == second["transient"]


def test_progress(kernel):
    answer = kernel.run(
        FIGURES + 'try (var progress = new Progress("counting")) {\n'
        "    for (int i = 0; i <= 10; i++) { progress.at(i / 10.0); Thread.sleep(100); }\n}"
    )
    shown = [d["content"]["data"]["text/plain"] for d in answer.displays]
    assert "counting" in shown[0] and "done" in shown[0]
    assert shown[-1] == ""


def test_a_figure_that_cannot_be_drawn_is_told(kernel):
    answer = kernel.run(FIGURES + "Screen.current().show(null);\n1 + 1")
    assert answer.status in ("ok", "error")
    assert kernel.run("2").result["text/plain"] == "2"
