"""Organisations that entries name: the list, and a page for each.

In: a request, an organisation's key. Out: pages. Not here: which spellings are one organisation
(`pobratim.resolve.organisations`).
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratim.storage import organisations as held
from pobratim.storage.pages import with_sentences
from pobratim.storage.standing import standing_on_day, with_phases

from ..addresses import organisation_address
from ..asked import Asked
from ..context import language
from ..named import named_parts, valid_moment
from ..shown import Item, party_item

PER_PAGE = 80
MOST = 120


@require_safe
def organisation_list(request: HttpRequest) -> HttpResponse:
    """Companies, universities and bodies in alphabetical order, found by words of their names."""
    lang, asked = language(), Asked(request)
    words, code, after = asked.words("q"), asked.words("partner"), asked.words("after")
    found = held.organisations(words, code, after=after, count=PER_PAGE + 1)
    shown = found[:PER_PAGE]
    values = {
        "rows": [(Item(one.name, organisation_address(one.key)), one.count) for one in shown],
        "asked": asked,
        "after": after,
        "further": _further(words, code, shown[-1].key) if len(found) > PER_PAGE else "",
        "partner": party_item(code, lang) if code else None,
    }
    return render(request, "organisations.html", values, status=400 if asked.problems else 200)


def _further(words: str, code: str, after: str) -> str:
    asked = {"q": words, "partner": code, "after": after}
    return f"{reverse('organisations')}?{urlencode({name: value for name, value in asked.items() if value})}"


@require_safe
def organisation(request: HttpRequest, key: str) -> HttpResponse:
    """What an organisation takes part in, and who holds posts in it."""
    lang, asked = language(), Asked(request)
    names = held.spellings(key)
    if not names:
        other = held.key_of(key)
        if other and other != key and held.spellings(other):
            return redirect("organisation", other)
        raise Http404(_("Такой организации в реестре нет."))
    moment = valid_moment(asked, lang)
    found = held.entries_of_organisation(key).order_by("-last", "id")
    if moment.valid:
        found = standing_on_day(found, moment.valid)
    entries = list(with_phases(with_sentences(found))[:MOST])
    values = {
        "name": names[0],
        "spellings": names[1:],
        "parts": named_parts(entries, moment),
        "asked": asked,
        "moment": moment,
        "full": len(entries) == MOST,
    }
    return render(request, "organisation.html", values, status=400 if asked.problems else 200)
