"""Words of time as they stand: «21–23 мая», «во втором квартале», «прошлого года», with the year that they say or none.

In: text. Out: `Reading`s, not overlapping, in order. Not here: which year is meant where the words leave it open
(`dates.py`).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from pobratim.facts.dates import FIRST_HALF, FIRST_QUARTER, PartialDate
from pobratim.lexicon.numerals import forms_of, number_of, numeral
from pobratim.lexicon.tables import rows_of

from .word_rules import WordRule, WordRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Words `[start, stop)` and what they say.

    `first` and `last` are the ends (equal for one date) with the year where it stands. `year_shift` counts years from
    the anchor («прошлого года» -1), `month_shift` months, `day_shift` days («вчера» -1). `school` marks a school year.
    `same` says «в тот же день», moved by `day_shift`. `length` is an ISO 8601 duration or `..` for «бессрочно».
    """

    start: int
    stop: int
    role: str = "on"
    first: PartialDate = PartialDate(None)
    last: PartialDate = PartialDate(None)
    year_shift: int | None = None
    month_shift: int | None = None
    day_shift: int | None = None
    school: bool = False
    same: bool = False
    length: str | None = None

    @property
    def year(self) -> int | None:
        """The year that the words name, if they do."""
        return self.last.year


Builder = Callable[[re.Match[str]], Reading | None]

YEAR = r"(?:19|20)\d\d"
TAIL = r"(?:\s*-\s*(?:го|м|му|й|е|х)\b)?(?:\s*(?:годами|годах|годов|годом|году|года|годы|год|гг\.|г\.|гг\b|г\b))?"
MANY_TAIL = r"(?:-(?:го|м|й)\b|\s*(?:годами|годах|годов|годом|годы|года|году|год|гг\.?|г\.)(?!\w))"
NAMED_TAIL = r"(?:-(?:го|м|му|й)\b(?:\s+год\w*)?|\s*(?:годах|годом|году|года|год|г\.|г\b))"
SHIFTS = {
    "позапрошл": -2,
    "прошл": -1,
    "минувш": -1,
    "предыдущ": -1,
    "эт": 0,
    "текущ": 0,
    "нынешн": 0,
    "следующ": 1,
    "будущ": 1,
}
SHIFT = (
    r"(?:позапрошл|прошл|минувш|предыдущ|текущ|нынешн|следующ|будущ)"
    r"(?:ого|ему|его|ому|ем|ом|им|ым|ий|ый|ее|ой|ей|ую)|этот|этого|этом"
)


def of_year(name: str = "") -> str:
    """Pattern for «2024 года», «прошлого года», optional, with groups `y` and `shift`."""
    return rf"(?:\s+(?:(?P<y{name}>{YEAR})\b{TAIL}|(?P<shift{name}>{SHIFT})\s+года\b))?"


@cache
def _calendar() -> dict[str, int]:
    return {
        form: int(row["part"])
        for row in rows_of("calendar")
        for word in f"{row['nominative']} {row['oblique']} {row['adverb']}".split()
        for form in (word, word.replace("ё", "е"))
    }


def _part(word: str) -> int:
    return _calendar()[word.lower()]


def _months(endings: tuple[str, ...] = ("",)) -> str:
    forms = [form for form, part in _calendar().items() if part <= 12 and form.endswith(endings)]
    return "|".join(sorted(forms, key=len, reverse=True))


DAY = r"(?:3[01]|[12]\d|0?[1-9])"
DASH = r"\s*[-–—−]\s*"
OF_MONTH = _months(("а", "я"))
MONTH = _months()
ORDINAL = "|".join(forms_of("ordinal", 1, 4))
COUNT = r"\d{1,2}|" + "|".join(forms_of("cardinal", 1, 99))
SEASON = "весн(?:а|ы|е|у)|лет(?:о|а|у)|осен(?:ь|и)|зим(?:а|ы|е|у)"
SEASON_ADVERB = "весной|весною|летом|осенью|зимой|зимою"


def find_readings(text: str) -> list[Reading]:
    """The words of time in a text. Of overlapping ones the earlier, then the longer wins."""
    built = (build(match) for match, build in _grammar().matches(text))
    found = sorted(filter(None, built), key=lambda reading: (reading.start, -reading.stop))
    chosen: list[Reading] = []
    for reading in found:
        if not chosen or reading.start >= chosen[-1].stop:
            chosen.append(_with_role(text, reading))
    return chosen


