"""Finds dates in a text and says which year they mean.

In: the analysed document and the day on which it was published, if known. Out: mentions in the order of the text, EDTF.
The year of «12 февраля» comes from the day of publication or from the day that the text tells of, and from the tense of
the sentence; where neither is known it stays `XXXX`. Not here: the words of time themselves (`date_words.py`).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.extract.marked import MarkedDocument
from pobratim.facts.dates import PartialDate, between, is_full_day, parse_interval, year_of
from pobratim.text import Sentence, Token

from .date_words import Reading, find_readings
from .nouns import DateMention

PAST, FUTURE = "past", "future"

# Said in the past, these point ahead: «наметили на май», «пригласил в сентябре».
_AHEAD = frozenset(
    "запланировать планировать наметить назначить отложить перенести предложить пригласить приглашать поручить "
    "договориться условиться попросить просить решить рекомендовать обещать пообещать позвать предстоять намечать "
    "ожидаться ожидать намереваться рассчитывать "
    "запланированный намеченный готовиться собираться предстоящий грядущий".split()
)
# A day told without tense lies near the day of the text: within half a year on either side.
_NEAR = datetime.timedelta(days=183)
# A story's past days may follow the day it begins with: «2 мая … На следующий день, 3 мая».
_STORY = datetime.timedelta(days=100)


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The day (or days) against which open years count; `sure` when it is the day of publication.

    `loose` anchors are times of a report below the title («за полугодие»): no month ahead follows from them.
    """

    date: PartialDate
    sure: bool
    end: PartialDate | None = None
    loose: bool = False


def find_dates(document: MarkedDocument) -> tuple[DateMention, ...]:
    """All dates that the text mentions."""
    readings = find_readings(document.text)
    anchor = _anchor(document, readings)
    return tuple(_resolved(document, readings, anchor))


def _anchor(document: MarkedDocument, readings: list[Reading]) -> _Anchor | None:
    if document.today and year_of(document.today):
        return _Anchor(parse_interval(document.today)[0] or PartialDate(None), True)
    told = [reading for reading in readings if _may_anchor(document, reading)]
    past = [reading for reading in told if _direction(document, reading) != FUTURE]
    chosen = past or [reading for reading in told if reading.role == "on"]
    if not chosen:
        return None
    reading = chosen[0]
    sentence = document.analysis.sentence_at(reading.start)
    loose = _is_report(reading.first, reading.last) and sentence is not None and sentence.index > 0
    return _Anchor(reading.first.in_year(reading.first.year or reading.year), False, reading.last, loose)


def _is_report(first: PartialDate, last: PartialDate | None) -> bool:
    """A quarter, a half, a row of months."""
    return first.day is None and ((first.part or 0) > 12 or (last is not None and last.part != first.part))


def _may_anchor(document: MarkedDocument, reading: Reading) -> bool:
    """Exact days with a year anchor a text, quarters and months only at its head; the day of a paper does not."""
    if reading.year is None or reading.role not in ("on", "from") or reading.first.part is None:
        return False
    if _is_of_paper(document, reading):
        return False
    sentence = document.analysis.sentence_at(reading.start)
    return reading.first.day is not None or (sentence is not None and sentence.index < 3)


def _is_of_paper(document: MarkedDocument, reading: Reading) -> bool:
    """«соглашение от 12 мая 2011 года»"""
    return document.text[max(0, reading.start - 3) : reading.start].lower().strip() == "от"


def _resolved(document: MarkedDocument, readings: list[Reading], anchor: _Anchor | None) -> Iterator[DateMention]:
    earlier: DateMention | None = None
    day: str | None = None
    for reading in readings:
        date = _date(document, reading, _near_anchor(document, reading, earlier, anchor), day)
        if date is None:
            continue
        mention = DateMention(start=reading.start, stop=reading.stop, date=date, role=reading.role)
        yield mention
        if reading.role != "length" and year_of(date) and not _is_of_paper(document, reading):
            earlier = mention
            day = date if is_full_day(date) else day


def _near_anchor(
    document: MarkedDocument, reading: Reading, earlier: DateMention | None, anchor: _Anchor | None
) -> _Anchor | None:
    """A month after another one in the same paragraph continues it: «в июле 2025-го …, в августе»."""
    if earlier is None or (anchor and anchor.sure):
        return anchor
    date, end = parse_interval(earlier.date)
    here, there = (document.analysis.sentence_at(at) for at in (reading.start, earlier.start))
    if date is None or date.part is None or here is None or there is None or here.paragraph != there.paragraph:
        return anchor
    if here.index - there.index > 3 or (
        _direction(document, reading) == FUTURE and anchor and _before(date, anchor.date)
    ):
        return anchor
    return _Anchor(date, False, end, _is_report(date, end))


def _before(one: PartialDate, other: PartialDate) -> bool:
    first, second = one.first(), other.first()
    return first is not None and second is not None and first < second


def _date(document: MarkedDocument, reading: Reading, anchor: _Anchor | None, day: str | None) -> str | None:
    if reading.length:
        return reading.length
    if reading.same:
        return _moved(day, reading.day_shift or 0) if day else None
    if reading.day_shift is not None:
        return _day_from_today(document, reading)
    if reading.month_shift is not None:
        return _month_from(anchor, reading.month_shift)
    if reading.school:
        return _school_year(anchor, reading.year_shift or 0)
    year = reading.year
    if year is None and reading.year_shift is not None:
        year = anchor.date.year + reading.year_shift if anchor and anchor.date.year else None
    elif year is None:
        year = _meant_year(document, reading, anchor)
    return _written(reading, year)


