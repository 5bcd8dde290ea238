"""A JupyterLab of its own for tests: on loopback, with a token, in scratch folders."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import ports

TOKEN = "for-tests-only"


@contextlib.contextmanager
def server(root: Path, scratch: Path):
    """
    Serves the folder `root`; yields the address of JupyterLab. Ends the server afterwards, and with it its kernels: those
    of a server that had to be killed miss it and end.
    """
    port = next(ports.free())
    places = {f"JUPYTER_{name}_DIR": str(scratch / name.lower()) for name in ("CONFIG", "RUNTIME", "DATA")}
    places |= {f"JUPYTERLAB_{name}_DIR": str(scratch / name.lower()) for name in ("SETTINGS", "WORKSPACES")}
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        "--no-browser",
        "--allow-root",
        "--ip=127.0.0.1",
        f"--port={port}",
        "--ServerApp.port_retries=0",
        f"--ServerApp.root_dir={root}",
        f"--IdentityProvider.token={TOKEN}",
    ]
    with (scratch / "server.log").open("wb") as log:
        process = subprocess.Popen(
            command, env=os.environ | places | {"COURSE_QUICK": "1"}, stdout=log, stderr=log, cwd=root
        )
        try:
            wait(f"http://127.0.0.1:{port}/api/status?token={TOKEN}", process, scratch / "server.log")
            yield f"http://127.0.0.1:{port}/lab"
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait(address: str, process: subprocess.Popen, log: Path) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=5) as answer:
            if answer.status == 200:
                return
        time.sleep(0.2)
    raise RuntimeError(f"JupyterLab did not start: {log.read_text(errors='replace')[-2000:]}")


class Notebook:
    """A notebook in JupyterLab, as its reader handles it."""

    def __init__(self, page, address: str, name: str):
        self.page = page
        page.goto(f"{address}/tree/{name}?reset&token={TOKEN}")
        self.panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
        self.panel.locator(".jp-Cell").first.wait_for(timeout=60_000)

    def connected(self) -> None:
        """Waits for the kernel; who runs a cell before that is asked to choose one."""
        self.page.locator("#jp-main-statusbar").get_by_text("Java (jjava) | Idle").wait_for(timeout=60_000)

    def idle(self, seconds: float = 60) -> None:
        self.panel.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').wait_for(timeout=seconds * 1000)

    def menu(self, name: str, item: str) -> None:
        self.page.locator(".lm-MenuBar-itemLabel", has_text=re.compile(f"^{name}$")).click()
        self.page.locator(".lm-Menu-itemLabel", has_text=re.compile(f"^{item}")).first.click()

    def windows(self):
        """Scrolls from the first cell to the last: JupyterLab holds only those in sight. Yields at each step."""
        outer = self.panel.locator(".jp-WindowedPanel-outer")
        outer.evaluate("e => { e.scrollTop = 0; }")
        more = True
        while more:
            self.page.wait_for_timeout(100)
            yield
            more = outer.evaluate(
                "e => { const before = e.scrollTop; e.scrollTop += 600; return e.scrollTop > before; }"
            )

    def cell(self, index: int):
        return self.panel.locator(f'.jp-Cell[data-windowed-list-index="{index}"]')

    def outputs(self, index: int):
        return self.cell(index).locator(".jp-OutputArea-output")

    def rewrite(self, index: int, source: str) -> None:
        """Types a new source into a cell and runs it."""
        self.cell(index).locator(".cm-content").click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(source)
        self.page.keyboard.press("Control+Enter")

    def number(self, index: int) -> str:
        """The number in a cell's margin; `*` while it runs or waits."""
        return re.sub(r"\D*\[(.*)\].*", r"\1", self.cell(index).locator(".jp-InputPrompt").inner_text()).strip()

    def active(self) -> str | None:
        return self.panel.locator(".jp-Cell.jp-mod-active").get_attribute("data-windowed-list-index")
