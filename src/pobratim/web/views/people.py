"""People: the list, and a page for each.

In: a request, an entry's id. Out: pages. Not here: who is the same person (`pobratim.register`).
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratim.storage import pages, read

from ..addresses import entry_address
from ..asked import Asked
from ..cards import Card, card_of
from ..context import language
from ..shown import party_item
from ..wording import word
from .partners import ORDER

PER_PAGE = 60
MOST = 200


@require_safe
def person_list(request: HttpRequest) -> HttpResponse:
    """People with a post, in alphabetical order, found by name."""
    lang = language()
    asked = Asked(request)
    code = asked.words("partner")
    page = asked.page(pages.people(asked.words("q"), code), PER_PAGE)
    values = {
        "page": page,
        "cards": [card_of(entry, lang, entry.facts.all()) for entry in page],
        "asked": asked,
        "partner": party_item(code, lang) if code else None,
    }
    return render(request, "people.html", values, status=400 if asked.problems else 200)


@require_safe
def person(request: HttpRequest, entry_id: str) -> HttpResponse:
    """A person's posts, and where the register names them."""
    lang = language()
    found = read.entry(entry_id)
    if found is None:
        raise Http404(_("Такого человека в реестре нет."))
    if found.kind != "person" or found.id != entry_id:
        return redirect(entry_address(found.kind, found.id))
    cards: dict[str, list[Card]] = {}
    for entry in pages.with_sentences(read.entries_of_person(found))[:MOST]:
        cards.setdefault(entry.kind, []).append(card_of(entry, lang, entry.facts.all()))
    facts = list(read.facts_of_entry(found.id).defer("document__text")[:50])
    values = {
        "card": card_of(found, lang, facts),
        "parts": [
            {"kind": kind, "title": word("kinds", kind, lang), "cards": cards[kind]} for kind in ORDER if kind in cards
        ],
    }
    return render(request, "person.html", values)
