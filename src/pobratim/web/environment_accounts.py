"""What accounts and signing in take from the environment, read strictly.

In: a mapping of environment variables. Out: values, or `BadInput` that names the variable and says what to write.
Not here: Django's settings themselves (`settings.py`), the rest of the environment (`environment.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from pobratim.errors import BadInput

from .environment import allowed_hosts

SIGN_ON_ID = "sso"
"""How addresses name the single sign-on: /account/oidc/sso/."""


@dataclass(frozen=True, slots=True)
class SingleSignOn:
    """An OpenID Connect provider; `admits` says whether people without an account become readers."""

    url: str
    client: str
    secret: str
    name: str
    admits: bool


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail server; without a host there is none."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    scheme: str = "smtp"
    sender: str = ""


MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


def open_reading(environ: Mapping[str, str]) -> bool:
    """Whether visitors may read without signing in (POBRATIM_READING: `everyone` or `members`).

    Unset: everyone where the site answers on this machine only, members where it has other names.
    """
    said = environ.get("POBRATIM_READING", "").strip()
    if said not in ("", "everyone", "members"):
        raise BadInput("POBRATIM_READING is neither everyone nor members: write one of them")
    return said == "everyone" or (not said and not environ.get("POBRATIM_HOSTS", "").strip())


def second_factor(environ: Mapping[str, str]) -> str:
    """Who must have a second factor (POBRATIM_SECOND_FACTOR): `optional` (nobody), `administrators`, `everyone`."""
    said = environ.get("POBRATIM_SECOND_FACTOR", "").strip() or "optional"
    if said not in ("optional", "administrators", "everyone"):
        raise BadInput("POBRATIM_SECOND_FACTOR is none of optional, administrators, everyone: write one of them")
    return said


def proxies(environ: Mapping[str, str]) -> int:
    """How many reverse proxies stand before the site (POBRATIM_PROXIES); their headers tell the visitor's address."""
    said = environ.get("POBRATIM_PROXIES", "").strip() or "0"
    if not said.isdecimal() or not said.isascii() or int(said) > 9:
        raise BadInput("POBRATIM_PROXIES is no small number: write how many proxies stand before the site, such as 1")
    return int(said)


def encrypted(environ: Mapping[str, str]) -> bool:
    """Whether cookies travel over https only (POBRATIM_HTTPS: `yes` or `no`).

    Unset: yes where the site answers to other names than this machine's.
    """
    said = environ.get("POBRATIM_HTTPS", "").strip()
    if said not in ("", "yes", "no"):
        raise BadInput("POBRATIM_HTTPS is neither yes nor no: write one of them")
    return said == "yes" or (not said and bool(environ.get("POBRATIM_HOSTS", "").strip()))


def trusted_origins(environ: Mapping[str, str]) -> list[str]:
    """Origins of forms when a proxy speaks https and hands on http: the site's own names."""
    names = [name for name in allowed_hosts(environ) if name not in ("*", "localhost", "127.0.0.1", "[::1]")]
    return [f"https://{'*' + name if name.startswith('.') else name}" for name in names]


def mail(environ: Mapping[str, str]) -> Mail:
    """The mail server of POBRATIM_MAIL_URL and the sender of POBRATIM_MAIL_FROM; without them no letter is sent."""
    written = environ.get("POBRATIM_MAIL_URL", "").strip()
    if not written:
        return Mail()
    url, sender = urlsplit(written), environ.get("POBRATIM_MAIL_FROM", "").strip()
    if url.scheme not in MAIL_PORTS or not url.hostname or not _has_port(url):
        raise BadInput(
            "POBRATIM_MAIL_URL is no mail server: write one such as smtp+tls://user:password@mail.example:587"
        )
    if "*" in allowed_hosts(environ):
        # A letter holds a link to the name under which the site was asked: anybody could name their own
        raise BadInput("POBRATIM_MAIL_URL needs POBRATIM_HOSTS: write the site's names, such as register.example.org")
    if "@" not in sender:
        raise BadInput("POBRATIM_MAIL_FROM is no address: write the sender's, such as register@example.org")
    port = url.port or MAIL_PORTS[url.scheme]
    return Mail(url.hostname, port, unquote(url.username or ""), unquote(url.password or ""), url.scheme, sender)


def single_sign_on(environ: Mapping[str, str]) -> SingleSignOn | None:
    """The OpenID Connect provider of POBRATIM_OIDC_URL, _CLIENT_ID, _CLIENT_SECRET(_FILE), _NAME, _NEW; often none."""
    url = environ.get("POBRATIM_OIDC_URL", "").strip()
    if not url:
        return None
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).netloc:
        raise BadInput("POBRATIM_OIDC_URL is no address: write the provider's, such as https://id.example.org/realm")
    client = environ.get("POBRATIM_OIDC_CLIENT_ID", "").strip()
    if not client:
        raise BadInput("POBRATIM_OIDC_CLIENT_ID is missing: write the name under which the provider knows this site")
    new = environ.get("POBRATIM_OIDC_NEW", "").strip()
    if new not in ("", "nobody", "reader"):
        raise BadInput("POBRATIM_OIDC_NEW is neither nobody nor reader: write one of them")
    name = environ.get("POBRATIM_OIDC_NAME", "").strip() or urlsplit(url).netloc
    return SingleSignOn(url.rstrip("/"), client, _oidc_secret(environ), name, new == "reader")


def providers(sign_on: SingleSignOn | None) -> dict[str, Any]:
    """The same as the library that signs in wants it."""
    if sign_on is None:
        return {}
    app = {
        "provider_id": SIGN_ON_ID,
        "name": sign_on.name,
        "client_id": sign_on.client,
        "secret": sign_on.secret,
        "settings": {"server_url": sign_on.url, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [app]}}


def _has_port(url: SplitResult) -> bool:
    """Whether the port is none or a number."""
    try:
        return url.port != 0
    except ValueError:
        return False


def _oidc_secret(environ: Mapping[str, str]) -> str:
    named = environ.get("POBRATIM_OIDC_CLIENT_SECRET_FILE", "").strip()
    if not named:
        secret = environ.get("POBRATIM_OIDC_CLIENT_SECRET", "").strip()
    else:
        try:
            secret = Path(named).read_text("utf-8").strip()
        except OSError as reason:
            raise BadInput(
                f"POBRATIM_OIDC_CLIENT_SECRET_FILE cannot be read ({reason.strerror}): name a readable file"
            ) from None
    if not secret:
        raise BadInput("POBRATIM_OIDC_CLIENT_SECRET is missing: write it, or name its file in …_SECRET_FILE")
    return secret
