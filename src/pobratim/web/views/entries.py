"""Lists of agreements, events, projects and the other kinds with filters, and the page of one entry.

In: a request, a section, an entry's id. Out: pages; an old id is led on to the entry that took it over. Not here:
people (`people.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratim.facts import AREAS
from pobratim.register.lives import has_life
from pobratim.storage import known, pages, read, standing
from pobratim.storage.models import Entry
from pobratim.storage.read import EntryFilter
from pobratim.wording import codes, word
from pobratim.wording.parties import name_of

from ..addresses import SECTIONS, document_address, entry_address
from ..asked import Asked, year_bounds
from ..cards import Card, card_of, quote_of
from ..context import language
from ..living import MeasureRow, life_of, measure_rows, ties_of
from ..moment import KNOWN, VALID, Moment, known_card, moment_of

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
DATED = frozenset(("agreement", "event", "commitment"))
WITH_TERM = frozenset(("agreement", "commitment"))
WITH_AREAS = frozenset(("agreement", "event", "project", "partnership", "commitment"))


@require_safe
def entry_list(request: HttpRequest, section: str) -> HttpResponse:
    """A section's entries, narrowed by what the address asks."""
    lang = language()
    kind = KINDS[section]
    asked = Asked(request)
    parties = pages.parties_of_kind(kind)
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
            for name in ("q", "partner", "type", "stage", "area", "year", "due", "life", "with", VALID, KNOWN)
        ),
        "other": name_of(asked.given["with"], lang) if asked.given.get("with") in parties else "",
        "partners": sorted(((code, name_of(code, lang)) for code in parties), key=lambda pair: pair[1]),
        "subtypes": _options(SUBTYPES.get(kind), lang),
        "stages": _options(STAGES.get(kind), lang),
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
    page = asked.page(standing.with_phases(pages.with_sentences(found)))
    return page, [_card(entry, moment) for entry in page]


def _card(entry: Entry, moment: Moment) -> Card:
    paper = entry.kind == "agreement"
    life = life_of(standing.standing(entry, moment.valid, moment.today), moment.lang) if paper else None
    return card_of(entry, moment.lang, entry.facts.all(), life=life)


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
        since=since,
        until=until,
        words=asked.words("q"),
    )


def _options(group: str | None, lang: str) -> list[tuple[str, str]]:
    return [(code, word(group, code, lang)) for code in codes(group)] if group else []


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@require_safe
def entry(request: HttpRequest, section: str, entry_id: str) -> HttpResponse:
    """One entry with every sentence that tells of it; with its life, if it has one."""
    lang = language()
    found = read.entry(entry_id)
    if found is None:
        raise Http404(_("Такой записи в реестре нет: возможно, её документ удалён."))
    if found.id != entry_id or KINDS[section] != found.kind:
        return redirect(f"{entry_address(found.kind, found.id)}{_query(request)}", permanent=False)
    asked = Asked(request)
    moment = moment_of(asked, lang)
    values = _known_entry(found, moment) if moment.known else _entry(found, moment)
    values |= {
        "state_word": word("state", found.state, lang),
        "kind": found.kind,
        "section_name": section,
        "section_title": _capital(word("kinds", found.kind, lang)),
        "moment": moment,
        "dates_asked": found.kind in ("agreement", "partnership"),
        "asked": asked,
    }
    return render(request, "entry.html", values, status=400 if asked.problems else 200)


def _query(request: HttpRequest) -> str:
    return f"?{request.GET.urlencode()}" if request.GET else ""


def _entry(found: Entry, moment: Moment) -> dict[str, Any]:
    """An entry as it is now."""
    lang = moment.lang
    facts = list(read.facts_of_entry(found.id).defer("document__text")[:200])
    releases = {fact.document_id: fact.document.digest for fact in facts}
    sources = len(set(releases.values()))
    has = has_life(found.kind)
    life = life_of(standing.standing(found, moment.valid, moment.today), lang) if found.kind == "agreement" else None
    return {
        "card": card_of(found, lang, facts, life=life),
        "quotes": [quote_of(fact, lang) for fact in facts],
        "sources": sources,
        "reprints": len(releases) - sources,
        "related": [card_of(other, lang) for other in pages.told_together(found, 8)],
        "ties": ties_of(standing.links_of(found.id), found.id, lang, moment.query) if has else [],
        "measures": _measures(found, moment),
    }


def _measures(found: Entry, moment: Moment) -> list[MeasureRow]:
    document, measures = standing.measures_of_plan(found)
    return measure_rows(measures, moment.valid or moment.today, moment.lang, document and document_address(document))


def _known_entry(found: Entry, moment: Moment) -> dict[str, Any]:
    """An entry as it was known on a day; of several that it was then, the one told first."""
    assert moment.known
    lang = moment.lang
    facts = set(read.facts_of_entry(found.id).values_list("id", flat=True))
    then = known.known_beside(found, moment.known)
    if not then.complete:
        raise Http404(_("Записей слишком много, чтобы показать их на прошлый день."))
    own = next((one for one in then.entries if facts & set(one.facts)), None)
    if own is None:
        raise Http404(_("К концу этого дня реестр ещё не знал этой записи."))
    rows = then.facts_of(own)
    return {
        "card": known_card(then, own, moment),
        "quotes": [quote_of(fact, lang) for fact in rows],
        "related": [],
        "ties": ties_of(then.links_of(own), own.id, lang, moment.query),
        "measures": [],
    }
