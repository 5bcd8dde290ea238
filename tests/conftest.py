"""
What all tests share: the tools can be imported, kernels are looked for in this checkout first, and what a test measures or
guesses is not put beside the reader's.
"""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import jdk
from kernels import copied, kernel, stock  # noqa: F401  fixtures
from places import environment

os.environ["JUPYTER_PATH"] = environment()["JUPYTER_PATH"]
os.environ["COURSE_UNREAD"] = "1"
os.environ["COURSE_RESULTS"] = tempfile.mkdtemp(prefix="results-of-tests-")
atexit.register(shutil.rmtree, os.environ["COURSE_RESULTS"], ignore_errors=True)

DRAW = """
void main() {
    var font = new java.awt.Font("SansSerif", 0, 12);
    font.getStringBounds("word", new java.awt.font.FontRenderContext(null, true, true));
}
"""


@pytest.fixture(scope="session")
def clone() -> Path:
    """The checkout where it is a git clone; a copy that is none skips what needs one."""
    if not (ROOT / ".git").exists():
        pytest.skip("this copy of the course has no git")
    return ROOT


@pytest.fixture(scope="session")
def draws(tmp_path_factory) -> bool:
    """Whether Java can draw words on this machine; where it cannot, numbers and advice stand for each picture."""
    program = tmp_path_factory.mktemp("draws") / "Draw.java"
    program.write_text(DRAW)
    java = jdk.find().home / "bin" / "java"
    done = subprocess.run([java, "-Djava.awt.headless=true", program], capture_output=True, text=True)
    known = ("libharfbuzz", "ontconfig", "fontmanager", "java.lang.Error")
    assert done.returncode == 0 or any(word in done.stderr for word in known), done.stderr
    return done.returncode == 0
