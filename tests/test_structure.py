"""Chapters are built alike, read well as text, and lead somewhere."""

import re
import urllib.parse
from pathlib import Path

import chapter
import minutes
import navigation
import nbformat
import notebooks
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from places import ROOT

EVERY = notebooks.EVERY
CHAPTERS = [path for path in EVERY if not path.name.startswith("00-")]  # 00 explains the form and has its own

KERNEL = {"display_name": "Java (jjava)", "language": "java", "name": "java"}
SLIDES = {"slide", "subslide", "fragment", "skip", "notes", "-"}
TAGS = {"exercise", "solution", "slow", "raises-exception", "optional", "core", "detour"}
LONGEST_CELL, LONGEST_CLASS = 15, 40
BEFORE_SET_UP = {"one-and-one", "runs", "again"}  # a reader's first cells, in chapter 00

FORBIDDEN = re.compile(
    r"\b(simply|just|obviously|of course|very|powerful|seamless(ly)?|let['’]s|note that|in order to"
    r"|it is important to)\b",
    re.I,
)
MEASURED = re.compile(r"\b\d+([.,]\d+)?\s?(ms|µs|ns|seconds?|times faster|x faster|%)")


def prose_of(cell) -> str:
    """A Markdown cell as it is read: without comments, code, link targets and tags."""
    text = re.sub(r"<!--.*?-->|```.*?```|`[^`\n]*`", " ", cell.source, flags=re.S)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"</?[a-z][^>]*>", " ", text)


def comments_of(cell) -> str:
    """What a code cell says to people: its comments and its strings."""
    return "\n".join(re.findall(r'//[^\n]*|/\*.*?\*/|"[^"\n]*"', cell.source, flags=re.S))


def read_aloud(notebook):
    for cell in notebook.cells:
        yield cell, prose_of(cell) if cell.cell_type == "markdown" else comments_of(cell)


# The rules: each gives back what is wrong, in words.


def metadata(path, notebook):
    about = notebook.metadata.get("course", {})
    if notebook.metadata.get("kernelspec") != KERNEL:
        yield f"its kernel is not {KERNEL}"
    for field in ("title", "sees"):
        if not isinstance(about.get(field), str) or not about[field]:
            yield f"its metadata do not tell course.{field}"
    for cell in notebook.cells:
        if cell.metadata.get("slideshow", {}).get("slide_type") not in SLIDES:
            yield f"{cell.id}: no slide type"
        for tag in notebooks.tags(cell):
            if tag not in TAGS and not re.fullmatch(r"figure:[a-z0-9-]+", tag):
                yield f"{cell.id}: unknown tag {tag}"


def stripped(path, notebook):
    for cell in notebooks.code(notebook):
        if cell.outputs or cell.execution_count is not None:
            yield f"{cell.id}: outputs are not stripped; make format does it"


def ids(path, notebook):
    every = [cell.get("id", "") for cell in notebook.cells]
    for id in every:
        if not re.fullmatch(r"[a-z][a-z0-9-]*", id) or re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f-]+)?", id):
            yield f"the id {id!r} names nothing: call the cell after what it holds"
        if every.count(id) > 1:
            yield f"the id {id!r} stands twice"


def figures_named(path, notebook):
    named = [tag for cell in notebooks.code(notebook) for tag in notebooks.tags(cell) if tag.startswith("figure:")]
    for cell in notebooks.code(notebook):
        shows = re.search(r"(?m)^\s*show\(", cell.source)
        if shows and not any(tag.startswith("figure:") for tag in notebooks.tags(cell)):
            yield f"{cell.id}: shows a figure and is not named after it"
    for tag in named:
        if named.count(tag) > 1:
            yield f"{tag} stands twice"


def heading(path, notebook):
    head = re.search(r"(?m)^# (.*)$", notebook.cells[0].source)
    about = notebook.metadata.get("course", {})
    expected = f"{int(path.name[:2])} · {about.get('title')}"
    if not head or head[1] != expected:
        yield f"its first cell is not headed # {expected}"
    if not re.search(r"(?m)^# .*\n+\d+ minutes\b", notebook.cells[0].source):
        yield "its head has no line that begins with the minutes; write 0 minutes, make format counts them"
    if "<!-- navigation -->" not in notebook.cells[0].source:
        yield "its head has no place for the navigation"
    for cell in notebooks.prose(notebook)[1:]:
        if re.search(r"(?m)^# ", cell.source):
            yield f"{cell.id}: a second heading of the first order"


