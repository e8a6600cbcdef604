"""The calendar as a file of iCalendar (RFC 5545), for calendar programs to read or to subscribe to.

In: what lies on days. Out: text with CRLF, lines of at most 75 octets, all-day events with identifiers that stay. What
has no exact day is left out: a file must not make a day up. Not here: which days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from .month import Entered

MOST_OCTETS = 75
STATUS = {"planned": "TENTATIVE", "cancelled": "CANCELLED"}
"""Nothing is CONFIRMED: calendar programs show that as somebody's word, and most of it is only a machine's."""


def as_ical(entered: Iterable[Entered], *, name: str, site: str, stamp: date) -> str:
    """The file; `site` begins addresses, `stamp` is the day of the register that it shows."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Pobratim//Register of cooperation//RU",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
    ]
    for one in entered:
        if one.exact:
            lines += _event(one, site, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(one: Entered, site: str, stamp: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{one.key}-{'event' if one.what in ('held', 'planned', 'cancelled') else one.what}@pobratim"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{one.first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{one.last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(one.words)}"
    yield f"URL:{site}{one.address}"
    yield f"CATEGORIES:{_text(one.kind)}"
    if one.what in STATUS:
        yield f"STATUS:{STATUS[one.what]}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "")


def _folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets, each further one after a space; no letter is cut."""
    part, room = "", MOST_OCTETS
    for letter in line:
        size = len(letter.encode())
        if size > room:
            yield part
            part, room = " ", MOST_OCTETS - 1
        part += letter
        room -= size
    yield part
