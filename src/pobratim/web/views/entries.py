"""Lists of agreements, events, projects and the other kinds with filters.

In: a request, a section. Out: a page. Not here: the page of one entry (`entry.py`), people (`people.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratim.facts import AREAS
from pobratim.storage import known, pages, read, standing
from pobratim.storage.glance import CONFIRMED
from pobratim.storage.models import Entry
from pobratim.storage.read import EntryFilter
from pobratim.wording import codes, word
from pobratim.wording.parties import name_of

from .. import memory
from ..addresses import SECTIONS
from ..asked import Asked, year_bounds
from ..cards import Card
from ..context import language
from ..moment import KNOWN, VALID, Moment, known_card, moment_of
from ..named import entry_card

KINDS = {section: kind for kind, section in SECTIONS.items()}
SUBTYPES = {
    "agreement": "instrument",
    "event": "event_type",
    "figure": "measure",
    "commitment": "commitment_type",
}
STAGES = {
    "agreement": "agreement_stage",
    "event": "event_stage",
    "project": "project_stage",
    "partnership": "partnership_state",
}
CHECKED: dict[str, list[str]] = {
    "confirmed": [str(state) for state in CONFIRMED],
    "machine": [str(Entry.State.MACHINE)],
    "reopened": [str(Entry.State.REOPENED)],
    "rejected": [str(Entry.State.REJECTED)],
}
DATED = frozenset(("agreement", "event", "commitment"))
WITH_TERM = frozenset(("agreement", "commitment"))
WITH_AREAS = frozenset(("agreement", "event", "project", "partnership", "commitment"))


@require_safe
def entry_list(request: HttpRequest, section: str) -> HttpResponse:
    """A section's entries, narrowed by what the address asks."""
    lang = language()
    kind = KINDS[section]
    asked = Asked(request)
    parties = list(memory.parties_of_kind(memory.register_mark(), kind))
    wanted = _wanted(asked, kind, parties)
    moment = moment_of(asked, lang)
    due = asked.choice("due", ("past", "ahead")) if kind in WITH_TERM else ""
    narrow = Narrow(due, asked.choice("life", codes("life")) if kind == "agreement" else "")
    page, cards = _known_page(asked, wanted, narrow, moment) if moment.known else _page(asked, wanted, narrow, moment)
    values: dict[str, Any] = {
        "section_name": section,
        "kind": kind,
        "title": _capital(word("kinds", kind, lang)),
        "page": page,
        "cards": cards,
        "moment": moment,
        "dates_asked": kind in ("agreement", "partnership"),
        "asked": asked,
        "narrowed": any(
            asked.given.get(name)
            for name in ("q", "partner", "type", "stage", "area", "year", "due", "life", "with", "state", VALID, KNOWN)
        ),
        "other": name_of(asked.given["with"], lang) if asked.given.get("with") in parties else "",
        "partners": sorted(((code, name_of(code, lang)) for code in parties), key=lambda pair: pair[1]),
        "subtypes": _options(SUBTYPES.get(kind), lang),
        "stages": _options(STAGES.get(kind), lang),
        "checked": _options("checked", lang),
        "lives": _options("life", lang) if kind == "agreement" else [],
        "terms": _options("term", lang) if kind in WITH_TERM else [],
        "dated": kind in DATED,
        "areas": _options("area", lang) if kind in WITH_AREAS else [],
    }
    return render(request, "entries.html", values, status=400 if asked.problems else 200)


@dataclass(frozen=True, slots=True)
class Narrow:
    """What narrows a list by time: terms that passed or lie ahead, the state of a paper."""

    due: str
    life: str


def _page(asked: Asked, wanted: EntryFilter, narrow: Narrow, moment: Moment) -> tuple[Any, list[Card]]:
    """The asked page of today's register, or of what held on a day."""
    found = read.entries(wanted)
    if narrow.life:
        found = standing.in_state(found, narrow.life, moment.valid, moment.today)
    elif moment.valid:
        found = standing.standing_on_day(found, moment.valid)
    if narrow.due:
        found = pages.with_term(found, narrow.due, moment.valid or moment.today)
    known = None if narrow.life or narrow.due or moment.valid else read.counted(wanted)
    page = asked.page(standing.with_phases(pages.with_sentences(found)), known=known)
    return page, [entry_card(entry, moment) for entry in page]


def _known_page(asked: Asked, wanted: EntryFilter, narrow: Narrow, moment: Moment) -> tuple[Any, list[Card]]:
    """The asked page of the register as it was known on a day."""
    assert moment.known
    then = known.known_on(wanted, moment.known)
    if not then.complete:
        asked.problems.append(_("Записей слишком много, чтобы показать их на прошлый день: выберите партнёра."))
    held = list(then.entries)
    if narrow.life:
        held = [one for one in held if _state_then(then, one.id, moment) == narrow.life]
    else:
        held = [one for one in held if then.stood(one, moment.valid)]
    if narrow.due:
        day = moment.valid or moment.today
        held = [one for one in held if one.until and (one.until < day) == (narrow.due == "past")]
    page = asked.page(held)
    return page, [known_card(then, one, moment) for one in page]


def _state_then(then: known.KnownThen, entry: str, moment: Moment) -> str:
    found = then.standing(entry, moment.valid, moment.today)
    return str(found.state) if found else ""


def _wanted(asked: Asked, kind: str, parties: list[str]) -> EntryFilter:
    since, until = year_bounds(asked.year("year"))
    subtype = asked.choice("type", codes(SUBTYPES[kind])) if kind in SUBTYPES else ""
    stage = asked.choice("stage", codes(STAGES[kind])) if kind in STAGES else ""
    area = asked.choice("area", AREAS) if kind in WITH_AREAS else ""
    return EntryFilter(
        kinds=[kind],
        partner=asked.choice("partner", parties),
        party=asked.choice("with", parties),
        subtypes=[subtype] if subtype else [],
        stages=[stage] if stage else [],
        areas=[area] if area else [],
        states=CHECKED.get(asked.choice("state", tuple(CHECKED)), []),
        since=since,
        until=until,
        words=asked.words("q"),
    )


def _options(group: str | None, lang: str) -> list[tuple[str, str]]:
    return [(code, word(group, code, lang)) for code in codes(group)] if group else []


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
