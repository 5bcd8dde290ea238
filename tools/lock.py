"""Writes the lock files anew: versions and hashes for every system, and no address of any registry."""

import os

import node
from places import PYTHON, ROOT, environment
from say import run, step, told

COMPILE = [
    "pip",
    "compile",
    "--no-config",
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--custom-compile-command",
    "make lock",
]


def main() -> None:
    env = environment(base=os.environ | {"UV_SYSTEM_CERTS": "1"})
    for name in ("requirements", "requirements-dev"):
        with step(f"{name}.txt"):
            run(
                [PYTHON, "-m", "uv", *COMPILE, "-o", f"{name}.txt", f"{name}.in"],
                log="lock",
                doing=f"locking {name}.in",
                env=env,
            )
    for lock in (*node.LOCKS, ROOT / "tests" / "chromium" / "package-lock.json"):
        with step(str(lock.relative_to(ROOT))):
            node.npm(
                [
                    "install",
                    "--package-lock-only",
                    "--omit-lockfile-registry-resolved",
                    "--ignore-scripts",
                    "--no-audit",
                    "--no-fund",
                ],
                lock.parent,
                "locking the Node packages",
            )


if __name__ == "__main__":
    with told():
        main()
