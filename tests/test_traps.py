"""Ways in which JShell and the kernel deceive: no cell of a chapter walks into one."""

import re

import notebooks
import pytest
from nbformat.v4 import new_code_cell

EVERY = notebooks.EVERY


def without_strings(source: str) -> str:
    return re.sub(r'""".*?"""|"(?:\\.|[^"\\\n])*"', '""', source, flags=re.S)


def text_blocks(source: str) -> list[str]:
    return re.findall(r'"""(.*?)"""', source, flags=re.S)


def last_statement(source: str) -> str:
    code = re.sub(r"//[^\n]*|/\*.*?\*/", "", without_strings(source), flags=re.S).rstrip().rstrip(";")
    return re.split(r"[;}\n]\s*(?=\S+$)|;\s*", code)[-1].strip() if code else ""


# Each trap: what to look for, and what happens to the reader.


def dropped_modifier(cell):
    """JShell drops `volatile`, `synchronized` and `final` at the top of a cell without a word."""
    found = re.search(
        r"(?m)^(?:(?:static|private|public)\s+)*(volatile|synchronized(?!\s*\()|final)\b", without_strings(cell.source)
    )
    return found and found[1]


def magic_in_a_text_block(cell):
    """The kernel takes a line that begins with %word for a command, inside a text block too."""
    return any(re.search(r"(?m)^\s*%\w", block) for block in text_blocks(cell.source))


def magic(cell):
    """Chapters use no commands of the kernel: they would not run elsewhere."""
    return re.match(r"\s*%", cell.source)


def echoed_value(cell):
    """The value of a last expression is shown, whatever stands after it: a print stream, a display id."""
    return re.match(r"(System\.(out|err)\.(printf|format|append)|display)\s*\(", last_statement(cell.source))


def blank_line_first(cell):
    """A snippet that begins with an empty line has all its line numbers wrong."""
    return cell.source.startswith(("\n", " ", "\t"))


def class_after_something_else(cell):
    """A class that is not the first snippet of its cell has all its line numbers wrong."""
    found = notebooks.DECLARES_CLASS.search(cell.source)
    before = re.sub(r"//[^\n]*|/\*.*?\*/", "", cell.source[: found.start()], flags=re.S) if found else ""
    return bool(before.strip())


def tab(cell):
    """Tabs look different in every editor."""
    return "\t" in cell.source


def exit_of_the_kernel(cell):
    """System.exit ends the kernel with all that the reader has defined; a child program in a text block may."""
    return re.search(r"\bSystem\.exit\(|\.halt\(", without_strings(cell.source))


def unbounded_loop(cell):
    """A loop without an end that looks at nothing cannot be interrupted."""
    return re.search(r"\bwhile \(true\) \{\s*\}|for \(;;\) \{\s*\}|while \(true\);", without_strings(cell.source))


TRAPS = [
    dropped_modifier,
    magic_in_a_text_block,
    magic,
    echoed_value,
    blank_line_first,
    class_after_something_else,
    tab,
    exit_of_the_kernel,
    unbounded_loop,
]


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.__name__)
@pytest.mark.parametrize("path", EVERY, ids=notebooks.name)
def test_no_cell_walks_into_it(path, trap):
    caught = [cell.id for cell in notebooks.code(notebooks.load(path)) if trap(cell)]
    assert caught == [], trap.__doc__


CAUGHT = {
    dropped_modifier: ["volatile boolean stop;", "static volatile int x;", "int a;\nfinal int b = 1;"],
    magic_in_a_text_block: ['var s = """\n    %d of %s\n    """;'],
    magic: ["%maven a:b:1"],
    echoed_value: ['int a = 1;\nSystem.out.printf("%d%n", a);', 'display("x", "text/html")'],
    blank_line_first: ["\nint a;"],
    class_after_something_else: ["int a;\nclass B { }"],
    tab: ["\tint a;"],
    exit_of_the_kernel: ["System.exit(1);"],
    unbounded_loop: ["while (true) { }"],
}
FREE = [
    "class Flag {\n    volatile boolean stop;\n    synchronized void set() { stop = true; }\n}",
    'System.out.println("final");\nshow(x);',
    'var s = """\n    System.exit(1);\n    final\n    """;',
    "// a comment first\nclass A { }",
    "var monitor = new Object();\nsynchronized (monitor) { work(); }",
    'printf("%d%n", 3);',
]


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.__name__)
def test_the_scan_notices(trap):
    assert [source for source in CAUGHT[trap] if not trap(new_code_cell(source))] == []
    assert [source for source in FREE if trap(new_code_cell(source))] == []
