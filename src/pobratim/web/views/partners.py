"""Partners: the list of all parties, and a page for each.

In: a request, a party's code. Out: pages. Not here: which entries concern a party (`storage.read`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratim.lexicon.places import places
from pobratim.resolve.parties import ancestors, canonical
from pobratim.storage import pages, read
from pobratim.storage.models import Document
from pobratim.storage.read import Partner

from ..addresses import SECTIONS, document_address
from ..asked import Asked
from ..bars import bars_of
from ..cards import Card, card_of, document_name
from ..context import language
from ..shown import Item, party_item
from ..wording import counted, date_words, word
from ..wording.parties import KINDS, kind_of, name_of

PER_SECTION = 12
ORDER = ("agreement", "partnership", "event", "person", "project", "figure", "flow", "commitment", "statement")


@dataclass(slots=True)
class Line:
    """A party in the list, with the parties that lie in it."""

    item: Item
    kind: str
    partner: Partner
    inner: list[Line] = field(default_factory=list)
    lies_in: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A kind's part of a partner's page."""

    kind: str
    title: str
    cards: list[Card]
    total: int
    address: str


@require_safe
def partner_list(request: HttpRequest) -> HttpResponse:
    """Countries with their regions with their municipalities; found by name, or of one kind."""
    lang = language()
    asked = Asked(request)
    words, kind = asked.words("q"), asked.choice("kind", KINDS)
    found = read.partners(settings.POBRATIM_HOME or "")
    lines = [
        Line(party_item(partner.party, lang), kind_of(partner.party), partner)
        for partner in found
        if words.casefold().replace("ё", "е") in name_of(partner.party, lang).casefold().replace("ё", "е")
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


@require_safe
def partner(request: HttpRequest, code: str) -> HttpResponse:
    """Everything that the register holds on one party."""
    lang = language()
    code = canonical(code)
    counts = pages.counts_of_party(code)
    if not counts and code not in places():
        raise Http404(_("В реестре нет партнёра «%(code)s».") % {"code": code})
    entries = pages.newest_by_kind(code, PER_SECTION)
    cards: dict[str, list[Card]] = {}
    for entry in entries:
        cards.setdefault(entry.kind, []).append(card_of(entry, lang, entry.facts.all()))
    parts = [
        Part(
            kind,
            word("kinds", "post" if kind == "person" else kind, lang),
            cards[kind],
            counts[kind],
            _more(kind, code),
        )
        for kind in ORDER
        if kind in cards
    ]
    beside = read.partners(code)
    outer = [party_item(step, lang) for step in reversed(ancestors(code))]
    return render(
        request,
        "partner.html",
        {
            "code": code,
            "name": name_of(code, lang),
            "outer": outer,
            "parts": parts,
            "beside": bars_of([(party_item(other.party, lang), other.total) for other in beside[:14]]),
            "areas": bars_of([(Item(word("area", area, lang)), n) for area, n in pages.areas_of_party(code)[:10]]),
            "sources": [_source(document, lang) for document in pages.documents_of_party(code)[:20]],
            "summary": _summary(code, counts, len(beside), lang),
        },
    )


def _more(kind: str, code: str) -> str:
    """The whole list of one kind, narrowed to the party."""
    if kind == "person":
        return f"{reverse('people')}?{urlencode({'partner': code})}"
    return f"{reverse('entries', args=[SECTIONS[kind]])}?{urlencode({'partner': code})}"


def _summary(code: str, counts: dict[str, int], beside: int, lang: str) -> str:
    """One line: what kind of party, and how much is known."""
    kind = word("party_kind", kind_of(code), lang)
    told = [counted(counts[noun], noun, lang) for noun in ("agreement", "event", "project") if counts.get(noun)]
    if beside:
        told.insert(0, counted(beside, "partner", lang))
    return f"{kind[:1].upper()}{kind[1:]}{': ' if told else ''}{', '.join(told)}"


def _source(document: Document, lang: str) -> dict[str, str]:
    return {
        "name": document_name(document, lang),
        "address": document_address(document.id),
        "from": document.source,
        "published": date_words(document.published, lang),
    }
