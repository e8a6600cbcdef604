"""The timeline of a tie: papers as life lines, events as points, terms as marks.

In: papers with the stretches of their lives, happenings with their days. Out: a `Timeline` with every place computed.
Not here: what is in force when (`pobratim.register.lives`), SVG (`pictures/svg/timeline.svg`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .lanes import HEAD, LEFT, LONGEST_POINT, Happening, Lane, Span, lane
from .shapes import shortened, text_width

TOP, ROW, BAR = 30, 42, 12
LETTERS = 12.0
TICK_ROOM = 62


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paper's life; None is an open or unknown day. `style`: draft, signed, force, over."""

    style: str
    first: date | None
    certain: date | None
    last: date | None
    sure: bool
    words: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper with its life; `follows` is the key of the paper that it takes the place of."""

    key: str
    title: str
    said: str
    address: str
    plan: bool
    pieces: tuple[Piece, ...]
    follows: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A drawn stretch; `open` has no known end."""

    x: float
    width: float
    style: str
    sure: bool
    open: bool
    words: str

    @property
    def right(self) -> float:
        """Its right end."""
        return round(self.x + self.width, 1)


@dataclass(frozen=True, slots=True)
class Row:
    """A paper's line: its name above, its bars below."""

    paper: Paper
    label: str
    x: float
    y: float
    bars: tuple[Bar, ...]

    @property
    def label_y(self) -> float:
        """Where the name stands."""
        return self.y + 14

    @property
    def bar_y(self) -> float:
        """Where the bars begin, downwards."""
        return self.y + 20

    @property
    def middle(self) -> float:
        """The bars' middle line."""
        return self.bar_y + BAR / 2

    @property
    def first_x(self) -> float:
        """Where the life begins."""
        return min(bar.x for bar in self.bars)

    @property
    def last_x(self) -> float:
        """Where the bars end that are more than a thin line."""
        return max((bar.right for bar in self.bars if bar.style != "over"), default=self.first_x)


@dataclass(frozen=True, slots=True)
class Tick:
    """A year of the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing; `joins` are paths from a paper's end to the beginning of the one that follows it."""

    width: int
    height: float
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]
    joins: tuple[str, ...]
    lanes: tuple[Lane, ...]
    today: float | None
    today_said: str
    undated: int
    outside: int

    @property
    def floor(self) -> float:
        """Where lines of the years end."""
        return self.height - 20

    @property
    def foot(self) -> float:
        """The base line of words under the lines."""
        return self.height - 6

    @property
    def today_left(self) -> bool:
        """Whether the words of that day stand to the right of its line."""
        return self.today is not None and self.today < self.width / 2

    @property
    def left(self) -> float:
        """Where the axis begins."""
        return LEFT

    @property
    def right(self) -> float:
        """Where the axis ends."""
        return self.width - LEFT


@dataclass(frozen=True, slots=True)
class Headings:
    """Names of the parts of the drawing, in the page's language."""

    papers: str
    plans: str
    events: str
    vague: str
    dues: str
    today: str


def whole_span(papers: Iterable[Paper], happenings: Iterable[Happening], today: date) -> Span:
    """The years that hold everything dated, this year among them; half a year stays free for the newest."""
    days = [day for one in happenings for day in (one.first, one.last)]
    days += [day for paper in papers for piece in paper.pieces for day in (piece.first, piece.last) if day]
    first = min([*days, date(today.year - 1, 1, 1)])
    last = max([*(day for day in days if day.year <= today.year + 15), today])
    return Span(date(first.year, 1, 1), date(last.year, 12, 31))


def timeline(
    papers: Sequence[Paper],
    events: Sequence[Happening],
    dues: Sequence[Happening],
    *,
    span: Span,
    today: date,
    says: Headings,
) -> Timeline:
    """The drawing of what lies in the span."""
    rows: list[Row] = []
    lanes: list[Lane] = []
    y: float = TOP
    shown = [paper for paper in _in_order(papers) if _drawable(paper, span)]
    for name, plan in ((says.papers, False), (says.plans, True)):
        group = [paper for paper in shown if paper.plan is plan]
        if group:
            lanes.append(Lane(name, y + 16))
            y += HEAD
            for paper in group:
                rows.append(_row(paper, y, span, today))
                y += ROW
    exact = [one for one in events if (one.last - one.first).days <= LONGEST_POINT]
    vague = [one for one in events if one not in exact]
    for name, marks in ((says.events, exact), (says.vague, vague), (says.dues, list(dues))):
        found, y = lane(name, [one for one in marks if span.meets(one.first, one.last)], y, span)
        lanes += found
    dated = [paper for paper in papers if any(piece.first or piece.last for piece in paper.pieces)]
    return Timeline(
        width=span.width,
        height=y + 24,
        ticks=_ticks(span),
        rows=tuple(rows),
        joins=_joins(rows),
        lanes=tuple(lanes),
        today=span.x(today) if span.first <= today <= span.last else None,
        today_said=says.today,
        undated=len(papers) - len(dated),
        outside=len(dated) - len(shown) + sum(not span.meets(one.first, one.last) for one in (*events, *dues)),
    )


