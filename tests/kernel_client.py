"""A live kernel for tests: start it, run cells, look at everything it answers.

The kernel is the installed kernelspec ``java``; COURSE_KERNEL_DIR names another kernelspec directory.
"""

import os
import queue
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path

import ports
from jupyter_client import KernelManager
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager


@dataclass
class Answer:
    """What one cell brought back, in order of arrival."""

    reply: dict
    messages: list = field(default_factory=list)
    seconds: float = 0.0

    def of(self, kind):
        return [m["content"] for m in self.messages if m["header"]["msg_type"] == kind]

    def text(self, stream):
        return "".join(c["text"] for c in self.of("stream") if c["name"] == stream)

    @property
    def out(self):
        return self.text("stdout")

    @property
    def err(self):
        return self.text("stderr")

    @property
    def status(self):
        return self.reply["content"]["status"]

    @property
    def error(self):
        return (self.of("error") or [None])[0]

    @property
    def traceback(self):
        return "\n".join(self.error["traceback"]) if self.error else ""

    @property
    def result(self):
        results = self.of("execute_result")
        return results[0]["data"] if results else None

    @property
    def displays(self):
        return [m for m in self.messages if "display_data" in m["header"]["msg_type"]]


def specs(directory):
    """A manager that knows exactly one kernelspec: this directory."""

    class One(KernelSpecManager):
        def find_kernel_specs(self):
            return {"java": str(directory)}

        def get_kernel_spec(self, kernel_name):
            return KernelSpec.from_resource_dir(str(directory))

    return One()


class LiveKernel:
    def __init__(self, directory=None, env=None, cwd=None):
        directory = directory or os.environ.get("COURSE_KERNEL_DIR")
        manager = {"kernel_spec_manager": specs(directory)} if directory else {}
        self.manager = KernelManager(kernel_name="java", cache_ports=False, **ports.choose(), **manager)
        self.env = {**os.environ, **(env or {})}
        self.cwd = cwd

    def __enter__(self):
        self.backlog = []
        self.manager.start_kernel(env=self.env, cwd=self.cwd)
        self.client = self.manager.client()
        self.client.start_channels()
        try:
            self.client.wait_for_ready(timeout=60)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    @property
    def pid(self):
        return self.manager.provisioner.process.pid

    def memory_mb(self):
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        return None

    def send(self, code, **options):
        return self.client.execute(code, **options)

    def run(self, code, timeout=30, **options):
        return self.await_(self.send(code, **options), timeout)

    def await_(self, msg_id, timeout=30):
        return self.await_all([msg_id], timeout)[msg_id]

    def await_all(self, msg_ids, timeout=30):
        """Waits for the replies and the idle states of these requests."""
        started = time.monotonic()
        found = {i: Answer(reply=None) for i in msg_ids}
        idle = set()

        def left():
            remaining = timeout - (time.monotonic() - started)
            if remaining <= 0:
                raise TimeoutError({i: [m["header"]["msg_type"] for m in a.messages] for i, a in found.items()})
            return remaining

        while idle != set(msg_ids):
            message = self.backlog.pop(0) if self.backlog else self._next(self.client.get_iopub_msg, left())
            parent = message["parent_header"].get("msg_id")
            if parent in found:
                found[parent].messages.append(message)
                if message["content"].get("execution_state") == "idle":
                    idle.add(parent)
                    found[parent].seconds = time.monotonic() - started
        while any(a.reply is None for a in found.values()):
            reply = self._next(self.client.get_shell_msg, left())
            parent = reply["parent_header"].get("msg_id")
            if parent in found:
                found[parent].reply = reply
        return found

    @staticmethod
    def _next(channel, timeout):
        try:
            return channel(timeout=min(timeout, 1))
        except queue.Empty:
            return {"parent_header": {}, "content": {}}

    def late(self, seconds):
        """What arrives in so many seconds, whoever it answers."""
        messages = []
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            message = self._next(self.client.get_iopub_msg, end - time.monotonic())
            if "header" in message:
                messages.append(message)
        return messages

    def send_and_wait(self, code, **options):
        """Sends a cell that runs for long, as one block, and waits until it runs."""
        msg_id = self.send('{\nSystem.out.println("ready");\n' + code + "\n}", **options)
        end = time.monotonic() + 30
        while time.monotonic() < end:
            message = self._next(self.client.get_iopub_msg, 1)
            if "header" in message:
                self.backlog.append(message)
                text = message["content"].get("text", "")
                if text.startswith("ready\n") and message["parent_header"]["msg_id"] == msg_id:
                    time.sleep(0.3)
                    return msg_id
        raise TimeoutError(msg_id)

    def interrupt(self):
        """In a session of its own: a session counts its messages, and requests of another thread may be under way."""
        session = self.manager.session
        try:
            self.manager.session = session.clone()
            self.manager.session.session = f"interrupt-{uuid.uuid4().hex}"
            self.manager.interrupt_kernel()
        finally:
            self.manager.session = session

    def request(self, msg_id, timeout=20):
        """The reply to a request that is no cell."""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            reply = self._next(self.client.get_shell_msg, end - time.monotonic())
            if reply["parent_header"].get("msg_id") == msg_id:
                return reply["content"]
        raise TimeoutError(msg_id)
