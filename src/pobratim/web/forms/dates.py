"""Dates as people type them: «16.05.2024», «май 2024», «с 2022 по 2024», «осень 2023», `2024-05-16`, «May 2024».

In: what a person typed. Out: an EDTF date, or ValueError. What `pobratim.wording` says of a date is read back as that
date. Not here: dates in texts (`pobratim.extract`), which have their own ways.
"""

from __future__ import annotations

import re

from pobratim.facts.dates import is_date

_MONTHS = (
    "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр".split(),
    "january february march april may june july august september october november december".split(),
)
_SEASONS = {"весн": 21, "лет": 22, "осен": 23, "зим": 24, "spring": 21, "summer": 22, "autumn": 23, "winter": 24}
_ORDER = {
    "1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4, "перв": 1, "втор": 2, "трет": 3,
    "четверт": 4, "first": 1, "second": 2, "third": 3, "fourth": 4, "q1": 1, "q2": 2, "q3": 3, "q4": 4,
}  # fmt: skip
_ENDING = re.compile(r"(?<=[а-я]{2})(?:ого|ое|ый|ий|ая|ей|ье|ья|ьего|ом|ой|ь|я|й|а|ы|и|е|о|у)$")
_YEAR = r"(?P<year>\d{4}|xxxx)"
_QUARTER = re.compile(rf"^(?P<n>\S+?)(?:-й|-го)? (?:квартал|кв|quarter)[а-я.]*(?: of)?(?: {_YEAR})?$")
_HALF = re.compile(rf"^(?P<n>\S+?)(?:-е|-го)? (?:полугоди|half)[а-я]*(?: of)?(?: {_YEAR})?$")
_SHORT_QUARTER = re.compile(rf"^(?P<n>q[1-4]) {_YEAR}$")
_DAY_MONTH = re.compile(rf"^(?P<day>\d{{1,2}}) (?P<month>[а-яa-z]+)(?: {_YEAR})?$")
_MONTH_DAY = re.compile(rf"^(?P<month>[a-z]+) (?P<day>\d{{1,2}}),? {_YEAR}$")
_MONTH = re.compile(rf"^(?P<month>[а-яa-z]+)(?: {_YEAR})?$")
_DOTS = re.compile(rf"^(?:(?P<day>\d{{1,2}})\.)?(?P<month>\d{{1,2}})\.{_YEAR}$")
_FILLERS = re.compile(r"\b(?:года?|году|г|гг|годы|годов|year)\b\.?")
_UNKNOWN = re.compile(r"\(год не указан\)|\(year not given\)|неуказанного года|год не указан|year not given")
_FROM_TO = re.compile(r"^(?:с|со|from|между) (?P<start>.+?) (?:по|до|to|until) (?P<end>.+)$")
_UNTIL = re.compile(r"^(?:до|по|until|till|by) (?:конца |the end of )?(?P<end>.+)$")
_SINCE = re.compile(r"^(?:(?:бессрочно|open-ended) )?(?:с|со|since|from) (?P<start>.+?)(?: бессрочно)?$")
_DASH = r"(?: ?- | -|(?<=\d{4})-(?=\d)|(?<=[а-яa-z])-(?=[а-яa-z])|(?<=^\d)-(?=\d)|(?<=^\d\d)-(?=\d))"
_BETWEEN = re.compile(rf"^(?P<start>.+?){_DASH}(?P<end>.+)$")
_BARE_DAY = re.compile(r"^\d{1,2}$")


def read_date(typed: str) -> str:
    """The EDTF date or interval that was typed. ValueError where it is none."""
    bare = typed.strip()
    if is_date(bare.upper()):
        return bare.upper()
    words = _plain(bare)
    if words in ("бессрочно", "open-ended"):
        return "../.."
    for form in (_FROM_TO, _UNTIL, _SINCE, _BETWEEN):
        if found := form.match(words):
            ends = found.groupdict()
            return _interval(ends.get("start", ""), ends.get("end", ""))
    return _point(words)


def _plain(text: str) -> str:
    text = text.casefold().replace("ё", "е")
    text = re.sub(r"[\u00a0\u202f\s]+", " ", re.sub(r"[‐‑‒–—−]", "-", text))
    text = _UNKNOWN.sub("xxxx", text)
    return re.sub(r"\s+", " ", _FILLERS.sub("", text)).strip(" .,")


def _interval(start: str, end: str) -> str:
    last = _point(end) if end else ""
    if not start:
        return f"../{last}"
    if not end:
        return f"{_point(start)}/.."
    return f"{_first(start, last)}/{last}"


def _first(start: str, last: str) -> str:
    """The beginning of an interval; a month or a year that it leaves out is the end's."""
    if _BARE_DAY.match(start) and len(last) == 10:
        return _checked(f"{last[:8]}{int(start):02}")
    first = _point(start)
    return first.replace("XXXX", last[:4]) if first.startswith("XXXX") and "xxxx" not in start else first


def _point(words: str) -> str:
    if is_date(words.upper()) and "/" not in words:
        return words.upper()
    for form in (_DOTS, _DAY_MONTH, _MONTH_DAY):
        if found := form.match(words):
            day = found["day"]
            return _checked(_written(found["year"], _month(found["month"]), int(day) if day else None))
    for form, first in ((_QUARTER, 33), (_SHORT_QUARTER, 33), (_HALF, 40)):
        if (found := form.match(words)) and _order(found["n"]):
            return _checked(_written(found["year"], first + _order(found["n"]) - 1))
    if found := _MONTH.match(words):
        return _checked(_written(found["year"], _season(found["month"]) or _month(found["month"])))
    raise ValueError(f"no date: {words!r}")


def _written(year: str | None, part: int, day: int | None = None) -> str:
    tail = f"-{day:02}" if day else ""
    return f"{(year or 'xxxx').upper()}-{part:02}{tail}"


def _checked(date: str) -> str:
    if not is_date(date):
        raise ValueError(f"no such date: {date!r}")
    return date


def _stem(word: str) -> str:
    return _ENDING.sub("", word)


def _order(word: str) -> int:
    return _ORDER.get(word, 0) or _ORDER.get(_stem(word), 0)


def _season(word: str) -> int:
    return _SEASONS.get(word, 0) or _SEASONS.get(_stem(word), 0)


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    for names in _MONTHS:
        for number, name in enumerate(names, 1):
            if word == name or _stem(word) == name or (len(word) >= 3 and name.startswith(word)):
                return number
    raise ValueError(f"no month: {word!r}")
