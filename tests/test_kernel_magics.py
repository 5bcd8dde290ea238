"""JJava's magics and its environment variables work here as they do on the stock kernel."""

import json
import os
import subprocess
from pathlib import Path

import jdk
import pytest
from kernel_client import LiveKernel

GREETING = "package greeting; public class Greeting { public static String word() { return %s; } }"
POM = """<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>greeting</groupId><artifactId>%s</artifactId><version>1</version>%s</project>"""
NEEDS = """<dependencies><dependency><groupId>greeting</groupId><artifactId>greeting</artifactId>
<version>1</version></dependency></dependencies>"""


@pytest.fixture(scope="module")
def jar(tmp_path_factory) -> Path:
    """A jar of the reader's own, in a folder with a blank."""
    folder = tmp_path_factory.mktemp("my jars")
    source = folder / "greeting" / "Greeting.java"
    source.parent.mkdir()
    source.write_text(GREETING % '"hello"')
    tools = jdk.find().home / "bin"
    subprocess.run([tools / "javac", "-d", folder / "classes", source], check=True)
    subprocess.run([tools / "jar", "-cf", folder / "greeting.jar", "-C", folder / "classes", "."], check=True)
    return folder / "greeting.jar"


@pytest.fixture(scope="module")
def home(tmp_path_factory, jar) -> Path:
    """A home whose Maven repository holds that jar, so that no network is needed."""
    home = tmp_path_factory.mktemp("home")
    at = home / ".m2" / "repository" / "greeting" / "greeting" / "1"
    at.mkdir(parents=True)
    (at / "greeting-1.jar").write_bytes(jar.read_bytes())
    (at / "greeting-1.pom").write_text(POM % ("greeting", ""))
    return home


def fresh(**env):
    return LiveKernel(env={name: str(value) for name, value in env.items()})


def word(live):
    return live.run("greeting.Greeting.word()")


@pytest.mark.parametrize(
    "line",
    [
        '%classpath "{}"',
        '%jars "{}"',
        '%classpath "{.parent}/*.jar"',
        '// mine\n/* */ \n%classpath "{}"',
        '%classpath "{.parent}/classes"',
    ],
)
def test_a_jar_of_ones_own(jar, line):
    with fresh() as live:
        assert live.run(line.format(jar) + "\nimport greeting.Greeting;").status == "ok"
        assert word(live).result["text/plain"] == "hello"


def test_a_maven_artefact(home):
    with fresh(JJAVA_JVM_OPTS=f"-Duser.home={home}") as live:
        answer = live.run("// what I need\n%maven greeting:greeting:1\ngreeting.Greeting.word()")
        assert answer.status == "ok", answer.traceback
        assert answer.result["text/plain"] == "hello"


def test_a_maven_artefact_by_its_older_name(home):
    with fresh(JJAVA_JVM_OPTS=f"-Duser.home={home}") as live:
        assert live.run("%addMavenDependency greeting:greeting:1").status == "ok"
        assert word(live).result["text/plain"] == "hello"


def test_the_dependencies_of_a_pom(home, tmp_path):
    pom = tmp_path / "pom.xml"
    pom.write_text(POM % ("mine", NEEDS))
    for cell in (f"%loadFromPOM {pom}", f"/* mine */\n%%loadFromPOM\n{NEEDS}"):
        with fresh(JJAVA_JVM_OPTS=f"-Duser.home={home}") as live:
            answer = live.run(cell)
            assert answer.status == "ok", answer.traceback
            assert word(live).result["text/plain"] == "hello"


def test_a_repository_of_ones_own(kernel):
    assert kernel.run("%mavenRepo mine https://localhost:1/maven").status == "ok"


def test_time(kernel):
    answer = kernel.run("// how long?\n%time Thread.sleep(30)")
    times = [d["content"]["data"]["text/plain"] for d in answer.displays]
    assert len(times) == 2 and times[0].startswith("CPU times: ") and times[1].startswith("Wall time: 0.")
    assert float(times[1].split()[2]) >= 0.03
    answer = kernel.run("%%time\nint timed = 3;\ntimed + 4")
    assert answer.result["text/plain"] == "7" and len(answer.displays) == 2
    assert kernel.run("timed").displays == []


def test_a_script_and_a_notebook(kernel, tmp_path):
    script = tmp_path / "ping.jshell"
    script.write_text('String ping() {\n    return "pong";\n}\nSystem.out.println(ping());\n')
    assert kernel.run(f"%load {script}").out == "pong\n"
    notebook = tmp_path / "two.ipynb"
    cells = [
        {"cell_type": "code", "source": ["int loaded = 5;\n", "%time loaded++"]},
        {"cell_type": "markdown", "source": ["words"]},
    ]
    notebook.write_text(json.dumps({"cells": cells}))
    assert kernel.run(f"%load {notebook}\nloaded").result["text/plain"] == "6"
    script.write_text("int fine = 1;\nint wrong = = 1;\n")
    answer = kernel.run(f"\n%load {script}")
    number = answer.of("execute_input")[0]["execution_count"]
    assert answer.error["ename"] == "CompilationException"
    assert answer.error["evalue"] == f"cell {number}: illegal start of expression"
    assert "Could not find any source at" in kernel.run("%load nowhere.jshell").error["evalue"]


