"""One page from the web, without ever reaching into the network that this machine stands in.

In: an address that somebody typed. Out: bytes with the encoding that the server names. The address is resolved once,
what it resolves to is checked, and that very address is connected to; redirects go the same way. Errors: `BadInput` for
what is no such address, `SourceError` when the page is not had. Not here: what the page says (`page.py`).
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from pobratim.errors import BadInput, SourceError

from .files import LARGEST

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
LONGEST_ADDRESS = 2000
REDIRECTS = 5
PATIENCE = 10.0
"""Seconds without a sign from the server."""
WHOLE = 40.0
"""Seconds for the page with all its redirects."""
PAGES = {"text/html", "application/xhtml+xml"}
TEXTS = {"text/plain"}
_MOVED = {301, 302, 303, 307, 308}
_HEADERS = {
    "User-Agent": "Pobratim (reads one page for an office)",
    "Accept": "text/html, text/plain;q=0.9",
    "Accept-Language": "ru, en;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came, from the last of its addresses."""

    data: bytes
    address: str
    html: bool
    charset: str | None


def is_public(address: Address) -> bool:
    """Whether an address belongs to the open network, also where one kind of address carries another."""
    if isinstance(address, ipaddress.IPv6Address):
        carried = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in _NAT64:
            carried = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if carried is not None:
            return is_public(carried)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def web_address(said: str) -> SplitResult:
    """What somebody typed as an address of the web; `BadInput` with what to write instead."""
    said = said.strip()
    if len(said) > LONGEST_ADDRESS:
        raise BadInput(f"адрес длиннее {LONGEST_ADDRESS} знаков: сократите его")
    try:
        parts = urlsplit(said)
        port = parts.port
    except ValueError:
        raise BadInput("адрес не разобрать: скопируйте его из строки браузера целиком") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadInput("адрес должен начинаться с https:// или http://: скопируйте его из строки браузера целиком")
    if parts.username is not None or parts.password is not None:
        raise BadInput("в адресе стоит имя или пароль: уберите их")
    if any(ord(char) <= 32 for char in said):
        raise BadInput("в адресе есть пробелы: скопируйте его из строки браузера целиком")
    if port is not None and port < 1024 and port not in (80, 443):
        raise BadInput("на этом порту страниц не бывает: уберите его из адреса")
    return parts


def fetch(said: str, *, may_reach: Callable[[Address], bool] = is_public) -> Fetched:
    """The page at an address. Connects only to what `may_reach` allows."""
    until = time.monotonic() + WHOLE
    address, parts = said.strip(), web_address(said)
    for _ in range(REDIRECTS + 1):
        with _Visit(parts, may_reach, until) as visit:
            answer = visit.answer()
            onward = answer.getheader("Location") if answer.status in _MOVED else None
            if onward is None:
                return visit.page(answer, address)
        address = urljoin(address, onward)
        try:
            parts = web_address(address)
        except BadInput as error:
            sentence = "страница пересылает туда, куда программа не ходит: вставьте её текст"
            raise SourceError(sentence, place=said, permanent=True) from error
    raise SourceError("адрес пересылает с одного на другой без конца: откройте страницу и вставьте её текст",
                      place=said, permanent=True)  # fmt: skip


