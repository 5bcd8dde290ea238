"""An executed chapter made for tests: every kind of cell and output, the awkward ones too."""

import base64
import struct
import zlib
from pathlib import Path

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

SLIDER = Path(__file__).parent.parent / "lib" / "src" / "main" / "resources" / "yourcores" / "law" / "slider.html"
SENTENCE = "Serial share B = 25 %, processors p = 4: speed-up S = 2.29."


def slider(share: float = 0.25, processors: int = 4) -> str:
    page = SLIDER.read_text(encoding="utf-8")
    return (
        page.replace("{sentence}", SENTENCE).replace("{share}", f"{share:.2f}").replace("{processors}", str(processors))
    )


def png(width: int, height: int) -> str:
    """A plain grey picture with a darker frame, so that a cut edge would be seen."""
    rows = []
    for y in range(height):
        row = bytearray(b"\xdd" * width)
        if y < 4 or y >= height - 4:
            row = bytearray(b"\x33" * width)
        row[:4] = row[-4:] = b"\x33" * 4
        rows.append(b"\0" + bytes(row))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(b"".join(rows))
    return base64.b64encode(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    ).decode()


def picture(width: int, height: int, alt: str) -> dict:
    data = png(width, height)
    return {
        "text/html": f'<figure><img alt="{alt}" width="{width}" src="data:image/png;base64,{data}"><figcaption>{alt}</figcaption></figure>',
        "text/plain": alt,
    }


def numbers(title: str, rows: int) -> dict:
    """What a figure is where Java cannot draw words: yourcores.show.Drawing, inNumbers."""
    note = '<div role="note" style="margin:4px 0;padding:8px 12px;font-size:16px;line-height:1.4">'
    lines = "".join(f"<tr><th>measured</th><td>{i}</td><td>[{i}, {i + 1}]</td></tr>" for i in range(rows))
    return {
        "text/html": f"{note}Java cannot draw words here, so here are the numbers. To see pictures, install a font.</div>\n"
        '<div class="numbers" tabindex="0" style="max-height:300px;overflow:auto">'
        f'<div style="margin:4px 0;overflow-x:auto"><table style="font-size:15px"><caption>{title}</caption>{lines}</table>'
        f"</div></div>{note}The last row of {title} is {rows - 1}.</div>",
        "text/plain": title,
    }


def table(title: str, rows: int) -> dict:
    """A result that is told in rows: yourcores.show.TableHtml."""
    lines = "".join(f"<tr><td>{i}</td><td>{i * i}</td></tr>" for i in range(rows))
    return {
        "text/html": f'<div style="font-size:15px"><table style="line-height:22px"><caption>{title}</caption>{lines}</table>'
        "<p>All rows are there.</p></div>",
        "text/plain": title,
    }


def text(slide: str, source: str, **metadata):
    return new_markdown_cell(source, metadata={"slideshow": {"slide_type": slide}, **metadata})


def code(slide: str, source: str, *outputs, **metadata):
    timing = {"execution": {"iopub.execute_input": "2026-11-21T10:00:00.000000Z"}}
    return new_code_cell(
        source,
        metadata={"slideshow": {"slide_type": slide}, **timing, **metadata},
        outputs=list(outputs),
        execution_count=1,
    )


def printed(words: str):
    return new_output("stream", name="stdout", text=words)


def shown(data: dict):
    return new_output("display_data", data=data)


def failed(*lines: str):
    return new_output("error", ename="IllegalStateException", evalue=lines[0], traceback=list(lines))


METHOD = """int countPrimes(long from, int count, int workers, ThreadFactory threads) throws Exception {
    var found = new AtomicInteger();                 // <script>throw 1</script> is text
    inSlices(from, count, workers, threads, found);
    return found.get();
}"""