def test_an_error_within_a_magic_has_its_own_words_and_its_line(kernel):
    answer = kernel.run("%%time\nint zero = 0;\nint one = 1 / zero;")
    number = answer.of("execute_input")[0]["execution_count"]
    assert (answer.error["ename"], answer.error["evalue"]) == ("java.lang.ArithmeticException", "/ by zero")
    assert answer.error["traceback"][1:] == [f"    at cell {number}, line 3"]
    answer = kernel.run("int fine = 1;\n%time int two = nowhere;")
    assert "cannot find symbol" in answer.error["evalue"]
    assert "Undefined line magic 'nosuch'" in kernel.run("%nosuch").error["evalue"]


def test_magics_that_are_none(kernel):
    assert (
        kernel.run('var s = """\n%time is text\n= %time\n""";\nSystem.out.print(s);').out == "%time is text\n= %time\n"
    )
    assert kernel.run("int total = 17;\nint rest = total\n    % 5;\nrest").result["text/plain"] == "2"
    assert kernel.run("int five = 5;\nint rest = (total)\n    %five;\nrest").result["text/plain"] == "2"
    assert kernel.run("/*\n%time no\n*/\n// %time no\nrest").result["text/plain"] == "2"
    assert kernel.run('String q = "\\"= %time"; char c = \'"\';\nq').result["text/plain"] == '"= %time'
    assert kernel.run('System.out.println("""\n  \\"""\n%%time\n""");').status == "ok"


def test_magics_in_the_middle(kernel):
    answer = kernel.run('{\n    int n = 3;\n}\n%time 1 + 1\nSystem.out.println("on");\n  %time 2 + 2\n"end"')
    assert len(answer.displays) == 4 and answer.out == "on\n" and answer.result["text/plain"] == "end"
    answer = kernel.run("Object seen = %time 20 + 1\nseen != null")
    assert answer.status == "ok"


def test_magics_are_completed(kernel):
    content = kernel.request(kernel.client.complete("%add", 4))
    assert content["matches"] == ["%addMavenDependency"]
    content = kernel.request(kernel.client.complete("%%lo", 4))
    assert content["matches"] == ["%%loadFromPOM"]


def test_class_path_and_scripts_of_the_environment(jar, tmp_path):
    (tmp_path / "a.jsh").write_text("import greeting.Greeting;\nint fromFile = 2;")
    (tmp_path / "b.jsh").write_text("int alsoFromFile = fromFile + 1;")
    with fresh(
        JJAVA_CLASSPATH=jar,
        JJAVA_STARTUP_SCRIPTS_PATH=f"{tmp_path}/a.*{os.pathsep}{tmp_path}/b.jsh",
        JJAVA_STARTUP_SCRIPT="// first\n%time 1 + 1\nint fromVariable = alsoFromFile + 1;\nString said = Greeting.word();",
    ) as live:
        answer = live.run("said + fromVariable")
        assert answer.status == "ok", answer.traceback + answer.err
        assert answer.result["text/plain"] == "hello4" and answer.err == ""
        assert answer.of("execute_input")[0]["execution_count"] == 1


def test_a_startup_script_that_fails_is_told():
    with fresh(JJAVA_STARTUP_SCRIPT="int a = 1;\nint b = nothing;") as live:
        answer = live.run("a")
        assert answer.result["text/plain"] == "1"
        assert "note: a startup script failed: " in answer.err and "cannot find symbol" in answer.err
        assert live.run("a").err == ""


def test_the_time_limit_of_the_environment():
    with fresh(JJAVA_TIMEOUT="700 milliseconds") as live:
        answer = live.run("int quick = 1;\nThread.sleep(60_000);\nint never = 1;")
        number = answer.of("execute_input")[0]["execution_count"]
        assert answer.error["evalue"] == f"cell {number} was stopped: JJAVA_TIMEOUT has passed"
        assert live.run("Thread.sleep(20);\nquick").result["text/plain"] == "1"


def test_options_of_the_environment():
    with fresh(JJAVA_COMPILER_OPTS="-Xlint:unchecked -parameters", JJAVA_JVM_OPTS=" -Xmx300m  -Dmine=* ") as live:
        assert live.run("Runtime.getRuntime().maxMemory() / 1_000_000 < 330").result["text/plain"] == "true"
        assert live.run('System.getProperty("mine")').result["text/plain"] == "*"
        live.run("class Named { void m(int visible) {} }")
        code = 'Named.class.getDeclaredMethod("m", int.class).getParameters()[0].getName()'
        assert live.run(code).result["text/plain"] == "visible"


def test_no_extensions():
    with fresh(JJAVA_LOAD_EXTENSIONS="0") as live:
        answer = live.run('yourcores.figure.Verdict.holds("it holds")')
        assert "it holds" in answer.result["text/html"]
        assert live.run("display(1)").status == "error"


def test_options_that_lead_java_astray_are_taken_out():
    loud = {"_JAVA_OPTIONS": "-Xmx64m -Dastray=1", "JAVA_TOOL_OPTIONS": "-Dtool=1", "JDK_JAVA_OPTIONS": "-Djdk=1"}
    with fresh(**loud) as live:
        assert live.run("Runtime.getRuntime().maxMemory() > 400_000_000").result["text/plain"] == "true"
        assert (
            live.run('System.getProperty("astray") + System.getenv("_JAVA_OPTIONS")').result["text/plain"] == "nullnull"
        )
        answer = live.run(
            "import yourcores.child.*;\nimport java.time.Duration;\n"
            'var ran = ChildJvm.run(Duration.ofSeconds(60), List.of(), "class Hello { public static void main(String[] a) {'
            ' System.out.println(System.getProperty(\\"tool\\") + System.getProperty(\\"jdk\\")); } }");\n'
            "System.out.print(ran.out() + ran.err());"
        )
        assert answer.out == "nullnull\n", answer.traceback
