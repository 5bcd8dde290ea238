"""A kernel whose port another program has taken says so in one sentence, and ends; Jupyter then chooses other ports."""

import socket
import subprocess

import ports
import pytest
from jupyter_client import KernelManager
from kernel_client import LiveKernel

SECONDS = 20


@pytest.fixture
def manager():
    """Of a kernel that is started by hand: its connection file is written, its ports are free."""
    here = KernelManager(kernel_name="java", cache_ports=False, **ports.choose())
    here.write_connection_file()
    yield here
    here.cleanup_connection_file()


def ends(manager):
    """How a kernel ends that is to end by itself."""
    words = manager.format_kernel_cmd()
    return subprocess.run(words, capture_output=True, text=True, timeout=SECONDS, stdin=subprocess.DEVNULL)


@pytest.mark.parametrize("name", ports.NAMES)
def test_a_port_that_is_taken_is_named(manager, name):
    port = getattr(manager, name)
    with socket.create_server((manager.ip, port)):
        done = ends(manager)
    assert done.returncode == 69
    assert done.stdout == ""
    assert done.stderr.startswith(f"Port {port} of 127.0.0.1, the connection file's {name}, is not free (")
    assert done.stderr.endswith("then Jupyter chooses other ports\n") and done.stderr.count("\n") == 1


def test_a_port_that_a_client_came_from_is_named(manager):
    """The range of outgoing connections is where Jupyter itself chooses."""
    with socket.create_server(("127.0.0.1", 0)) as other, socket.socket() as client:
        client.bind((manager.ip, manager.hb_port))
        client.connect(other.getsockname())
        done = ends(manager)
    assert done.returncode == 69
    assert f"Port {manager.hb_port} of 127.0.0.1, the connection file's hb_port, is not free" in done.stderr


def test_ports_of_a_kernel_that_has_just_ended_are_free():
    with LiveKernel() as live:
        assert live.run("6 * 7").result["text/plain"] == "42"
        live.client.stop_channels()
        live.manager.restart_kernel(now=True)
        live.client = live.manager.client()
        live.client.start_channels()
        live.client.wait_for_ready(timeout=60)
        assert live.run("6 * 7").result["text/plain"] == "42"
