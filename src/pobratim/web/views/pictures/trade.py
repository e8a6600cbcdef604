"""Charts of trade between two parties.

In: parameters `party`, `with`. Out: a `Picture`. Not here: sorting figures, drawing (`web.pictures`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from pobratim.resolve.parties import canonical
from pobratim.storage import picturing
from pobratim.storage.models import Entry
from pobratim.wording import change_words, date_words, money_words, quantity_words, word
from pobratim.wording.parties import name_of

from ... import memory
from ...addresses import fact_address
from ...cards import document_name
from ...pictures.bars import WIDTH, Chart, Series, Steps, Value, side_by_side
from ...pictures.key import Item, key_of
from ...pictures.sheet import Cell, Column, Sheet
from ...pictures.trade import MEASURES, MIRROR, Panel, Point, Said, Source, in_order, panels
from .frame import Picture, Wanted

STYLES = {"turnover": "p-1", "export": "p-2", "import": "p-3"}
WORLD = "-"
"""The other side of figures that name none."""
HEAD = 30
SIZES = ((1e12, "трлн", "trillion"), (1e9, "млрд", "billion"), (1e6, "млн", "million"), (1.0, "", ""))


@dataclass(frozen=True, slots=True)
class Placed:
    """A chart under its heading, in its place in the drawing."""

    y: float
    heading: str
    chart: Chart


def trade_picture(wanted: Wanted) -> Picture:
    """The picture that is asked for."""
    lang = wanted.lang
    known = memory.partners(wanted.mark)
    busiest = known[0].party if known else ""
    party = canonical(wanted.party("party", settings.POBRATIM_HOME or busiest) or busiest)
    entries = picturing.trade_figures(party) if party else []
    others = others_of(entries, party)
    other = wanted.asked.choice("with", set(others)) or (others[0] if others else WORLD)
    between = [entry for entry in entries if set(_ends(entry)) == ({party, other} - {WORLD})]
    picturing.with_sources(between)
    figures = figures_between(between, party, other, lang)
    found = panels(figures)
    placed, height = placed_charts(found, lang)
    names = [name_of(party, lang), *([name_of(other, lang)] if other != WORLD else [])]
    return Picture(
        name="trade",
        title=_("Торговля: %(names)s") % {"names": " — ".join(names)},
        sentences=said_of(found, figures, lang),
        notes=_notes(found, figures),
        sheet=_sheet(figures, lang),
        drawing=placed,
        width=WIDTH,
        height=height,
        key=key_of(key_items(found, lang), WIDTH),
        empty=not figures,
        values={
            "party": party,
            "other": other,
            "parties": wanted.offered(party),
            "partners": [(code, _("весь мир") if code == WORLD else name_of(code, lang)) for code in others],
        },
    )


def others_of(entries: Sequence[Entry], party: str) -> list[str]:
    """With whom figures of the party are told, those told of most first."""
    counts: Counter[str] = Counter()
    for entry in entries:
        ends = _ends(entry)
        if party in ends:
            counts[next((end for end in ends if end != party), WORLD)] += 1
    return sorted(counts, key=lambda code: (-counts[code], code))


def _ends(entry: Entry) -> list[str]:
    return [canonical(entry.content[end]) for end in ("of", "with") if entry.content.get(end)]


def figures_between(entries: Sequence[Entry], party: str, other: str, lang: str, *, sourced: bool = True) -> list[Said]:
    """Values of the two as sources give them, seen from the party: the other's export is the party's import."""
    wanted = {party} if other == WORLD else {party, other}
    found: list[Said] = []
    for entry in entries:
        if set(_ends(entry)) == wanted and not entry.content.get("scope") and entry.content.get("period"):
            found += _values(entry, mirrored=_ends(entry)[0] != party, lang=lang, sourced=sourced)
    return found


def _values(entry: Entry, *, mirrored: bool, lang: str, sourced: bool) -> Iterator[Said]:
    content: dict[str, Any] = entry.content
    facts = list(entry.facts.all()) if sourced else []
    told = (entry.variants or {}).get("value") or [
        {"value": content.get("value"), "facts": [fact.id for fact in facts]}
    ]
    for variant in told:
        value, unit = variant["value"], content.get("unit")
        if value is None or not unit or len(unit) != 3 or not unit.isupper():
            continue
        behind = [fact for fact in facts if fact.id in variant["facts"]]
        sources = tuple(Source(document_name(fact.document, lang), fact_address(fact)) for fact in behind)
        measure = MIRROR[entry.subtype] if mirrored else entry.subtype
        change = "" if mirrored else str(content.get("change") or "")
        yield Said(measure, str(content["period"]), float(value), unit, change, sources, mirrored)


def placed_charts(found: Sequence[Panel], lang: str, width: int = WIDTH) -> tuple[list[Placed], float]:
    """A chart for each currency, one under another; and the height of all."""
    placed, y = [], 0.0
    for panel in found:
        chart, unit = chart_of(panel, lang, width)
        placed.append(Placed(y, unit, chart))
        y += HEAD + chart.height
    return placed, y


def chart_of(panel: Panel, lang: str, width: int = WIDTH) -> tuple[Chart, str]:
    """The chart of one currency and the words of its scale."""
    top = max((one.value for point in panel.points for one in point.said), default=0)
    size, ru, en = next(row for row in SIZES if top >= row[0] or row[0] == 1.0)
    steps = Steps(size, "," if lang == "ru" else ".")
    series = [
        Series(STYLES[measure], word("measure", measure, lang), _points(panel, measure, steps, lang))
        for measure in MEASURES
        if any(point.measure == measure for point in panel.points)
    ]
    scale = " ".join(filter(None, (ru if lang == "ru" else en, word("unit", panel.unit, lang))))
    return side_by_side(series, panel.years, panel.years, steps, width=width), scale


def _points(panel: Panel, measure: str, steps: Steps, lang: str) -> dict[str, Value]:
    return {
        point.year: Value(
            amount=point.said[0].value,
            title=_title(point, lang),
            words=" / ".join(_short(one.value / steps.size, steps) for one in point.said),
            address=point.said[0].sources[0].address if point.said[0].sources else "",
            others=tuple(one.value for one in point.said[1:]),
        )
        for point in panel.points
        if point.measure == measure
    }


def _short(value: float, steps: Steps) -> str:
    """A number over its column: three digits say enough there."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}".replace(".", steps.decimal)


