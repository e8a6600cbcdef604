"""Lists of agreements, events, projects and the other kinds with filters, and the page of one entry.

In: a request, a section, an entry's id. Out: pages; an old id is led on to the entry that took it over. Not here:
people (`people.py`).
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratim.facts import AREAS
from pobratim.storage import pages, read
from pobratim.storage.read import EntryFilter
from pobratim.wording import codes, word
from pobratim.wording.parties import name_of

from ..addresses import SECTIONS, entry_address
from ..asked import Asked, year_bounds
from ..cards import card_of, quote_of
from ..context import language

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
    found, due = read.entries(wanted), asked.choice("due", ("past", "ahead")) if kind in WITH_TERM else ""
    if due:
        found = pages.with_term(found, due, timezone.localdate())
    page = asked.page(pages.with_sentences(found))
    values: dict[str, Any] = {
        "section_name": section,
        "kind": kind,
        "title": _capital(word("kinds", kind, lang)),
        "page": page,
        "cards": [card_of(entry, lang, entry.facts.all()) for entry in page],
        "asked": asked,
        "narrowed": any(
            asked.given.get(name) for name in ("q", "partner", "type", "stage", "area", "year", "due", "with")
        ),
        "other": name_of(asked.given["with"], lang) if asked.given.get("with") in parties else "",
        "partners": sorted(((code, name_of(code, lang)) for code in parties), key=lambda pair: pair[1]),
        "subtypes": _options(SUBTYPES.get(kind), lang),
        "stages": _options(STAGES.get(kind), lang),
        "terms": _options("term", lang) if kind in WITH_TERM else [],
        "dated": kind in DATED,
        "areas": _options("area", lang) if kind in WITH_AREAS else [],
    }
    return render(request, "entries.html", values, status=400 if asked.problems else 200)


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
    """One entry with every sentence that tells of it."""
    lang = language()
    found = read.entry(entry_id)
    if found is None:
        raise Http404(_("Такой записи в реестре нет: возможно, её документ удалён."))
    if found.id != entry_id or KINDS[section] != found.kind:
        return redirect(entry_address(found.kind, found.id), permanent=False)
    facts = list(read.facts_of_entry(found.id).defer("document__text")[:200])
    values = {
        "card": card_of(found, lang, facts),
        "quotes": [quote_of(fact, lang) for fact in facts],
        "state_word": word("state", found.state, lang),
        "kind": found.kind,
        "section_name": section,
        "section_title": _capital(word("kinds", found.kind, lang)),
        "related": [card_of(other, lang) for other in pages.told_together(found, 8)],
    }
    return render(request, "entry.html", values)
