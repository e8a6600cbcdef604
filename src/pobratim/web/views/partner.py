"""A partner's page: everything that the register holds on one party, or on two together.

In: a request, a party's code, with `?with=` a second one. Out: the page. Not here: which entries concern a party
(`storage`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratim.lexicon.places import places
from pobratim.register.lives.holders import Seat
from pobratim.resolve.parties import ancestors, canonical
from pobratim.storage import known, pages, standing
from pobratim.storage.models import Document
from pobratim.storage.read import EntryFilter, Partner
from pobratim.wording import counted, date_words, word
from pobratim.wording.parties import kind_of, name_of

from .. import memory
from ..addresses import SECTIONS, document_address, partner_address
from ..asked import Asked
from ..bars import Bar, bars_of
from ..cards import ORDER, Card, card_of, document_name
from ..context import language
from ..living import life_of, seat_lines
from ..memory import Mark
from ..moment import Moment, known_card, moment_of
from ..shown import Item, party_item
from ..tiles import tile_code, tile_map

PER_SECTION = 12
BESIDE = 14
AREAS = 10
YEARS = 8


@dataclass(frozen=True, slots=True)
class Part:
    """A kind's part of the page."""

    kind: str
    title: str
    cards: list[Card]
    total: int
    address: str


@require_safe
def partner(request: HttpRequest, code: str) -> HttpResponse:
    """One party's page; with a second party, what concerns both."""
    lang, asked, code = language(), Asked(request), canonical(code)
    mark = memory.register_mark()
    beside = memory.partners(mark, code)
    if not beside and code not in places() and not memory.kinds(mark, code, ""):
        raise Http404(_("В реестре нет партнёра «%(code)s».") % {"code": code})
    other = canonical(asked.choice("with", [one.party for one in beside]))
    moment = moment_of(asked, lang)
    cards, counts = _known_cards(asked, code, other, moment) if moment.known else _cards(mark, code, other, moment)
    seats = [] if other or moment.known else seat_lines(_own_seats(code), moment.valid)
    values = {
        "name": name_of(code, lang),
        "other": party_item(other, lang) if other else None,
        "both": [party_item(code, lang), party_item(other, lang)] if other else [],
        "outer": [party_item(step, lang) for step in reversed(ancestors(code))],
        "parts": _parts(cards, counts, code, other, moment),
        "summary": _summary(code, counts, 0 if other else len(beside), lang),
        "seats": seats,
        "moment": moment,
        **({} if moment.past else _side(mark, code, other, beside, lang)),
        "asked": asked,
    }
    return render(request, "partner.html", values, status=400 if asked.problems else 200)


def _side(mark: Mark, code: str, other: str, beside: Sequence[Partner], lang: str) -> dict[str, Any]:
    """What stands beside the entries: counts of today, left out on a page of another day."""
    return {
        "map": None if other else tile_map({one.party: one.total for one in beside}, lang),
        "here": tile_code(code),
        "years": bars_of([(Item(str(year)), n) for year, n in memory.years(mark, code, other)[:YEARS]]),
        "beside": [] if other else _beside(code, beside, lang),
        "areas": bars_of([(Item(word("area", area, lang)), n) for area, n in memory.areas(mark, code, other)[:AREAS]]),
        "sources": [_source(document, lang) for document in memory.sources(mark, code, other)],
    }


def _own_seats(code: str) -> list[Seat]:
    return list(standing.seats([code]).values())


def _cards(mark: Mark, code: str, other: str, moment: Moment) -> tuple[dict[str, list[Card]], dict[str, int]]:
    """Cards and counts by kind, of today's register or of what held on a day."""
    cards: dict[str, list[Card]] = {}
    for entry in pages.newest_by_kind(code, PER_SECTION, other, moment.valid):
        life = None
        if entry.kind == "agreement":
            life = life_of(standing.standing(entry, moment.valid, moment.today), moment.lang)
        cards.setdefault(entry.kind, []).append(card_of(entry, moment.lang, entry.facts.all(), life=life))
    day = moment.valid
    return cards, pages.counts_of_party(code, other, day) if day else memory.kinds(mark, code, other)


def _known_cards(asked: Asked, code: str, other: str, moment: Moment) -> tuple[dict[str, list[Card]], dict[str, int]]:
    """Cards and counts by kind, of the register as it was known on a day."""
    assert moment.known
    then = known.known_on(EntryFilter(party=code, partner=other), moment.known)
    if not then.complete:
        asked.problems.append(_("Записей слишком много, чтобы показать их на прошлый день."))
    cards: dict[str, list[Card]] = {}
    counts: Counter[str] = Counter()
    for entry in then.entries:
        if then.stood(entry, moment.valid):
            counts[entry.kind] += 1
            if counts[entry.kind] <= PER_SECTION:
                cards.setdefault(entry.kind, []).append(known_card(then, entry, moment))
    return cards, dict(counts)


def _parts(cards: dict[str, list[Card]], counts: dict[str, int], code: str, other: str, moment: Moment) -> list[Part]:
    return [
        Part(kind, word("kinds", kind, moment.lang), cards[kind], counts[kind], _more(kind, code, other, moment))
        for kind in ORDER
        if kind in cards
    ]


def _more(kind: str, code: str, other: str, moment: Moment) -> str:
    """The whole list of one kind, narrowed to the party and the partner."""
    asked = {"partner": code, "with": other} if other else {"partner": code}
    asked |= moment.asked
    list_address = reverse("people") if kind == "person" else reverse("entries", args=[SECTIONS[kind]])
    return f"{list_address}?{urlencode(asked)}"


def _beside(code: str, beside: Sequence[Partner], lang: str) -> list[Bar]:
    """Bars that lead to what the party and each of its partners have together."""
    address = partner_address(code)
    return bars_of(
        [
            (Item(name_of(one.party, lang), f"{address}?{urlencode({'with': one.party})}"), one.total)
            for one in beside[:BESIDE]
        ]
    )


def _summary(code: str, counts: dict[str, int], beside: int, lang: str) -> str:
    """One line: what kind of party, and how much is known."""
    told = [counted(counts[noun], noun, lang) for noun in ("agreement", "event", "project") if counts.get(noun)]
    if not beside:
        return ", ".join(told)
    kind = word("party_kind", kind_of(code), lang)
    return f"{kind[:1].upper()}{kind[1:]}: {', '.join([counted(beside, 'partner', lang), *told])}"


def _source(document: Document, lang: str) -> dict[str, str]:
    return {
        "name": document_name(document, lang),
        "address": document_address(document.id),
        "from": document.source,
        "published": date_words(document.published, lang),
    }
