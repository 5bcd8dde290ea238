"""Stamps: what a finished step was made from. Written last and at once, so that a half-done step is done again."""

import hashlib
import json
import os
from pathlib import Path

from places import STATE


def digest(*paths: Path) -> str:
    """One hash over files, and over all files below folders, names included."""
    sha = hashlib.sha256()
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            content = hashlib.sha256(file.read_bytes()).hexdigest() if file.exists() else "absent"
            sha.update(f"{file.relative_to(path.parent)}\0{content}\n".encode())
    return sha.hexdigest()


def read(name: str, folder: Path = STATE) -> dict:
    """What the step was made from; empty where it never finished."""
    try:
        facts = json.loads(_file(name, folder).read_text())
        return facts if isinstance(facts, dict) else {}
    except (OSError, ValueError):
        return {}


def drop(name: str, folder: Path = STATE) -> None:
    _file(name, folder).unlink(missing_ok=True)


def write(name: str, facts: dict, folder: Path = STATE) -> None:
    folder.mkdir(exist_ok=True)
    whole(_file(name, folder), json.dumps(facts, indent=1) + "\n")


def whole(path: Path, content: str | bytes) -> None:
    """Writes a file so that no reader ever sees half of it."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.write_bytes(content.encode() if isinstance(content, str) else content)
    os.replace(fresh, path)


def _file(name: str, folder: Path) -> Path:
    return folder / f"{name}.json"