def exercises_headed(path, notebook):
    for at, cell in enumerate(notebook.cells):
        if "exercise" not in notebooks.tags(cell):
            continue
        id = re.search(r'check\("(\d\d)([a-z])"', cell.source)
        if not id:
            yield f"{cell.id}: the exercise checks nothing"
            continue
        headed = any(
            re.search(rf"(?m)^### Exercise {int(id[1])}{id[2]}: .+ \(\d+ minutes\)$", above.source)
            for above in notebook.cells[max(0, at - 2) : at]
        )
        if not headed:
            yield f"{cell.id}: no heading ### Exercise {int(id[1])}{id[2]}: ... (N minutes) above it"
    for cell in notebooks.tagged(notebook, "solution"):
        if not cell.metadata.get("jupyter", {}).get("source_hidden"):
            yield f"{cell.id}: the solution is not hidden"


def detours(path, notebook):
    headings = [at for at, cell in enumerate(notebook.cells) if minutes.DETOURS.search(cell.source)]
    behind = notebook.cells[headings[0] :] if headings else []
    recap = next((at for at, cell in enumerate(notebook.cells) if re.search(r"(?m)^## Recap$", cell.source)), None)
    if len(headings) > 1 or headings and (recap is None or headings[0] < recap):
        yield "one heading Detours, behind the recap"
    for cell in notebook.cells:
        if ("detour" in notebooks.tags(cell)) != (cell in behind):
            yield f"{cell.id}: the tag detour stands on the heading Detours and what is behind it, nowhere else"
    path_text = "\n".join(cell.source for cell in notebooks.prose(notebook) if cell not in behind)
    for cell in behind[1:]:
        for heading in re.finditer(r"(?m)^## ", cell.source):
            yield f"{cell.id}: a detour has a heading of the third order"
    for title, cells in minutes.parts(notebook).detours.items():
        if not re.match(r"### [^\n]+\n+\*If you[^\n]+: \d+ minutes\.\*\n", cells[0].source):
            yield f"{cells[0].id}: its first line does not read *If you ...: N minutes.*"
        if f"(#{title.replace(' ', '-')})" not in path_text:
            yield f"{cells[0].id}: the path does not name the detour {title} with a link"


def cores(path, notebook):
    for cell in notebook.cells:
        if {"core", "detour"} <= set(notebooks.tags(cell)):
            yield f"{cell.id}: the core is a part of the path"


def sizes(path, notebook):
    for cell in notebooks.code(notebook):
        lines = len([row for row in cell.source.split("\n") if row.strip() and not row.startswith("import ")])
        whole = notebooks.declares_class(cell) or re.match(r'String \w+ = """', cell.source)  # a child's program
        limit = LONGEST_CLASS if whole else LONGEST_CELL
        if lines > limit:
            yield f"{cell.id}: {lines} lines of code, {limit} at most"


def imports(path, notebook):
    for cell in notebooks.code(notebook):
        if cell.id != "set-up" and re.search(r"(?m)^import ", cell.source):
            yield f"{cell.id}: imports stand in the set-up cell only"
    first = next((cell for cell in notebooks.code(notebook) if cell.id not in BEFORE_SET_UP), None)
    if not first or first.id != "set-up" or not first.source.startswith("import module java.base;\n"):
        yield "its set-up cell does not come first, or does not begin with import module java.base;"


def declared_once(path, notebook):
    seen = {}
    for cell in notebooks.code(notebook):
        for name in declarations(cell.source):
            if name in seen:
                yield f"{cell.id}: {name} was declared in {seen[name]} already"
            seen.setdefault(name, cell.id)


def words(path, notebook):
    for cell, text in read_aloud(notebook):
        for found in FORBIDDEN.finditer(text):
            yield f'{cell.id}: "{found[0]}"'
        if "!" in text.replace("!=", ""):
            yield f"{cell.id}: an exclamation mark"


def measured(path, notebook):
    for cell in notebooks.prose(notebook):
        for found in MEASURED.finditer(prose_of(cell)):
            yield f'{cell.id}: "{found[0]}" looks measured; let a cell compute it'