class _Visit:
    """One request to one server."""

    def __init__(self, parts: SplitResult, may_reach: Callable[[Address], bool], until: float) -> None:
        self.place = parts.geturl()
        self.until = until
        self.parts = parts
        self.port = parts.port or (443 if parts.scheme == "https" else 80)
        self.host = _in_ascii(parts.hostname or "", self.place)
        self.socket: socket.socket | None = None
        self.got: http.client.HTTPResponse | None = None
        # A server that sends a sign every few seconds would outlast every patience
        self.timer = threading.Timer(max(0.0, until - time.monotonic()), self._cut)
        self.timer.daemon = True
        self.timer.start()
        try:
            self._connect(may_reach)
        except BaseException:
            self._close()
            raise
        self.connection = http.client.HTTPConnection(self.host, self.port, timeout=PATIENCE)
        self.connection.sock = self.socket

    def __enter__(self) -> _Visit:
        return self

    def __exit__(self, *_: object) -> None:
        if self.got:
            self.got.close()
        self.connection.close()
        self._close()

    def _close(self) -> None:
        self.timer.cancel()
        if self.socket:
            self.socket.close()

    def _cut(self) -> None:
        if self.socket:
            with suppress(OSError):
                self.socket.shutdown(socket.SHUT_RDWR)

    def _connect(self, may_reach: Callable[[Address], bool]) -> None:
        """A connection to an address that was checked; the name is not asked a second time."""
        try:
            found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise self._failed("сервер с таким именем не найден: проверьте адрес", permanent=True) from error
        allowed = [one for one in found if may_reach(ipaddress.ip_address(str(one[4][0]).partition("%")[0]))]
        if not allowed or len(allowed) < len(found):
            raise self._failed("адрес ведёт во внутреннюю сеть: вставьте текст страницы", permanent=True)
        family, kind, proto, _, where = allowed[0]
        self.socket = socket.socket(family, kind, proto)
        self.socket.settimeout(self._patience())
        try:
            self.socket.connect(where)
            if self.parts.scheme == "https":
                self.socket = ssl.create_default_context().wrap_socket(self.socket, server_hostname=self.host)
        except ssl.SSLCertVerificationError as error:
            raise self._failed("подпись сервера не подтверждена: вставьте текст страницы", permanent=True) from error
        except OSError as error:
            raise self._failed("сервер не отвечает: попробуйте позже или вставьте текст страницы") from error

    def answer(self) -> http.client.HTTPResponse:
        """The server's answer to the one question; its body is not read yet."""
        path = quote(self.parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = quote(self.parts.query, safe="/%:@!$&'()*+,;=~-._?")
        try:
            self.connection.request("GET", f"{path}?{query}" if query else path, headers=_HEADERS)
            self.got = self.connection.getresponse()
            return self.got
        except (OSError, http.client.HTTPException) as error:
            raise self._failed("сервер не ответил как следует: попробуйте позже или вставьте текст") from error

    def page(self, answer: http.client.HTTPResponse, address: str) -> Fetched:
        """What the server sent, if it is a page or a text."""
        if answer.status != 200:
            again = answer.status >= 500 or answer.status == 429
            raise self._failed(f"сервер ответил отказом {answer.status}: вставьте текст страницы", permanent=not again)
        kind = answer.headers.get_content_type()
        if kind not in PAGES | TEXTS:
            raise self._failed(f"по адресу не страница, а файл ({kind}): вставьте его текст", permanent=True)
        data = self._body(answer)
        return Fetched(data, address, kind in PAGES, answer.headers.get_content_charset())

    def _body(self, answer: http.client.HTTPResponse) -> bytes:
        packed = answer.getheader("Content-Encoding", "identity").lower()
        if packed not in ("identity", "gzip", ""):
            raise self._failed("страница сжата незнакомым способом: вставьте её текст", permanent=True)
        opener = zlib.decompressobj(wbits=31) if packed == "gzip" else None
        data = bytearray()
        try:
            while part := answer.read1(65536):
                data += opener.decompress(part, LARGEST + 1) if opener else part
                if len(data) > LARGEST:
                    raise self._failed("страница слишком велика: вставьте её текст", permanent=True)
                self._patience()
            if answer.length:
                raise http.client.IncompleteRead(bytes(data), answer.length)
        except (OSError, http.client.HTTPException, zlib.error) as error:
            raise self._failed("страница пришла не целиком: попробуйте ещё раз или вставьте её текст") from error
        return bytes(data)

    def _patience(self) -> float:
        left = self.until - time.monotonic()
        if left <= 0:
            raise self._failed("сервер отвечает слишком медленно: вставьте текст страницы")
        return min(PATIENCE, left)

    def _failed(self, sentence: str, *, permanent: bool = False) -> SourceError:
        return SourceError(sentence, place=self.place, permanent=permanent)


def _in_ascii(host: str, place: str) -> str:
    """A host's name as the network knows it: «президент.рф» has another spelling there."""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        raise BadInput("имя сервера в адресе не разобрать: проверьте его", place=place) from None
