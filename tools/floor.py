"""
The oldest Python and the systems that the course runs on. Programs that make starts with the reader's own Python import
this first; an older Python can read it.
"""

import os
import shutil
import sys

OLDEST = (3, 11)


def stand_on_it():
    """Return on a good Python; go on with a newer one found on PATH; or end with one sentence."""
    if sys.platform in ("win32", "cygwin", "msys"):
        sys.exit("On Windows the course runs in WSL2 or Docker, with the same commands: see README.md.")
    if sys.version_info[:2] >= OLDEST:
        return
    if not os.environ.get("YOURCORES_NEWER_PYTHON"):
        os.environ["YOURCORES_NEWER_PYTHON"] = "1"
        for minor in range(20, OLDEST[1] - 1, -1):
            newer = shutil.which("python3.%d" % minor)
            if newer and os.system('"%s" -c "import ensurepip" 2>%s' % (newer, os.devnull)) == 0:
                os.execv(newer, [newer] + sys.argv)
    sys.exit(
        "This Python is %d.%d (%s), and the course needs %d.%d or newer: install one, "
        "then name it, for example: make setup PYTHON=python3.12"
        % (sys.version_info[0], sys.version_info[1], sys.executable, OLDEST[0], OLDEST[1])
    )


stand_on_it()
