"""People: the list, and a page for each.

In: a request, an entry's id. Out: pages. Not here: who is the same person (`pobratim.register`).
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratim.resolve.parties import is_party
from pobratim.storage import pages, read, standing
from pobratim.storage.models import Entry

from ..addresses import entry_address
from ..asked import Asked
from ..cards import card_of
from ..context import language
from ..living import NeighbourLines, neighbours
from ..named import named_parts, valid_moment
from ..shown import party_item

PER_PAGE = 60
MOST = 200


@require_safe
def person_list(request: HttpRequest) -> HttpResponse:
    """People with a post, in alphabetical order, found by name."""
    lang = language()
    asked = Asked(request)
    code = asked.words("partner")
    words = asked.words("q")
    known = read.counted(read.EntryFilter(kinds=["person"], party=code, words=words))
    page = asked.page(pages.people(words, code), PER_PAGE, known=known)
    values = {
        "page": page,
        "cards": [card_of(entry, lang, pages.sentences_of(entry)) for entry in page],
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
    facts = list(read.facts_of_entry(found.id).defer("document__text")[:50])
    card = card_of(found, lang, facts)
    asked = Asked(request)
    moment = valid_moment(asked, lang)
    named = read.entries_of_person(found)
    if moment.valid:
        named = standing.standing_on_day(named, moment.valid)
    entries = standing.with_phases(pages.with_sentences(named))[:MOST]
    values = {
        "name": card.heading,
        "card": card,
        "parts": named_parts(entries, moment),
        "beside": _beside(found, lang),
        "moment": moment,
        "asked": asked,
    }
    return render(request, "person.html", values, status=400 if asked.problems else 200)


def _beside(found: Entry, lang: str) -> list[NeighbourLines]:
    """Who held the person's posts before and after."""
    codes = [str(post["of"]) for post in found.content.get("posts", ()) if is_party(str(post.get("of") or ""))]
    return neighbours(standing.seats(codes).values(), found.id, lang) if codes else []


@require_safe
def person_named(request: HttpRequest, name: str) -> HttpResponse:
    """A person as a text spells the name: the person's page, namesakes, or what names somebody without a post."""
    lang = language()
    known = read.person_named(name)
    if known:
        return redirect("person", known.id)
    if pages.namesakes(name):
        return redirect(f"{reverse('people')}?{urlencode({'q': name})}")
    asked = Asked(request)
    moment = valid_moment(asked, lang)
    parts = named_parts(standing.with_phases(pages.entries_naming(name))[:MOST], moment)
    if not parts:
        raise Http404(_("Такого человека в реестре нет."))
    return render(request, "person.html", {"name": name, "card": None, "parts": parts})
