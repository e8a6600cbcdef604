"""Two entries that are one thing, and one entry that tells of two: merging and splitting.

In: a request, an entry's id; GET `with` chooses the other entry, `q` looks for it. Out: pages; POST decides. Not here:
what follows (`pobratim.desk.review`).
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pobratim.desk import review
from pobratim.desk.roles import Action
from pobratim.desk.words import seen_token
from pobratim.storage import checking
from pobratim.storage.models import Entry, Fact
from pobratim.wording import date_words, word

from ..access import needs
from ..asked import Asked
from ..cards import HeldPost, card_of, document_name
from ..context import language
from ..forms import slots_of
from ..shown import Item, Row, items_of, rows_of
from .review_deeds import Deed, done
from .review_entry import account, entry_or_404
from .review_way import page_values, tell, way_of

PAGES = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True)
class Beside:
    """A slot of two entries; `apart` where they say different things."""

    label: str
    left: tuple[Item, ...]
    right: tuple[Item, ...]
    apart: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A fact to choose when splitting: what it says, where."""

    id: str
    rows: tuple[Row, ...]
    quote: str
    document: str
    published: str


@require_http_methods(PAGES)
@needs(Action.REVIEW)
def split(request: HttpRequest, entry_id: str) -> HttpResponse:
    """Choose the facts that tell of something else."""
    row = entry_or_404(request, entry_id, Action.REVIEW)
    chosen = request.POST.getlist("fact")
    if request.method == "POST" and chosen:
        deed = Deed(
            _("Разделено"),
            _("разделить"),
            lambda seen: review.split(account(request), row.id, chosen, seen),
            goes_on=False,
        )
        return done(request, row.id, deed)
    if request.method == "POST":
        tell(request, _("Отметьте сведения, которые рассказывают о другом."))
        return redirect(way_of(request, row.id).split)
    lang = language()
    values = {
        "entry": row,
        "card": card_of(row, lang),
        "way": way_of(request, row.id),
        "seen": seen_token(row),
        "parts": [_part(fact, lang) for fact in checking.facts_to_check(row.id)],
    }
    return render(request, "review/split.html", page_values(request, **values))


def _part(fact: Fact, lang: str) -> Part:
    return Part(
        fact.id,
        rows_of(fact.kind, fact.content, lang),
        fact.quote,
        document_name(fact.document, lang),
        date_words(fact.document.published, lang),
    )


@require_http_methods(PAGES)
@needs(Action.REVIEW)
def merge(request: HttpRequest, entry_id: str) -> HttpResponse:
    """Find the other entry, look at both side by side, and say that they are one, or that they are two."""
    row = entry_or_404(request, entry_id, Action.REVIEW)
    if request.method == "POST":
        return _decided(request, row)
    lang = language()
    asked = Asked(request)
    other = checking.entry_to_check(request.GET["with"]) if request.GET.get("with") else None
    fits = other is not None and other.kind == row.kind and other.pk != row.pk
    found = [] if fits else checking.alike(row, asked.words("q"))
    way = way_of(request, row.id)
    values = {
        "entry": row,
        "card": card_of(row, lang),
        "way": way,
        "seen": seen_token(row),
        "asked": asked,
        "other": card_of(other, lang) if fits and other else None,
        "beside": _beside(row, other, lang) if fits and other else [],
        "found": [(card_of(one, lang), way.merging(one.id)) for one in found],
    }
    return render(request, "review/merge.html", page_values(request, **values))


def _decided(request: HttpRequest, row: Entry) -> HttpResponse:
    other = request.POST.get("with", "")
    if request.POST.get("say") == "apart":
        deed = Deed(
            _("Записано: это разное"),
            _("это разное"),
            lambda seen: review.apart(account(request), row.id, other, seen),
            goes_on=False,
        )
    else:
        deed = Deed(
            _("Объединено"),
            _("объединить"),
            lambda seen: review.merge(account(request), row.id, other, seen),
            goes_on=False,
        )
    return done(request, row.id, deed)


def _beside(left: Entry, right: Entry, lang: str) -> list[Beside]:
    """Both contents slot by slot; what neither has is left out."""
    found = []
    if left.kind == "person":
        return _people_beside(left, right, lang)
    for slot in slots_of(left.kind):
        one = items_of(left.kind, slot.name, left.content, lang)
        other = items_of(right.kind, slot.name, right.content, lang)
        if one or other:
            label = word("slot", slot.name, lang)
            found.append(Beside(label[:1].upper() + label[1:], one, other, bool(one and other and one != other)))
    return found


def _people_beside(left: Entry, right: Entry, lang: str) -> list[Beside]:
    posts = [tuple(_post_item(post) for post in card_of(one, lang).posts) for one in (left, right)]
    names = [tuple(Item(name) for name in one.content.get("names", ())) for one in (left, right)]
    return [
        Beside(_("Имена в текстах"), names[0], names[1], names[0] != names[1]),
        Beside(_("Должности"), posts[0], posts[1], posts[0] != posts[1]),
    ]


def _post_item(post: HeldPost) -> Item:
    said = ", ".join(filter(None, (post.titles, post.of.text)))
    return Item(f"{said} ({post.seen})" if post.seen else said)
