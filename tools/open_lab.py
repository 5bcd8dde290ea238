"""Opens JupyterLab on the first chapter: on loopback, with a token, on the next free port. Further words go to JupyterLab."""

import floor  # noqa: F401  first: it ends on what the rest cannot run on

import os
import sys

import setup
from places import PYTHON, ROOT, environment
from say import line, told


FIRST = "notebooks/00-start-here.ipynb"


def command(words: list[str], root: bool) -> list[str]:
    ours = [str(PYTHON), "-m", "jupyterlab", f"--ServerApp.root_dir={ROOT}", f"--LabApp.default_url=/lab/tree/{FIRST}"]
    if not any(word.startswith(("--ip", "--ServerApp.ip")) for word in words):
        ours.append("--ip=127.0.0.1")
    if root:
        ours.append("--allow-root")
    return [*ours, *words]


def main() -> None:
    setup.ready()
    line("Opening JupyterLab. To end it: Ctrl-C, then y.")
    os.chdir(ROOT)
    os.execve(PYTHON, command(sys.argv[1:], os.getuid() == 0), environment())


if __name__ == "__main__":
    with told():
        main()
