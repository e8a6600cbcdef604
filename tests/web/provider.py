"""A small OpenID Connect provider on this machine: it knows one person and asks nothing.

In: what that person is called there. Out: an address with discovery, authorization, tokens, keys. Not here: tests.
"""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
CLIENT, SECRET = "register", "a word between the two of them"


class _Provider(BaseHTTPRequestHandler):
    """Answers as the protocol wants; `server.person` holds the claims, `server.asked` what was asked of it."""

    server: Any

    def do_GET(self) -> None:
        path, asked = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        if path == "/authorize":
            self.server.asked = {name: values[0] for name, values in asked.items()}
            back = {"code": "once", "state": asked["state"][0]}
            self._redirect(f"{asked['redirect_uri'][0]}?{urlencode(back)}")
        else:
            self._json({"/.well-known/openid-configuration": self._about, "/keys": self._keys, "/me": self._me}[path]())

    def do_POST(self) -> None:
        said = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        verifier = said["code_verifier"][0]
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        right = said["client_secret"] == [SECRET] and challenge == self.server.asked["code_challenge"]
        claims = {**self.server.person, "iss": self._at(), "aud": CLIENT, "exp": int(time.time()) + 60}
        token = jwt.encode({**claims, "iat": int(time.time())}, KEY, "RS256", {"kid": "1"})
        self._json({"access_token": "t", "token_type": "bearer", "id_token": token} if right else {"error": "no"})

    def _about(self) -> dict[str, Any]:
        at = self._at()
        return {
            "issuer": at,
            "authorization_endpoint": f"{at}/authorize",
            "token_endpoint": f"{at}/token",
            "userinfo_endpoint": f"{at}/me",
            "jwks_uri": f"{at}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def _keys(self) -> dict[str, Any]:
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
        return {"keys": [{**key, "kid": "1", "alg": "RS256", "use": "sig"}]}

    def _me(self) -> dict[str, Any]:
        return dict(self.server.person)

    def _at(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def _redirect(self, to: str) -> None:
        self.send_response(302)
        self.send_header("Location", to)
        self.end_headers()

    def _json(self, said: dict[str, Any]) -> None:
        content = json.dumps(said).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def provider(**person: object) -> Iterator[str]:
    """The address of a provider that knows this person."""
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), _Provider)
    server.person, server.asked = {"sub": "42", **person}, {}
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
