"""Partners: the list of all parties.

In: a request. Out: the list. Not here: a party's own page (`partner.py`), counting (`storage.read`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratim.resolve.parties import ancestors
from pobratim.storage.read import Partner
from pobratim.wording import word
from pobratim.wording.parties import KINDS, kind_of, name_of, sounds_like

from .. import memory
from ..asked import Asked
from ..context import language
from ..shown import Item, party_item


@dataclass(slots=True)
class Line:
    """A party in the list, with the parties that lie in it."""

    item: Item
    kind: str
    partner: Partner
    inner: list[Line] = field(default_factory=list)
    lies_in: str = ""


@require_safe
def partner_list(request: HttpRequest) -> HttpResponse:
    """Countries with their regions with their municipalities; found by name, or of one kind."""
    lang = language()
    asked = Asked(request)
    words, kind = asked.words("q"), asked.choice("kind", KINDS)
    found = memory.partners(memory.register_mark(), settings.POBRATIM_HOME or "")
    lines = [
        Line(party_item(partner.party, lang), kind_of(partner.party), partner)
        for partner in found
        if sounds_like(partner.party, words, lang)
    ]
    if words or kind:
        for line in lines:
            line.lies_in = _around(line, lang)
    if kind:
        lines = [line for line in lines if line.kind == kind]
    values = {
        "groups": _grouped(lines, lang) if not words and not kind else [("", lines)] if lines else [],
        "asked": asked,
        "kinds": [(code, word("party_kinds", code, lang)) for code in KINDS],
        "total": len(lines),
        "everything": len(found),
    }
    return render(request, "partners.html", values, status=400 if asked.problems else 200)


def _grouped(lines: list[Line], lang: str) -> list[tuple[str, list[Line]]]:
    """Lines under the nearest listed party in which they lie; Russia's regions and foreign countries apart."""
    listed = {line.partner.party: line for line in lines}
    tops: list[Line] = []
    for line in lines:
        outer = next((listed[code] for code in ancestors(line.partner.party) if code in listed and code != "RU"), None)
        (outer.inner if outer else tops).append(line)
        if outer is None:
            line.lies_in = _around(line, lang)
    home = [line for line in tops if line.partner.party.startswith("RU")]
    unions = [line for line in tops if line.kind == "union"]
    abroad = [line for line in tops if line not in home and line not in unions]
    groups = [(_("Россия и её регионы"), home), (_("Другие страны"), abroad), (_("Объединения"), unions)]
    return [(title, members) for title, members in groups if members]


def _around(line: Line, lang: str) -> str:
    """In what a party lies that stands in the list without it."""
    around = [step for step in ancestors(line.partner.party) if step != "RU"]
    return name_of(around[0], lang) if around else ""
