"""A kernel behind a real Jupyter server, spoken to as JupyterLab does: over its websocket."""

import json
import time
import urllib.request
import uuid

import lab
import websocket


class ServedKernel:
    def __init__(self, address: str):
        self.http = address.removesuffix("/lab")
        self.id = self.ask("POST", "/api/kernels", {"name": "java"})["id"]
        self.connect()

    def ask(self, method: str, path: str, body=None):
        request = urllib.request.Request(
            f"{self.http}{path}",
            method=method,
            data=json.dumps(body).encode() if body is not None else None,
            headers={"Authorization": f"token {lab.TOKEN}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.loads(answer.read() or "null")

    def connect(self) -> None:
        address = self.http.replace("http:", "ws:") + f"/api/kernels/{self.id}/channels?token={lab.TOKEN}"
        self.socket = websocket.create_connection(address, timeout=60)

    def restart(self) -> None:
        self.ask("POST", f"/api/kernels/{self.id}/restart", {})

    def send(self, code: str) -> str:
        header = {"msg_id": uuid.uuid4().hex, "msg_type": "execute_request", "session": "tests", "username": "reader"}
        content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False, "stop_on_error": True}
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
        self.socket.send(json.dumps(message))
        return header["msg_id"]

    def run(self, code: str, seconds: float = 60) -> list[dict]:
        """What the server sends on for a cell, until the kernel is idle again."""
        return self.until_idle(self.send(code), seconds)

    def until_idle(self, cell: str, seconds: float = 60) -> list[dict]:
        messages = []
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            message = json.loads(self.socket.recv())
            if message["parent_header"].get("msg_id") == cell:
                messages.append(message)
                if message["content"].get("execution_state") == "idle":
                    return messages
        raise TimeoutError(cell)


def text(messages: list[dict], stream: str) -> str:
    return "".join(m["content"]["text"] for m in messages if m["content"].get("name") == stream)
