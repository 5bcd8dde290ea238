"""
Ports for a kernel. Jupyter takes them from the range of outgoing connections, where a crowd of clients may take one between
its choice and the kernel's start; these lie below that range (RFC 6335, section 6, and Linux's ip_local_port_range).
"""

import random
import socket

NAMES = ("shell_port", "iopub_port", "stdin_port", "control_port", "hb_port")
BELOW_OUTGOING = range(20_000, 32_000)


def choose() -> dict[str, int]:
    """Five that are free now, by the names that a kernel manager gives them."""
    free = (port for port in random.sample(BELOW_OUTGOING, len(BELOW_OUTGOING)) if _is_free(port))
    return dict(zip(NAMES, free, strict=False))


def _is_free(port: int) -> bool:
    with socket.socket() as door:
        try:
            door.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
