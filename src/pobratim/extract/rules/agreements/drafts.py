"""One paper as the text builds it up: each mention adds what it tells.

In: paper mentions with what was read around them. Out: `Agreement` content. Not here: deciding which mention tells of
which paper (`gather.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pobratim.facts import Agreement
from pobratim.facts.content import Date, Party

from .details import Term


@dataclass(slots=True)
class Draft:
    """A paper in the making of its fact."""

    instrument: str
    parties: tuple[Party, ...]
    sentence: int
    trigger: tuple[int, int]
    words: list[tuple[int, int]]
    organisations: tuple[str, ...] = ()
    signed: Date | None = None
    stage: str | None = None
    terms: list[Term] = field(default_factory=list)
    areas: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    title: str | None = None
    implements: str | None = None
    last: int = 0
    previous: bool = False
    act_date: Date | None = None
    planned: Date | None = None

    def content(self) -> Agreement:
        """The fact's content."""
        return Agreement(
            instrument=self.instrument,
            parties=self.parties,
            organisations=self.organisations,
            signed=self.signed if self.stage not in ("proposed", "drafting") else None,
            stage=self.stage,
            period=self.period(),
            areas=self.areas,
            signers=self.signers,
            title=self.title,
            implements=self.implements,
        )

    def period(self) -> Date | None:
        """The paper's term, from all that was told of it."""
        stretch = next((term.stretch for term in self.terms if term.stretch), None)
        if stretch:
            return stretch
        start = next((term.start for term in self.terms if term.start), None)
        end = next((term.end for term in reversed(self.terms) if term.end), None)
        years = next((term.years for term in self.terms if term.years), None)
        begin = _year(start) or _year(self.signed)
        if years and begin:
            return f"{begin}/{int(begin) + years}"
        if end:
            return f"{begin}/{_end(end)}" if begin else f"../{_end(end)}"
        if begin and (start or any(term.open for term in self.terms)):
            return f"{begin}/.."
        return None


def _year(date: Date | None) -> str | None:
    match = re.match(r"\d{4}", date or "")
    return match[0] if match else None


def _end(date: Date) -> str:
    last = date.split("/")[-1]
    # the last day of a year is the year
    return last[:4] if last.endswith("-12-31") else last
