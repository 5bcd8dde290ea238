"""Opens JupyterLab on the first chapter: on loopback, with a token, on the next free port. Further words go to JupyterLab."""

import os
import sys

import floor
import setup
from places import NOTEBOOKS, PYTHON, ROOT, environment
from say import line, told


def command(words: list[str], root: bool) -> list[str]:
    first = NOTEBOOKS / "00-start-here.ipynb"
    ours = [str(PYTHON), "-m", "jupyterlab", f"--ServerApp.root_dir={ROOT}"]
    if not any(word.startswith(("--ip", "--ServerApp.ip")) for word in words):
        ours.append("--ip=127.0.0.1")
    if root:
        ours.append("--allow-root")
    return [*ours, *words, str(first if first.exists() else ROOT)]


def main() -> None:
    setup.ready()
    line("Opening JupyterLab. To end it: Ctrl-C, then y.")
    os.chdir(ROOT)
    os.execve(PYTHON, command(sys.argv[1:], os.getuid() == 0), environment())


if __name__ == "__main__":
    with told():
        main()
