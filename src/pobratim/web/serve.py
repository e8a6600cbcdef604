"""`pobratim serve`: the site on this machine, by a server of threads that every system has.

In: host, port, database address. Out: a running site until it is stopped; `BadInput` when the port cannot be had.
Not here: the pages, and words on the terminal (`announce` is the caller's).
"""

from __future__ import annotations

import errno
import os
import signal
import socket
import threading
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from pobratim.errors import BadInput

from .beside import beside

THREADS = 8
LARGEST_REQUEST = 200_000_000


def bind(host: str, port: int) -> socket.socket:
    """A listening socket, or `BadInput` that says why there is none."""
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (socket.gaierror, OverflowError):
        raise BadInput(f"адрес {host}:{port} не найден: укажите другой через --host и --port") from None
    listener = socket.socket(family, kind, proto)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
        listener.listen(128)
    except OSError as reason:
        listener.close()
        raise BadInput(_refusal(reason, host, port)) from None
    return listener


def _refusal(reason: OSError, host: str, port: int) -> str:
    if reason.errno == errno.EADDRINUSE:
        return f"порт {port} занят другой программой: остановите её или укажите другой порт через --port"
    if reason.errno == errno.EACCES:
        return f"порт {port} не разрешён этому пользователю: укажите порт больше 1023 через --port"
    return f"адрес {host}:{port} не принадлежит этой машине: укажите другой через --host"


def serve(
    host: str,
    port: int,
    database_url: str | None,
    *,
    announce: Callable[[str], None] | None = None,
    worker: Sequence[str] | None = None,
) -> None:
    """Serves until stopped, with the command `worker` running beside it.

    The port is taken before anything else is loaded, so that a busy one is told at once.
    """
    listener = bind(host, port)
    if database_url:
        os.environ["DATABASE_URL"] = database_url
    if host not in ("localhost", "127.0.0.1", "::1"):
        os.environ.setdefault("POBRATIM_HOSTS", "*" if host in ("0.0.0.0", "::") else host)
    from .wsgi import application  # the settings read the environment when they are imported

    _prepare_tables()
    if announce:
        shown, taken = listener.getsockname()[:2]
        announce(f"http://{f'[{shown}]' if ':' in shown else shown}:{taken}/")
    with beside(worker):
        _run(listener, application)


def _prepare_tables() -> None:
    """A register that nobody has read into yet shows its welcome page, not an error."""
    from pobratim.storage.connect import connect, disconnect

    connect()
    disconnect()


def _stop(*_: object) -> NoReturn:
    raise SystemExit(0)  # the server ends what it is answering, then leaves


def _run(listener: socket.socket, application: Any) -> None:
    from waitress.server import create_server

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _stop)
    server = create_server(
        application, sockets=[listener], threads=THREADS, ident="pobratim", max_request_body_size=LARGEST_REQUEST
    )
    try:
        server.run()
    finally:
        server.close()
