"""What a text says about itself: its title, the day it was published, where it comes from.

In: a document. Out: the same document with title, day and source filled where it lacked them; the text is not changed.
Not here: dates of what is told (`mentions/dates.py`), pages and feeds (`pobratim.sources`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from pobratim.facts import Document
from pobratim.facts.content import Date
from pobratim.lexicon.parties import find_party

from .mentions.date_words import Reading, find_readings

# Longer first lines are paragraphs; the longest headlines seen on regional sites have some 160 characters.
_LONGEST_TITLE = 200
_MENU_WORDS = re.compile(
    r"^(?:меню|главная|войти|вход|поиск|версия для|распечатать|печать|поделиться|новости$|назад|подписаться|рубрик|"
    r"контакты|утвержд|согласован|приложение|рус\b|eng?\b|просмотр|опубликован|дата\b|автор\b|фото\b|источник|текст:)",
    re.IGNORECASE,
)
_FORM_WORDS = re.compile(r"^(?:план|программа|перечень|отч[её]т|справка)\b[^.]{0,40}$", re.IGNORECASE)
_SOURCE = re.compile(
    r"(?:^|\n)\s*(?:Источник(?:\s+информации)?|По материалам|По информации|Материал предоставлен)\s*[:—–-]\s*"
    r"(?P<name>[^\n]+)"
    r"|©\s*(?:(?:19|20)\d\d(?:\s*[-–—]\s*(?:19|20)\d\d)?)?,?\s*(?P<owner>[^.\n]+)"
    r"|(?:^|\n)[^\n]{0,80}\bКорр\.\s*(?P<paper>«[^»]+»)",
)
_SIGNATURE = re.compile(r"^(?P<name>«[^»]+»|[А-ЯЁ][\w\s-]{2,40}),\s*$")
# «№ 34 (2211)» may follow the day in a newspaper's signature; a story is longer.
_AFTER_SIGNATURE = 30
_PLACE_BEFORE = re.compile(r"^[А-ЯЁ][\w.\s/()-]{1,40}[.,:]\s*$")


class Heading(NamedTuple):
    """Title, day of publication (EDTF) and source as the text gives them."""

    title: str | None
    day: Date | None
    source: str | None


def with_heading(document: Document) -> Document:
    """The document with title, day and source from its text where it brought none."""
    if document.title and document.published and document.source:
        return document
    found = title_day_source(document.text)
    return replace(
        document,
        title=document.title or found.title,
        published=document.published or found.day,
        source=document.source or found.source,
    )


def title_day_source(text: str) -> Heading:
    """What the lines at the head and at the end of a text say about it."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return Heading(_title(lines), _day(text, lines), _source(text, lines))


def _title(lines: list[str]) -> str | None:
    """The first line that is a headline, unless a paragraph comes before it."""
    approved = False
    for at, line in enumerate(lines[:6]):
        bare = re.sub(r"^[^\w«\"“(]+", "", line)
        approved = approved or bare.lower().startswith(("утвержд", "согласован"))
        # the stamp «УТВЕРЖДЁН / губернатором … / 21 февраля» ends where the paper's own name is set in capitals
        if not bare or _is_furniture(bare) or (approved and not bare.isupper()):
            continue
        if not _is_headline(bare, lines[at + 1 :]):
            return None
        if _FORM_WORDS.match(bare) and bare.isupper() and at + 1 < len(lines):
            return _long_title(bare, lines[at + 1 :])
        return bare
    return None


def _is_furniture(line: str) -> bool:
    """A menu, a log-in link, a line with nothing but the day."""
    if _MENU_WORDS.match(line) or line.count("   ") >= 2 or line.count(" / ") >= 2:
        return True
    readings = [reading for reading in find_readings(line) if reading.first.day and reading.year]
    return bool(readings) and len(line) - (readings[0].stop - readings[0].start) < 40


def _is_headline(line: str, following: list[str]) -> bool:
    if len(line) > _LONGEST_TITLE or line.endswith((":", ";", ",")):
        return False
    return bool(following) and not (line.endswith(".") and not line.endswith("..."))


def _long_title(form: str, following: list[str]) -> str:
    """A paper's name set in several lines: ПЛАН МЕРОПРИЯТИЙ / по реализации Соглашения … / на 2025–2026 годы."""
    words = [form]
    for line in following:
        if not line[0].islower():
            break
        words.append(line)
    return " ".join(words)


def _day(text: str, lines: list[str]) -> Date | None:
    for line in [*lines[:5], *reversed(lines[-4:])]:
        day = _day_of_line(line)
        if day:
            return day
    return _today(text)


def _day_of_line(line: str) -> Date | None:
    """The day of a dateline or of a line that holds little else."""
    readings = [reading for reading in find_readings(line) if _is_day(reading) and reading.role == "on"]
    if not readings or readings[0].year is None:
        return None
    reading = readings[0]
    before, after = line[: reading.start].strip(), line[reading.stop :].strip()
    ends = not after or after[0] in ".—–-/,()|" or (line[: reading.stop].endswith(".") and after[0].isupper())
    begins = (not before or _PLACE_BEFORE.match(before)) and ends
    alone = len(before) <= 25 and len(after) <= 40 and not _has_story(line)
    reported = len(line) <= 120 and re.match(r"(?:Доклад|Выступление)\b", line)
    return str(reading.first) if begins or alone or reported else None


def _has_story(line: str) -> bool:
    """Whether words other than a name, a place and a clock time surround the day."""
    words = re.findall(r"[а-яё]{4,}", line)
    ends = line.rstrip().endswith((".", "!")) and not re.search(r"(?:г|года)\.?$", line.rstrip())
    return len(words) > 5 or ends


def _is_day(reading: Reading) -> bool:
    return reading.first.day is not None and reading.first == reading.last.in_year(reading.first.year)


def _today(text: str) -> Date | None:
    """«Сегодня, 3 февраля» gives the day without its year; with it where the text says it."""
    found = re.search(r"\bсегодня,\s+", text[:2000], re.IGNORECASE)
    readings = find_readings(text[found.end() : found.end() + 40]) if found else []
    if not readings or readings[0].start or readings[0].first.day is None:
        return None
    return str(readings[0].first.in_year(readings[0].year))


def _source(text: str, lines: list[str]) -> str | None:
    found = _SOURCE.search(text)
    if found:
        name = next(value for value in found.groupdict().values() if value)
        name = re.sub(r"\s*(?:Все права.*|\.)\s*$", "", name).strip(" ,.")
        return name[1:-1] if re.fullmatch(r"«[^«»]+»", name) else name or None
    for line in reversed(lines[-3:]):
        readings = [reading for reading in find_readings(line) if _is_day(reading)]
        if not readings or len(line) - readings[0].stop > _AFTER_SIGNATURE:
            continue
        signed = _SIGNATURE.match(line[: readings[0].start].strip() + " ")
        if signed and not find_party(signed["name"]):
            return signed["name"].strip("«»")
    return None
