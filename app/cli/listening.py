"""The port of a server, or a sentence that says why it cannot be had."""

from __future__ import annotations

import errno
import socket
import sys

from app.config import ConfigError


def listening(host: str, port: int) -> socket.socket:
    """The port, taken before anything else is done. Raises ConfigError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform != "win32":  # there it would let two servers share the port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError as problem:
        listener.close()
        raise ConfigError(_taken(f"{host}:{port}", problem)) from problem
    return listener


def _taken(where: str, problem: OSError) -> str:
    if problem.errno == errno.EADDRINUSE:
        return f"Another program listens on {where} already; choose another port with PORT=8001."
    if problem.errno in (errno.EACCES, errno.EPERM):
        return f"This account may not listen on {where}; choose a port above 1023 with PORT=8001."
    return f"Leidraad cannot listen on {where} ({problem.strerror}); check HOST and PORT."
