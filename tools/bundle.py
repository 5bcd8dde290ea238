"""Packs the course as committed, with the Python packages and Maven's jars that its set-up needs, into one file.

Unpacked on a machine with JDK 25, Maven, Python and make, it is set up and runs without any network.
"""

import io
import json
import shutil
import sys
import tarfile
from pathlib import Path

import library
import repository
import setup
import stamps
import wheels
from places import BUILD, within
from say import Trouble, line, run, step, told

NAME = "concurrency-on-your-cores"
LOCKS = ("requirements.txt", "lib/pom.xml")  # they name what is fetched
STORE = BUILD / "bundle"  # what was fetched, kept for the next bundle
# Maven notes from where a jar came, and then takes it offline from there only.
NOTES = ("_remote.repositories", "*.lastUpdated", "*.sha1", "resolver-status.properties", "maven-metadata-*")


def jars(folder: Path, committed: bytes) -> None:
    """Fills a Maven repository with what building the committed library takes, by building it."""
    # The pom of the working tree is the committed one: see main.
    facts = {"pom": stamps.digest(library.LIB / "pom.xml")}
    if stamps.read("jars", folder.parent) == facts:
        return
    stamps.drop("jars", folder.parent)
    shutil.rmtree(folder, ignore_errors=True)
    scratch = folder.parent / "lib"
    shutil.rmtree(scratch, ignore_errors=True)
    with tarfile.open(fileobj=io.BytesIO(committed)) as files:
        for each in files:
            if each.isfile() and each.name.startswith("lib/"):
                place = folder.parent / each.name
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(files.extractfile(each).read())
    (scratch / "target").mkdir()
    shutil.copy2(library.KERNEL_JAR, scratch / "target")
    command, env = library.maven(setup.ready())
    words = [f"-Dmaven.repo.local={folder}", "-q", "-Dmaven.test.skip=true", "package"]
    with step("Jars of the library, by Maven"):
        run([*command, *words], log="bundle", doing="fetching jars", env=env, cwd=scratch)
    shutil.rmtree(scratch)
    stamps.write("jars", facts, folder.parent)


def pack(target: Path, name: str, committed: bytes, store: Path, about: dict) -> None:
    """Writes the archive: the committed files, and in the folder `bundle` what was fetched and the chapters once more."""
    half = target.with_name(f".{target.name}")
    with tarfile.open(half, "w:gz", compresslevel=1) as archive, tarfile.open(fileobj=io.BytesIO(committed)) as files:
        for each in files:
            content = files.extractfile(each).read() if each.isfile() else b""
            places = [each.name]
            if each.isfile() and each.name.startswith("notebooks/") and each.name.endswith(".ipynb"):
                places.append(f"bundle/{each.name}")
            for place in places:
                each.name = f"{name}/{place}"
                archive.addfile(each, io.BytesIO(content))
        for path in sorted(path for kind in ("wheels", "maven") for path in (store / kind).rglob("*")):
            if path.is_file() and not any(path.match(note) for note in NOTES):
                archive.add(path, f"{name}/bundle/{path.relative_to(store)}", filter=_nobodys)
        told = json.dumps(about, indent=1).encode()
        entry = tarfile.TarInfo(f"{name}/bundle/about.json")
        entry.size = len(told)
        archive.addfile(entry, io.BytesIO(told))
    half.replace(target)


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry


def git(*words: str) -> bytes:
    return repository.git(*words, instead="say make bundle where there is one")


def megabytes(folder: Path) -> str:
    return f"{sum(path.stat().st_size for path in folder.rglob('*') if path.is_file()) / 1e6:.0f} MB"


def main() -> int:
    version = git("describe", "--tags", "--always").decode().strip()
    if git("status", "--porcelain", "--", *LOCKS).strip():
        raise Trouble(
            f"{' or '.join(LOCKS)} is not as committed, and a bundle packs what is committed with what these two name: "
            "commit or undo that first."
        )
    if git("status", "--porcelain", "--untracked-files=no").strip():
        line("- What is not committed is not in the bundle")
    committed = git("archive", "--format=tar", "HEAD")
    wheels.ready(STORE / "wheels")
    jars(STORE / "maven", committed)
    target = BUILD / f"{NAME}-{version}.tar.gz"
    with step("One file of it all"):
        pack(target, f"{NAME}-{version}", committed, STORE, {"version": version, "for": wheels.served()})
    parts = f"Python packages {megabytes(STORE / 'wheels')}, jars {megabytes(STORE / 'maven')}"
    line(f"  {within(target)}: {target.stat().st_size / 1e6:.0f} MB ({parts}), for {wheels.served()}")
    line("  Where it is unpacked, with JDK 25, Maven, Python and make: make lab, also without a network")
    return 0


if __name__ == "__main__":
    with told():
        sys.exit(main())
