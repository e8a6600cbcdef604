"""EDTF dates in words: `2023-40` is «первое полугодие 2023 года», `2022/2024` is «2022–2024».

In: a date or an interval of the contract, a language. Out: words; what is no EDTF stands as it is, so that nothing is
hidden. Not here: reading dates from text (`extract`) and their bounds (`storage`).
"""

from __future__ import annotations

import re

from .numbers import HARD

_MONTHS = {
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split(),
    "of": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
    "en": "January February March April May June July August September October November December".split(),
}
_SEASONS = {
    "ru": {21: "весна", 22: "лето", 23: "осень", 24: "зима", 33: "первый квартал", 34: "второй квартал",
           35: "третий квартал", 36: "четвёртый квартал", 37: "первая треть", 38: "вторая треть", 39: "последняя треть",
           40: "первое полугодие", 41: "второе полугодие"},
    "of": {21: "весны", 22: "лета", 23: "осени", 24: "зимы", 33: "первого квартала", 34: "второго квартала",
           35: "третьего квартала", 36: "четвёртого квартала", 37: "первой трети", 38: "второй трети",
           39: "последней трети", 40: "первого полугодия", 41: "второго полугодия"},
    "en": {21: "spring", 22: "summer", 23: "autumn", 24: "winter", 33: "first quarter", 34: "second quarter",
           35: "third quarter", 36: "fourth quarter", 37: "first third", 38: "second third", 39: "last third",
           40: "first half", 41: "second half"},
}  # fmt: skip
_POINT = re.compile(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?$")


def date_words(edtf: str | None, lang: str = "ru", *, term: bool = False) -> str:
    """A date in words. `term`: an interval without an end is a term («бессрочно с …»), not just a beginning."""
    if not edtf:
        return ""
    start, slash, end = edtf.partition("/")
    if not slash:
        return _point(start, lang)
    if end in ("", ".."):
        return _since(start, lang, term)
    if start in ("", ".."):
        return f"до {_point(end, 'of')}" if lang == "ru" else f"until {_point(end, lang)}"
    return _between(start, end, lang)


def _since(start: str, lang: str, term: bool) -> str:
    if start in ("", ".."):
        return "бессрочно" if lang == "ru" else "open-ended"
    if lang == "en":
        return f"{'open-ended ' if term else ''}since {_point(start, 'en')}"
    return f"{'бессрочно ' if term else ''}с{HARD}{_point(start, 'of')}"


def _point(text: str, case: str) -> str:
    """One date; `case` is `ru` (nominative), `of` (genitive) or `en`."""
    match = _POINT.match(text)
    if not match:
        return text
    year, part, day = match.groups()
    if part is None:
        return _year(year, case)
    if int(part) in _SEASONS[case]:
        return f"{_SEASONS[case][int(part)]} {_of_year(year, case)}"
    if not 1 <= int(part) <= 12:
        return text
    if day is None:
        return f"{_MONTHS[case][int(part) - 1]} {_of_year(year, case)}"
    month = _MONTHS["en" if case == "en" else "of"][int(part) - 1]
    return f"{int(day)}{HARD}{month} {_of_year(year, case)}"


def _year(year: str, case: str) -> str:
    if year == "XXXX":
        return {"ru": "год не указан", "of": "неуказанного года", "en": "year not given"}[case]
    return {"ru": f"{year}{HARD}год", "of": f"{year}{HARD}года", "en": year}[case]


def _of_year(year: str, case: str) -> str:
    if year == "XXXX":
        return "(year not given)" if case == "en" else "(год не указан)"
    return year if case == "en" else f"{year}{HARD}года"


def _between(start: str, end: str, lang: str) -> str:
    first, last = _POINT.match(start), _POINT.match(end)
    if not first or not last:
        return f"{_point(start, lang)} — {_point(end, lang)}"
    (year1, part1, day1), (year2, part2, day2) = first.groups(), last.groups()
    if part1 is None and part2 is None and "XXXX" not in (year1, year2):
        return f"{year1}–{year2}"
    tail = _of_year(year1, lang)
    if year1 == year2 and part1 and part2 and part1 == part2 and day1 and day2:
        return f"{int(day1)}–{int(day2)}{HARD}{_MONTHS['en' if lang == 'en' else 'of'][int(part1) - 1]} {tail}"
    if year1 == year2 and part1 and part2:
        return f"{_without_year(start, lang)} — {_without_year(end, lang)} {tail}"
    return f"{_point(start, lang)} — {_point(end, lang)}"


def _without_year(text: str, lang: str) -> str:
    words = _point(text, lang)
    match = _POINT.match(text)
    return words.removesuffix(_of_year(match.group(1), lang)).rstrip() if match else words


_IN_MONTHS = "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре".split()
_IN_PARTS = {
    21: "весной", 22: "летом", 23: "осенью", 24: "зимой", 33: "в первом квартале", 34: "во втором квартале",
    35: "в третьем квартале", 36: "в четвёртом квартале", 37: "в первой трети", 38: "во второй трети",
    39: "в последней трети", 40: "в первом полугодии", 41: "во втором полугодии",
}  # fmt: skip


def when_words(edtf: str | None, lang: str = "ru") -> str:
    """When something happened, to stand in a sentence: «12 мая 2024 года», «в мае 2024 года», «в 2024 году»."""
    match = _POINT.match(edtf or "")
    if not edtf or not match:
        return date_words(edtf, lang)
    year, part, day = match.groups()
    if lang == "en":
        return f"{'on' if day else 'in'} {_point(edtf, 'en')}" if year != "XXXX" else _point(edtf, "en")
    if day:
        return _point(edtf, "ru")
    if part is None:
        return _year(year, "of") if year == "XXXX" else f"в{HARD}{year}{HARD}году"
    number = int(part)
    where = _IN_PARTS.get(number) or (f"в{HARD}{_IN_MONTHS[number - 1]}" if 1 <= number <= 12 else None)
    return f"{where} {_of_year(year, 'of')}" if where else _point(edtf, "ru")
