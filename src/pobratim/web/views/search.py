"""Search: partners, people, entries and documents by words.

In: a request with `?q=`. Out: the page. Not here: how a database compares Russian letters (`storage`).
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pobratim.storage import pages, read
from pobratim.storage.read import EntryFilter
from pobratim.wording.parties import sounds_like

from .. import memory
from ..addresses import SECTIONS
from ..asked import Asked
from ..bars import bars_of
from ..cards import card_of
from ..context import language
from ..shown import party_item
from .documents import document_line

PARTNERS = 16
PEOPLE = 8
ENTRIES = 20
DOCUMENTS = 10


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What holds the words; without words just the form."""
    lang, asked = language(), Asked(request)
    words = asked.words("q")
    values: dict[str, object] = {"asked": asked, "words": words}
    if words:
        partners = [one for one in memory.partners(memory.register_mark()) if sounds_like(one.party, words, lang)][
            :PARTNERS
        ]
        entries = pages.with_sentences(read.entries(EntryFilter(kinds=list(SECTIONS), words=words)))
        values |= {
            "partners": bars_of([(party_item(one.party, lang), one.total) for one in partners]),
            "people": [card_of(entry, lang, entry.facts.all()) for entry in pages.people(words, "")[:PEOPLE]],
            "entries": [card_of(entry, lang, entry.facts.all()) for entry in entries[:ENTRIES]],
            "documents": [document_line(found, lang) for found in read.documents(words)[:DOCUMENTS]],
        }
    return render(request, "search.html", values, status=400 if asked.problems else 200)