def chapter():
    """Twelve slides at least, one of them a stack."""
    return new_notebook(
        metadata={
            "kernelspec": {"name": "java", "display_name": "Java", "language": "java"},
            "course": {"title": "A sample", "sees": "each kind of cell"},
        },
        cells=[
            text(
                "slide",
                "<!-- navigation -->\nnavigation from the notebook\n<!-- /navigation -->\n# 98 · A sample\n15 minutes, exercises 10 more · needs: nothing\n\nWhat does a page look like when all is well?",
            ),
            text("fragment", "After this chapter you can\n- read it,\n- print it."),
            text("notes", "Ask for hands. Change 4 to 8 and run again."),
            code(
                "skip",
                "show(Machine.here());",
                shown(
                    {"text/plain": "Your machine\nprocessor: Sample CPU\ncores you may use: 2 cores\nJava: OpenJDK 25"}
                ),
            ),
            text("slide", "## Code and a figure\nOne thought a cell."),
            code("-", METHOD + "\nshow(speedup);", shown(picture(720, 400, "Speed-up of 1.9 on two cores"))),
            text("fragment", "**What happened.** " + "A sentence that says why the dots leave the line. " * 4),
            text("slide", "## Long code and its figure"),
            code("-", METHOD * 3 + "\nshow(speedup);", shown(picture(760, 480, "A figure after long code"))),
            text("fragment", "**What happened.** The figure stands on a slide of its own."),
            text("slide", "## Two figures of a cell"),
            code("-", "show(one);\nshow(other);", *[shown(picture(760, 480, f"Figure {i}")) for i in (1, 2)]),
            text("subslide", "## A tall figure\nIt is scaled, not cut."),
            code("-", "show(tall);", shown(picture(700, 1100, "A tall picture"))),
            text("slide", "## Numbers in the place of figures"),
            code("-", METHOD * 3 + "\nshow(speedup);", shown(numbers("a figure after long code", 40))),
            text("fragment", "**What happened.** " + "A sentence that says why the dots leave the line. " * 4),
            text("slide", "## Long code and its table"),
            code("-", METHOD * 3 + "\nshow(table);", shown(table("a table after long code", 9))),
            text("subslide", "## Two of them\nBoth are there."),
            code("-", "show(one);\nshow(other);", *[shown(numbers(f"Figure {i}", 30)) for i in (1, 2)]),
            text("slide", "## Long output"),
            code(
                "-", "for (var line : lines) {\n    IO.println(line);\n}", *[printed(f"line {i}\n") for i in range(80)]
            ),
            text("slide", "## A failure"),
            code(
                "-",
                "throw new IllegalStateException();",
                failed("\x1b[1;31mno lock held\x1b[0m", "  at f (cell 3, line 1)"),
            ),
            text(
                "slide",
                "## A table and the formula\nT(p) = T(1) · ( B + (1 − B) / p )\n\n$$S(p) = \\frac{1}{B + \\frac{1 - B}{p}}$$\n\nwith "
                "$B = 0.1$, and for `$B$` as in $\\sum_{i=1}^{n} B_i$\n\n| | |\n|---|---|\n| a | b |\n\n| | S(4) |\n|---|---|\n"
                "| 0.1 | 3.08 |\n\n| B | S(4) |\n|---|---|\n| 0.1 | 3.08 |",
            ),
            text("fragment", "<details><summary>Answer</summary>\n\nHidden at first: **2.29**.\n\n</details>"),
            text("slide", "## Try it"),
            code("-", "show(new Slider(0.25, 4));", shown({"text/html": slider(), "text/plain": SENTENCE})),
            text("slide", "## Two at once"),
            code("-", "show(new Slider(0.5, 2));", shown({"text/html": slider(0.5, 2), "text/plain": SENTENCE})),
            text("slide", "## Next\nOn to [threads](03-threads.ipynb#stop) and [a paper](https://example.org/paper)."),
            text("skip", "## Exercises\n\n### Exercise 98a: answer it (10 minutes)"),
            code("skip", 'check("98a", new MyAnswer());', printed("try this next\n"), tags=["exercise"]),
            code("skip", "class MyAnswer {}", printed("passed\n"), tags=["solution"]),
            text("slide", "## Recap\n\nThe path ends here."),
            text("slide", "## Detours\n\nFor those who want more.", tags=["detour"]),
            text("slide", "### The inside\n\n*If you want to see it: 5 minutes.*", tags=["detour"]),
            code("fragment", "show(inside);", shown(picture(720, 400, "The inside")), tags=["detour"]),
            text("subslide", "**What happened.** It was inside.", tags=["detour"]),
        ],
    )
