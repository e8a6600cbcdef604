"""Documents: the list, and the text of each with every fact lit in it.

In: a request, a document's id. Out: pages. Not here: cutting the text (`highlight.py`).
"""

from __future__ import annotations

from collections import Counter

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratim.desk import rights
from pobratim.desk.roles import Action
from pobratim.facts import KINDS
from pobratim.storage import read
from pobratim.storage.models import Document, Entry, Fact
from pobratim.storage.reprints import official_first
from pobratim.wording import date_words, word

from ..addresses import document_address
from ..asked import Asked, year_bounds
from ..cards import document_name, fact_card
from ..context import language
from ..highlight import Mark, paragraphs
from ..shown import Item

LONGEST_TITLE = 200
SHOWN_REPRINTS = 3


@require_safe
def document_list(request: HttpRequest) -> HttpResponse:
    """Documents, newest first, found by words or year."""
    lang = language()
    asked = Asked(request)
    since, until = year_bounds(asked.year("year"))
    page = asked.page(read.documents(asked.words("q"), since, until))
    rows = [document_line(found, lang) for found in page]
    values = {"page": page, "rows": rows, "asked": asked}
    return render(request, "documents.html", values, status=400 if asked.problems else 200)


def document_line(found: Document, lang: str) -> dict[str, object]:
    """A document in a list."""
    return {
        "name": document_name(found, lang),
        "address": document_address(found.id),
        "published": date_words(found.published, lang),
        "source": found.source,
        "facts": getattr(found, "fact_count", 0),
    }


@require_safe
def document(request: HttpRequest, document_id: str) -> HttpResponse:
    """A document's text, its facts beside it; each points at the other."""
    lang = language()
    found = read.document(document_id)
    if found is None:
        raise Http404(_("Такого документа в реестре нет."))
    facts = list(found.facts.all())
    marks = [Mark(fact.id, fact.kind, tuple((span[0], span[1]) for span in fact.evidence)) for fact in facts]
    cut = paragraphs(found.text, marks)
    count = Counter(fact.kind for fact in facts)
    copies = official_first(read.reprints(found.id))
    values = {
        "document": found,
        "name": document_name(found, lang),
        "published": date_words(found.published, lang),
        "paragraphs": cut,
        "titled": len(cut) > 1 and sum(len(piece.text) for piece in cut[0]) < LONGEST_TITLE,
        "facts": [fact_card(fact, lang, entry=_entry_of(fact)) for fact in _in_order(found, facts)],
        "legend": [(kind, word("kinds", kind, lang), count[kind]) for kind in KINDS if count[kind]],
        "reprints": [Item(document_name(copy, lang), document_address(copy.id)) for copy in copies[:SHOWN_REPRINTS]],
        "more_reprints": max(0, len(copies) - SHOWN_REPRINTS),
        "may_check": bool(facts) and rights.may(request.user, Action.CORRECT),
        "link": found.address if found.address.startswith(("https://", "http://")) else "",
    }
    return render(request, "document.html", values)


def _in_order(found: Document, facts: list[Fact]) -> list[Fact]:
    """Facts in the order of their first words; each with the document that is loaded already."""
    for fact in facts:
        fact.document = found
    return sorted(facts, key=lambda fact: (min(span[0] for span in fact.evidence), fact.position))


def _entry_of(fact: Fact) -> Entry | None:
    link = getattr(fact, "entry_fact", None)
    return link.entry if link else None
