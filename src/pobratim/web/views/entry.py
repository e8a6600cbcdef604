"""The page of one entry: what is known, its life, what it is tied to, who answers for it, where it is said.

In: a request, a section, an entry's id. Out: the page; an old id is led on to the entry that took it over. Not here:
lists (`entries.py`), people (`people.py`), checking (`review.py`).
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratim.desk import rights
from pobratim.desk.roles import Action
from pobratim.desk.words import words_about
from pobratim.register.lives import has_life
from pobratim.storage import known, pages, read, standing
from pobratim.storage.chain import around
from pobratim.storage.models import Entry
from pobratim.wording import word

from ..addresses import SECTIONS, document_address, entry_address
from ..asked import Asked
from ..cards import card_of, quote_of
from ..context import language
from ..dossier import progress_of
from ..lifeline import life_line
from ..living import chain_of, life_of, measure_counts, measure_rows, ties_of
from ..moment import Moment, known_card, moment_of
from ..said import history_of

KINDS = {section: kind for kind, section in SECTIONS.items()}
MOST_FACTS = 200
QUOTES = 40


@require_safe
def entry(request: HttpRequest, section: str, entry_id: str) -> HttpResponse:
    """One entry with every sentence that tells of it; with its life, if it has one."""
    lang = language()
    found = Entry.objects.filter(pk=entry_id).first() or read.entry(entry_id)
    if found is None:
        raise Http404(_("Такой записи в реестре нет: возможно, её документ удалён."))
    if found.id != entry_id or KINDS[section] != found.kind:
        return redirect(f"{entry_address(found.kind, found.id)}{_query(request)}", permanent=False)
    asked = Asked(request)
    moment = moment_of(asked, lang)
    values = _then(found, moment) if moment.known else _now(found, moment)
    title = word("kinds", found.kind, lang)
    values |= {
        "waits": found.state in (Entry.State.MACHINE, Entry.State.REOPENED),
        "entry_id": found.id,
        "may_check": rights.may(request.user, Action.CORRECT),
        "kind": found.kind,
        "section_name": section,
        "section_title": title[:1].upper() + title[1:],
        "moment": moment,
        "dates_asked": found.kind in ("agreement", "partnership"),
        "asked": asked,
    }
    return render(request, "entry.html", values, status=400 if asked.problems else 200)


def _query(request: HttpRequest) -> str:
    return f"?{request.GET.urlencode()}" if request.GET else ""


def _now(found: Entry, moment: Moment) -> dict[str, Any]:
    """An entry as it is now."""
    lang, day = moment.lang, moment.valid or moment.today
    facts = list(read.facts_of_entry(found.id).defer("document__text")[:MOST_FACTS])
    releases = {fact.document_id: fact.document.digest for fact in facts}
    sources = len(set(releases.values()))
    paper, has = found.kind == "agreement", has_life(found.kind)
    stands = standing.standing(found, moment.valid, moment.today) if paper else None
    tied = around(found) if has else None
    document, measures = standing.measures_of_plan(found)
    spoken = history_of(found.kind, words_about(found), lang, signature="", reviewer=False)
    return {
        "state": found.state,
        "card": card_of(found, lang, facts, life=life_of(stands, lang)),
        "line": life_line(standing.phases_of(found), stands, day, lang) if paper else None,
        "quotes": [quote_of(fact, lang) for fact in facts[:QUOTES]],
        "more_quotes": max(0, len(facts) - QUOTES),
        "sources": sources,
        "reprints": len(releases) - sources,
        "related": [card_of(other, lang) for other in pages.told_together(found, 8)],
        "ties": ties_of(tied.direct, found.id, lang, moment.query) if tied else [],
        "chain": chain_of(tied.chain, found.id, lang, moment.query) if tied else [],
        "measures": measure_rows(measures, day, lang, document and document_address(document)),
        "bar": progress_of(measure_counts(measures, day), lang) if measures else None,
        "spoken": [one for one in spoken if one.stands][:5],
    }


def _then(found: Entry, moment: Moment) -> dict[str, Any]:
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
        "state": str(own.state),
        "card": known_card(then, own, moment),
        "quotes": [quote_of(fact, lang) for fact in rows],
        "ties": ties_of(then.links_of(own), own.id, lang, moment.query),
    }
