"""Small things of pages: fingerprints of files, addresses that keep filters.

In: names, parameters. Out: addresses. Not here: words.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from django import template
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.urls import reverse

from .. import navigation, terms, tour
from ..addresses import partner_address
from ..reasons import reason

register = template.Library()
KEPT = ("with", "as_of", "known")
"""Parameters that belong to a page's permanent address."""


@cache
def _fingerprint(name: str) -> str:
    found = finders.find(name)
    return hashlib.sha256(Path(found).read_bytes()).hexdigest()[:10] if found else ""


@register.simple_tag
def asset(name: str) -> str:
    """A static file's address with its fingerprint, so that a browser never keeps an old one."""
    return f"{static(name)}?v={_fingerprint(name)}"


@register.simple_tag(takes_context=True)
def with_page(context: dict[str, Any], number: int) -> str:
    """This address with another page number, filters kept."""
    query = context["request"].GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"


@register.simple_tag
def partner_url(code: str) -> str:
    """The page of a party."""
    return partner_address(code)


@register.filter(name="refusal")
def refusal_words(said: str) -> str:
    """Why something was not read, in the page's language."""
    return reason(said)


@register.simple_tag
def section_url(name: str) -> str:
    """The list of a section: `people`, `agreements`, …"""
    return reverse("people") if name == "people" else reverse("entries", args=[name])


@register.simple_tag(takes_context=True)
def sections(context: dict[str, Any]) -> tuple[navigation.Link, ...]:
    """The row of sections; none on a page that must do without the database."""
    return () if context.get("bare") else navigation.sections(context["request"])


@register.simple_tag(takes_context=True)
def menus(context: dict[str, Any]) -> tuple[navigation.Menu, ...]:
    """The menus beside the sections; none on a page that must do without the database."""
    return () if context.get("bare") else navigation.menus(context["request"])


@register.simple_tag(takes_context=True)
def permanent(context: dict[str, Any]) -> dict[str, str]:
    """The address under which the page can be found again, as a link and in readable letters."""
    request = context["request"]
    query = request.GET.copy()
    for name in [name for name in query if name not in KEPT]:
        del query[name]
    address = request.build_absolute_uri(f"{request.path}{'?' if query else ''}{query.urlencode()}")
    return {"address": address, "words": unquote(address)}


@register.filter
def at(values: dict[str, Any], key: str) -> Any:
    """What a mapping holds under a key."""
    return values.get(key)


@register.inclusion_tag("parts/term.html")
def term(code: str) -> dict[str, Any]:
    """A question mark that unfolds what a word of the page means."""
    return {"term": terms.term(code)}


@register.inclusion_tag("parts/tour.html", takes_context=True)
def tour_panel(context: dict[str, Any]) -> dict[str, Any]:
    """The panel of the first walk, where the address asks for a stop."""
    request = context["request"]
    query = request.GET.copy()
    asked = query.pop(tour.PARAMETER, [""])[-1]
    return {"panel": tour.panel(asked), "close": f"{request.path}{'?' if query else ''}{query.urlencode()}"}
