"""How much was done: entries by month, quarter or year, by kind.

In: parameters `party`, `with`, `step`, `kind`, `since`, `until`. Out: a `Picture`. Not here: counting, drawing.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.utils.translation import gettext as _

from pobratim.resolve.parties import canonical
from pobratim.storage.picturing import TIED, Counted, Scope
from pobratim.wording import counted, number_words, word

from ... import memory
from ...asked import year_bounds
from ...pictures.activity import SHOWN, STEPS, Period, by_period, fits, period_of, periods
from ...pictures.bars import HEIGHT, WIDTH, Series, Steps, Value, stacked
from ...pictures.key import Item, key_of
from ...pictures.sheet import Cell, Column, Sheet
from .counts import by_month
from .frame import Picture, Wanted
from .network import newest_only

SHARES = (("agreement", "p-1"), ("event", "p-2"), ("project", "p-4"), ("commitment", "p-3"), ("other", "p-5"))
"""What columns are made of, from the bottom; dark and light colours in turn, for those who see few colours."""
Counts = dict[Period, Counter[str]]


def activity_picture(wanted: Wanted) -> Picture:
    """The picture that is asked for."""
    asked, lang = wanted.asked, wanted.lang
    party = canonical(wanted.party("party"))
    beside = {one.party for one in memory.partners(wanted.mark, party)} if party else set()
    other = canonical(asked.choice("with", beside))
    step = asked.choice("step", STEPS) or "year"
    kind = asked.choice("kind", TIED)
    since, until = asked.year("since"), asked.year("until")
    scope = Scope(
        kinds=(kind,) if kind else TIED,
        party=party,
        partner=other,
        since=year_bounds(since)[0],
        until=year_bounds(until)[1],
    )
    found = by_month(wanted.mark, scope, wanted.moment.today, by_year=step == "year")
    exact = [row for row in found.rows if fits(row[1], step)]
    counts = by_period(_shares(exact, kind), step)
    vague = sum(row[2] for row in found.rows) - sum(row[2] for row in exact)
    shown = _periods(counts, step, (since, until), wanted.moment.valid or wanted.moment.today)
    used = [
        (share, style) for share, style in _styles(kind) if any(one in counts and counts[one][share] for one in shown)
    ]
    series = [Series(style, _name(share, lang), _values(counts, share, step, lang)) for share, style in used]
    codes, labels = [one.code(step) for one in shown], [_label(one, step, lang) for one in shown]
    names = " — ".join(wanted.name(code) for code in (party, other) if code)
    return Picture(
        name="activity",
        title=_("Активность: %(names)s") % {"names": names} if names else _("Активность"),
        sentences=_said(counts, shown, step, lang),
        notes=_notes(found, counts, shown, lang) + _vague(vague),
        sheet=_sheet(counts, shown, [share for share, _style in used], step, lang),
        drawing=stacked(series, codes, labels, Steps(1.0)),
        width=WIDTH,
        height=HEIGHT,
        key=key_of([Item("box", style, _name(share, lang)) for share, style in used], WIDTH),
        empty=not used,
        values={
            "party": party,
            "other": other,
            "parties": wanted.offered(party),
            "partners": wanted.offered(other, party) if party else [],
            "steps": [(one, word("picture_step", one, lang)) for one in STEPS],
            "kinds": [(one, word("kinds", one, lang)) for one in TIED],
            "chosen": {"step": step, "kind": kind},
        },
    )


def _vague(count: int) -> list[str]:
    return [_("Без точного месяца, поэтому не показаны: %(count)s.") % {"count": count}] if count else []


def _shares(rows: list[tuple[str, str, int]], kind: str) -> list[tuple[str, str, int]]:
    named = {share for share, _style in SHARES} | {kind}
    return [(one if one in named else "other", month, count) for one, month, count in rows]


def _styles(kind: str) -> tuple[tuple[str, str], ...]:
    return ((kind, dict(SHARES).get(kind, "p-1")),) if kind else SHARES


def _name(share: str, lang: str) -> str:
    return _("остальное") if share == "other" else word("kinds", share, lang)


def _periods(counts: Counts, step: str, years: tuple[int | None, int | None], today: date) -> list[Period]:
    """The asked years, else the last periods up to now; at most four times the usual number."""
    if not counts:
        return []
    since, until = years
    now = period_of(f"{today:%Y-%m}", step)
    last = (
        max(one for one in counts if not until or one.year <= until)
        if until
        else max(min(max(counts), now), min(counts))
    )
    found = periods(min(one for one in counts if one <= last), last, step)
    return found[-(4 * SHOWN[step] if since or until else SHOWN[step]) :]


def _values(counts: Counts, share: str, step: str, lang: str) -> dict[str, Value]:
    return {
        period.code(step): Value(
            count, f"{_label(period, step, lang)}, {_name(share, lang)}: {number_words(count, lang)}"
        )
        for period, kinds in counts.items()
        if (count := kinds.get(share, 0))
    }


def _label(period: Period, step: str, lang: str) -> str:
    if step == "quarter":
        roman = ("I", "II", "III", "IV")[period.part - 1]
        return f"{roman} кв. {period.year}" if lang == "ru" else f"Q{period.part} {period.year}"
    return str(period.year) if step == "year" else f"{period.part:02}.{period.year}"


def _said(counts: Counts, shown: list[Period], step: str, lang: str) -> list[str]:
    totals = {one: counts.get(one, Counter()).total() for one in shown}
    if not any(totals.values()):
        return [_("Записей с датой, которые подходят под выбор, реестр не знает.")]
    most = max(totals, key=lambda one: (totals[one], one))
    said = _("За показанное время: %(all)s. Больше всего: %(period)s — %(most)s.")
    return [
        said
        % {
            "all": counted(sum(totals.values()), "entry", lang),
            "period": _label(most, step, lang),
            "most": number_words(totals[most], lang),
        }
    ]


def _notes(found: Counted, counts: Counts, shown: list[Period], lang: str) -> list[str]:
    notes = [_("Месяц записи — тот, в котором событие началось или документ подписан.")]
    left = sum(kinds.total() for one, kinds in counts.items() if one not in shown)
    if left:
        notes.append(_("Вне показанного времени: %(count)s.") % {"count": left})
    if not found.complete:
        notes.append(newest_only(lang))
    return notes


def _sheet(counts: Counts, shown: list[Period], shares: list[str], step: str, lang: str) -> Sheet:
    columns = (
        Column(_("Период")),
        *(Column(_name(share, lang), numeric=True) for share in shares),
        Column(_("Всего"), numeric=True),
    )
    rows = []
    for period in reversed(shown):
        kinds = counts.get(period, Counter())
        numbers = [kinds.get(share, 0) for share in shares]
        cells = [Cell(number_words(count, lang), value=count) for count in (*numbers, sum(numbers))]
        rows.append((Cell(_label(period, step, lang), value=period.code(step)), *cells))
    return Sheet(_("Записи по времени"), columns, tuple(rows))
