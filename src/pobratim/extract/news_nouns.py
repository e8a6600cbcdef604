"""What general news says beyond cooperation: who holds which post where, who met whom, who dealt with whom.

In: nothing. Out: frozen records whose spans are offsets in the text as it was read. Found by `news.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from pobratim.facts import Span


@dataclass(frozen=True, slots=True)
class NewsName:
    """A proper name: `type` is PER, LOC or ORG."""

    type: str
    words: Span


@dataclass(frozen=True, slots=True)
class Occupation:
    """A person's post or profession and whose it is: a body, a company, a place.

    `employer_name` stands for one implied by an adjective («алтайский губернатор») or by the whole text.
    """

    person: Span
    post: Span | None
    employer: Span | None
    employer_name: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """People (or bodies) who met, talked or received one another."""

    participants: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Deal:
    """Parties of a purchase, a loan, an investment, a fine, a service; `kind` says which, in Russian."""

    kind: str
    participants: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class News:
    """All that was found, each kind in the order of the text; `text` is the text as it was read."""

    text: str
    names: tuple[NewsName, ...]
    occupations: tuple[Occupation, ...]
    meetings: tuple[Meeting, ...]
    deals: tuple[Deal, ...]
