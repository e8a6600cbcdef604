"""`pobratim serve`: the site on this machine, by a server of threads that every system has.

In: host, port, database address. Out: a running site until it is stopped; `BadInput` when the port cannot be had.
Not here: the pages, and words on the terminal (`announce` and `invite` are the caller's).
"""

from __future__ import annotations

import errno
import os
import secrets
import signal
import socket
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from pobratim.errors import BadInput

from .beside import beside

THREADS = 8
LOOPBACK = ("localhost", "127.0.0.1", "::1")
Say = Callable[[str], None]
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
    announce: Say | None = None,
    invite: Say | None = None,
    worker: Sequence[str] | None = None,
) -> None:
    """Serves until stopped, with the command `worker` running beside it.

    The port is taken before anything else is loaded, so that a busy one is told at once. `invite` gets a link that
    signs the owner in once, where the site is this machine's only and nobody has a password.
    """
    listener = bind(host, port)
    if database_url:
        os.environ["DATABASE_URL"] = database_url
    if host not in LOOPBACK:
        os.environ.setdefault("POBRATIM_HOSTS", "*" if host in ("0.0.0.0", "::") else host)
    _keep_secret(os.environ.get("DATABASE_URL", ""))
    from .wsgi import application  # the settings read the environment when they are imported

    secret = _prepare(inviting=invite is not None and host in LOOPBACK)
    shown, taken = listener.getsockname()[:2]
    address = f"http://{f'[{shown}]' if ':' in shown else shown}:{taken}/"
    if announce:
        announce(address)
    if invite and secret:
        invite(f"{address}enter/{secret}/")
    with beside(worker):
        _run(listener, application)


def _keep_secret(database_url: str) -> None:
    """Sessions outlive a restart: where no secret is given, one is kept beside the register's file."""
    if os.environ.get("POBRATIM_SECRET_KEY") or os.environ.get("POBRATIM_SECRET_KEY_FILE"):
        return
    _, mark, path = (database_url or "sqlite:///var/register.sqlite3").partition("sqlite:///")
    if not mark:
        return
    file = Path(path).with_name("secret_key")
    try:
        if not file.exists():
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as opened:
                opened.write(secrets.token_urlsafe(48))
        os.environ["POBRATIM_SECRET_KEY"] = file.read_text("utf-8").strip()
    except OSError:
        return  # a folder that cannot be written to: the secret is then made for this run


def _prepare(inviting: bool) -> str:
    """A register that nobody has read into yet shows its welcome page, not an error; the secret of the owner's link."""
    from pobratim.storage.connect import connect, disconnect

    connect()
    try:
        from pobratim.desk.accounts import anybody_has_password
        from pobratim.desk.tickets import enter_secret

        return enter_secret() if inviting and not anybody_has_password() else ""
    finally:
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
