"""The notebooks also run on the stock JJava kernel with our jars on its class path; only the protections are missing."""

import json
import os
import shutil
from pathlib import Path

import pytest
from jupyter_client.kernelspec import KernelSpecManager
from kernel_client import LiveKernel

PREVIEW = "-source 25 --enable-preview"


@pytest.fixture(scope="module")
def stock(tmp_path_factory):
    ours = Path(os.environ.get("COURSE_KERNEL_DIR") or KernelSpecManager().get_kernel_spec("java").resource_dir)
    java = json.loads((ours / "kernel.json").read_text())["argv"][0]
    spec = tmp_path_factory.mktemp("stock")
    shutil.copy(ours / "jjava.jar", spec)
    (spec / "kernel.json").write_text(
        json.dumps(
            {
                "argv": [
                    java,
                    "--enable-preview",
                    "--add-opens",
                    "jdk.jshell/jdk.jshell=ALL-UNNAMED",
                    "-jar",
                    str(spec / "jjava.jar"),
                    "{connection_file}",
                ],
                "display_name": "stock",
                "language": "java",
                "interrupt_mode": "message",
            }
        )
    )
    jars = os.pathsep.join(str(jar) for jar in ours.glob("*.jar") if jar.name != "jjava.jar")
    with LiveKernel(spec, env={"JJAVA_CLASSPATH": jars, "JJAVA_COMPILER_OPTS": PREVIEW}) as live:
        yield live


def test_it_is_the_stock_kernel(stock):
    answer = stock.run("kernel().getClass().getName()")
    assert answer.result["text/plain"] == "org.dflib.jjava.kernel.JavaKernel"


def test_figures_are_shown(stock):
    answer = stock.run('import yourcores.figure.*;\nScreen.current().show(Verdict.holds("it holds"));')
    assert "it holds" in answer.of("display_data")[0]["data"]["text/html"]


def test_live_figure(stock):
    answer = stock.run(
        'Screen.current().live(Verdict.states("half"));\nScreen.current().show(Verdict.states("whole"));'
    )
    assert answer.of("display_data")[0]["data"]["text/plain"] == "half"
    assert answer.of("update_display_data")[0]["data"]["text/plain"] == "whole"


def test_a_settled_figure_keeps_to_its_cell(stock):
    stock.run('Screen.current().live(Verdict.states("half"));\nScreen.current().settle();')
    answer = stock.run('Screen.current().show(Verdict.states("next cell"));')
    assert answer.of("display_data")[0]["data"]["text/plain"] == "next cell"


def test_no_leftovers_are_known(stock):
    assert stock.run("yourcores.measure.system.Leftovers.current()").result["text/plain"] == "[]"


def test_no_imports_beyond_the_stock_ones(stock):
    answer = stock.run("kernel().getJShell().imports().map(i -> i.fullname()).toList()")
    assert "yourcores" not in answer.result["text/plain"].replace("yourcores.figure", "")
    assert stock.run("Collectors.toList()").status == "error"
