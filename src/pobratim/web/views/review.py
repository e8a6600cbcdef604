"""The queue of entries that wait for a person's word, narrowed by filters; and many accepted at once.

In: a request. Out: pages; POST accepts. Not here: one entry (`review_entry.py`), the order (`pobratim.desk.queue`).
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratim.desk import queue as queues
from pobratim.desk import review, rights
from pobratim.desk.bulk import MOST
from pobratim.desk.queue import QueueFilter
from pobratim.desk.roles import Action
from pobratim.errors import BadInput
from pobratim.register.doubt import Precisions, precisions
from pobratim.storage import checking
from pobratim.storage.doubts import known_precisions
from pobratim.storage.models import Entry
from pobratim.wording import codes, counted, word

from ..access import needs
from ..asked import Asked
from ..cards import card_of, document_name
from ..context import language
from ..doubting import doubts_of, sure_words
from .review_entry import account
from .review_way import GRADES, STATES, Way, page_values, sentence, tell, wanted_of, way_of

SHOWN = 25
SAMPLE = 10
MORE = frozenset(("doubt", "rule", "since", "until", "mine"))
QUEUED = ("agreement", "event", "partnership", "person", "project", "figure", "flow", "commitment", "statement")


@require_safe
@needs(Action.CORRECT)
def queue(request: HttpRequest) -> HttpResponse:
    """What to look at next."""
    asked = Asked(request)
    wanted = wanted_of(asked)
    found = list(queues.queue(wanted, account(request))[: SHOWN + 1])
    way = way_of(request)
    left = queues.length(wanted, account(request))
    values = {
        **_filters(request, asked),
        "asked": asked,
        "way": way,
        "left": left,
        "left_words": left_words(left),
        "lines": _lines(found[:SHOWN], known_precisions(), way),
        "more": len(found) > SHOWN,
        "first": way.to(found[0].id) if found else "",
        "bulk": way.many,
        "may_bulk": rights.may(request.user, Action.BULK),
        "may_enter": rights.may(request.user, Action.ENTER),
    }
    return render(request, "review/queue.html", page_values(request, **values), status=400 if asked.problems else 200)


def left_words(left: int) -> str:
    """How many are left; beyond what is counted only that they are more."""
    if left > queues.COUNTED:
        return _("больше %(many)s") % {"many": counted(queues.COUNTED, "entry", language())}
    return counted(left, "entry", language())


def _filters(request: HttpRequest, asked: Asked) -> dict[str, Any]:
    lang = language()
    document = checking.document_named(request.GET["document"]) if request.GET.get("document") else None
    return {
        "kinds": [(kind, word("kinds", kind, lang)) for kind in QUEUED],
        "states": [(code, word("queue_state", code, lang)) for code in STATES],
        "grades": [(code, word("grade", code, lang)) for code in GRADES],
        "doubt_codes": [(code, word("doubt", code, lang)) for code in codes("doubt")],
        "rules": sorted(precisions().counts),
        "document": {"id": document.id, "name": document_name(document, lang)} if document else None,
        "narrowed": bool(way_of(request).kept),
        "more_asked": not MORE.isdisjoint(way_of(request).kept),
    }


def _lines(entries: list[Entry], known: Precisions, way: Way) -> list[dict[str, Any]]:
    lang = language()
    rules = queues.rules_of(entries)
    return [
        {
            "card": card_of(entry, lang),
            "address": way.to(entry.id),
            "doubts": doubts_of(entry, rules.get(entry.id, []), known, lang),
            "sure": entry.confidence,
            "sure_words": sure_words(entry),
        }
        for entry in entries
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Action.BULK)
def many(request: HttpRequest) -> HttpResponse:
    """Accept all that the queue shows under a filter: first a sample and the number, then the deed."""
    asked = Asked(request)
    wanted = wanted_of(asked, states=("machine",))
    way = way_of(request)
    narrow = bool(wanted.rule or wanted.above is not None or wanted.kinds or wanted.partner or wanted.document)
    if request.method == "POST" and narrow and not asked.problems:
        return _accepted(request, wanted, way)
    found = list(queues.queue(wanted, account(request))[:SAMPLE]) if narrow else []
    count = min(queues.length(wanted, account(request)), MOST) if narrow else 0
    values = {
        **_filters(request, asked),
        "asked": asked,
        "way": way,
        "narrow": narrow,
        "count": count,
        "count_words": counted(count, "entry", language()),
        "lines": _lines(found, known_precisions(), way),
        "most": MOST,
    }
    return render(request, "review/many.html", page_values(request, **values), status=400 if asked.problems else 200)


def _accepted(request: HttpRequest, wanted: QueueFilter, way: Way) -> HttpResponse:
    shown = request.POST.get("count", "")
    limit = min(int(shown), MOST) if shown.isascii() and shown.isdigit() and len(shown) < 10 else 0
    try:
        said = review.accept_many(account(request), wanted, limit=limit)
    except BadInput as problem:
        tell(request, sentence(problem))
        return redirect(way.many)
    words = _("Принято: %(many)s") % {"many": counted(len(said.decisions), "entry", language())}
    tell(request, words, said.decision.id if said.decisions else "")
    return redirect(reverse("review"))


@require_POST
@needs(Action.BULK)
def undo_many(request: HttpRequest) -> HttpResponse:
    """Take back all that was accepted at once."""
    try:
        said = review.undo_many(account(request), request.POST.get("decision", ""))
    except BadInput as problem:
        tell(request, sentence(problem))
    else:
        tell(request, _("Отменено: %(many)s") % {"many": counted(len(said.decisions), "entry", language())})
    return redirect(way_of(request).queue)