EATEN = re.compile(r"catch \(InterruptedException \w+\) \{\s*\}(?!\s*//)")
UNASKED = re.compile(r"(?m)^\s*(?:\w+(?:\(\))?\.)+(?:await|tryAcquire|awaitTermination|offer|tryLock)\([^;]*\d[^;]*;")


def habits(path, notebook):
    for cell in notebooks.code(notebook):
        if EATEN.search(cell.source):
            yield f"{cell.id}: an interrupt is swallowed: restore it, or say in a comment why its end is enough"
        for found in UNASKED.finditer(cell.source):
            yield f"{cell.id}: nobody asks whether this wait timed out: {found[0].strip()}"
        if "createTemp" in cell.source and "finally" not in cell.source:
            yield f"{cell.id}: its temporary file is left behind when it fails"


RULES = [
    metadata,
    stripped,
    ids,
    figures_named,
    heading,
    exercises_headed,
    detours,
    cores,
    sizes,
    imports,
    declared_once,
    words,
    measured,
    habits,
]


def declarations(source: str) -> list[str]:
    """The names that a cell declares at its top: variables, classes, and methods with their number of parameters."""
    flat = re.sub(r'""".*?"""|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\])\'|//[^\n]*|/\*.*?\*/', "0", source, flags=re.S)
    names, depth, statement = [], 0, ""
    for letter in flat:
        if letter in "{(":
            statement += letter if depth == 0 else ""
            depth += 1
        elif letter in ")}":
            depth -= 1
            statement += letter if depth == 0 else ""
        elif depth == 0 or letter == ",":
            statement += letter if depth <= 1 else ""
        if depth == 0 and letter in ";}":
            names += declared(statement)
            statement = ""
    return names


def declared(statement: str) -> list[str]:
    text = " ".join(statement.split())
    kind = re.match(r"(?:@\w+ )*(?:\w+ )*?(?:class|record|interface|enum) (\w+)", text)
    if kind:
        return [kind[1]]
    method = re.match(r"(?:static |public |<[^>]*> ?)*[\w.<>\[\]?, ]+ (\w+)\(([^)]*)\)[^=;]*\{", text)
    if method:
        return [f"{method[1]}/{method[2].count(',')}"]
    variable = re.match(
        r"(?:static |final )*(?!return |throw |new |import |package |yield )"
        r"[\w.]+(?:<[^=;]*>)?(?:\[\])* (\w+)\s*(?:=|;)",
        text,
    )
    return [variable[1]] if variable else []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("path", EVERY, ids=notebooks.name)
def test_keeps_the_rule(path, rule):
    assert list(rule(path, notebooks.load(path))) == []


@pytest.mark.parametrize("path", CHAPTERS, ids=notebooks.name)
def test_parts_stand_in_order(path):
    cells = [cell for cell in notebooks.load(path).cells if "detour" not in notebooks.tags(cell)]

    def first(pattern, kind="markdown", tag=None):
        return next(
            (
                at
                for at, cell in enumerate(cells)
                if cell.cell_type == kind
                and re.search(pattern, cell.source)
                and (not tag or any(each.startswith(tag) for each in notebooks.tags(cell)))
            ),
            None,
        )

    parts = {
        "head": first(r"(?m)^# "),
        "promise": first(r"(?m)you can$"),
        "set-up": first(r"(?m)^import module java.base;", "code"),
        "first figure": first("", "code", "figure:"),
        "first question": first(r"\*\*Predict\.\*\*"),
        "limit": first(r"(?m)^## Limit\b"),
        "pitfall": first(r"(?m)^## Pitfall\b"),
        "which one": first(r"(?m)^## Which one\?"),
        "exercises": first(r"(?m)^## Exercises$"),
        "recap": first(r"(?m)^## Recap$"),
    }
    assert [part for part, at in parts.items() if at is None] == [], "parts that are missing"
    assert list(parts) == sorted(parts, key=parts.get), "parts in order"
    promises = re.findall(r"(?m)^- ", cells[parts["promise"]].source)
    assert 3 <= len(promises) <= 5
    for mark in ("**Predict.**", "**What happened.**"):
        assert sum(mark in cell.source for cell in cells if cell.cell_type == "markdown") >= 3, mark
    assert 2 <= sum("exercise" in notebooks.tags(cell) for cell in cells) <= 4
    recap = "\n".join(cell.source for cell in cells[parts["recap"] :])
    assert 5 <= recap.count("<details>") <= 8, "recall questions"
    assert "**Read on.**" in recap


