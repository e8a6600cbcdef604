"""One entry at work: the text with its words lit, every slot beside it, what has been decided, and what can be.

In: a request, an entry's id; GET `doc` chooses the text, `correct` opens a slot. Out: the page. Not here: what is sent
from it (`review_deeds.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratim.desk import queue as queues
from pobratim.desk import rights
from pobratim.desk.roles import Action
from pobratim.desk.words import Word, seen_token, words_about
from pobratim.register.doubt import Precisions
from pobratim.storage import checking
from pobratim.storage.doubts import known_precisions
from pobratim.storage.models import Entry, Fact
from pobratim.wording import codes, date_words, word
from pobratim.wording.rules import reason_words

from ..access import needs
from ..asked import Asked
from ..cards import card_of, document_name
from ..checking import Line, Words, lines_of, posts_of
from ..context import language
from ..doubting import doubtful_slots, doubts_of, rule_words
from ..evidence import Source, chosen, releases_of, sources_of, text_of
from ..forms import slot_form, slot_of
from ..said import history_of
from .review_way import Way, page_values, wanted_of, way_of


@dataclass(frozen=True, slots=True)
class Told:
    """A fact behind the entry: its words, its document, why it was read so."""

    id: str
    quote: str
    document: str
    published: str
    rule: str
    why: str
    tally: str


@dataclass(frozen=True, slots=True)
class Opened:
    """The slot that is being put right, with its form."""

    key: str
    form: forms.Form


def entry_or_404(request: HttpRequest, entry_id: str, action: Action) -> Entry:
    """The entry, where the account may do that with it."""
    row = checking.entry_to_check(entry_id)
    if row is None:
        raise Http404(_("Такой записи в реестре нет: возможно, её документ удалён."))
    rights.require(request.user, action, parties_of(row))
    return row


def parties_of(row: Entry) -> list[str]:
    """The parties that rights are asked about."""
    return [link.party for link in row.parties.all()]


@require_safe
@needs(Action.CORRECT)
def entry(request: HttpRequest, entry_id: str) -> HttpResponse:
    """The page of one entry at work."""
    row = entry_or_404(request, entry_id, Action.CORRECT)
    if row.id != entry_id:
        return redirect(way_of(request).to(row.id))
    key = request.GET.get("correct", "")
    opened = Opened(key, form_of(row, key)) if key else None
    return shown(request, row, opened)


def kind_and_slot(row: Entry, key: str) -> tuple[str, str, str]:
    """The kind whose form fits, the slot, and the fact that names a person's post; 404 for what is no slot."""
    slot, _at, part = key.partition("@")
    kind = "post" if row.kind == "person" and slot != "name" else row.kind
    if slot_of(kind, slot) is None or (kind == "post" and (slot == "person" or not part)):
        raise Http404(_("Такого поля у этой записи нет."))
    return kind, slot, part


def form_of(row: Entry, key: str, data: Any = None) -> forms.Form:
    """The form of one slot, filled with what the entry shows or with what was sent."""
    kind, slot, part = kind_and_slot(row, key)
    content = row.content
    if part:
        content = next((post for post in row.content.get("posts", ()) if part in post["facts"]), {})
    return slot_form(kind, slot)(data, initial={"value": content.get(slot)})


def shown(request: HttpRequest, row: Entry, opened: Opened | None = None, status: int = 200) -> HttpResponse:
    """The page, with a slot's form open where one is."""
    lang = language()
    facts = checking.facts_to_check(row.id)
    releases = releases_of(facts)
    document = chosen(releases, request.GET.get("doc", ""))
    way = way_of(request, row.id, request.GET.get("doc", ""))
    known, words = known_precisions(), words_about(row)
    values = {
        "entry": row,
        "card": card_of(row, lang),
        "way": way,
        "seen": seen_token(row, words),
        "form_key": opened.key if opened else "",
        "form": opened.form if opened else None,
        "reasons": [(code, word("reject_reason", code, lang)) for code in codes("reject_reason")],
        "steps": steps_of(request, row, way),
        **_slots(row, facts, words, lang),
        "doubts": doubts_of(row, {fact.rule for fact in facts if fact.rule}, known, lang),
        **_source(facts, releases, document, way, lang),
        **_rights(request, row),
        "told": _told(facts, known, lang),
    }
    values["history"] = history_of(
        row.kind,
        words,
        lang,
        signature=getattr(request.user, "signature", ""),
        reviewer=values["may_review"],
    )
    return render(request, "review/entry.html", page_values(request, **values), status=status)


def _rights(request: HttpRequest, row: Entry) -> dict[str, bool]:
    parties = parties_of(row)
    return {
        "may_review": rights.may(request.user, Action.REVIEW, parties),
        "may_correct": rights.may(request.user, Action.CORRECT, parties),
    }


def _slots(row: Entry, facts: list[Fact], said: list[Word], lang: str) -> dict[str, Any]:
    decisions = {one.decision.id: one.decision for one in said}
    words = Words(lang, {fact.id: fact for fact in facts}, decisions)
    lines = lines_of(row, words, doubtful_slots(row))
    posts = posts_of(row, words) if row.kind == "person" else ()
    every = [*lines, *(line for post in posts for line in post.lines)]
    return {
        "lines": lines,
        "posts": posts,
        "first_doubt": _first_doubt(every),
    }


def _first_doubt(lines: list[Line]) -> str:
    """The slot that the key for correcting opens."""
    filled = [line for line in lines if line.items]
    doubtful = [line for line in filled if line.doubtful]
    return next((line.key for line in [*doubtful, *filled]), "")


def _source(facts: list[Fact], releases: Any, document: str, way: Way, lang: str) -> dict[str, Any]:
    sources = sources_of(releases, document, lang)
    tabs = [_tab(source, way) for source in sources]
    open_tab = next((tab for tab in tabs if tab["shown"]), None)
    mine = [fact for fact in facts if fact.document_id == document]
    copies = [copy for source in sources if source.shown for copy in (source.first, *source.reprints)]
    return {
        "sources": tabs,
        "shown": next((copy for copy in copies if copy.shown), None),
        "copies": [{"name": copy.name, "published": copy.published, "address": replace(way, document=copy.id).here}
                   for copy in copies if not copy.shown] if open_tab else [],
        "text": text_of(checking.text_of_document(document), mine) if document else None,
    }  # fmt: skip


def _tab(source: Source, way: Way) -> dict[str, Any]:
    address = replace(way, document=source.first.id).here
    return {"first": source.first, "reprints": source.reprints, "shown": source.shown, "address": address}


def _told(facts: list[Fact], known: Precisions, lang: str) -> list[Told]:
    return [
        Told(
            id=fact.id,
            quote=fact.quote,
            document=document_name(fact.document, lang),
            published=date_words(fact.document.published, lang),
            rule=fact.rule,
            why=reason_words(fact.rule, fact.why, lang),
            tally=rule_words(fact.rule, known),
        )
        for fact in facts
    ]


def steps_of(request: HttpRequest, row: Entry, way: Way) -> dict[str, Any]:
    """The entries before and after this one in the queue, and how many are left."""
    wanted = wanted_of(Asked(request))
    before, after = queues.neighbours(row, wanted, account(request))
    return {
        "before": way.to(before.id) if before else "",
        "after": way.to(after.id) if after else "",
    }


def account(request: HttpRequest) -> Any:
    """Who acts; the guard has let only accounts in."""
    return request.user
