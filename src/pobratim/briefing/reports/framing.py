"""The frame of a report: title, whose it is, of what time, what must be known of it.

In: a report's name, the question, sections. Out: a paper. Not here: rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..paper import Paper, Section
from .cells import party_words, short_date
from .material import Asked
from .words import say

OF_PERIOD = ("journal", "meetings")


def framed(report: str, asked: Asked, sections: Iterable[Section], *notes: str) -> Paper:
    """The paper with its title, subtitle and notes."""
    language = asked.language
    return Paper(
        title=say(f"{report}.title", language),
        subtitle=_capital(", ".join(_about(report, asked))),
        as_of=asked.as_of,
        language=language,
        sections=tuple(sections),
        notes=tuple(say(f"note.{note}", language) for note in notes),
    )


def _about(report: str, asked: Asked) -> Iterable[str]:
    language = asked.language
    if asked.home:
        yield party_words(asked.home, language)
    if asked.partner:
        yield say("with", language, name=party_words(asked.partner, language))
    if report == "yearly":
        yield say("year", language, year=asked.year)
    elif report in OF_PERIOD and asked.since and asked.until:
        yield say("period", language, since=_day(asked.since, language), until=_day(asked.until, language))
    elif not asked.home and not asked.partner:
        yield say("all", language)


def _day(day: date, language: str) -> str:
    return short_date(day.isoformat(), language)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
