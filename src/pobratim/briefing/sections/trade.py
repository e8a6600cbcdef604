"""Trade: the turnover as a chart, the place among partners, other figures, what is supplied.

In: entries of figures and flows. Out: a chart, a table, lists. Not here: students (`humanitarian.py`).
"""

from __future__ import annotations

from pobratim.facts import Figure, Flow
from pobratim.register import Entry
from pobratim.register.dates import stretch
from pobratim.wording import quantity_words

from ..gather import of_kind
from ..length import Length
from ..paper import Block, Cell, Chart, Column, Point, Sentence, Table
from ..telling import Part, Teller
from .lists import bulleted
from .subjects import is_humanitarian

ORDER = ("turnover", "rank", "export", "import", "share", "investment", "companies", "projects", "other")
FEWEST_BARS = 2
MOST_BARS = 8
WHOSE, VALUE = 1, 3
"""Places in a row of the table."""


def blocks(teller: Teller, length: Length) -> tuple[Block, ...]:
    """The chart where years can be compared, figures as a table, goods as a list."""
    figures = [entry for entry in of_kind(teller.dossier, "figure") if not is_humanitarian(entry)]
    figures.sort(key=lambda entry: ORDER.index(entry.subtype) if entry.subtype in ORDER else len(ORDER))
    flows = of_kind(teller.dossier, "flow")
    shown = figures[: length.items]
    goods = (_flow(teller, entry) for entry in flows)
    found: tuple[Block, ...] = (*_chart(teller, figures),)
    if length.detail:
        found += (_table(teller, shown),) if shown else ()
    else:
        found += bulleted((sentence(teller, entry) for entry in shown), length.items)
    return (*found, *bulleted(goods, length.items, teller.phrase("goods")))


def sentence(teller: Teller, entry: Entry) -> Sentence:
    """A figure in one sentence."""
    said = _said(teller, entry)
    name = Part(f"{_name(teller, entry)} — {said.text}", said.slot, said.values)
    scope = None if _named_by_scope(entry) else teller.part(entry, "scope", "scope")
    parts = [name, _sides(teller, entry), teller.part(entry, "period", "period"), _change(teller, entry), scope]
    return teller.say(entry, parts)


def _name(teller: Teller, entry: Entry) -> str:
    figure = _figure(entry)
    return str(figure.scope) if _named_by_scope(entry) else teller.value(entry, "measure", figure.measure)


def _named_by_scope(entry: Entry) -> bool:
    figure = _figure(entry)
    return figure.measure == "other" and bool(figure.scope)


def _said(teller: Teller, entry: Entry) -> Part:
    """The number itself, or the place in a list, or at least how it changed."""
    figure = _figure(entry)
    if figure.rank is not None:
        key = "rank" if figure.out_of else "rank_alone"
        gaps = {slot: teller.part(entry, slot) for slot in ("rank", "out_of")}
        words = teller.phrase(key, **{slot: part.text if part else "" for slot, part in gaps.items()})
        return Part(words, "rank", (figure.rank,))
    return teller.part(entry, "value") or teller.part(entry, "change") or Part("")


def _change(teller: Teller, entry: Entry) -> Part | None:
    return None if _only_change(_figure(entry)) else teller.part(entry, "change", "change")


def _only_change(figure: Figure) -> bool:
    return figure.rank is None and figure.value is None


def _sides(teller: Teller, entry: Entry) -> Part | None:
    """Whose figure it is and with whom, unless it is the home party's with the partner."""
    figure = _figure(entry)
    ends = [code for code in (figure.of, figure.with_) if code]
    if not ends or set(ends) == {teller.dossier.home, teller.dossier.partner}:
        return None
    return Part(" — ".join(teller.party(code) for code in ends), "of", (figure.of,) if figure.of else ())


