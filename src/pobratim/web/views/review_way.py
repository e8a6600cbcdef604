"""What all pages of checking share: addresses that keep the queue's filters, what was just done, refusals.

In: a request. Out: addresses, toasts, redirects. Not here: the pages themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from pobratim.desk.queue import QueueFilter
from pobratim.errors import BadInput
from pobratim.wording import codes

from ..asked import Asked
from ..forms.parties import codes_of
from ..reasons import reason

FILTERS = ("kind", "partner", "rule", "sure", "doubt", "state", "document", "since", "until", "mine")
GRADES = {"low": (None, 60), "middle": (60, 85), "high": (85, None)}
"""Confidences in per cent: from, up to."""
KINDS = frozenset("agreement event partnership person project figure flow commitment statement".split())
STATES = ("machine", "reopened", "postponed")


@dataclass(frozen=True, slots=True)
class Way:
    """Addresses of one entry's pages and deeds; `kept` are the filters of the queue in which one works."""

    entry: str
    kept: dict[str, str] = field(default_factory=dict)
    document: str = ""

    def to(self, entry: str, **more: str) -> str:
        """The page of an entry."""
        return self._with(reverse("review_entry", args=[entry]), {k: v for k, v in more.items() if v})

    def _with(self, address: str, more: dict[str, str] | None = None) -> str:
        query = {**self.kept, **(more or {})}
        return f"{address}?{urlencode(query)}" if query else address

    def _deed(self, name: str) -> str:
        return self._with(reverse(f"review_{name}", args=[self.entry]))

    @property
    def here(self) -> str:
        """This entry, with the document that is open."""
        return self.to(self.entry, doc=self.document)

    @property
    def queue(self) -> str:
        """The queue."""
        return self._with(reverse("review"))

    @property
    def many(self) -> str:
        """Accepting many at once."""
        return self._with(reverse("review_many"))

    @property
    def looking(self) -> str:
        """Where a page says that somebody looks at the entry."""
        return reverse("review_looking", args=[self.entry])

    @property
    def accept(self) -> str:
        """Where accepting is sent."""
        return self._deed("accept")

    @property
    def reject(self) -> str:
        """Where rejecting is sent."""
        return self._deed("reject")

    @property
    def correct(self) -> str:
        """Where a value is sent."""
        return self._deed("correct")

    @property
    def later(self) -> str:
        """Where putting off is sent."""
        return self._deed("later")

    @property
    def reject_facts(self) -> str:
        """Where rejecting one fact is sent."""
        return self._deed("reject_fact")

    @property
    def split(self) -> str:
        """The page of splitting."""
        return self._with(reverse("review_split", args=[self.entry]))

    @property
    def merge(self) -> str:
        """The page of merging."""
        return self._with(reverse("review_merge", args=[self.entry]))

    def merging(self, other: str) -> str:
        """This entry and another side by side."""
        return self._with(reverse("review_merge", args=[self.entry]), {"with": other})

    @property
    def undo(self) -> str:
        """Where taking back is sent."""
        return self._with(reverse("review_undo"))


def way_of(request: HttpRequest, entry: str = "", document: str = "") -> Way:
    """Addresses around an entry, with the filters that the request brings."""
    kept = {name: request.GET[name] for name in FILTERS if request.GET.get(name)}
    return Way(entry, kept, document)


def wanted_of(asked: Asked, states: tuple[str, ...] = ()) -> QueueFilter:
    """The filter of the queue that the request asks for; what is not understood is named among the problems."""
    state = asked.choice("state", STATES)
    above, below = GRADES.get(asked.choice("sure", GRADES), (None, None))
    kind = asked.choice("kind", KINDS)
    return QueueFilter(
        kinds=(kind,) if kind else (),
        partner=_partner(asked),
        rule=asked.words("rule"),
        above=above,
        below=below,
        doubt=asked.choice("doubt", codes("doubt")),
        states=states or ((state,) if state in ("machine", "reopened") else ()),
        postponed=state == "postponed",
        document=asked.words("document"),
        since=asked.day("since"),
        until=asked.day("until"),
        mine=bool(asked.words("mine")),
    )


def _partner(asked: Asked) -> str:
    typed = asked.words("partner")
    codes_found = codes_of(typed) if typed else ()
    if typed and not codes_found:
        asked.problems.append(_("Партнёр «%(typed)s» не найден.") % {"typed": typed})
    return next(iter(codes_found), "")


@dataclass(frozen=True, slots=True)
class Toast:
    """What was just done, and how to take it back."""

    words: str
    decision: str
    undo: str


def tell(request: HttpRequest, words: str, decision: str = "") -> None:
    """Say on the next page what was done; with a decision it can be undone there."""
    messages.info(request, words, extra_tags=decision)


def toasts(request: HttpRequest) -> list[Toast]:
    """What is to be said on this page, once."""
    found = []
    for said in messages.get_messages(request):
        decision = said.extra_tags or ""
        # Ids of what was decided together have a common beginning
        undo = reverse("review_undo_many") if "." in decision else way_of(request).undo
        found.append(Toast(str(said.message), decision, undo if decision else ""))
    return found


def sentence(problem: BadInput) -> str:
    """A refusal as a sentence."""
    said = reason(problem.message)
    return said[:1].upper() + said[1:] + "."


def page_values(request: HttpRequest, **values: Any) -> dict[str, Any]:
    """A page's values with what all pages of checking need; what was done is told here and not once more above."""
    return {"toasts": toasts(request), "messages": (), **values}
