"""The map of tiles by a measure.

In: parameters `measure`, `around`, `year`, `as_of`. Out: a `Picture`. Not here: counting, where tiles stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from django.conf import settings
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from pobratim.resolve.parties import canonical
from pobratim.storage import picturing
from pobratim.storage.picturing import PartyCount, Scope
from pobratim.wording import counted, date_words, money_words, number_words, word
from pobratim.wording.parties import name_of

from ...addresses import partner_address
from ...asked import year_bounds
from ...memory import Mark
from ...pictures.grid import Grid, Scale, Shade, grid, scale_of
from ...pictures.key import Item, key_of
from ...pictures.sheet import Cell, Column, Sheet
from ...tiles import tile_code
from .frame import Picture, Wanted
from .network import newest_only

MEASURES = ("entries", "in_force", "events", "contact", "trade", "projects", "overdue")
DAYS = Scale((0, 92, 366, 731, 1827), inverse=True)
"""Days since the last contact: a quarter, a year, two, five, more."""
FOREMOST = 3
Shades = dict[str, Shade]
Counts = tuple[tuple[PartyCount, ...], bool]


def map_picture(wanted: Wanted) -> Picture:
    """The picture that is asked for."""
    asked, lang = wanted.asked, wanted.lang
    home = canonical(wanted.party("around", settings.POBRATIM_HOME or ""))
    measure = asked.choice("measure", MEASURES) or "entries"
    day = wanted.moment.valid or wanted.moment.today
    year = asked.year("year") or day.year
    shades, complete = _shades(wanted, measure, home, year)
    scale = (
        DAYS
        if measure == "contact"
        else scale_of([shade.amount for shade in shades.values() if shade.amount is not None], whole=measure != "trade")
    )
    drawing = grid(
        shades,
        scale,
        names=lambda code: name_of(code, lang),
        address=lambda code: _address(code, home, wanted.moment.query),
        russian=lang == "ru",
        home=home,
    )
    title = word("map_measure", measure, lang)
    if measure == "events":
        title = f"{title}, {year}"
    return Picture(
        name="map",
        title=_("Карта: %(measure)s") % {"measure": title},
        sentences=_said(shades, measure, lang),
        notes=([] if complete else [newest_only()]) + _notes(measure, drawing),
        sheet=_sheet(shades, title, lang),
        drawing=drawing,
        width=drawing.width,
        height=drawing.height,
        key=key_of(_key(scale, measure, shades, lang), drawing.width, left=0),
        values={
            "home": home,
            "parties": wanted.offered(home),
            "measures": [(one, word("map_measure", one, lang)) for one in MEASURES],
            "chosen": {"measure": measure, "year": asked.given.get("year", "")},
        },
    )


def _address(code: str, home: str, query: str) -> str:
    if not home or code == home:
        return f"{partner_address(code)}{query}"
    tie = urlencode({"with": code})
    return f"{partner_address(home)}?{tie}{query.replace('?', '&')}"


@lru_cache(maxsize=64)
def _counts(mark: Mark, measure: str, scope: Scope, today: date) -> Counts:
    ask = {"contact": picturing.contacts, "overdue": picturing.overdue}.get(measure, picturing.by_tile)
    rows, complete = ask(scope, today)
    return tuple(rows), complete


def _shades(wanted: Wanted, measure: str, home: str, year: int) -> tuple[Shades, bool]:
    """What is known of each tile: those that the register tells of have at least 0, unless the measure is unknown."""
    today, day, lang = wanted.moment.today, wanted.moment.valid, wanted.lang
    told, complete = _counts(wanted.mark, "entries", Scope(party=home, day=day), today)
    known = {row.party: row for row in told if row.party != home}
    if measure == "trade":
        return _trade(wanted, home, known), complete
    first, last = year_bounds(year)
    scopes = {
        "entries": Scope(party=home, day=day),
        "in_force": Scope(kinds=("agreement",), party=home, day=day, live=True),
        "events": Scope(kinds=("event",), party=home, since=first, until=min(last, day) if last and day else last),
        "contact": Scope(kinds=("event",), party=home, day=day),
        "projects": Scope(kinds=("project",), party=home, day=day),
        "overdue": Scope(kinds=("commitment",), party=home, day=day),
    }
    rows, whole = _counts(wanted.mark, measure, scopes[measure], today)
    found = {row.party: row for row in rows if row.party != home}
    if measure == "contact":
        return {code: _ago(found.get(code), day or today, lang) for code in {**known, **found}}, complete and whole
    noun = {"in_force": "agreement", "events": "event", "projects": "project", "overdue": "commitment"}.get(
        measure, "entry"
    )
    counts = {code: found[code].count if code in found else 0 for code in {**known, **found}}
    shades = {
        code: Shade(count, counted(count, noun, lang), number_words(count, lang)) for code, count in counts.items()
    }
    return shades, complete and whole


def _ago(row: PartyCount | None, day: date, lang: str) -> Shade:
    if row is None or row.last is None:
        return Shade(None, _("встреч с датой реестр не знает"))
    days = (day - row.last).days
    words = date_words(row.last.isoformat(), lang)
    return Shade(days, _("последняя встреча %(day)s") % {"day": words}, f"{row.last:%m.%y}")


def _trade(wanted: Wanted, home: str, known: Mapping[str, object]) -> Shades:
    """The newest yearly turnover of each partner, in the currency of most figures; others are unknown, and say why."""
    day, lang = wanted.moment.valid or wanted.moment.today, wanted.lang
    newest: dict[str, dict[str, tuple[str, float]]] = defaultdict(dict)
    for entry in picturing.turnovers(home, day):
        content = entry.content
        period, value, unit = str(content.get("period") or ""), content.get("value"), content.get("unit")
        ends = [tile_code(canonical(content[end])) for end in ("of", "with") if content.get(end)]
        if value is None or content.get("scope") or len(period) != 4 or len(ends) != 2 or not _is_currency(unit):
            continue
        for code in ends:
            if code not in ("RU", tile_code(home) if home else "") and unit not in newest[code]:
                newest[code][str(unit)] = (period, float(value))
    units = [unit for by_unit in newest.values() for unit in by_unit]
    chosen = max(sorted(set(units)), key=units.count, default="RUB")
    return {code: _turnover(newest.get(code, {}), chosen, lang) for code in {**known, **newest}}


def _is_currency(unit: object) -> bool:
    return isinstance(unit, str) and len(unit) == 3 and unit.isascii() and unit.isupper()


def _turnover(by_unit: Mapping[str, tuple[str, float]], chosen: str, lang: str) -> Shade:
    if not by_unit:
        return Shade(None, _("товарооборот за год не назван"))
    told = "; ".join(
        f"{money_words(value, unit, lang)} ({period})" for unit, (period, value) in sorted(by_unit.items())
    )
    if chosen not in by_unit:
        return Shade(None, _("назван в другой валюте: %(told)s") % {"told": told})
    value = by_unit[chosen][1]
    scaled = next((f"{value / size:.2g}{mark}" for size, mark in _sizes(lang) if value >= size), f"{value:.3g}")
    return Shade(value, told, scaled.replace(".", "," if lang == "ru" else "."))


def _sizes(lang: str) -> tuple[tuple[float, str], ...]:
    return ((1e9, "млрд"), (1e6, "млн"), (1e3, "т.")) if lang == "ru" else ((1e9, "bn"), (1e6, "m"), (1e3, "k"))


def _key(scale: Scale, measure: str, shades: Shades, lang: str) -> list[Item]:
    if measure == "contact":
        words = (_("меньше квартала назад"), _("меньше года"), _("до двух лет"), _("до пяти лет"), _("давнее"))
        items = [Item("tile", f"level-{5 - at}", said) for at, said in enumerate(words)]
    else:
        unit = (
            (lambda value: money_words(value, _currency(shades), lang))
            if measure == "trade"
            else (lambda value: number_words(value, lang))
        )
        items = [Item("tile", f"level-{scale.level(bound)}", said) for bound, said in _bands(scale, unit, measure)]
        if measure != "trade":
            items.insert(0, Item("tile", "level-0", "0"))
    return [*items, Item("tile", "unknown", _("неизвестно"))]


def _bands(scale: Scale, words: object, measure: str) -> list[tuple[float, str]]:
    assert callable(words)
    bounds = scale.bounds
    found = []
    for at, low in enumerate(bounds):
        following = bounds[at + 1] if at + 1 < len(bounds) else None
        if following is None:
            single = measure != "trade" and len(bounds) > 1 and low - bounds[at - 1] == 1
            said = words(low) if single else _("от %(low)s") % {"low": words(low)}
        elif measure != "trade" and following - low == 1:
            said = words(low)
        else:
            said = f"{words(low)} – {words(following - 1 if measure != 'trade' else following)}"
        found.append((low, said))
    return found


def _currency(shades: Shades) -> str:
    for code in ("₽", "$", "€"):
        if any(shade.amount is not None and code in shade.words for shade in shades.values()):
            return {"₽": "RUB", "$": "USD", "€": "EUR"}[code]
    return "RUB"


def _said(shades: Shades, measure: str, lang: str) -> list[str]:
    known = [(shade.amount, code) for code, shade in shades.items() if shade.amount is not None]
    told = [(amount, code) for amount, code in known if amount > 0 or measure == "contact"]
    if not told:
        return [_("Реестр ничего об этом не знает.")]
    ordered = sorted(told, key=lambda pair: (pair[0] if measure == "contact" else -pair[0], pair[1]))[:FOREMOST]
    first = "; ".join(f"{name_of(code, lang)} — {shades[code].words}" for _amount, code in ordered)
    lead = _("Недавнее всего: %(first)s.") if measure == "contact" else _("Больше всего: %(first)s.")
    return [_("Регионов и стран со значением: %(count)s.") % {"count": len(told)} + " " + lead % {"first": first}]


def _notes(measure: str, drawing: Grid) -> list[str]:
    notes = {
        "in_force": _("Считаются документы, которые связывают стороны: подписаны, зарегистрированы или действуют."),
        "overdue": _("Срок прошёл; исполнено ли обещанное, тексты не говорят."),
        "trade": _("Взято новейшее число за целый год в самой частой валюте; валюты не пересчитываются."),
    }
    return [notes[measure]] if measure in notes else []


def _sheet(shades: Shades, title: str, lang: str) -> Sheet:
    rows = sorted(
        shades.items(), key=lambda pair: (pair[1].amount is None, -(pair[1].amount or 0), name_of(pair[0], lang))
    )
    return Sheet(
        title,
        (Column(_("Партнёр")), Column(_("Код")), Column(_("Значение")), Column(_("Число"), numeric=True)),
        tuple(
            (
                Cell(name_of(code, lang), partner_address(code)),
                Cell(code),
                Cell(shade.words),
                Cell(
                    number_words(shade.amount, lang) if shade.amount is not None else "—",
                    value=shade.amount if shade.amount is not None else "",
                ),
            )
            for code, shade in rows
        ),
    )
