"""Events: one event is one type, the same parties, compatible dates, titles and people.

In: filed facts of kind `event`. Out: a rule. An event without a date is placed by the day of publication. A block holds
all events of the same parties in one year, so that a telling whose type or day is mistaken can find the event that
others tell of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pobratim.facts import Event
from pobratim.resolve.judgement import Judgement, different, same, unsure
from pobratim.resolve.people import name_key

from ..dates import Stretch, can_be_one, start_year, stretch
from .rule import KindRule, alike, day_and_release, days_between, party_keys

if TYPE_CHECKING:
    from ..filed import Filed

NEWS_LASTS = 21
"""Days for which an event without a date is still news."""
ONE_NEWS = 4
"""Days within which both sides tell of an event: a date that differs then may be a slip of one of them."""
FRESH = 10
"""Days for which what happened «this month» is news; told later in that month, it is rather another event."""
LONGEST_SLIP = 31
NEXT_DAYS = 2
"""Days by which a mistaken date is off when nothing else shows that it is mistaken."""


def _event(filed: Filed) -> Event:
    assert isinstance(filed.content, Event)
    return filed.content


def _block(filed: Filed) -> tuple[str, ...]:
    event = _event(filed)
    sides = party_keys(event.parties) or tuple(sorted({name_key(name) for name in event.people}))
    return (start_year(event.date) or start_year(filed.published), *sides)


def _types(filed: Filed) -> tuple[str, ...]:
    return (_event(filed).type,)


def _telling(filed: Filed) -> tuple[object, ...]:
    event, days = _event(filed), stretch(_event(filed).date)
    return (not days.known, days.first != days.last, not event.title, not event.people)


def _judge(left: Filed, right: Filed) -> Judgement:
    a, b = _event(left), _event(right)
    people = _keys(a.people), _keys(b.people)
    if a.type != b.type:
        return different(0.9, "разные виды событий")
    if not can_be_one(a.date, b.date):
        return _judge_slip(left, right, len(people[0] & people[1]))
    if a.title and b.title and not alike(a.title, b.title, 0.6):
        return different(0.85, "разные названия")
    if people[0] and people[1] and not people[0] & people[1] and not _two_sides(left, right):
        return unsure(0.4, "стороны и тип совпадают, но названы разные люди")
    known = stretch(a.date).known, stretch(b.date).known
    if all(known):
        vague = _told_vaguely(left, right) or _told_vaguely(right, left)
        return vague or _judge_dated(a, b, shared_people=bool(people[0] & people[1]))
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


def _told_vaguely(exact: Filed, vague: Filed) -> Judgement | None:
    """What speaks against one event where one telling gives the day and another, out of the news, only the month."""
    day, span, told = stretch(_event(exact).date), stretch(_event(vague).date), stretch(vague.published)
    if day.first != day.last or not day.first or span.first == span.last or not told.first or not told.last:
        return None
    if _event(vague).stage != "planned" and told.last < day.first:
        return different(0.9, "об одном событии сказано раньше, чем было другое")
    if told.meets(span) and (told.first - day.first).days > FRESH and not (_event(exact).title and _event(vague).title):
        return unsure(0.4, "в том же месяце, но новости вышли в разные дни")
    return None


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


def _slip(lone: Filed, told: Filed) -> Judgement:
    """Whether a telling that stands alone is of an event that others tell of, with its type or its day mistaken."""
    a, b, gap = _event(lone), _event(told), days_between(lone, told)
    if gap is None or abs(gap) > ONE_NEWS:
        return unsure(0.3, "новости вышли в разные дни")
    if not _agree(lone, told):
        return different(0.9, "разные люди, предметы или названия")
    if can_be_one(a.date, b.date):
        exact = bool(a.date) and a.date == b.date
        return same(0.8 if exact else 0.72, "новости вышли в те же дни, вид события назван иначе только в одной")
    if a.type != b.type:
        return unsure(0.3, "различаются и вид события, и дата")
    days = stretch(a.date).edge, stretch(b.date).edge
    off = (days[0] - days[1]).days if days[0] and days[1] else None
    if off is not None and (abs(off) <= NEXT_DAYS or _not_yet(lone)):
        return same(0.79 - min(abs(off), 366) / 10_000, "новости вышли в те же дни, иная дата только в одной")
    return unsure(0.4, "разные даты")


def _agree(left: Filed, right: Filed) -> bool:
    """Whether nothing but the type and the date speaks against one event."""
    a, b = _event(left), _event(right)
    if a.title and b.title and not alike(a.title, b.title, 0.6):
        return False
    if a.areas and b.areas and not set(a.areas) & set(b.areas):
        return False
    people = _keys(a.people), _keys(b.people)
    return not (people[0] and people[1]) or bool(people[0] & people[1]) or _two_sides(left, right)


def _not_yet(filed: Filed) -> bool:
    """Whether an event that is not said to be planned lies after the day on which it is told."""
    day, told = stretch(_event(filed).date).first, stretch(filed.published).last
    return _event(filed).stage != "planned" and day is not None and told is not None and day > told


def _days(earlier: Stretch, later: Stretch) -> int | None:
    if earlier.edge is None or later.edge is None:
        return None
    return (later.edge - (earlier.last or earlier.edge)).days


RULE = KindRule(
    kind="event",
    block=_block,
    judge=_judge,
    telling=_telling,
    keys=_types,
    slip=_slip,
    apart_by=day_and_release,
    most_told=True,
    title="title",
    subtype="type",
    stage="stage",
    when=("date",),
    current=frozenset({"stage"}),
)