@pytest.mark.parametrize("path", EVERY, ids=notebooks.name)
def test_is_a_valid_notebook_in_its_written_form(path):
    text = path.read_text(encoding="utf-8")
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert text == nbformat.writes(notebook).rstrip("\n") + "\n", "make format writes it so"


def test_chapters_are_numbered_without_gaps():
    assert [int(path.name[:2]) for path in EVERY] == list(range(21))


DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *EVERY]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_links_lead_somewhere(path):
    assert [target for target in links(path) if not resolves(path, target)] == []


def links(path: Path) -> list[str]:
    if path.suffix == ".ipynb":
        text = "\n\n".join(cell.source for cell in notebooks.prose(notebooks.load(path)))
    else:
        text = path.read_text(encoding="utf-8")
    text = re.sub(r"```.*?```|`[^`\n]*`", " ", text, flags=re.S)
    found = re.findall(r"\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)", text)
    return found + re.findall(r"(?:href|src)=\"([^\"]+)\"", text)


def resolves(path: Path, target: str) -> bool:
    if re.match(r"https?://|mailto:", target):
        return True
    file, _, anchor = urllib.parse.unquote(target).partition("#")
    there = path if not file else path.parent / file
    return there.exists() and (not anchor or there.is_dir() or anchor.lower() in anchors(there))


def anchors(path: Path) -> set[str]:
    if path.suffix == ".ipynb":
        text = "\n\n".join(cell.source for cell in notebooks.prose(notebooks.load(path)))
    else:
        text = path.read_text(encoding="utf-8")
    return {heading.strip().replace(" ", "-").lower() for heading in re.findall(r"(?m)^#+ (.*)$", text)}


def test_navigation_and_tables_of_chapters_are_up_to_date():
    stale = [path.name for path, text in navigation.filled().items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "make format fills them in"


def test_navigation_is_filled_in_once_and_for_all(tmp_path):
    (tmp_path / "notebooks").mkdir()
    marks = "<!-- navigation -->\n<!-- /navigation -->\n# head\n\n0 minutes · needs: x\n\n<!-- contents -->\n<!-- /contents -->"
    for number, title in enumerate(["Begin", "Middle", "End"]):
        notebook = new_notebook(cells=[new_markdown_cell(marks, id="head")])
        notebook.metadata["course"] = {"title": title, "sees": f"a figure of {title}"}
        nbformat.write(notebook, tmp_path / "notebooks" / f"{number:02}-{title.lower()}.ipynb")
    (tmp_path / "README.md").write_text("# Course\n\n<!-- chapters -->\n<!-- /chapters -->\n\nMore\n")
    assert len(navigation.fill(tmp_path)) == 4
    assert navigation.fill(tmp_path) == []
    middle = notebooks.load(tmp_path / "notebooks" / "01-middle.ipynb").cells[0].source
    assert "[← 0 · Begin](00-begin.ipynb) · [contents](00-start-here.ipynb#The-chapters) · [2 · End →]" in middle
    readme = (tmp_path / "README.md").read_text()
    assert "\n5 minutes · needs: x\n" in middle
    assert "| [1 · Middle](notebooks/01-middle.ipynb) | 5 |  |  | a figure of Middle |" in readme
    assert readme.startswith("# Course\n") and readme.endswith("More\n")


def test_links_to_binder_appear_with_the_address():
    every = chapter.every()
    assert "Binder" not in navigation.table(every, "", "") + navigation.navigation(every, every[0], "")
    address = "https://mybinder.org/v2/gh/someone/course/HEAD?urlpath=lab/tree/notebooks/" + EVERY[0].name
    assert address in navigation.table(every, "", "someone/course")
    assert address in navigation.navigation(every, every[0], "someone/course")


def bad(*cells):
    """A notebook that breaks a rule."""
    notebook = new_notebook(metadata={"kernelspec": KERNEL, "course": {"title": "T", "sees": "x"}})
    notebook.cells = [
        new_markdown_cell("# 3 · T\n\n5 minutes\n<!-- navigation -->", id="head"),
        new_code_cell("import module java.base;\n", id="set-up"),
        *cells,
    ]
    for cell in notebook.cells:
        cell.metadata.setdefault("slideshow", {"slide_type": "skip"})
    return notebook


def code(source, **about):
    return new_code_cell(source, id="bad", **about)


BREAKERS = {
    "metadata": code("", metadata={"tags": ["exercize"]}),
    "stripped": code("", execution_count=3),
    "ids": new_markdown_cell("", id="0a1b2c3d"),
    "figures_named": code("show(x);"),
    "heading": new_markdown_cell("# 4 · Another", id="bad"),
    "exercises_headed": code('check("03a", x);', metadata={"tags": ["exercise"]}),
    "detours": new_markdown_cell("## Detours", id="bad"),
    "cores": code("", metadata={"tags": ["core", "detour"]}),
    "sizes": code("int a;\n" * 16),
    "imports": code("import java.util.List;"),
    "declared_once": code("int total = 1;\nvar total = 2;"),
    "words": new_markdown_cell("You just run it.", id="bad"),
    "measured": new_markdown_cell("It takes 35 ms.", id="bad"),
    "habits": code("try { work(); } catch (InterruptedException stop) { }"),
}


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("try { work(); } catch (InterruptedException stop) { }     // told to end: it ends", False),
        ("go.await(5, TimeUnit.SECONDS);", True),
        ("if (!go.await(5, TimeUnit.SECONDS)) throw new TimeoutException(name);", False),
        ('var file = Files.createTempFile("photo", "");', True),
        ('var file = Files.createTempFile("photo", "");\ntry { use(file); } finally { Files.delete(file); }', False),
    ],
)
def test_habits_that_the_chapters_teach(source, wrong):
    assert bool(list(habits(Path("03-threads.ipynb"), bad(code(source))))) == wrong


