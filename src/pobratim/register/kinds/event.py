"""Events: one event is one type, the same parties, compatible dates, titles and people.

In: filed facts of kind `event`. Out: a rule. An event without a date is placed by the day of publication.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pobratim.facts import Event
from pobratim.resolve.judgement import Judgement, different, same, unsure
from pobratim.resolve.people import name_key

from ..dates import Stretch, can_be_one, start_year, stretch
from .rule import KindRule, alike, days_between, party_keys

if TYPE_CHECKING:
    from ..filed import Filed

NEWS_LASTS = 21
"""Days for which an event without a date is still news."""
ONE_NEWS = 4
"""Days within which both sides tell of an event: a date that differs then may be a slip of one of them."""
LONGEST_SLIP = 31


def _event(filed: Filed) -> Event:
    assert isinstance(filed.content, Event)
    return filed.content


def _block(filed: Filed) -> tuple[str, ...]:
    event = _event(filed)
    sides = party_keys(event.parties) or tuple(sorted({name_key(name) for name in event.people}))
    return (event.type, start_year(event.date) or start_year(filed.published), *sides)


def _telling(filed: Filed) -> tuple[object, ...]:
    event, days = _event(filed), stretch(_event(filed).date)
    return (not days.known, days.first != days.last, not event.title, not event.people)


def _judge(left: Filed, right: Filed) -> Judgement:
    a, b = _event(left), _event(right)
    people = _keys(a.people), _keys(b.people)
    if not can_be_one(a.date, b.date):
        return _judge_slip(left, right, len(people[0] & people[1]))
    if a.title and b.title and not alike(a.title, b.title, 0.6):
        return different(0.85, "разные названия")
    if people[0] and people[1] and not people[0] & people[1] and not _two_sides(left, right):
        return unsure(0.4, "стороны и тип совпадают, но названы разные люди")
    known = stretch(a.date).known, stretch(b.date).known
    if all(known):
        return _judge_dated(a, b, shared_people=bool(people[0] & people[1]))
    if any(known):
        return _judge_half_dated(left, right) if known[0] else _judge_half_dated(right, left)
    return _judge_undated(left, right)


def _keys(people: tuple[str, ...]) -> set[str]:
    return {name_key(name).split(" ")[0] for name in people}


def _judge_slip(left: Filed, right: Filed, shared: int) -> Judgement:
    """Dates differ: two events, unless all else says that one of the dates is a slip."""
    a, b, gap = _event(left), _event(right), days_between(left, right)
    if gap is None or abs(gap) > ONE_NEWS:
        return different(0.97, "разные даты")
    days = stretch(a.date).edge, stretch(b.date).edge
    near = days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) <= LONGEST_SLIP
    titled = bool(a.title and b.title and alike(a.title, b.title, 1.0))
    if left.digest == right.digest or (near and (titled or shared > 1)):
        return same(0.75, "новости вышли в одни дни, люди или название те же: одна из дат ошибочна")
    return different(0.9, "разные даты, хотя новости вышли в одни дни")


def _two_sides(left: Filed, right: Filed) -> bool:
    """Whether each document names the people of another side: they were there together."""
    return bool(left.homes and right.homes) and not set(left.homes) & set(right.homes)


def _judge_dated(a: Event, b: Event, *, shared_people: bool) -> Judgement:
    one_day = stretch(a.date) == stretch(b.date) and stretch(a.date).first == stretch(a.date).last
    if one_day:
        return same(0.95, "тот же день, те же стороны и тип события")
    if a.title and b.title:
        return same(0.85, "то же название, даты не расходятся")
    if shared_people:
        return same(0.75, "те же люди, даты не расходятся")
    return same(0.68, "те же стороны и тип события, даты не расходятся")


def _judge_half_dated(dated: Filed, vague: Filed) -> Judgement:
    day, told = stretch(_event(dated).date), stretch(vague.published)
    if _event(dated).title and _event(vague).title:
        return same(0.8, "то же название, дата названа не везде")
    if not told.known:
        return unsure(0.5, "время одного из событий неизвестно")
    planned = _event(vague).stage == "planned"
    distance = 0 if day.meets(told) else _days(told, day) if planned else _days(day, told)
    if distance is None or distance < -1 or distance > (366 if planned else NEWS_LASTS):
        return different(0.66, "новость вышла в другое время")
    return same(0.68, "дата названа не везде, но новость вышла в те же дни")


def _judge_undated(left: Filed, right: Filed) -> Judgement:
    gap = days_between(left, right)
    a, b = _event(left), _event(right)
    if gap is None or abs(gap) > NEWS_LASTS:
        if a.title and b.title:
            return same(0.75, "то же название в тот же год")
        return unsure(0.3, "дат нет, новости вышли в разное время")
    return same(0.75, "те же стороны и тип события, новости вышли в те же дни")


def _days(earlier: Stretch, later: Stretch) -> int | None:
    if earlier.edge is None or later.edge is None:
        return None
    return (later.edge - (earlier.last or earlier.edge)).days


RULE = KindRule(
    kind="event",
    block=_block,
    judge=_judge,
    telling=_telling,
    by_day=True,
    most_told=True,
    title="title",
    subtype="type",
    stage="stage",
    when=("date",),
    current=frozenset({"stage"}),
)