def _title(point: Point, lang: str) -> str:
    values = "; ".join(
        " ".join(filter(None, (money_words(one.value, one.unit, lang), _by_whom(one)))) for one in point.said
    )
    return f"{word('measure', point.measure, lang)}, {point.year}: {values}"


def _by_whom(said: Said) -> str:
    names = ", ".join(dict.fromkeys(source.name for source in said.sources[:3]))
    return f"({names})" if names else ""


def key_items(found: Sequence[Panel], lang: str) -> list[Item]:
    """The measures, and what a line across a column means."""
    used = {point.measure for panel in found for point in panel.points}
    items = [Item("box", STYLES[one], word("measure", one, lang)) for one in MEASURES if one in used]
    if any(point.differs for panel in found for point in panel.points):
        items.append(Item("line", "differs", _("черта — другой источник называет другое число")))
    return items


def said_of(found: Sequence[Panel], figures: Sequence[Said], lang: str) -> list[str]:
    """The newest number of each currency, and where sources differ."""
    if not figures:
        return [_("Товарооборота, экспорта и импорта этих сторон реестр не знает.")]
    said = []
    for panel in found:
        newest = max(panel.points, key=lambda point: (point.year, -MEASURES.index(point.measure)))
        first = newest.said[0]
        change = f" ({change_words(first.change, lang)})" if first.change else ""
        said.append(
            _("%(measure)s за %(year)s год: %(value)s%(change)s.")
            % {
                "measure": _capital(word("measure", newest.measure, lang)),
                "year": newest.year,
                "value": money_words(first.value, first.unit, lang),
                "change": change,
            }
        )
        clashes = [point for point in panel.points if point.differs]
        said += [_("Источники расходятся: %(title)s.") % {"title": _title(point, lang)} for point in clashes[-2:]]
    return said or [_("Чисел за целый год нет: все — в таблице.")]


def _notes(found: Sequence[Panel], figures: Sequence[Said]) -> list[str]:
    notes = []
    part = sum(not one.whole_year for one in figures)
    if part:
        notes.append(_("Чисел за часть года: %(count)s; они только в таблице.") % {"count": part})
    if len(found) > 1:
        notes.append(_("Валюты показаны отдельно и не пересчитываются."))
    if any(one.mirrored for one in figures):
        notes.append(_("Экспорт другой стороны показан как импорт этой, и наоборот; так бывает, что числа расходятся."))
    return notes


def _sheet(figures: Sequence[Said], lang: str) -> Sheet:
    columns = (
        Column(_("Период")),
        Column(_("Показатель")),
        Column(_("Значение"), numeric=True),
        Column(_("Валюта")),
        Column(_("Изменение"), numeric=True),
        Column(_("Источник")),
    )
    return Sheet(_("Все числа с источниками"), columns, tuple(_row(one, lang) for one in in_order(figures)))


def _row(said: Said, lang: str) -> tuple[Cell, ...]:
    other_side = _("по данным другой стороны")
    mirrored = f" ({other_side})" if said.mirrored else ""
    names = "; ".join(dict.fromkeys(source.name for source in said.sources))
    return (
        Cell(date_words(said.period, lang), value=said.period),
        Cell(f"{word('measure', said.measure, lang)}{mirrored}"),
        Cell(quantity_words(said.value, said.unit, lang), value=said.value),
        Cell(said.unit),
        Cell(change_words(said.change, lang)),
        Cell(names, said.sources[0].address if said.sources else ""),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
