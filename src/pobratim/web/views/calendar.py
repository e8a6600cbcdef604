"""The calendar of events and terms: a month, a year, a list, a file for calendar programs.

In: parameters `view` (month, year, list), `month` (2026-11), `year`, `partner`, `with`, `kind`. Out: the page, or an
iCalendar file. Not here: queries (`storage.agenda`), days (`pictures.month`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratim.register.dates import stretch
from pobratim.resolve.parties import canonical
from pobratim.storage.agenda import KINDS, MOST, Agenda, agenda
from pobratim.storage.models import Entry
from pobratim.wording import counted, date_words, word
from pobratim.wording.parties import name_of

from .. import memory
from ..addresses import entry_address
from ..asked import EARLIEST, LATEST, Asked
from ..context import language
from ..pictures.ical import as_ical
from ..pictures.month import PER_DAY, Entered, Month, bounds, end_of, in_order, month_of, shown_days, year_of
from ..shown import heading

VIEWS = ("month", "year", "list")
PAST, AHEAD = timedelta(days=365), timedelta(days=731)
"""What the file for calendar programs holds: a year back, two ahead."""
PREFIX = {"agreement": "expires", "commitment": "due"}


@dataclass(frozen=True, slots=True)
class Shown:
    """Which stretch of time is shown; without a month a whole year."""

    view: str
    year: int
    month: int | None

    @property
    def code(self) -> str:
        """As the address says it."""
        return f"{self.year}-{self.month:02}" if self.month else str(self.year)

    def moved(self, by: int) -> Shown | None:
        """The one before or after it, None beyond what the calendar knows."""
        if self.month is None:
            year, month = self.year + by, None
        else:
            number = self.year * 12 + self.month - 1 + by
            year, month = number // 12, number % 12 + 1
        return Shown(self.view, year, month) if EARLIEST <= year <= LATEST else None


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose calendar, and what of it."""

    partner: str
    other: str
    kind: str

    @property
    def asked(self) -> dict[str, str]:
        """The parameters that ask for it."""
        return {
            name: value
            for name, value in (("partner", self.partner), ("with", self.other), ("kind", self.kind))
            if value
        }


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The page."""
    lang, asked, today = language(), Asked(request), timezone.localdate()
    choice, shown = _choice(asked), _shown(asked, today)
    first, last = bounds(shown.year, shown.month)
    if shown.view == "month" and shown.month:
        first, last = shown_days(shown.year, shown.month)
    found = _agenda(choice, first, last)
    entered = in_order(entered_of(found, lang, today))
    values = {
        "asked": asked,
        "choice": choice,
        "shown": shown,
        "title": _title(shown, lang),
        "months": _months(shown, entered, today),
        "days": _days(entered, *bounds(shown.year, shown.month)) if shown.view == "list" else [],
        "vague": [one for one in entered if not one.exact],
        "today": today,
        "weekdays": _weekdays(),
        "per_day": PER_DAY,
        "complete": found.complete,
        "most": MOST,
        "sentence": _said(entered, *bounds(shown.year, shown.month), lang=lang),
        "kept": f"&{urlencode(choice.asked)}" if choice.asked else "",
        "before": _address(shown.moved(-1), choice),
        "after": _address(shown.moved(1), choice),
        "now": _address(Shown(shown.view, today.year, today.month if shown.month else None), choice),
        "views": [(one, word("calendar_view", one, lang), _address(_viewed(shown, one), choice)) for one in VIEWS],
        "list_address": _address(_viewed(shown, "list"), choice),
        "file": f"{reverse('calendar_file')}?{urlencode(choice.asked)}" if choice.asked else reverse("calendar_file"),
        "partners": _names([one.party for one in memory.partners(memory.register_mark())], lang),
        "kinds": [(kind, word("calendar_kind", kind, lang)) for kind in KINDS],
    }
    return render(request, "calendar.html", values, status=400 if asked.problems else 200)


@require_safe
def calendar_file(request: HttpRequest) -> HttpResponse:
    """The file of a year back and two years ahead."""
    lang, asked, today = language(), Asked(request), timezone.localdate()
    choice = _choice(asked)
    found = _agenda(choice, today - PAST, today + AHEAD)
    names = " — ".join(name_of(code, lang) for code in (choice.partner, choice.other) if code)
    text = as_ical(
        in_order(entered_of(found, lang, today)),
        name=_("Побратим: %(names)s") % {"names": names} if names else _("Побратим"),
        site=request.build_absolute_uri("/").rstrip("/"),
        stamp=today,
    )
    headers = {"Content-Disposition": 'attachment; filename="pobratim.ics"'}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)


def _choice(asked: Asked) -> Choice:
    known = {one.party for one in memory.partners(memory.register_mark())}
    partner, other = canonical(asked.choice("partner", known)), canonical(asked.choice("with", known))
    return Choice(partner, other, asked.choice("kind", KINDS))


def _shown(asked: Asked, today: date) -> Shown:
    view, year = asked.choice("view", VIEWS), asked.year("year")
    month = _month(asked)
    if month is None and year and view != "month":
        return Shown(view or "year", year, None)
    if view == "year":
        return Shown(view, month[0] if month else today.year, None)
    chosen = month or (year or today.year, 1 if year and year != today.year else today.month)
    return Shown(view or "month", *chosen)


def _month(asked: Asked) -> tuple[int, int] | None:
    value = asked.words("month")
    found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", value)
    if found and EARLIEST <= int(found[1]) <= LATEST:
        return int(found[1]), int(found[2])
    if value:
        asked.problems.append(
            _("Месяц «%(value)s» не понят: напишите год и месяц, например 2026-11.") % {"value": value}
        )
    return None


def _viewed(shown: Shown, view: str) -> Shown:
    """The same time in another view."""
    if view == "year":
        return Shown(view, shown.year, None)
    return Shown(view, shown.year, shown.month or (1 if view == "month" else None))


def _address(shown: Shown | None, choice: Choice) -> str:
    if shown is None:
        return ""
    when = {"month": shown.code} if shown.month else {"year": str(shown.year)}
    return f"{reverse('calendar')}?{urlencode({'view': shown.view, **when, **choice.asked})}"


def _agenda(choice: Choice, first: date, last: date) -> Agenda:
    kinds = (choice.kind,) if choice.kind else KINDS
    return agenda(first, last, party=choice.partner, partner=choice.other, kinds=kinds)


def entered_of(found: Agenda, lang: str, today: date) -> list[Entered]:
    """Entries as things of the calendar."""
    made = [_event(entry, lang, today) for entry in found.events]
    return made + [one for entry in (*found.papers, *found.commitments) if (one := _term(entry, lang))]


def _event(entry: Entry, lang: str, today: date) -> Entered:
    assert entry.first
    planned = entry.stage == "planned" or entry.first > today
    what = "cancelled" if entry.stage == "cancelled" else "planned" if planned else "held"
    when, last = str(entry.content.get("date") or ""), entry.last or entry.first
    return _entered(entry, what, when, (entry.first, max(entry.first, last)), lang)


def _term(entry: Entry, lang: str) -> Entered | None:
    """When a paper runs out or something is due, as exactly as it is told."""
    slot = "period" if entry.kind == "agreement" else "due"
    said = str(entry.content.get(slot) or "")
    days = stretch(end_of(said)) if stretch(said).known else stretch("")
    if days.first is None or days.last is None:
        return None
    return _entered(entry, PREFIX[entry.kind], end_of(said), (days.first, days.last), lang)


def _entered(entry: Entry, what: str, when: str, days: tuple[date, date], lang: str) -> Entered:
    title = heading(entry.kind, entry.content, lang)
    code = "was_planned" if what == "planned" and days[1] < timezone.localdate() else what
    label = "" if what == "held" else word("calendar_what", code, lang)
    return Entered(
        key=entry.pk,
        what=what,
        kind=word("calendar_kind", entry.kind, lang),
        title=title,
        words=f"{label}: {title}" if label else title,
        address=entry_address(entry.kind, entry.pk),
        when=when,
        first=days[0],
        last=days[1],
    )


def _months(shown: Shown, entered: Sequence[Entered], today: date) -> tuple[Month, ...]:
    if shown.view == "list":
        return ()
    if shown.month:
        return (month_of(entered, shown.year, shown.month, today),)
    return year_of(entered, shown.year, today)


def _days(entered: Iterable[Entered], first: date, last: date) -> list[tuple[date, list[Entered]]]:
    """Exact things by the day on which they begin; what began earlier stands on the first shown day."""
    exact = [one for one in entered if one.exact and one.first <= last and one.last >= first]
    exact.sort(key=lambda one: (max(one.first, first), one.key))
    return [(day, list(group)) for day, group in groupby(exact, key=lambda one: max(one.first, first))]


def _title(shown: Shown, lang: str) -> str:
    words = date_words(shown.code, lang)
    return _("Календарь: %(when)s") % {"when": words}


def _weekdays() -> list[tuple[str, str]]:
    return [
        (_("пн"), _("понедельник")), (_("вт"), _("вторник")), (_("ср"), _("среда")), (_("чт"), _("четверг")),
        (_("пт"), _("пятница")), (_("сб"), _("суббота")), (_("вс"), _("воскресенье")),
    ]  # fmt: skip


def _said(entered: Iterable[Entered], first: date, last: date, *, lang: str) -> str:
    inside = [one for one in entered if one.first <= last and one.last >= first]
    if not inside:
        return _("Ничего не назначено и не истекает.")
    events = sum(one.what in ("held", "planned", "cancelled") for one in inside)
    papers = sum(one.what == "expires" for one in inside)
    due = sum(one.what == "due" for one in inside)
    told = [counted(events, "event", lang)] if events else []
    told += [_("истекает документов: %(count)s") % {"count": papers}] if papers else []
    told += [_("сроков обязательств: %(count)s") % {"count": due}] if due else []
    vague = sum(not one.exact for one in inside)
    told += [_("из них без точного дня: %(count)s") % {"count": vague}] if vague else []
    said = ", ".join(told)
    return f"{said[:1].upper()}{said[1:]}."


def _names(codes: Iterable[str], lang: str) -> list[tuple[str, str]]:
    return sorted(((code, name_of(code, lang)) for code in codes), key=lambda pair: (pair[1], pair[0]))
