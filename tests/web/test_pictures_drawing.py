"""Drawings: everything lies inside, nothing lies on something else, the same numbers give the same picture."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pobratim.lexicon.tiles import tiles
from pobratim.web.pictures.activity import STEPS, by_period, fits, period_of, periods
from pobratim.web.pictures.bars import Series, Steps, Value, side_by_side, stacked
from pobratim.web.pictures.grid import Scale, Shade, grid, scale_of
from pobratim.web.pictures.key import Item, key_of
from pobratim.web.pictures.lanes import Happening, Span
from pobratim.web.pictures.network import Network, Tie, network
from pobratim.web.pictures.shapes import Box, round_steps, shortened, text_width
from pobratim.web.pictures.sheet import Cell, Column, Sheet, as_csv
from pobratim.web.pictures.timeline import Headings, Paper, Piece, Timeline, timeline, whole_span
from pobratim.web.pictures.trade import Said, Source, in_order, panels

TODAY = date(2026, 11, 22)
CODES = [f"RU-{letter}{other}" for letter in "ABCDEFG" for other in "KLMNOPQ"] + [
    "KZ",
    "BY",
    "UZ",
    "ЕАЭС",
    "CN-SH/Шанхай",
]
NAMES = {code: f"Республика {code} и окрестности"[: 8 + 3 * (number % 9)] for number, code in enumerate(CODES)}
SAYS = Headings("Соглашения", "Планы", "События", "Без дня", "Сроки", "22 ноября 2026 года")
PAIRS = st.tuples(st.sampled_from(CODES), st.sampled_from(CODES)).filter(lambda pair: pair[0] < pair[1])
TIES = st.dictionaries(PAIRS, st.integers(1, 500), max_size=60).map(
    lambda held: [Tie(one, other, count) for (one, other), count in held.items()]
)
DAYS = st.dates(date(1995, 1, 1), date(2035, 12, 31))


# --- the network ------------------------------------------------------------------------------------------------------


def check_network(drawn: Network) -> None:
    boxes = [node.box for node in drawn.nodes]
    assert all(box.inside(drawn.width, drawn.height) for box in boxes)
    assert not any(one.meets(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])


@settings(max_examples=25, deadline=None)
@given(TIES, st.sampled_from(["", "KZ", "RU-AK"]), st.sampled_from([5, 20, 40]))
def test_no_party_of_a_network_lies_on_another_or_outside(ties: list[Tie], home: str, most: int) -> None:
    drawn = network(ties, NAMES, home=home, most=most)
    check_network(drawn)
    assert len(drawn.nodes) <= most
    assert drawn == network(list(reversed(ties)), NAMES, home=home, most=most)


def test_a_full_network_of_eighty_parties_is_free_of_overlaps() -> None:
    codes = [f"RU-{number:03}" for number in range(90)]
    ties = [Tie(codes[at], codes[other], 1 + (at * other) % 17) for at in range(90) for other in range(at + 1, 90, 7)]
    drawn = network(ties, dict.fromkeys(codes, "Кабардино-Балкарская Республика"), most=80)
    check_network(drawn)
    assert drawn.parties == 90
    assert drawn.ties == len(ties)
    assert len(drawn.edges) < drawn.ties


def test_the_home_party_stands_in_the_middle_and_is_never_left_out() -> None:
    ties = [Tie("KZ", code, 1) for code in CODES if code > "KZ"] + [Tie("BY", "UZ", 99), Tie("BY", "RU-AK", 98)]
    drawn = network(ties, NAMES, home="KZ", most=4)
    home = next(node for node in drawn.nodes if node.code == "KZ")
    assert home.home
    assert abs(home.x - drawn.width / 2) < 1


def test_a_line_is_as_thick_as_its_tie_is_rich() -> None:
    drawn = network([Tie("BY", "KZ", 9), Tie("BY", "UZ", 1), Tie("KZ", "UZ", 4)], NAMES)
    widths = {edge.count: edge.width for edge in drawn.edges}
    assert widths[9] > widths[4] > widths[1]
    assert [edge.count for edge in drawn.edges] == [1, 4, 9]


# --- the timeline -----------------------------------------------------------------------------------------------------


@st.composite
def lives(draw: st.DrawFn) -> Paper:
    key = draw(st.text("abcdefgh", min_size=3, max_size=6))
    days = sorted(draw(st.lists(DAYS, min_size=1, max_size=4, unique=True)))
    styles = ["draft", "signed", "force", "over"]
    pieces = tuple(
        Piece(styles[at], day, day, days[at + 1] - timedelta(1) if at + 1 < len(days) else None, True, styles[at])
        for at, day in enumerate(days)
    )
    follows = draw(st.text("abcdefgh", max_size=4))
    return Paper(key, f"Соглашение {key} " * 9, f"Соглашение {key}", f"/a/{key}", draw(st.booleans()), pieces, follows)


@st.composite
def happenings(draw: st.DrawFn) -> Happening:
    first = draw(DAYS)
    last = first + timedelta(days=draw(st.sampled_from([0, 2, 30, 90, 365])))
    key = draw(st.text("abc", min_size=1, max_size=3))
    return Happening(key, f"Встреча {key}", f"/e/{key}", first, last, draw(st.sampled_from(["held", "planned"])))


def check_timeline(drawn: Timeline) -> None:
    for row in drawn.rows:
        assert row.x >= 0
        assert row.x + text_width(row.label) <= drawn.width
        assert 0 < row.y < drawn.height
        for bar in row.bars:
            assert drawn.left <= bar.x <= bar.right <= drawn.right + 2
            assert bar.width >= 0
    for lane in drawn.lanes:
        for mark in lane.marks:
            assert drawn.left <= mark.x <= drawn.right
            assert mark.x + mark.width <= drawn.right + 6
            assert lane.y < mark.y < drawn.height
    tops = sorted(row.y for row in drawn.rows)
    assert all(after - before >= 42 for before, after in pairwise(tops))
    ticks = [tick.x for tick in drawn.ticks]
    assert all(after - before >= 40 for before, after in pairwise(ticks))


@settings(max_examples=60, deadline=None)
@given(st.lists(lives(), max_size=8, unique_by=lambda paper: paper.key), st.lists(happenings(), max_size=40))
def test_a_timeline_holds_every_paper_and_event_once_inside(papers: list[Paper], events: list[Happening]) -> None:
    span = whole_span(papers, events, TODAY)
    drawn = timeline(papers, events, events[:3], span=span, today=TODAY, says=SAYS)
    check_timeline(drawn)
    shown = sorted(row.paper.key for row in drawn.rows)
    over = [paper.key for paper in papers if all(piece.style == "over" for piece in paper.pieces)]
    assert shown == sorted(paper.key for paper in papers if paper.key not in over)
    marks = [mark for lane in drawn.lanes if lane.name in (SAYS.events, SAYS.vague) for mark in lane.marks]
    far = sum(not span.meets(one.first, one.last) for one in events)
    assert sum(mark.count for mark in marks) == len(events) - far
    assert drawn == timeline(papers, events, events[:3], span=span, today=TODAY, says=SAYS)


def life(key: str, first: date, last: date | None, follows: str = "") -> Paper:
    return Paper(key, key, key, "/", False, (Piece("force", first, first, last, True, "действует"),), follows)


def test_a_paper_stands_under_the_one_that_it_replaces_and_is_joined_to_it() -> None:
    papers = [life("new", date(2022, 1, 1), None, "old"), life("other", date(2018, 1, 1), None)]
    papers.append(life("old", date(2015, 1, 1), date(2021, 12, 31)))
    span = Span(date(2015, 1, 1), date(2026, 12, 31))
    drawn = timeline(papers, [], [], span=span, today=TODAY, says=SAYS)
    assert [row.paper.key for row in drawn.rows] == ["old", "new", "other"]
    assert len(drawn.joins) == 1
    old, new = drawn.rows[0], drawn.rows[1]
    assert old.last_x == new.first_x
    assert drawn.joins[0].endswith(f"V{new.middle:.1f}H{new.first_x:.1f}")


def test_years_between_which_nothing_lies_leave_a_sentence_and_no_row() -> None:
    span = Span(date(2000, 1, 1), date(2001, 12, 31))
    drawn = timeline([life("one", date(2015, 1, 1), None)], [], [], span=span, today=TODAY, says=SAYS)
    assert drawn.rows == ()
    assert drawn.outside == 1
    assert drawn.today is None


def test_a_day_that_may_be_any_of_a_year_is_pale_until_it_is_certain() -> None:
    piece = Piece("signed", date(2019, 1, 1), date(2019, 12, 31), None, True, "подписано")
    paper = Paper("a", "a", "a", "/", False, (piece,))
    drawn = timeline([paper], [], [], span=Span(date(2018, 1, 1), date(2026, 12, 31)), today=TODAY, says=SAYS)
    assert [(bar.sure, bar.open) for bar in drawn.rows[0].bars] == [(False, False), (True, True)]


# --- charts -----------------------------------------------------------------------------------------------------------

AMOUNTS = st.dictionaries(st.sampled_from([str(year) for year in range(2010, 2025)]), st.floats(1, 9e12), max_size=15)


@given(st.lists(AMOUNTS, min_size=1, max_size=3), st.sampled_from([620, 960]))
def test_columns_are_as_high_as_their_values_and_lie_beside_each_other(
    series: list[dict[str, float]], width: int
) -> None:
    years = [str(year) for year in range(2010, 2025)]
    made = [
        Series(f"p-{at}", str(at), {year: Value(amount, f"{amount}") for year, amount in values.items()})
        for at, values in enumerate(series, 1)
    ]
    drawn = side_by_side(made, years, years, Steps(), width=width)
    assert len(drawn.columns) == sum(map(len, series))
    for column in drawn.columns:
        assert drawn.left <= column.x
        assert column.right <= drawn.right
        assert 0 <= column.y <= column.y + column.height <= 262.1
        assert abs(column.height / 242 * drawn_top(drawn.scale[-1].text) - float(column.title)) < 9e12 * 0.002 + 1
    rights = sorted((column.x, column.right) for column in drawn.columns)
    assert all(after[0] >= before[1] - 0.2 for before, after in pairwise(rights))


def drawn_top(label: str) -> float:
    return float(label.replace(",", "."))


@given(st.lists(st.lists(st.integers(0, 999), min_size=4, max_size=4), min_size=1, max_size=5))
def test_a_stack_is_as_high_as_the_sum_of_its_parts(numbers: list[list[int]]) -> None:
    periods_shown = ["2021", "2022", "2023", "2024"]
    made = [
        Series(str(at), str(at), {p: Value(n, str(n)) for p, n in zip(periods_shown, row, strict=True) if n})
        for at, row in enumerate(numbers)
    ]
    drawn = stacked(made, periods_shown, periods_shown, Steps())
    for at in range(4):
        parts = [column for column in drawn.columns if abs(column.middle - drawn.periods[at].x) < 1]
        top = drawn_top(drawn.scale[-1].text)
        assert abs(sum(column.height for column in parts) - 242 * sum(row[at] for row in numbers) / top) < 0.3


@given(st.floats(0.001, 1e15))
@example(1.0)
@example(999.0)
def test_steps_of_a_scale_are_round_and_reach_the_top(top: float) -> None:
    steps = round_steps(top)
    assert steps[0] == 0
    assert steps[-1] >= top
    assert len(steps) <= 7
    gaps = {round((after - before) / steps[1], 6) for before, after in pairwise(steps)}
    assert gaps == {1.0}


@given(st.lists(st.tuples(st.sampled_from(["event", "flow"]), st.sampled_from(["2019-12", "2020-01", "2021-07"]), st.integers(1, 9))))  # fmt: skip # noqa: E501
def test_months_put_together_lose_no_entry(rows: list[tuple[str, str, int]]) -> None:
    for step in STEPS:
        counts = by_period(rows, step)
        assert sum(kinds.total() for kinds in counts.values()) == sum(row[2] for row in rows)
        if counts:
            assert set(counts) <= set(periods(min(counts), max(counts), step))
    assert period_of("2020-07", "quarter").code("quarter") == "2020-Q3"


def test_a_season_is_no_month_and_half_a_year_no_quarter() -> None:
    assert [fits("2024-03/2024-05", step) for step in STEPS] == [False, True, True]
    assert [fits("2024-01/2024-06", step) for step in STEPS] == [False, False, True]
    assert [fits("2023-12/2024-01", step) for step in STEPS] == [True, True, True]


# --- figures of trade -------------------------------------------------------------------------------------------------


def said(value: float, unit: str = "RUB", period: str = "2022", source: str = "a", mirrored: bool = False) -> Said:
    return Said("turnover", period, value, unit, "", (Source(source, f"/{source}"),), mirrored)


def test_currencies_never_share_a_chart() -> None:
    found = panels([said(5, "USD"), said(7), said(8, period="2023")])
    assert [(panel.unit, [one.value for point in panel.points for one in point.said]) for panel in found] == [
        ("RUB", [7, 8]),
        ("USD", [5]),
    ]


def test_sources_that_differ_stand_side_by_side_and_equal_ones_are_one() -> None:
    point = panels([said(5, source="a"), said(6, source="b"), said(5, source="c")])[0].points[0]
    assert point.differs
    assert [(one.value, [source.name for source in one.sources]) for one in point.said] == [(5, ["a", "c"]), (6, ["b"])]


def test_a_part_of_a_year_is_in_the_table_only() -> None:
    figures = [said(5), said(3, period="2022-33")]
    assert [point.year for point in panels(figures)[0].points] == ["2022"]
    assert [one.period for one in in_order(figures)] == ["2022-33", "2022"]


def test_years_without_a_number_stay_empty_in_the_row_of_years() -> None:
    assert panels([said(1, period="2018"), said(2, period="2021")])[0].years == ("2018", "2019", "2020", "2021")


# --- the map ----------------------------------------------------------------------------------------------------------


def drawn_grid(shades: dict[str, Shade]) -> list[tuple[str, Box]]:
    made = grid(shades, Scale((1, 5)), names=str, address=lambda code: f"/{code}", russian=True)
    boxes = [(tile.code, Box(tile.x, tile.y, made.side, made.side)) for tile in made.tiles]
    assert all(box.inside(made.width, made.height) for _, box in boxes)
    return boxes


@settings(max_examples=30)
@given(
    st.lists(st.sampled_from(["RS", "FR", "DE", "CU", "BR", "ZA", "EG", "KZ", "RU-TUL", "ET", "NG", "LA"]), unique=True)
)
def test_every_region_and_every_told_country_has_a_tile_of_its_own(codes: list[str]) -> None:
    boxes = drawn_grid({code: Shade(1, "1") for code in codes})
    assert sorted(code for code, _ in boxes) == sorted({one.code for one in tiles()} | set(codes))
    held = [box for _, box in boxes]
    assert not any(one.meets(other) for at, one in enumerate(held) for other in held[at + 1 :])


def test_unknown_is_not_nothing() -> None:
    made = grid(
        {"RU-TUL": Shade(0, "0 записей", "0"), "RU-KLU": Shade(None, "неизвестно")},
        Scale((1,)),
        names=str,
        address=str,
        russian=True,
    )
    styles = {tile.code: tile.style for tile in made.tiles}
    assert "unknown" not in styles["RU-TUL"]
    assert "unknown" in styles["RU-KLU"]
    assert "unknown" in styles["RU-SAK"]


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=60))
def test_shades_rise_with_counts_and_nothing_has_none(counts: list[int]) -> None:
    scale = scale_of([float(count) for count in counts])
    levels = [scale.level(count) for count in sorted(counts)]
    assert levels == sorted(levels)
    assert all((level == 0) == (count == 0) for level, count in zip(levels, sorted(counts), strict=True))
    assert max(levels) <= 5
    assert all(bound == int(bound) for bound in scale.bounds)


def test_days_since_a_meeting_are_darker_the_fewer_they_are() -> None:
    scale = Scale((0, 92, 366, 731, 1827), inverse=True)
    assert [scale.level(days) for days in (0, 91, 92, 400, 800, 5000)] == [5, 5, 4, 3, 2, 1]


# --- words and tables -------------------------------------------------------------------------------------------------


@given(st.text(min_size=1, max_size=60), st.floats(20, 300))
def test_shortened_words_fit(text: str, room: float) -> None:
    assert text_width(shortened(text, room)) <= max(room, text_width("…"))


def test_a_key_breaks_into_lines_instead_of_leaving_the_drawing() -> None:
    key = key_of([Item("box", "a", "очень длинное слово в ключе")] * 9, 400)
    assert all(item.words_at[0] + text_width(item.words) <= 420 for item in key.items)
    assert len({item.y for item in key.items}) > 1
    assert key.height >= max(item.y for item in key.items)


def test_a_file_of_a_table_runs_no_formula_and_says_plain_numbers() -> None:
    sheet = Sheet("", (Column("Кто"), Column("=1")), ((Cell("=cmd|x"), Cell("2 млрд ₽", value=2e9)), (Cell("+7"), Cell("½", value=0.5))))  # fmt: skip # noqa: E501
    content = as_csv(sheet)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig") == "Кто,'=1\r\n'=cmd|x,2000000000\r\n'+7,0.5\r\n"
