"""Words of time as spans, also where they name no day: «в четверг», «в начале 1980-х», «два года назад».

In: a marked document. Out: spans, the preposition included. Not here: which day is meant (`mentions/dates.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..marked import MarkedDocument

_PREPOSITION = r"(?:(?:в|во|на|с|со|по|к|до|за|от|около|после|через|более|менее|почти|примерно|не)\s+)"
_WEEKDAY = r"(?:понедельник\w*|вторник\w*|сред[ауыо]\w*|четверг\w*|пятниц\w+|суббот\w+|воскресень\w+)"
_PART = r"(?:(?:начал|конц|середин|половин|разгар)\w+|(?:перв|втор)\w+\s+половин\w+)"
_WHICH = (
    r"(?:прошл|минувш|предыдущ|эт|текущ|нынешн|следующ|будущ|ближайш|последн|кажд|перв|сам|т)"
    r"(?:ого|его|ому|ему|ом|ем|им|ым|ий|ый|ее|ое|ой|ей|ую|юю|ие|ые|их|ых|от|у|о|е|и)"
)
_LONG = (
    r"(?:день|дня|дней|дни|дням|сутки|суток|недел[яюиье]|недель|месяц\w*|квартал\w*|полугоди\w+|год|года|году|годам|годов|годы|"
    r"лет|десятилети\w+|век|века|веке|веков|столети\w+|сезон\w*|выходные|полвека)"
)
_COUNT = (
    r"(?:\d+|несколько|нескольких|пар[уыа]|полтора|полутора|дв[ае]|двух|три|тр[её]х|четыр\w+|пят[иь]|шест[иь]|сем[иь]|"
    r"восемь|восьми|девят[иь]|десят[иь]|один|одну|одного|многих|долгие|долгих)"
)
_FORMS = (
    # «в начале 1980-х», «в 90-е годы»
    rf"{_PREPOSITION}?(?:{_PART}\s+)?\b(?:(?:19|20)\d0|\d0)-(?:е|х|ых|ые)\b(?:\s+год\w+)?",
    # «в 1976», «(1994)», «1985—1990»
    r"\b(?:в|с|до|к|по|с\s+\d{4}\s+по)\s+(?:18|19|20)\d\d(?:\s?[—–-]\s?(?:19|20)\d\d)?(?:\s+год\w*)?(?![\w-])",
    r"(?<=\()(?:19|20)\d\d(?:\s?[—–-]\s?(?:19|20)\d\d)?(?=\s?\))",
    rf"{_PREPOSITION}(?:{_WHICH}\s+)?{_WEEKDAY}(?:,\s+\d{{1,2}}\s+[а-я]+)?\b",
    rf"{_PREPOSITION}(?:{_PART}\s+)?(?:{_WHICH}\s+(?:же\s+)?){{1,2}}(?:{_COUNT}\s+)?{_LONG}(?:\s+назад)?\b",
    rf"\b(?:{_PREPOSITION}|в\s+течение\s+|на\s+протяжении\s+)*(?:примерно\s+)?{_COUNT}\s+{_LONG}"
    r"(?:\s+(?:назад|спустя|подряд))?\b",
    r"\b(?:сегодня|вчера|завтра|позавчера|на\s+днях)\b",
    rf"\b(?:через|спустя)\s+{_LONG}\b|\b{_LONG}\s+назад\b",
    r"\bв\s+(?:выходные|разные\s+годы|те\s+годы)\b",
    r"\b\d+-летн(?:ий|его)(?=\s+срок)",
)
_TIMES = re.compile("|".join(f"(?:{form})" for form in _FORMS), re.IGNORECASE)
_BEFORE_DAY = re.compile(
    rf"(?:^|(?<=\W))(?:{_PREPOSITION}+(?:{_WEEKDAY},\s+)?|{_WEEKDAY},\s+)?(?:{_PREPOSITION}?{_PART}\s+)?$",
    re.IGNORECASE,
)
_TWO_ENDS = re.compile(
    r"(?P<first>(?:с|со)\s+\d{1,2}\s+(?!по\b|до\b).*?\S)\s+(?P<second>(?:по|до)\s+\d.*)", re.IGNORECASE
)
_AGE = re.compile(r"(?:возраст\w*|исполн\w+(?:\s+\w+)?|достиг\w*|\b(?:ему|ей|им|мне)(?:\s+\w+)?)\s+$", re.IGNORECASE)
_BARE_AGE = re.compile(r"(?:в|до|с|от)\s+\d+\s+(?:лет|года|год)", re.IGNORECASE)
_REACH = 40


def find_times(marked: MarkedDocument) -> Iterator[tuple[int, int]]:
    """Words of time, in no order, none of them within another."""
    days = [part for day in marked.dates for part in _with_preposition(marked.text, day.start, day.stop)]
    taken = sorted(days)
    yield from taken
    for match in _TIMES.finditer(marked.text):
        start, stop = match.span()
        if not _is_age(marked.text, start, stop) and not any(s < stop and start < e for s, e in taken):
            yield start, stop


def _with_preposition(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    before = _BEFORE_DAY.search(text, max(0, start - _REACH), start)
    first = before.start() if before else start
    first += len(text[first:start]) - len(text[first:start].lstrip())
    ends = _TWO_ENDS.fullmatch(text[first:stop])
    if ends is None:
        yield first, stop
        return
    for part in ("first", "second"):
        yield first + ends.start(part), first + ends.end(part)


def _is_age(text: str, start: int, stop: int) -> bool:
    said = text[start:stop]
    if _BARE_AGE.fullmatch(said) or (text[max(0, start - 1) : start] == "(" and said.endswith(("год", "года", "лет"))):
        return True
    return said.split()[-1] in ("лет", "года", "год") and bool(_AGE.search(text, max(0, start - _REACH), start))
