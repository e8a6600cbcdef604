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

from pobratim.desk import rights
from pobratim.desk.models import Account
from pobratim.desk.roles import Action
from pobratim.storage import pages
from pobratim.storage.models import Document
from pobratim.wording import date_words

from .. import memory
from ..addresses import SECTIONS, document_address
from ..bars import bars_of
from ..cards import Card, card_of, document_name, fact_card
from ..context import language
from ..morning import morning_of
from ..shown import party_item
from ..tiles import tile_map
from .help import example_files

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
    mark, home_party = memory.register_mark(), settings.POBRATIM_HOME or ""
    totals = memory.totals(mark)
    if not totals.documents:
        return welcome(request)
    partners = memory.partners(mark, home_party)
    account = request.user if isinstance(request.user, Account) else None
    values = {
        "morning": morning_of(account, mark, home_party, lang) if account else None,
        "totals": totals,
        "partner_count": len(partners),
        "tallies": [_tally(kind, totals.entries.get(kind, 0)) for kind in TALLIED],
        "map": tile_map({partner.party: partner.total for partner in partners}, lang),
        "busiest": bars_of([(party_item(partner.party, lang), partner.total) for partner in partners[:MOST]]),
        "due": [] if account else _due(lang),
        "newest": [_told(document, lang) for document in pages.newest_documents(NEWEST)],
    }
    return render(request, "home.html", values)


def welcome(request: HttpRequest) -> HttpResponse:
    """The front page of an empty register: how to fill it, or how to look at an invented one first."""
    values = {
        "may_upload": rights.may(request.user, Action.UPLOAD),
        "may_sign_in": not request.user.is_authenticated,
        "examples": bool(example_files()),
    }
    return render(request, "welcome.html", values)


def _due(lang: str) -> list[Card]:
    return [card_of(entry, lang, pages.sentences_of(entry)) for entry in pages.due_next(timezone.localdate(), DUE)]


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
