"""A page is had from the web, and nothing from the network that this machine stands in."""

from __future__ import annotations

import gzip
import ipaddress
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from pobratim.errors import BadInput, SourceError
from pobratim.sources.fetch import fetch, is_public, web_address
from pobratim.sources.files import LARGEST

PAGE = "<html><title>Встреча</title><body><p>Делегация Тульской области побывала в Гомеле.</p></body></html>"


def anywhere(address: object) -> bool:
    return True


class Pages(BaseHTTPRequestHandler):
    """Answers as hostile and plain servers do."""

    def do_GET(self) -> None:
        getattr(self, f"answer_{self.path.strip('/').partition('?')[0]}")()

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Type": "text/html", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def answer_page(self) -> None:
        self.send(PAGE.encode("cp1251"), Content_Type="text/html; charset=windows-1251")

    def answer_gzip(self) -> None:
        self.send(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def answer_bomb(self) -> None:
        self.send(gzip.compress(b" " * (LARGEST + 2), 1), Content_Encoding="gzip")

    def answer_round(self) -> None:
        self.send(b"", 302, Location="/round")

    def answer_moved(self) -> None:
        self.send(b"", 301, Location="/page")

    def answer_inside(self) -> None:
        self.send(b"", 302, Location="http://127.0.0.2:8000/")

    def answer_file(self) -> None:
        self.send(b"file:", 302, Location="file:///etc/hostname")

    def answer_picture(self) -> None:
        self.send(b"GIF89a", Content_Type="image/gif")

    def answer_gone(self) -> None:
        self.send(b"", 404)

    def answer_down(self) -> None:
        self.send(b"", 503)

    def answer_short(self) -> None:
        self.send(b"half", Content_Length="100")

    def log_message(self, *_: object) -> None:
        """Nothing on the terminal."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as pages:
        threading.Thread(target=pages.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{pages.server_address[1]}"
        pages.shutdown()


def test_a_page_comes_with_the_encoding_that_its_server_names(server: str) -> None:
    page = fetch(f"{server}/page", may_reach=anywhere)
    assert (page.html, page.charset) == (True, "windows-1251")
    assert "побывала в Гомеле" in page.data.decode("cp1251")


def test_a_packed_page_is_unpacked_and_a_moved_one_found(server: str) -> None:
    assert fetch(f"{server}/gzip", may_reach=anywhere).data.decode() == PAGE
    assert fetch(f"{server}/moved", may_reach=anywhere).address == f"{server}/page"


@pytest.mark.parametrize("path", ["bomb", "round", "picture", "gone", "down", "short"])
def test_what_is_no_page_is_refused_in_a_sentence(server: str, path: str) -> None:
    with pytest.raises(SourceError) as refused:
        fetch(f"{server}/{path}", may_reach=anywhere)
    assert refused.value.permanent == (path not in ("down", "short"))
    assert "вставьте" in refused.value.message


def test_this_machine_and_its_network_are_never_reached(server: str) -> None:
    port = server.rpartition(":")[2]
    for host in ("127.0.0.1", "localhost", "127.1", "2130706433", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]"):
        with pytest.raises(SourceError, match=r"внутреннюю сеть|не найден"):
            fetch(f"http://{host}:{port}/page")


def test_a_redirect_into_the_inner_network_is_not_followed(server: str) -> None:
    only_server = ipaddress.ip_address("127.0.0.1")
    with pytest.raises(SourceError, match="внутреннюю сеть"):
        fetch(f"{server}/inside", may_reach=lambda address: address == only_server)
    with pytest.raises(SourceError, match="пересылает"):
        fetch(f"{server}/file", may_reach=anywhere)


@pytest.mark.parametrize(
    "address",
    ["10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255",
     "240.0.0.1", "0.0.0.0", "::", "::1", "fe80::1", "fc00::1", "ff02::1", "::ffff:10.0.0.1",
     "2002:7f00:1::", "64:ff9b::a00:1"],
)  # fmt: skip
def test_addresses_of_inner_networks_are_known(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "95.213.1.1", "2a02:6b8::2:242"])
def test_addresses_of_the_open_network_are_known(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "said",
    ["", "example.org", "ftp://example.org/", "file:///etc/passwd", "javascript:alert(1)", "http://", "https://u:p@a.org/",
     "http://a.org:22/", "http://a.org:99999/", "http://a b.org/", "http://[::1", "https://a.org/" + "x" * 2001],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused(said: str) -> None:
    with pytest.raises(BadInput):
        web_address(said)
