"""The day for which a page is asked: what held on a day, what the register knew on a day.

In: GET parameters `as_of` and `known`. Out: a moment with its sentence for the page. Not here: what follows for
entries (`storage.standing`, `storage.known`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from pobratim.register import Entry
from pobratim.storage.known import KnownThen, row_of
from pobratim.wording import date_words

from .asked import Asked
from .cards import Card, card_of
from .living import life_of

VALID, KNOWN = "as_of", "known"


@dataclass(frozen=True, slots=True)
class Moment:
    """`valid`: what held on that day; `known`: what the register knew at that day's end. None: today."""

    today: date
    lang: str
    valid: date | None = None
    known: date | None = None

    @property
    def past(self) -> bool:
        """Whether the page was asked for another day than today."""
        return self.valid is not None or self.known is not None

    @property
    def asked(self) -> dict[str, str]:
        """The parameters that ask for this moment."""
        return {name: day.isoformat() for name, day in ((VALID, self.valid), (KNOWN, self.known)) if day}

    @property
    def query(self) -> str:
        """The same as the end of an address, for links that stay in the moment."""
        return f"?{urlencode(self.asked)}" if self.past else ""

    @property
    def sentences(self) -> list[str]:
        """What the page's banner says."""
        said = []
        if self.valid:
            said.append(_("Показано, что было в силе %(day)s.") % {"day": self._words(self.valid)})
        if self.known:
            said.append(
                _("Показано только то, что реестр знал к концу дня %(day)s.") % {"day": self._words(self.known)}
            )
        return said

    def _words(self, day: date) -> str:
        return date_words(day.isoformat(), self.lang)


def moment_of(asked: Asked, lang: str) -> Moment:
    """The moment that a page is asked for; a day that is not understood is named among the problems."""
    return Moment(timezone.localdate(), lang, asked.day(VALID), asked.day(KNOWN))


def known_card(then: KnownThen, entry: Entry, moment: Moment) -> Card:
    """The card of an entry as it was known on the moment's day."""
    paper = entry.kind == "agreement"
    life = life_of(then.standing(entry.id, moment.valid, moment.today), moment.lang) if paper else None
    return card_of(row_of(entry), moment.lang, then.facts_of(entry), life=life)
