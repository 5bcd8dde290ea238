"""
Ports for a kernel. Jupyter takes them from the range of outgoing connections, where a crowd of clients may take one between
its choice and the kernel's start; these lie below that range (RFC 6335, section 6, and Linux's ip_local_port_range).
Programs that start kernels at the same time begin their choice in places of their own.
"""

import os
import random
import socket
from collections.abc import Iterator
from itertools import islice

NAMES = ("shell_port", "iopub_port", "stdin_port", "control_port", "hb_port")
BELOW_OUTGOING = range(20_000, 32_000)
OF_ONE_PROGRAM = 100


def choose() -> dict[str, int]:
    """Five that are free now, by the names that a kernel manager gives them."""
    return dict(zip(NAMES, islice(free(), len(NAMES)), strict=True))


def free() -> Iterator[int]:
    """Ports that are free at the moment of asking."""
    first = os.getpid() * OF_ONE_PROGRAM % len(BELOW_OUTGOING)
    own = BELOW_OUTGOING[first : first + OF_ONE_PROGRAM]
    return filter(_is_free, dict.fromkeys(_shuffled(own) + _shuffled(BELOW_OUTGOING)))


def _shuffled(ports: range) -> list[int]:
    return random.sample(ports, len(ports))


def _is_free(port: int) -> bool:
    with socket.socket() as door:
        try:
            door.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