def _table(teller: Teller, figures: list[Entry]) -> Table:
    headings = ("measure", "whose_column", "period_column", "value_column", "change_column")
    kinds = ("text", "text", "text", "number", "text")
    shares = (2.3, 2.1, 1.5, 1.6, 1.5)
    columns = tuple(
        Column(teller.phrase(key), kind, share)  # type: ignore[arg-type]
        for key, kind, share in zip(headings, kinds, shares, strict=True)
    )
    rows = [_row(teller, entry) for entry in figures]
    told = [at for at in range(len(columns)) if any(row[at].text for row in rows)]
    if WHOSE in told and all(_sides(teller, entry) is None for entry in figures):
        told.remove(WHOSE)
    return Table(tuple(columns[at] for at in told), tuple(tuple(row[at] for at in told) for row in rows))


def _row(teller: Teller, entry: Entry) -> tuple[Cell, ...]:
    figure = _figure(entry)
    said = _said(teller, entry)
    scope, period = teller.part(entry, "scope"), teller.part(entry, "period")
    change = None if _only_change(figure) else teller.part(entry, "change")
    used = [part for part in (said, scope, period, change) if part]
    used += [Part("", slot, (end,)) for slot, end in (("of", figure.of), ("with_", figure.with_)) if end]
    sources, marks = teller.sources(entry, used), teller.marks(entry, used)
    name = _name(teller, entry)
    if scope and not _named_by_scope(entry):
        name = f"{name} ({scope.text})"
    ends = " — ".join(teller.party(code) for code in (figure.of, figure.with_) if code)
    texts = (
        f"{name[:1].upper()}{name[1:]}",
        ends,
        period.text if period else "",
        said.text,
        change.text if change else "",
    )
    value = figure.value if figure.value is not None else figure.rank
    return tuple(
        Cell(text, sources, marks if at == VALUE else frozenset(), value if at == VALUE else None)
        for at, text in enumerate(texts)
    )


def _chart(teller: Teller, figures: list[Entry]) -> tuple[Chart, ...]:
    """Turnover of the largest group of whole years that can be compared: the same sides, unit and no narrower scope."""
    groups: dict[tuple[str | None, ...], dict[int, Entry]] = {}
    for entry in figures:
        figure = _figure(entry)
        days = stretch(figure.period)
        if figure.measure != "turnover" or figure.value is None or figure.scope or not _whole_year(figure.period):
            continue
        assert days.first is not None
        groups.setdefault((figure.of, figure.with_, figure.unit), {}).setdefault(days.first.year, entry)
    best = max(groups.values(), key=len, default={})
    if len(best) < FEWEST_BARS:
        return ()
    points = tuple(_point(teller, entry) for _, entry in sorted(best.items())[-MOST_BARS:])
    return (Chart(teller.phrase("turnover_by_year"), points),)


def _whole_year(period: str | None) -> bool:
    return bool(period) and len(str(period)) == 4 and str(period).isdigit()


def _point(teller: Teller, entry: Entry) -> Point:
    figure = _figure(entry)
    used = [Part("", "value", (figure.value,)), Part("", "period", (figure.period,))]
    words = quantity_words(figure.value or 0, figure.unit, teller.language)
    marks = teller.marks(entry, used)
    return Point(str(figure.period), float(figure.value or 0), words, teller.sources(entry, used), marks)


def _flow(teller: Teller, entry: Entry) -> Sentence:
    flow = entry.content
    assert isinstance(flow, Flow)
    ends = " → ".join(teller.party(code) if code else "…" for code in (flow.from_, flow.to))
    goods = teller.part(entry, "goods")
    said = Part(f"{ends}: {goods.text}" if goods else ends, "goods", flow.goods)
    told = [said, *(Part("", slot, (end,)) for slot, end in (("from_", flow.from_), ("to", flow.to)) if end)]
    return Sentence(teller.say(entry, [said]).text, teller.sources(entry, told), teller.marks(entry, told))


def _figure(entry: Entry) -> Figure:
    assert isinstance(entry.content, Figure)
    return entry.content
