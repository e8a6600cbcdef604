"""The map of tiles by a measure.

In: parameters `measure`, `around`, `year`, `as_of`. Out: a `Picture`. Not here: counting, where tiles stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date

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
from ...pictures.grid import Scale, Shade, grid, scale_of
from ...pictures.key import Item, key_of
from ...pictures.sheet import Cell, Column, Sheet
from ...tiles import tile_code
from .counts import by_tile
from .frame import Picture, Wanted
from .network import newest_only

MEASURES = ("entries", "in_force", "events", "contact", "trade", "projects", "overdue")
DAYS = Scale((0, 92, 366, 731, 1827), inverse=True)
"""Days since the last contact: a quarter, a year, two, five, more."""
FOREMOST = 3
Shades = dict[str, Shade]


def map_picture(wanted: Wanted) -> Picture:
    """The picture that is asked for."""
    asked, lang = wanted.asked, wanted.lang
    home = canonical(wanted.party("around", settings.POBRATIM_HOME or ""))
    measure = asked.choice("measure", MEASURES) or "entries"
    day = wanted.moment.valid or wanted.moment.today
    year = asked.year("year") or day.year
    if measure == "trade":
        told, complete = by_tile(
            wanted.mark, "entries", Scope(party=home, day=wanted.moment.valid), wanted.moment.today
        )
        shades, unit, size = _trade(wanted, home, {row.party: row for row in told if row.party != home})
    else:
        shades, complete = _shades(wanted, measure, home, year)
        unit, size = "", 1.0
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
    if unit:
        title = f"{title}, {' '.join(filter(None, (_size_word(size, lang), word('unit', unit, lang))))}"
    return Picture(
        name="map",
        title=_("Карта: %(measure)s") % {"measure": title},
        sentences=_said(shades, measure, lang),
        notes=([] if complete else [newest_only(lang)]) + _notes(measure),
        sheet=_sheet(shades, title, lang),
        drawing=drawing,
        width=drawing.width,
        height=drawing.height,
        key=key_of(_key(scale, measure, unit, lang), drawing.width, left=0),
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


def _shades(wanted: Wanted, measure: str, home: str, year: int) -> tuple[Shades, bool]:
    """What is known of each tile: those that the register tells of have at least 0, unless the measure is unknown."""
    today, day, lang = wanted.moment.today, wanted.moment.valid, wanted.lang
    told, complete = by_tile(wanted.mark, "entries", Scope(party=home, day=day), today)
    known = {row.party: row for row in told if row.party != home}
    first, last = year_bounds(year)
    scopes = {
        "entries": Scope(party=home, day=day),
        "in_force": Scope(kinds=("agreement",), party=home, day=day, live=True),
        "events": Scope(kinds=("event",), party=home, since=first, until=min(last, day) if last and day else last),
        "contact": Scope(kinds=("event",), party=home, day=day),
        "projects": Scope(kinds=("project",), party=home, day=day),
        "overdue": Scope(kinds=("commitment",), party=home, day=day),
    }
    rows, whole = by_tile(wanted.mark, measure, scopes[measure], today)
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


def _trade(wanted: Wanted, home: str, known: Mapping[str, object]) -> tuple[Shades, str, float]:
    """The newest yearly turnover of each partner in the currency of most figures; others are unknown, and say why.

    And that currency, with the size of one unit in tiles: a thousand, a million.
    """
    newest = _turnovers(wanted, home)
    units = [unit for by_unit in newest.values() for unit in by_unit]
    chosen = max(sorted(set(units)), key=units.count, default="RUB")
    amounts = [by_unit[chosen][1] for by_unit in newest.values() if chosen in by_unit]
    size = next((size for size in (1e9, 1e6, 1e3) if amounts and min(amounts) >= size), 1.0)
    shades = {code: _turnover(newest.get(code, {}), chosen, size, wanted.lang) for code in {**known, **newest}}
    return shades, chosen, size


def _turnovers(wanted: Wanted, home: str) -> dict[str, dict[str, tuple[str, float]]]:
    """By tile and currency: the newest year with a figure, and the figure."""
    own = {"RU", tile_code(home)} if home else {"RU"}
    newest: dict[str, dict[str, tuple[str, float]]] = defaultdict(dict)
    for entry in picturing.turnovers(home, wanted.moment.valid or wanted.moment.today):
        content = entry.content
        period, value, unit = str(content.get("period") or ""), content.get("value"), str(content.get("unit"))
        ends = [tile_code(canonical(content[end])) for end in ("of", "with") if content.get(end)]
        if value is None or content.get("scope") or len(period) != 4 or len(ends) != 2 or not _is_currency(unit):
            continue
        for code in ends:
            if code not in own and unit not in newest[code]:
                newest[code][unit] = (period, float(value))
    return newest


def _is_currency(unit: str) -> bool:
    return len(unit) == 3 and unit.isascii() and unit.isupper()


def _turnover(by_unit: Mapping[str, tuple[str, float]], chosen: str, size: float, lang: str) -> Shade:
    if not by_unit:
        return Shade(None, _("товарооборот за год не назван"))
    told = "; ".join(
        f"{money_words(value, unit, lang)} ({period})" for unit, (period, value) in sorted(by_unit.items())
    )
    if chosen not in by_unit:
        return Shade(None, _("назван в другой валюте: %(told)s") % {"told": told})
    value = by_unit[chosen][1]
    return Shade(value, told, number_words(round(value / size, 1 if value / size < 100 else 0), lang))


def _key(scale: Scale, measure: str, unit: str, lang: str) -> list[Item]:
    if measure == "contact":
        words = (_("меньше квартала назад"), _("меньше года"), _("до двух лет"), _("до пяти лет"), _("давнее"))
        items = [Item("tile", f"level-{5 - at}", said) for at, said in enumerate(words)]
    else:

        def worded(value: float) -> str:
            return money_words(value, unit, lang) if unit else number_words(value, lang)

        items = [
            Item("tile", f"level-{scale.level(bound)}", said) for bound, said in _bands(scale, worded, whole=not unit)
        ]
        if measure != "trade":
            items.insert(0, Item("tile", "level-0", "0"))
    return [*items, Item("tile", "unknown", _("неизвестно")), Item("tile", "unknown abroad", _("пунктир — не Россия"))]


def _bands(scale: Scale, words: Callable[[float], str], *, whole: bool) -> list[tuple[float, str]]:
    """Each lower bound with the words of its shade: «1», «2 – 4», «от 20»."""
    found = []
    for low, following in zip(scale.bounds, (*scale.bounds[1:], None), strict=True):
        if following is None:
            said = _("от %(low)s") % {"low": words(low)}
        elif whole:
            said = words(low) if following - low == 1 else f"{words(low)} – {words(following - 1)}"
        else:
            said = f"{words(low)} – {words(following)}"
        found.append((low, said))
    return found


def _said(shades: Shades, measure: str, lang: str) -> list[str]:
    known = [(shade.amount, code) for code, shade in shades.items() if shade.amount is not None]
    told = [(amount, code) for amount, code in known if amount > 0 or measure == "contact"]
    if not told:
        return [_("Реестр ничего об этом не знает.")]
    ordered = sorted(told, key=lambda pair: (pair[0] if measure == "contact" else -pair[0], pair[1]))[:FOREMOST]
    first = "; ".join(f"{name_of(code, lang)} — {shades[code].words}" for _amount, code in ordered)
    lead = _("Недавнее всего: %(first)s.") if measure == "contact" else _("Больше всего: %(first)s.")
    return [_("Регионов и стран со значением: %(count)s.") % {"count": len(told)} + " " + lead % {"first": first}]


def _size_word(size: float, lang: str) -> str:
    """What a million or a thousand is called in short."""
    names = {1e9: ("млрд", "bn"), 1e6: ("млн", "m"), 1e3: ("тыс.", "k")}
    return names[size][lang == "en"] if size in names else ""


def _notes(measure: str) -> list[str]:
    notes = {
        "in_force": _("Считаются документы, которые связывают стороны: подписаны, зарегистрированы или действуют."),
        "overdue": _("Срок прошёл; исполнено ли обещанное, тексты не говорят."),
        "contact": _("В клетке — месяц и год последней встречи."),
        "trade": _("Новейшее число за целый год в самой частой валюте; без выбранной стороны — с любым партнёром."),
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
