"""A partner's dossier: everything that the register holds on one party, or on two together.

In: a request, a party's code, with `?with=` a second one. Out: the page. Not here: which entries concern a party
(`storage`), in which order they stand (`dossier.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratim.lexicon.places import places
from pobratim.register.links import organisations_of
from pobratim.register.wire import said_from_json
from pobratim.resolve.parties import ancestors, canonical
from pobratim.storage import glance, known
from pobratim.storage.glance import Tally
from pobratim.storage.models import Entry
from pobratim.storage.read import EntryFilter, Partner
from pobratim.wording import counted, word
from pobratim.wording.parties import kind_of, name_of

from .. import memory
from ..addresses import organisation_address, partner_address
from ..asked import Asked
from ..bars import Bar, bars_of
from ..context import language
from ..dossier import Dated, PlanProgress, glance_of, parts_of, progress_of, with_numbers
from ..living import seat_lines
from ..memory import Mark
from ..moment import Moment, known_card, moment_of
from ..named import entry_card
from ..shown import Item, party_item
from ..tiles import tile_code, tile_map
from .pictures.parts import Part, timeline_part, trade_part

OF_EACH = 12
BESIDE = 14
AREAS = 8
ORGANISATIONS = 12
PLANS = 6


@dataclass(slots=True)
class Found:
    """What the page shows: cards with their days, counts, how far plans have come (by the plan's id)."""

    held: list[Dated] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    progress: dict[str, PlanProgress] = field(default_factory=dict)
    areas: tuple[str, ...] = ()
    organisations: tuple[tuple[Item, int], ...] = ()


@require_safe
def partner(request: HttpRequest, code: str) -> HttpResponse:
    """One party's page; with a second party, what concerns both."""
    lang, asked, code = language(), Asked(request), canonical(code)
    mark = memory.register_mark()
    beside = memory.partners(mark, code)
    moment = moment_of(asked, lang)
    known = beside or code in places() or memory.tally(mark, code, "", moment.today).kinds
    if not code or not known:
        raise Http404(_("В реестре нет партнёра «%(code)s».") % {"code": code})
    other = canonical(asked.choice("with", [one.party for one in beside]))
    found = _then(asked, code, other, moment) if moment.known else _now(mark, code, other, moment)
    narrow = {"partner": code, **({"with": other} if other else {}), **moment.asked}
    parts, sources = with_numbers(parts_of(found.held, found.tally, narrow, moment))
    values = {
        "name": name_of(code, lang),
        "code": code,
        "other": party_item(other, lang) if other else None,
        "both": [party_item(code, lang), party_item(other, lang)] if other else [],
        "outer": [party_item(step, lang) for step in reversed(ancestors(code))],
        "parts": parts,
        "sources": sources,
        "progress": found.progress,
        "areas": found.areas,
        "organisations": found.organisations,
        "confirmed": found.tally.confirmed,
        "glance": glance_of(found.held, found.tally, narrow, moment) if parts else None,
        "summary": _summary(code, found.tally.kinds, 0 if other else len(beside), lang),
        "seats": [] if other or moment.known else seat_lines(memory.seats(mark, code), moment.valid),
        "home": _with_home(code, other, beside, lang),
        "moment": moment,
        **({} if moment.past else _side(mark, code, other, beside, lang)),
        "asked": asked,
    }
    return render(request, "partner.html", values, status=400 if asked.problems else 200)


def _now(mark: Mark, code: str, other: str, moment: Moment) -> Found:
    """Today's register, or what held on a day."""
    entries = glance.outstanding(code, other, moment.today, count=OF_EACH, day=moment.valid)
    day = moment.valid
    tally = glance.tally(code, other, moment.today, day) if day else memory.tally(mark, code, other, moment.today)
    plans = [entry for entry in entries if glance.is_plan(entry)][:PLANS]
    progress = glance.progress(plans, day or moment.today)
    worded = {plan: progress_of(found, moment.lang) for plan, found in progress.items()}
    held = [_dated(entry, moment) for entry in entries]
    return Found(held, tally, worded, _areas(entries, moment.lang), _organisations(entries))


def _areas(entries: Iterable[Entry], lang: str) -> tuple[str, ...]:
    """In what the shown entries are, most frequent first."""
    counted_areas = Counter(area for entry in entries for area in entry.content.get("areas", ()))
    return tuple(word("area", area, lang) for area, _n in counted_areas.most_common(AREAS))


def _organisations(entries: Iterable[Entry]) -> tuple[tuple[Item, int], ...]:
    """The organisations that the shown entries name, most frequent first."""
    named = [link for entry in entries for link in organisations_of(said_from_json(entry.content))]
    names = {link.key: link.name for link in named}
    most = Counter(link.key for link in named).most_common(ORGANISATIONS)
    return tuple((Item(names[key], organisation_address(key)), number) for key, number in most)


def _dated(entry: Entry, moment: Moment) -> Dated:
    return Dated(entry_card(entry, moment), entry.first, entry.until)


def _then(asked: Asked, code: str, other: str, moment: Moment) -> Found:
    """The register as it was known on a day."""
    assert moment.known
    then = known.known_on(EntryFilter(party=code, partner=other), moment.known)
    if not then.complete:
        asked.problems.append(_("Записей слишком много, чтобы показать их на прошлый день."))
    held: list[Dated] = []
    kinds: Counter[str] = Counter()
    for entry in then.entries:
        if then.stood(entry, moment.valid):
            kinds[entry.kind] += 1
            if kinds[entry.kind] <= OF_EACH:
                held.append(Dated(known_card(then, entry, moment), entry.first, entry.until))
    return Found(held, Tally(dict(kinds)))


def _side(mark: Mark, code: str, other: str, beside: Sequence[Partner], lang: str) -> dict[str, Any]:
    """What stands beside the entries: counts and pictures of today, left out on a page of another day."""
    timeline, trade = _pictures(mark, code, other, lang)
    return {
        "timeline": timeline,
        "trade": trade,
        "map": None if other else tile_map({one.party: one.total for one in beside}, lang),
        "here": tile_code(code),
        "beside": [] if other else _beside(code, beside, lang),
    }


@lru_cache(maxsize=128)
def _pictures(mark: Mark, code: str, other: str, lang: str) -> tuple[Part | None, Part | None]:
    """The small timeline and the trade chart, drawn once as long as the register is the same."""
    return timeline_part(code, other, lang), trade_part(code, other, lang)


def _beside(code: str, beside: Sequence[Partner], lang: str) -> list[Bar]:
    """Bars that lead to what the party and each of its partners have together."""
    return bars_of([(_together(code, one.party, lang), one.total) for one in beside[:BESIDE]])


def _together(code: str, other: str, lang: str) -> Item:
    return Item(name_of(other, lang), f"{partner_address(code)}?{urlencode({'with': other})}")


def _with_home(code: str, other: str, beside: Sequence[Partner], lang: str) -> Item | None:
    """The way to what the party and the register's own party have together."""
    home = settings.POBRATIM_HOME or ""
    if not home or other or home == code or home not in [one.party for one in beside]:
        return None
    return _together(code, home, lang)


def _summary(code: str, counts: dict[str, int], beside: int, lang: str) -> str:
    """One line: what kind of party, and how much is known."""
    told = [counted(counts[noun], noun, lang) for noun in ("agreement", "event", "project") if counts.get(noun)]
    if not beside:
        return ", ".join(told)
    kind = word("party_kind", kind_of(code), lang)
    return f"{kind[:1].upper()}{kind[1:]}: {', '.join([counted(beside, 'partner', lang), *told])}"
