"""The front page: how much there is, the map, what falls due next, the newest facts.

In: a request. Out: the page; without documents it says which command reads some. Not here: drawing (`map.py`).
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from pobratim.storage import pages, read
from pobratim.storage.models import Document
from pobratim.wording import date_words

from .. import memory
from ..addresses import SECTIONS, document_address
from ..bars import bars_of
from ..cards import card_of, document_name, fact_card
from ..context import language
from ..shown import party_item
from ..tiles import tile_map

NEWEST = 5
PER_DOCUMENT = 3
DUE = 5
MOST = 13
WEIGHTS = ("agreement", "event", "project", "figure", "partnership", "flow", "commitment", "statement", "post")
TALLIED = ("agreement", "event", "project", "commitment", "person")


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The front page."""
    lang = language()
    totals = read.totals()
    if not totals.documents:
        return render(request, "welcome.html")
    partners = memory.partners(memory.register_mark(), settings.POBRATIM_HOME or "")
    values = {
        "totals": totals,
        "partner_count": len(partners),
        "tallies": [_tally(kind, totals.entries.get(kind, 0)) for kind in TALLIED],
        "map": tile_map({partner.party: partner.total for partner in partners}, lang),
        "busiest": bars_of([(party_item(partner.party, lang), partner.total) for partner in partners[:MOST]]),
        "due": [card_of(entry, lang, entry.facts.all()) for entry in pages.due_next(timezone.localdate(), DUE)],
        "newest": [_told(document, lang) for document in pages.newest_documents(NEWEST)],
    }
    return render(request, "home.html", values)


def _told(document: Document, lang: str) -> dict[str, object]:
    """A document that was read last, with the facts that matter most."""
    facts = sorted(document.facts.all(), key=lambda fact: (WEIGHTS.index(fact.kind), fact.position))
    return {
        "name": document_name(document, lang),
        "address": document_address(document.id),
        "published": date_words(document.published, lang),
        "count": len(facts),
        "facts": [fact_card(fact, lang) for fact in facts[:PER_DOCUMENT]],
    }


def _tally(kind: str, count: int) -> dict[str, object]:
    address = reverse("people") if kind == "person" else reverse("entries", args=[SECTIONS[kind]])
    return {"noun": kind, "count": count, "address": address}