def _drawable(paper: Paper, span: Span) -> bool:
    known = any(piece.first or piece.last for piece in paper.pieces)
    return known and any(span.meets(piece.first, piece.last) for piece in paper.pieces if piece.style != "over")


def _in_order(papers: Sequence[Paper]) -> list[Paper]:
    """By beginning, each followed by those that take its place."""
    held = {paper.key: paper for paper in papers}
    nexts: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        nexts[paper.follows if paper.follows in held else ""].append(paper)
    ordered: list[Paper] = []
    waiting = sorted(nexts[""], key=_began, reverse=True)
    while waiting:
        paper = waiting.pop()
        if paper not in ordered:
            ordered.append(paper)
            waiting += sorted(nexts[paper.key], key=_began, reverse=True)
    return ordered + [paper for paper in sorted(papers, key=_began) if paper not in ordered]


def _began(paper: Paper) -> tuple[date, str]:
    return min((piece.first for piece in paper.pieces if piece.first), default=date.max), paper.key


def _row(paper: Paper, y: float, span: Span, today: date) -> Row:
    ended = any(piece.style == "over" and piece.first is None for piece in paper.pieces)
    pieces = [replace(piece, sure=piece.sure and not ended) for piece in paper.pieces]
    bars = tuple(bar for piece in pieces if span.meets(piece.first, piece.last) for bar in _bars(piece, span, today))
    begin = min(bar.x for bar in bars)
    label = shortened(paper.title, span.right - LEFT, LETTERS)
    x = max(LEFT, min(begin, span.right - text_width(label, LETTERS)))
    return Row(paper, label, round(x, 1), y, bars)


def _bars(piece: Piece, span: Span, today: date) -> Iterable[Bar]:
    """A stretch; what may not have begun yet is drawn apart, as less sure. An end without a day is not drawn."""
    first = piece.first or span.first
    last = piece.last or (min(span.last, max(today, first)) if piece.style != "over" else span.last)
    if piece.style == "over":
        if piece.first is None:
            return
        start = span.x(first)
        yield Bar(start, round(span.right - start, 1), "over", piece.sure, True, piece.words)
        return
    cut = piece.certain if piece.certain and piece.certain > first else first
    cut = min(cut, last) if piece.first else last + timedelta(days=1)
    for begin, end, sure in ((first, cut - timedelta(days=1), False), (cut, last, piece.sure)):
        if begin <= end and begin <= span.last and end >= span.first:
            x, right = span.x(begin), span.x(end + timedelta(days=1))
            width, is_open = round(max(right - x, 2), 1), piece.last is None and end == last
            yield Bar(x, width, piece.style, sure, is_open, piece.words)


def _joins(rows: Sequence[Row]) -> tuple[str, ...]:
    """From the end of a paper down to the beginning of the next, round the corner."""
    held = {row.paper.key: row for row in rows}
    joins = []
    for row in rows:
        before = held.get(row.paper.follows)
        if before is None:
            continue
        x, end = row.first_x, before.last_x
        start = (
            f"M{end:.1f} {before.middle:.1f}H{x - 6:.1f}" if end < x - 6 else f"M{x - 6:.1f} {before.bar_y + BAR:.1f}"
        )
        joins.append(f"{start}V{row.middle:.1f}H{x:.1f}")
    return tuple(joins)


def _ticks(span: Span) -> tuple[Tick, ...]:
    years = span.last.year - span.first.year + 1
    fitting = (size for size in (1, 2, 5, 10, 20, 50) if (span.right - LEFT) / years * size >= TICK_ROOM)
    step = next(fitting, 100)
    return tuple(
        Tick(span.x(date(year, 1, 1)), str(year))
        for year in range(span.first.year, span.last.year + 1)
        if year % step == 0 or years == 1
    )