# What stands before a date says whether it begins, ends or fills a stretch of time.
_BEFORE = re.compile(
    r"(?:\b(?P<until>(?:до|к|ко)\s+(?:конц[ау]|окончани[яю]|начал[ау]|середин[ыеа])|вплоть\s+до|не\s+позднее|не\s+позже"
    r"|до|ко?|по)|\b(?P<from>начиная\s+со?|со?(?:\s+(?:начала|середины|конца))?)|\b(?P<span>на(?:\s+период)?))\s+$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"(?:(?:%|процент\w*|раза?|сравнени\w+|отношени\w+|плюс|минус)\s+(?:к|ко|со?)|против|относительно|чем(?:\s+в)?|уровня|показател\w+"
    r"|период\w*|результат\w*|значени\w+)\s+$",
    re.IGNORECASE,
)


def _with_role(text: str, reading: Reading) -> Reading:
    before = text[max(0, reading.start - 40) : reading.start]
    found = _BEFORE.search(before)
    if reading.length or reading.role != "on":
        return reading
    if _COMPARED.search(before):
        return replace(reading, role="against")
    summed = text[reading.start : reading.start + 9].lower().startswith(("итог", "результат"))
    if not found or summed:
        return reading
    start = reading.start - len(before) + found.start()
    if found["until"]:
        return replace(reading, role="until", start=start)
    if found["from"]:
        instrumental = re.search(r"(?:ом|ем|ём|ами)\s*$", text[reading.start : reading.stop])
        return reading if instrumental else replace(reading, role="from", start=start)
    whole_years = reading.first.part is None and reading.last.part is None and not reading.same
    return replace(reading, role="span", start=start) if whole_years and reading.day_shift is None else reading


def _shift(match: re.Match[str], group: str = "shift") -> int | None:
    word = match.groupdict().get(group)
    if not word:
        return None
    return next((shift for stem, shift in SHIFTS.items() if word.lower().startswith(stem)), None)


def _year(match: re.Match[str], group: str = "y") -> int | None:
    word = match.groupdict().get(group)
    return int(word) if word else None


def _ends(match: re.Match[str], first: PartialDate, last: PartialDate | None = None) -> Reading:
    """A reading whose year is the match's `y` or `shift`."""
    year = _year(match)
    last = (last or first).in_year(year)
    first = first.in_year(first.year or year)
    return Reading(start=match.start(), stop=match.end(), first=first, last=last, year_shift=_shift(match))


def _numeric(match: re.Match[str]) -> Reading | None:
    day, month, year = int(match["d"]), int(match["m"]), int(match["y"])
    try:
        datetime.date(year, month, day)
    except ValueError:
        return None
    return _ends(match, PartialDate(year, month, day))


def _days(match: re.Match[str]) -> Reading | None:
    month = _part(match["m"])
    first, last = int(match["d"]), int(match["d2"])
    return _ends(match, PartialDate(None, month, first), PartialDate(None, month, last)) if first < last else None


def _days_across(match: re.Match[str]) -> Reading:
    first = PartialDate(_year(match, "y1"), _part(match["m"]), int(match["d"]))
    return _ends(match, first, PartialDate(None, _part(match["m2"]), int(match["d2"])))


def _day(match: re.Match[str]) -> Reading:
    return _ends(match, PartialDate(None, _part(match["m"]), int(match["d"])))


def _months_across(match: re.Match[str]) -> Reading:
    return _ends(match, PartialDate(None, _part(match["m"])), PartialDate(None, _part(match["m2"])))


def _month(match: re.Match[str]) -> Reading:
    return _ends(match, PartialDate(None, _part(match["m"])))


def _season(match: re.Match[str]) -> Reading:
    reading = _ends(match, PartialDate(None, _part(match["m"])))
    return replace(reading, year_shift=_shift(match, "which")) if match.groupdict().get("which") else reading


_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


def _number_in_year(word: str) -> int:
    roman = word.upper().replace("І", "I")
    if roman in _ROMAN:
        return _ROMAN[roman]
    digits = re.match(r"\d", word)
    return int(digits.group()) if digits else int(getattr(numeral(word), "value", 1))


def _quarter(match: re.Match[str]) -> Reading:
    return _ends(match, PartialDate(None, FIRST_QUARTER + _number_in_year(match["n"]) - 1))


def _half(match: re.Match[str]) -> Reading | None:
    number = _number_in_year(match["n"])
    return _ends(match, PartialDate(None, FIRST_HALF + number - 1)) if number < 3 else None


def _count(word: str) -> int:
    return int(word) if word.isdigit() else int(number_of([word]) or 0)


def _first_months(match: re.Match[str]) -> Reading | None:
    count = _count(match["n"])
    # «за три месяца» alone is a length; from five on it is the customs' way to count a year
    named = match["first"] or match["y"] or match["shift"] or count >= 5
    if not named or not 2 <= count <= 11:
        return None
    return _ends(match, PartialDate(None, 1), PartialDate(None, count))


def _years(match: re.Match[str]) -> Reading | None:
    first, last = int(match["y1"]), int(match["y2"])
    if first >= last:
        return None
    return Reading(start=match.start(), stop=match.end(), first=PartialDate(first), last=PartialDate(last))


def _school_years(match: re.Match[str]) -> Reading | None:
    first = int(match["y1"])
    last = int(match["y2"]) if len(match["y2"]) == 4 else first // 100 * 100 + int(match["y2"])
    return Reading(start=match.start(), stop=match.end(), first=PartialDate(first), last=PartialDate(last))


def _school_year(match: re.Match[str]) -> Reading:
    shift = 1 if match["shift"].lower().startswith("нов") else _shift(match)
    return Reading(start=match.start(), stop=match.end(), school=True, year_shift=shift)


def _whole_year(match: re.Match[str]) -> Reading:
    return _ends(match, PartialDate(None))


def _years_off(match: re.Match[str]) -> Reading:
    count = _count(match["n"]) if match["n"] else 1
    sign = 1 if "in" in match.groupdict() else -1
    return Reading(start=match.start(), stop=match.end(), year_shift=sign * count)


def _end_of_year(match: re.Match[str]) -> Reading:
    return Reading(start=match.start(), stop=match.end(), role="until", year_shift=0)


def _new_year(match: re.Match[str]) -> Reading:
    eve = PartialDate(None, 12, 31)
    return Reading(start=match.start(), stop=match.end(), role="until", first=eve, last=eve)


def _month_off(match: re.Match[str]) -> Reading:
    return Reading(start=match.start(), stop=match.end(), month_shift=_shift(match))


_DAYS_OFF = {"позавчера": -2, "вчера": -1, "накануне": -1, "сегодня": 0, "завтра": 1, "послезавтра": 2}


def _day_off(match: re.Match[str]) -> Reading:
    return Reading(start=match.start(), stop=match.end(), day_shift=_DAYS_OFF[match.group().lower()])


def _same_day(match: re.Match[str]) -> Reading:
    shift = 1 if "следующ" in match.group().lower() else 0
    return Reading(start=match.start(), stop=match.end(), same=True, day_shift=shift)


def _length(match: re.Match[str]) -> Reading:
    count = _count(match["n"]) if match["n"] else 1
    unit = {"м": "M", "д": "D", "н": "W"}.get(match["unit"][0].lower(), "Y")
    return Reading(start=match.start(), stop=match.end(), role="length", length=f"P{count}{unit}")


def _endless(match: re.Match[str]) -> Reading:
    return Reading(start=match.start(), stop=match.end(), role="length", length="..")


@cache
def _grammar() -> WordRules[Builder]:
    """First words, pattern, what it builds; the groups say where the year stands."""
    year = of_year()
    between_days = rf"(?:{DASH}|\s+(?:по|и|до)\s+)"
    with_from = r"(?:\bсо?\s+)?"
    rules: list[tuple[str, str, Builder]] = [
        ("0", r"(?<![\d.])(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>(?:19|20)\d\d)\b(?:\s*г(?:ода|\.))?", _numeric),
        ("0", r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b", _numeric),
        (
            "со?|0",
            rf"{with_from}(?<![\d.,])\b(?P<d>{DAY}){between_days}(?P<d2>{DAY})(?:-?го)?\s+(?P<m>{OF_MONTH})\b{year}",
            _days,
        ),
        (
            "со?|0",
            rf"{with_from}(?<![\d.,])\b(?P<d>{DAY})\s+(?P<m>{OF_MONTH})(?:\s+(?P<y1>{YEAR}){TAIL})?{between_days}"
            rf"(?P<d2>{DAY})\s+(?P<m2>{OF_MONTH})\b{year}",
            _days_across,
        ),
        ("0", rf"(?<![\d.,№])\b(?P<d>{DAY})(?:-?го)?\s+(?P<m>{OF_MONTH})\b{year}", _day),
        (
            "за|во?|со?",
            rf"(?:\b(?:за|в|во|со?)\s+)(?P<m>{MONTH})(?:{DASH}|\s+по\s+)(?P<m2>{MONTH})\b{year}",
            _months_across,
        ),
        (MONTH, rf"\b(?P<m>{MONTH})\s+(?:(?P<y>{YEAR})\b{TAIL}|(?P<shift>{SHIFT})\s+года\b)", _month),
        (
            MONTH,
            r"(?:(?<=\bв\s)|(?<=\bс\s)|(?<=\bдо\s)|(?<=\bк\s)|(?<=\bна\s)|(?<=\bпо\s)|(?<=\bза\s)|(?<=\bначале\s)|(?<=\bсередине\s)"
            r"|(?<=\bконце\s)|(?<=\bконца\s)|(?<=\bначала\s)|(?<=\bсередины\s)|(?<=\bконцу\s)|(?<=\bначалу\s)|(?<=\bпозднее\s))"
            rf"(?P<m>{MONTH})\b",
            _month,
        ),
        (
            rf"I{{1,3}}|IV|0|{ORDINAL}",
            rf"\b(?P<n>IV|I{{1,3}}|[1-4](?:-?[а-я]{{1,2}})?|{ORDINAL})\s+кв(?:артал\w*|\.){year}",
            _quarter,
        ),
        (rf"I{{1,2}}|0|{ORDINAL}", rf"\b(?P<n>I{{1,2}}|[12](?:-?[а-я]{{1,2}})?|{ORDINAL})\s+полугоди\w+{year}", _half),
        (
            "за|итогам|итоги|результатам|в",
            rf"\b(?:за|итогам|итоги|результатам|в\s+течение)\s+(?P<first>перв\w+\s+)?(?P<n>{COUNT})\s+месяц\w*{year}",
            _first_months,
        ),
        (
            rf"{SHIFT}|эт(?:ой|им|у)|{SEASON_ADVERB}",
            rf"\b(?:(?P<which>{SHIFT}|эт(?:ой|им|у))\s+)?(?P<m>{SEASON_ADVERB})\b{year}",
            _season,
        ),
        (
            rf"{SHIFT}|эт(?:ой|им|у|о)|{SEASON}",
            r"(?:(?<=\bс\s)|(?<=\bдо\s)|(?<=\bк\s)|(?<=\bна\s)|(?<=\bпо\s)|(?<=\bконца\s)|(?<=\bначала\s)|(?<=\bконцу\s)|(?<=\bначалу\s))"
            rf"(?:(?P<which>{SHIFT}|эт(?:ой|им|у|о))\s+)?(?P<m>{SEASON})\b{year}",
            _season,
        ),
        (SEASON, rf"\b(?P<m>{SEASON})\s+(?P<y>{YEAR})\b{TAIL}", _season),
        ("0", rf"\b(?P<y1>{YEAR})(?:{DASH}|\s*/\s*)(?P<y2>{YEAR}|\d\d)\s+уч(?:ебн\w+|\.)\s*год\w*", _school_years),
        (rf"{SHIFT}|нов\w+", rf"\b(?P<shift>{SHIFT}|нов\w+)\s+учебн\w+\s+год\w*", _school_year),
        (
            "со?|0",
            rf"{with_from}\b(?P<y1>{YEAR})(?:{DASH}|\s*(?:год\w*|г\.)?\s+по\s+)(?P<y2>{YEAR})\b{MANY_TAIL}",
            _years,
        ),
        ("0", rf"(?<=\bна\s)(?P<y1>{YEAR}){DASH}(?P<y2>{YEAR})\b", _years),
        ("0", rf"(?<![\d.,])\b(?P<y>{YEAR}){NAMED_TAIL}", _whole_year),
        (SHIFT, rf"\b(?P<shift>{SHIFT})\s+год(?:а|у|ом|е)?\b(?!\s+(?:назад|спустя))", _whole_year),
        (
            rf"0|{COUNT}|год(?:а|ом)?|лет",
            rf"\b(?:(?P<n>{COUNT})\s+)?(?:год(?:а|ом)?|лет)\s+(?:тому\s+)?(?:назад|ранее)\b",
            _years_off,
        ),
        ("через", rf"\b(?P<in>через)\s+(?:(?P<n>{COUNT})\s+)?(?:года?|лет)\b", _years_off),
        ("до|к", r"\b(?:до|к)\s+конц[ау]\s+года\b", _end_of_year),
        ("до|к", r"\b(?:до|к)\s+Нового\s+года\b", _new_year),
        (SHIFT, rf"\b(?P<shift>{SHIFT})\s+месяц(?:а|е|у|ем)?\b", _month_off),
        ("позавчера|вчера|сегодня|послезавтра|завтра", r"\b(?:позавчера|вчера|сегодня|послезавтра|завтра)\b", _day_off),
        ("в|на", r"\bв\s+(?:тот|этот)(?:\s+же)?\s+день\b|\bна\s+следующий\s+день\b", _same_day),
        (
            "сроком|на|в|срок|действовать|действует",
            rf"\b(?:сроком\s+(?:действия\s+)?на|на\s+срок(?:\s+в)?|в\s+течение|срок(?:\s+\w+){{0,2}}\s*[-–—:]?|на|действовать|действует)\s+"
            rf"(?:ближайшие\s+|следующие\s+)?(?P<n>{COUNT})\s+(?P<unit>лет|года?|месяц\w*|недел\w*|дн\w+)\b",
            _length,
        ),
        (
            r"сроком|продл\w+",
            r"\b(?:сроком\s+на|продл\w+\s+(?:\w+\s+)?на)\s+(?:один\s+)?(?P<n>)(?P<unit>год|месяц)\b",
            _length,
        ),
        (r"бессрочн\w*|на", r"\bбессрочн\w*|\bна\s+неопредел[её]нный\s+срок\b", _endless),
    ]
    return WordRules([WordRule(*rule) for rule in rules])
