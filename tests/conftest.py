"""What all tests share: the tools can be imported, and kernels are looked for in this checkout first."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

from places import environment

os.environ["JUPYTER_PATH"] = environment()["JUPYTER_PATH"]