def _written(reading: Reading, year: int | None) -> str | None:
    if year is None and reading.last.part is None:
        return None
    first, last = reading.first, reading.last.in_year(year)
    if first.year is None:
        wraps = year is not None and first.part is not None and last.part is not None and first.part > last.part
        first = first.in_year(year - 1 if wraps and year else year)
    return between(str(first), str(last))


def _day_from_today(document: MarkedDocument, reading: Reading) -> str | None:
    """«Сегодня» is the day of publication, unless it means «nowadays»: with a verb in the present tense."""
    sentence = document.analysis.sentence_at(reading.start)
    if not document.today or (reading.day_shift == 0 and sentence and _is_nowadays(sentence, reading)):
        return None
    return _moved(document.today, reading.day_shift or 0)


def _is_nowadays(sentence: Sentence, reading: Reading) -> bool:
    at = sentence.token_at(reading.start)
    verb = _governing_verb(sentence, at) if at is not None else None
    return verb is not None and verb.feats.get("Tense") == "Pres" and verb.feats.get("VerbForm") != "Part"


def _moved(date: str, days: int) -> str | None:
    if days == 0:
        return date
    if not is_full_day(date):
        return None
    return (datetime.date.fromisoformat(date) + datetime.timedelta(days=days)).isoformat()


def _month_from(anchor: _Anchor | None, shift: int) -> str | None:
    if anchor is None or anchor.date.year is None or anchor.date.part is None or anchor.date.part > 12:
        return None
    months = anchor.date.year * 12 + anchor.date.part - 1 + shift
    return str(PartialDate(months // 12, months % 12 + 1))


def _school_year(anchor: _Anchor | None, shift: int) -> str | None:
    if anchor is None or anchor.date.year is None or anchor.date.part is None or not anchor.sure:
        return None
    first = anchor.date.year - (anchor.date.part < 8) + shift
    return f"{first}/{first + 1}"


def _meant_year(document: MarkedDocument, reading: Reading, anchor: _Anchor | None) -> int | None:
    day = anchor.date.first() if anchor else None
    if anchor is None or day is None or anchor.date.year is None or reading.last.part is None:
        return None
    direction = _direction(document, reading)
    if anchor.loose and direction == FUTURE and reading.role != "until" and (reading.first.part or 13) <= 12:
        return None
    years = [anchor.date.year + shift for shift in (-1, 0, 1)]
    first, last = reading.first, reading.last
    starts = {year: (first.in_year(year).first() or day, last.in_year(year).last() or day) for year in years}
    anchored = anchor.end.last() if anchor.end else None
    if direction == PAST:
        story = _STORY if reading.first.day else datetime.timedelta(0)
        limit = day if anchor.sure else (anchored or day) + story
        bound = 0 if reading.first == reading.last else 1
        return max((year for year in years if starts[year][bound] <= limit), default=None)
    if direction == FUTURE:
        bound = 0 if reading.role == "from" else 1
        limit = day if anchor.sure else max(anchored or day, day)
        return min((year for year in years if starts[year][bound] >= limit), default=None)
    gaps = {year: _gap(starts[year], day) for year in years}
    return min(years, key=lambda year: (gaps[year] > _NEAR, year != anchor.date.year, gaps[year]))


def _gap(stretch: tuple[datetime.date, datetime.date], day: datetime.date) -> datetime.timedelta:
    if stretch[0] <= day <= stretch[1]:
        return datetime.timedelta(0)
    return min(abs(stretch[0] - day), abs(stretch[1] - day))


def _direction(document: MarkedDocument, reading: Reading) -> str | None:
    """Whether the words around the date look back or ahead."""
    sentence = document.analysis.sentence_at(reading.start)
    at = sentence.token_at(reading.stop - 1) if sentence else None
    if sentence is None or at is None:
        return None
    before = document.text[max(0, reading.start - 30) : reading.start]
    if re.search(r"\b(?:предстоящ|грядущ|намечен|запланирован|назначен)\w+\s+(?:на|в|во)\s+$", before):
        return FUTURE
    verb = _governing_verb(sentence, at)
    tense = _tense(sentence, verb) if verb else None
    if reading.first.part == 1 and reading.last.part != 1 and reading.first.day is None:
        return PAST  # «за девять месяцев», «за январь–июль»: what is counted is over
    if reading.role == "until" and tense != PAST:
        return FUTURE
    return tense


def _governing_verb(sentence: Sentence, at: int) -> Token | None:
    """The nearest verb above the token, else the sentence's first finite verb."""
    tokens, seen = sentence.tokens, set[int]()
    while at >= 0 and at not in seen:
        seen.add(at)
        if tokens[at].pos in ("VERB", "AUX") or tokens[at].feats.get("VerbForm"):
            return tokens[at]
        at = tokens[at].head
    return next((token for token in tokens if token.feats.get("VerbForm") == "Fin"), None)


def _tense(sentence: Sentence, verb: Token) -> str | None:
    if verb.lemma in _AHEAD or verb.feats.get("VerbForm") == "Inf" or verb.feats.get("Mood") == "Imp":
        return FUTURE
    at = sentence.tokens.index(verb)
    helpers = [sentence.tokens[child] for child in sentence.children(at)]
    if any(_points_ahead(token) for token in helpers) or (verb.head >= 0 and _points_ahead(sentence.tokens[verb.head])):
        return FUTURE
    return {"Past": PAST, "Fut": FUTURE}.get(verb.feats.get("Tense", ""))


def _points_ahead(token: Token) -> bool:
    """«Будет подписан», «должно быть принято»."""
    if token.lemma == "быть":
        return token.feats.get("Tense") in ("Fut", "Pres") or token.feats.get("VerbForm") == "Inf"
    return token.lemma in ("должный", "должен", "нужно", "необходимо", "следует", "предстоит")
