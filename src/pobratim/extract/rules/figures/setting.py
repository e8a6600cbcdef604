"""Whose number it is and of what time: what every sort of figure asks of its sentence and of the text before it.

In: a marked document and a stretch of a sentence. Out: parties, period, change. Not here: what is counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pobratim.extract.actors import home_at, region_of, related
from pobratim.extract.directions import GOAL, PARTNER, SOURCE, Standing, standings
from pobratim.extract.marked import MarkedDocument
from pobratim.extract.mentions.nouns import AmountMention, DateMention
from pobratim.extract.partners import is_party
from pobratim.facts import Figure
from pobratim.facts.content import Date, Party
from pobratim.facts.dates import FIRST_QUARTER, is_full_day, parse_interval
from pobratim.text import Sentence


@dataclass
class Memory:
    """What the text has told so far: the last partner, the last period of trade, where they were named."""

    partner: Party | None = None
    partner_paragraph: int = -1
    of: Party | None = None
    period: Date | None = None
    period_paragraph: int = -1
    measures: dict[int, str] = field(default_factory=dict)
    last: Figure | None = None
    last_sentence: int = -9


@dataclass(frozen=True)
class Stretch:
    """A part `[start, stop)` of a sentence, with the document and the memory of what came before."""

    document: MarkedDocument
    sentence: Sentence
    start: int
    stop: int
    memory: Memory

    @property
    def text(self) -> str:
        """The words of the stretch."""
        return self.document.text[self.start : self.stop]

    @property
    def home(self) -> Party | None:
        """For whom this part of the text speaks."""
        return home_at(self.document, self.start)

    def narrowed(self, start: int, stop: int) -> Stretch:
        """A part of the stretch."""
        return Stretch(self.document, self.sentence, start, stop, self.memory)

    def amounts(self) -> list[AmountMention]:
        """The amounts of the stretch, in order."""
        return self.document.within(self.document.amounts, self.start, self.stop)

    def dates(self) -> list[DateMention]:
        """The dates of the stretch, in order."""
        return self.document.within(self.document.dates, self.start, self.stop)

    def standings(self) -> list[Standing]:
        """The parties of the stretch with how they stand; unions are left out."""
        return [
            s
            for s in standings(self.document, self.sentence)
            if self.start <= s.mention.start < self.stop and is_party(s.party)
        ]


def home_and_partner(stretch: Stretch, *, mutual: bool = False) -> tuple[Party | None, Party | None]:
    """The party whose statistic it is and the partner. `mutual` numbers always have a partner."""
    home = stretch.home
    named = [s for s in stretch.standings() if s.party != "RU"]
    russia = [s for s in stretch.standings() if s.party == "RU" and s.way in (None, "subject", PARTNER)]
    ours = next((s.party for s in named if home and related(region_of(s.party), region_of(home))), None)
    others = [s for s in named if not home or not related(region_of(s.party), region_of(home))]
    partner = next((s.party for s in others if s.way in (PARTNER, GOAL, SOURCE)), None)
    partner = partner or (others[0].party if others else None)
    if ours is None and len({region_of(s.party) for s in others}) > 1 and partner:
        first = next(s.party for s in others if not related(s.party, partner) or s.party == partner)
        if first != partner:
            return first, partner
    if russia and ours is None and partner and mutual:
        return "RU", partner
    of = ours if ours and (not home or "/" not in ours or "/" in home) else home
    return of, partner or recalled_partner(stretch, mutual=mutual)


def recalled_partner(stretch: Stretch, *, mutual: bool = False) -> Party | None:
    """The partner told of before in the paragraph; for mutual numbers in the whole text."""
    memory = stretch.memory
    if memory.partner and (mutual or memory.partner_paragraph >= stretch.sentence.paragraph - 1):
        return memory.partner
    if not mutual:
        return None
    home = stretch.home
    sides = stretch.document.main_sides
    return next((side for side in sides if not home or not related(region_of(side), region_of(home))), None)


def remember_partner(stretch: Stretch) -> None:
    """Keeps the last party named that is not the home's own."""
    home = stretch.home
    for standing in stretch.standings():
        if standing.party != "RU" and not (home and related(region_of(standing.party), region_of(home))):
            stretch.memory.partner = standing.party
            stretch.memory.partner_paragraph = stretch.sentence.paragraph


def period_of(stretch: Stretch, *, inherited: bool = False) -> Date | None:
    """The time that a number covers, from its own words or, if allowed, from the number before it."""
    memory = stretch.memory
    own = [date for date in stretch.dates() if date.role in ("on", "from") and _is_period(stretch, date)]
    if own:
        date = own[0]
        period = f"{date.date}/.." if date.role == "from" else date.date
        if date.role == "on" and not is_full_day(date.date):
            memory.period, memory.period_paragraph = period, stretch.sentence.paragraph
        return period
    if memory.period and (inherited or memory.period_paragraph == stretch.sentence.paragraph):
        return memory.period
    return None