def spare(source, id, *tags):
    return new_markdown_cell(source, id=id, metadata={"tags": list(tags)})


PATH = spare("See [a proof](#A-proof).", "path")
RECAP = spare("## Recap", "recap")
HEADING = spare("## Detours", "detours", "detour")
PROOF = spare("### A proof\n\n*If you doubt it: 5 minutes.*\n\nIt is so.", "proof", "detour")


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        ([PATH, RECAP, HEADING, PROOF], ""),
        ([PATH, HEADING, PROOF, RECAP], "one heading Detours, behind the recap"),
        ([PATH, RECAP, HEADING, PROOF, HEADING], "one heading Detours, behind the recap"),
        ([PATH, RECAP, spare("## Detours", "detours"), PROOF], "detours: the tag detour"),
        ([PATH, RECAP, HEADING, PROOF, spare("So.", "end")], "end: the tag detour"),
        ([PATH, RECAP, PROOF], "proof: the tag detour"),
        ([PATH, RECAP, HEADING, PROOF, spare("## More", "end", "detour")], "end: a detour has a heading"),
        ([PATH, RECAP, HEADING, spare("### A proof\n\nIt is so.", "proof", "detour")], "proof: its first line"),
        ([RECAP, HEADING, PROOF], "proof: the path does not name"),
    ],
)
def test_detours_stand_behind_the_recap_and_say_who_wants_them(cells, wrong):
    told = list(detours(Path("03-threads.ipynb"), bad(*cells)))
    assert all(line.startswith(wrong) for line in told[:1]) and bool(told) == bool(wrong), told


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_rule_notices(rule):
    path = Path("03-threads.ipynb")
    assert list(rule(path, bad())) == []
    assert len(list(rule(path, bad(BREAKERS[rule.__name__])))) >= 1


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("var a = List.of(1, 2); int b;", ["a", "b"]),
        ("double guess = 4.0;   // your guess\nshow(guess(x));", ["guess"]),
        ("class A { int x; void f() { int y = 1; } }\nrecord B(int n) { }", ["A", "B"]),
        (
            "int count(long from, int n) throws Exception { return 1; }\nint count(long from) { return 2; }",
            ["count/1", "count/0"],
        ),
        ("try (var pool = Executors.newFixedThreadPool(4)) { var x = 1; }", []),
        ("for (int i = 0; i < 3; i++) { }\nx = 4; list.add(3);", []),
        ("Map<String, List<Integer>> byName = new HashMap<>(); long[] times = {1, 2};", ["byName", "times"]),
        ("var f = service.submit(() -> { int inner = 1; return inner; });", ["f"]),
        ("enum Colour { RED, GREEN }", ["Colour"]),
    ],
)
def test_finds_what_a_cell_declares(source, names):
    assert declarations(source) == names
