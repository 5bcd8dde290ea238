"""Says in one line whether this machine is ready for class. Sets up what is missing, for afterwards no network is needed."""

import floor  # noqa: F401  first: it ends on what the rest cannot run on

import os
import sys

import jdk
import library
import python_env
import room
import setup
from places import PYTHON, ROOT, environment
from say import Trouble, told


def lacking() -> list[str]:
    """What must be installed first: all of it at once, each as a sentence with the next step."""
    found = []
    for look in (jdk.find, library.maven_program, python_env.able):
        try:
            look()
        except Trouble as trouble:
            found.append(f"{str(trouble).rstrip('.')}.")
    return found


def main() -> None:
    if missing := lacking():
        raise Trouble("Not ready for class. " + " ".join(missing))
    setup.ready()
    if missing := room.lacking():
        raise Trouble("Not ready for class. " + " ".join(missing))
    sys.stdout.flush()
    os.execve(PYTHON, [str(PYTHON), str(ROOT / "tools" / "first_cell.py")], environment())


if __name__ == "__main__":
    with told():
        main()
