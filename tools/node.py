"""What npm brings (reveal.js for slides), by the Node out of the locked Python packages."""

import os

import stamps
from places import ROOT, VENV, environment
from say import run, step

LOCKS = [ROOT / "slides" / "package-lock.json"]


def ready() -> None:
    for lock in LOCKS:
        name = f"npm-{lock.parent.name}"
        facts = {"lock": stamps.digest(lock, lock.with_name("package.json")), "root": str(ROOT)}
        if stamps.read(name) == facts and (lock.parent / "node_modules").is_dir():
            continue
        stamps.drop(name)
        with step(f"Node packages of {lock.parent.name}"):
            npm(["ci", "--no-audit", "--no-fund", "--ignore-scripts"], lock.parent, "installing the Node packages")
        stamps.write(name, facts)


def npm(words: list[str], folder, doing: str) -> None:
    env = environment()
    env.setdefault("NODE_USE_SYSTEM_CA", "1")  # like pip and Maven: many networks have a certificate of their own
    env["PATH"] = os.pathsep.join([str(VENV / "bin"), env.get("PATH", "")])
    run([VENV / "bin" / "python", VENV / "bin" / "npm", *words], log="npm", doing=doing, env=env, cwd=folder)