def remember_period(stretch: Stretch) -> None:
    """Keeps the time that a report covers: «за девять месяцев», «по итогам 2023 года», a quarter in its title."""
    text = stretch.document.text
    for date in stretch.dates():
        before = text[max(0, date.start - 40) : date.start]
        named = re.search(r"\b(?:за|итогам|итоги)\s+$", before, re.IGNORECASE)
        if date.role == "on" and "XXXX" not in date.date and (named or _is_reported(date.date)):
            stretch.memory.period, stretch.memory.period_paragraph = date.date, stretch.sentence.paragraph


def _is_reported(date: Date) -> bool:
    """A quarter, a half or a row of months."""
    ends = parse_interval(date)
    return all(end is not None and end.day is None and end.part is not None for end in ends) and (
        "/" in date or (ends[0] is not None and (ends[0].part or 0) >= FIRST_QUARTER)
    )


def _is_period(stretch: Stretch, date: DateMention) -> bool:
    words = stretch.document.text[date.start : date.stop].lower()
    if re.match(r"сегодня|вчера|завтра|в (?:этот|тот)", words) or "XXXX" in date.date:
        return False
    after = stretch.document.text[date.stop : date.stop + 12]
    return not re.match(r"\s*(?:назад|ранее)", after)


_UP = (
    r"\bнараст\w+|\bвыро\w+|увелич\w+|возрос\w+|прибави\w+|прибавк\w+|прирос\w+|рост\w*|подня\w+"
    r"|плюс|больше|выше|превы[сш]\w+|\+"
)
_DOWN = r"сниз\w+|снижени\w+|сокра[тщ]\w+|упа\w+|уменьши\w+|потеря\w+|минус|меньше|ниже|спад\w*|паден\w+|[-−–](?=\d)"
_GROWTH = re.compile(rf"(?P<up>{_UP})|(?P<down>{_DOWN})", re.IGNORECASE)
_BARE_GROWTH = re.compile(
    r"\b(?:динамичн|устойчив|стабильн|заметн|значительн|существенн|уверенн)\w+\s+(?P<noun>рост|снижени|сокращени|спад)\w*"
    r"|\b(?P<up>раст[её]т|вырос\w*|увеличил\w+|увеличивается|прибавил\w*)\b|\b(?P<down>снизил\w+|снижается|сократил\w+|упал\w*)\b",
    re.IGNORECASE,
)


def change_of(stretch: Stretch) -> str | None:
    """How the number changed: `+12%`, `-7%`, `+` where only the direction is told."""
    direction: str | None = None
    for amount in stretch.amounts():
        sign = _sign(stretch, amount)
        if sign is None:
            continue
        direction = direction or sign
        if amount.unit == "%":
            return _percent(stretch, amount, sign)
        if amount.unit == "count" and amount.noun == "раз":
            return f"+{(amount.value - 1) * 100:.4g}%" if sign == "+" else f"-{(1 - 1 / amount.value) * 100:.4g}%"
    if direction:
        return direction
    alone = _BARE_GROWTH.search(stretch.text)
    if alone is None:
        return None
    return "+" if alone["up"] or (alone["noun"] or "").startswith("рост") else "-"


def _percent(stretch: Stretch, amount: AmountMention, sign: str) -> str:
    value = amount.value
    before = stretch.document.text[max(stretch.start, amount.start - 25) : amount.start].lower()
    # «рост составил 118 %» tells the level, not the difference
    if value > 100 and re.search(r"(?:темп\w*\s+роста|рост)\s*(?:составил\w*\s*|[—–-]\s*)?$", before):
        value -= 100
    return f"{sign}{value:.6g}%"


def _sign(stretch: Stretch, amount: AmountMention) -> str | None:
    """The direction that the words around an amount give it: before it, or «больше», «выше» right after."""
    text = stretch.document.text
    before = text[max(stretch.start, amount.start - 60) : amount.start]
    words = text[amount.start : amount.stop].lower()
    if words.startswith(("удво", "утро")):
        return "+"
    after = re.match(
        r"\s*(?P<word>больше|выше|меньше|ниже|превы\w+|прирост\w*|рост\w*)", text[amount.stop : amount.stop + 12]
    )
    if after:
        return "-" if after["word"] in ("меньше", "ниже") else "+"
    if re.search(r"[+]\s?$", before):
        return "+"
    if re.search(r"(?:^|[\s(,;])[-−–]$", before) and amount.unit == "%":
        return "-"
    relative = amount.unit == "%" or amount.noun == "раз"
    near = [m for m in _GROWTH.finditer(before) if not re.search(r"[.;]\s", before[m.end() :])]
    if not near or not relative:
        return None
    between = before[near[-1].end() :]
    return ("+" if near[-1]["up"] else "-") if not re.search(r"\d", between) else None
