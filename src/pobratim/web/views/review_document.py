"""A document at work: all that was read in it, to accept or reject at once; what was missed, to add; «checked whole».

In: a request, a document's id. Out: pages; POST decides. Not here: one entry with all its sources (`review_entry.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratim.desk import entering, review, rights
from pobratim.desk.roles import Action
from pobratim.desk.whole import not_whole, reviewed_whole, whole_mark
from pobratim.desk.words import seen_tokens
from pobratim.errors import BadInput
from pobratim.storage import checking
from pobratim.storage.models import Document, Entry, Fact
from pobratim.wording import date_words, word

from ..access import needs
from ..cards import FactCard, document_name, fact_card
from ..context import language
from ..evidence import text_of
from ..forms import content_form
from ..marked import span_of
from .review_deeds import Deed, done
from .review_enter import ENTERED, blame, filled, known_kind, status_of
from .review_entry import account
from .review_way import page_values, sentence, tell, way_of

PAGES = ["GET", "HEAD", "POST"]
MARKED = "marked"
"""Stands for a fact's id where the words of a missed one are lit."""


@dataclass(frozen=True, slots=True)
class Found:
    """A fact of the document with the entry that it stands behind."""

    card: FactCard
    entry: str
    state: str
    seen: str
    address: str
    may: bool
    first: bool

    @property
    def open(self) -> bool:
        """Whether a person's word is wanted."""
        return self.state in ("machine", "reopened")


def document_or_404(document_id: str) -> Document:
    """The document with its facts and their entries."""
    found = checking.document_to_check(document_id)
    if found is None:
        raise Http404(_("Такого документа в реестре нет."))
    return found


@require_safe
@needs(Action.CORRECT)
def document(request: HttpRequest, document_id: str) -> HttpResponse:
    """The text, its facts beside it."""
    row = document_or_404(document_id)
    facts = checking.in_order(row)
    found = _found(request, facts)
    reviewer = rights.may(request.user, Action.REVIEW, _parties(facts))
    values = {
        **_head(row),
        "text": text_of(row.text, facts),
        "found": found,
        "open": sum(one.open for one in found),
        "whole": whole_mark(row),
        "may_review": reviewer,
        "kinds": [(kind, word("kind", kind, language())) for kind in ENTERED],
    }
    return render(request, "review/document.html", page_values(request, **values))


def _head(row: Document) -> dict[str, Any]:
    lang = language()
    return {
        "document": row,
        "name": document_name(row, lang),
        "published": date_words(row.published, lang),
        "here": reverse("review_document", args=[row.id]),
    }


def _parties(facts: list[Fact]) -> set[str]:
    return {link.party for fact in facts if (entry := checking.entry_of(fact)) for link in entry.parties.all()}


def _found(request: HttpRequest, facts: list[Fact]) -> list[Found]:
    lang, way, after = language(), way_of(request), request.GET.get("after", "")
    entries = {fact.id: entry for fact in facts if (entry := checking.entry_of(fact))}
    seen = seen_tokens(entries.values())
    start = next((number for number, fact in enumerate(facts) if fact.id == after), -1)
    found: list[Found] = []
    for number, fact in enumerate(facts):
        entry = entries.get(fact.id)
        waits = entry is not None and entry.state in ("machine", "reopened")
        first = bool(after) and waits and number > start and not any(one.first for one in found)
        found.append(_one(request, fact, entry, (seen.get(entry.id, "") if entry else "", first, lang), way))
    return found


def _one(request: HttpRequest, fact: Fact, entry: Entry | None, told: tuple[str, bool, str], way: Any) -> Found:
    seen, first, lang = told
    parties = [link.party for link in entry.parties.all()] if entry else []
    return Found(
        card=fact_card(fact, lang),
        entry=entry.id if entry else "",
        state=entry.state if entry else "",
        seen=seen,
        address=way.to(entry.id, doc=fact.document_id) if entry else "",
        may=entry is not None and rights.may(request.user, Action.REVIEW, parties),
        first=first,
    )


@require_POST
@needs(Action.REVIEW)
def accept_fact(request: HttpRequest, document_id: str) -> HttpResponse:
    """The entry of a fact is right."""
    entry, fact = request.POST.get("entry", ""), request.POST.get("fact", "")
    deed = Deed(_("Принято"), _("принять"), lambda seen: review.accept(account(request), entry, seen))
    return done(request, entry, deed, back=_after(document_id, fact))


@require_POST
@needs(Action.REVIEW)
def reject_fact(request: HttpRequest, document_id: str) -> HttpResponse:
    """A fact is wrong."""
    entry, fact = request.POST.get("entry", ""), request.POST.get("fact", "")
    deed = Deed(_("Отклонено"), _("отклонить"), lambda seen: review.reject_fact(account(request), entry, fact, seen))
    return done(request, entry, deed, back=_after(document_id, fact))


def _after(document_id: str, fact: str) -> str:
    return f"{reverse('review_document', args=[document_id])}?{urlencode({'after': fact})}"


@require_POST
@needs(Action.REVIEW)
def whole(request: HttpRequest, document_id: str) -> HttpResponse:
    """The document is checked from the first word to the last; or not, after all."""
    try:
        if request.POST.get("say") == "no":
            not_whole(account(request), document_id)
            tell(request, _("Отметка снята"))
        else:
            reviewed_whole(account(request), document_id)
            tell(request, _("Документ отмечен: проверен целиком"))
    except BadInput as problem:
        raise Http404(sentence(problem)) from None
    return redirect("review_document", document_id)


@require_http_methods(PAGES)
@needs(Action.ENTER)
def missed(request: HttpRequest, document_id: str) -> HttpResponse:
    """A fact that reading missed: marked words, a kind, slots."""
    row = document_or_404(document_id)
    given = request.POST if request.method == "POST" else request.GET
    kind, words, before = (given.get(name, "") for name in ("kind", "words", "before"))
    known_kind(kind)
    span = span_of(row.text, words, before)
    if span is None:
        tell(request, _("Таких слов в документе нет: отметьте их в тексте или вставьте без изменений."))
        return redirect("review_document", document_id)
    form = content_form(kind)(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            said = entering.add_missed(account(request), document_id, kind, filled(form), [span])
        except BadInput as problem:
            blame(problem, form)
        else:
            tell(request, _("Добавлено"), said.decision.id)
            return redirect("review_document", document_id)
    values = {
        **_head(row),
        "text": text_of(row.text, [Fact(id=MARKED, kind=kind, evidence=[list(span)])]),
        "kind": kind,
        "kind_word": word("kind", kind, language()),
        "words": row.text[span[0] : span[1]],
        "before": before,
        "form": form,
    }
    return render(request, "review/missed.html", page_values(request, **values), status=status_of(form))
