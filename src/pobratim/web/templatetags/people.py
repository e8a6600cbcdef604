"""Filters and tags for pages of accounts: roles, browsers, ways in.

In: a role's number, what a browser calls itself, a request. Out: words. Not here: rights (`pobratim.desk`).
"""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings

from pobratim.desk.roles import Role
from pobratim.wording import word as word_of

from ..context import language

register = template.Library()
BROWSERS = (("YaBrowser", "Yandex"), ("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"))
SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


@register.filter
def role(value: int) -> str:
    """The word of a role."""
    return word_of("role", Role(value).name.lower(), language())


@register.filter
def browser(called: str) -> str:
    """Browser and system in two words, out of the long name that a browser gives itself."""
    found = [next((name for mark, name in names if mark in called), "") for names in (BROWSERS, SYSTEMS)]
    return ", ".join(part for part in found if part) or called[:40] or "—"


@register.simple_tag
def single_sign_on() -> Any:
    """The organisation's own sign-on, where there is one."""
    return settings.POBRATIM_SINGLE_SIGN_ON


@register.simple_tag(takes_context=True)
def cookies_lost(context: dict[str, Any]) -> bool:
    """Whether the browser will not send our cookies back: they travel over https, and this page came without."""
    request = context["request"]
    here = request.get_host().rpartition(":")[0] or request.get_host()
    return bool(settings.SESSION_COOKIE_SECURE and not request.is_secure() and here not in ("localhost", "127.0.0.1"))
