"""What all tests share: the tools can be imported, and kernels are looked for in this checkout first."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import jdk
from places import environment

os.environ["JUPYTER_PATH"] = environment()["JUPYTER_PATH"]

DRAW = """
void main() {
    var font = new java.awt.Font("SansSerif", 0, 12);
    font.getStringBounds("word", new java.awt.font.FontRenderContext(null, true, true));
}
"""


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
