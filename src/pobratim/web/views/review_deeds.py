"""What is sent from the page of an entry: accepting, rejecting, putting right, putting off, taking back.

In: POST with what the person saw. Out: the next entry of the queue, or this one again with a sentence; where somebody
else decided meanwhile, both side by side. Not here: the page (`review_entry.py`), two entries (`review_pairs.py`), what
follows (`pobratim.desk.review`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pobratim.desk import queue as queues
from pobratim.desk import review
from pobratim.desk.review import Said
from pobratim.desk.roles import Action
from pobratim.desk.words import seen_token, words_about
from pobratim.errors import BadInput, Conflict
from pobratim.register import Decision
from pobratim.storage import checking
from pobratim.storage.models import Entry
from pobratim.wording import word

from ..access import needs
from ..asked import Asked
from ..cards import card_of
from ..context import language
from ..forms import value_of
from ..said import history_of, what_was_said
from ..shown import items_of
from .review_entry import Opened, account, entry_or_404, form_of, kind_and_slot, shown
from .review_way import page_values, sentence, tell, wanted_of, way_of

NOT_KEPT = frozenset(("csrfmiddlewaretoken", "seen"))


@dataclass(frozen=True, slots=True)
class Deed:
    """What a person is about to say: in words, by what call, and where it leads."""

    words: str
    mine: str
    call: Callable[[str], Said]
    goes_on: bool = True


@require_POST
@needs(Action.REVIEW)
def accept(request: HttpRequest, entry_id: str) -> HttpResponse:
    """All of it is right."""
    return done(request, entry_id, Deed(_("Принято"), _("принять"), lambda seen: review.accept(
        account(request), entry_id, seen)))  # fmt: skip


@require_POST
@needs(Action.REVIEW)
def reject(request: HttpRequest, entry_id: str) -> HttpResponse:
    """It is nothing for the register; the reason is kept."""
    reason, more = word("reject_reason", request.POST.get("reason", ""), "ru"), request.POST.get("why", "").strip()
    why = ": ".join(filter(None, (reason, more[:1000])))
    return done(request, entry_id, Deed(_("Отклонено"), _("отклонить"), lambda seen: review.reject(
        account(request), entry_id, seen, why)))  # fmt: skip


@require_POST
@needs(Action.REVIEW)
def reject_fact(request: HttpRequest, entry_id: str) -> HttpResponse:
    """One fact does not belong here and is wrong."""
    fact = request.POST.get("fact", "")
    return done(request, entry_id, Deed(_("Сведение отклонено"), _("отклонить одно сведение"), lambda seen:
        review.reject_fact(account(request), entry_id, fact, seen), goes_on=False))  # fmt: skip


@require_POST
@needs(Action.CORRECT)
def correct(request: HttpRequest, entry_id: str) -> HttpResponse:
    """One slot has another value: typed, or one of those that documents give."""
    row = entry_or_404(request, entry_id, Action.CORRECT)
    slot, part, voice = (request.POST.get(name, "") for name in ("slot", "part", "voice"))
    key = f"{slot}@{part}" if part else slot
    kind = kind_and_slot(row, key)[0]
    if voice:
        value = _voice(row, slot, voice)
    else:
        form = form_of(row, key, request.POST)
        if not form.is_valid():
            return shown(request, row, Opened(key, form), status=422)
        value = value_of(form.cleaned_data)
    said = ", ".join(item.text for item in items_of(kind, slot, {slot: value}, language()))
    label = word("slot", slot, language())
    mine = _("исправить: %(slot)s — %(value)s") % {"slot": label, "value": said or _("пусто")}
    place = f"{slot}:{part}" if part else slot
    return done(request, entry_id, Deed(_("Исправлено: %(slot)s") % {"slot": label}, mine, lambda seen: review.correct(
        account(request), entry_id, place, value, seen), goes_on=False))  # fmt: skip


def _voice(row: Entry, slot: str, number: str) -> Any:
    told = (row.variants or {}).get(slot, [])
    if not re.fullmatch(r"[0-9]{1,4}", number) or int(number) >= len(told):
        return None
    return told[int(number)]["value"]


@require_POST
@needs(Action.CORRECT)
def undo(request: HttpRequest) -> HttpResponse:
    """Take a word back; its entry is shown."""
    way = way_of(request)
    try:
        said = review.undo(account(request), request.POST.get("decision", ""))
    except BadInput as problem:
        tell(request, sentence(problem))
        return redirect(way.queue)
    tell(request, _("Решение отменено"), said.decision.id)
    return redirect(way.to(said.entry) if said.entry else way.queue)


def done(request: HttpRequest, entry_id: str, deed: Deed, *, back: str = "") -> HttpResponse:
    """Do it, say so, and go on, or `back`; refusals and conflicts are shown where they arise."""
    way = way_of(request, entry_id, request.GET.get("doc", ""))
    onward = back or (_onward(request, entry_id) if deed.goes_on else "")
    try:
        said = deed.call(request.POST.get("seen", ""))
    except Conflict as clash:
        return conflict(request, entry_id, deed.mine, clash)
    except BadInput as problem:
        tell(request, sentence(problem))
        return redirect(back or way.here)
    tell(request, deed.words, said.decision.id)
    if back or deed.goes_on:
        return redirect(onward or way.queue)
    return redirect(way.to(said.entry, doc=way.document))


def _onward(request: HttpRequest, entry_id: str) -> str:
    """The entry that follows in the queue, found before this one leaves it; when none follows, the first."""
    row = checking.entry_to_check(entry_id)
    if row is None:
        return ""
    wanted = wanted_of(Asked(request))
    after = queues.next_after(row, wanted, account(request)) or queues.queue(wanted, account(request)).first()
    return way_of(request).to(after.id) if after and after.pk != row.pk else ""


@require_POST
@needs(Action.CORRECT)
def later(request: HttpRequest, entry_id: str) -> HttpResponse:
    """Ask about the entry again tomorrow."""
    onward = _onward(request, entry_id)
    try:
        review.later(account(request), entry_id)
    except BadInput as problem:
        tell(request, sentence(problem))
        return redirect(way_of(request).to(entry_id))
    tell(request, _("Отложено до завтра"))
    return redirect(onward or way_of(request).queue)


@require_POST
@needs(Action.CORRECT)
def looking(request: HttpRequest, entry_id: str) -> JsonResponse:
    """Somebody has the entry before them; who else has."""
    row = entry_or_404(request, entry_id, Action.CORRECT)
    review.looking(account(request), row.id)
    others = ", ".join(review.who_else_looks(account(request), row.id))
    words = _("Сейчас эту запись смотрит ещё %(who)s.") % {"who": others} if others else ""
    return JsonResponse({"words": words}, json_dumps_params={"ensure_ascii": False})


def conflict(request: HttpRequest, entry_id: str, mine: str, clash: Conflict) -> HttpResponse:
    """Both words side by side: theirs stands, mine can still be said."""
    row = entry_or_404(request, entry_id, Action.CORRECT)
    lang = language()
    theirs = clash.decision if isinstance(clash.decision, Decision) else None
    words = words_about(row)
    values = {
        "entry": row,
        "card": card_of(row, lang),
        "way": way_of(request, row.id),
        "again": request.get_full_path(),
        "kept": [(name, value) for name in request.POST if name not in NOT_KEPT
                 for value in request.POST.getlist(name)],
        "seen": seen_token(row),
        "mine": mine,
        "theirs": what_was_said(row.kind, theirs, lang) if theirs else "",
        "who": theirs.who if theirs else "",
        "why": theirs.why if theirs else "",
        "when": theirs.at if theirs else None,
        "history": history_of(row.kind, words, lang, signature="", reviewer=False)[:5],
    }  # fmt: skip
    return render(request, "review/conflict.html", page_values(request, **values), status=409)
