"""What every count is made of: its words, what is counted, whose it is.

In: a stretch of a sentence and an amount. Out: parts of found figures. Not here: which counts there are (`counts.py`,
`people.py`).
"""

from __future__ import annotations

import re

from pobratim.extract.actors import region_of, related
from pobratim.extract.found import Found
from pobratim.extract.mentions.nouns import AmountMention
from pobratim.facts import Figure
from pobratim.facts.content import Party
from pobratim.lexicon.counted import sort_of

from .places import noun_phrase
from .setting import Stretch, change_of, home_and_partner, period_of


def made(part: Stretch, amount: AmountMention, figure: Figure, rule: str, why: str) -> Found:
    """The found figure, its words trimmed of joints."""
    text = part.document.text
    start = part.start + _blank(part.text)
    return Found(
        content=figure,
        words=((start, part.start + len(part.text.rstrip(" .;,"))),),
        trigger=(amount.start, amount.stop),
        rule=f"figure.{rule}",
        why=f"«{text[amount.start : amount.stop]}» counts {why}",
    )


def _blank(text: str) -> int:
    found = re.match(r"[\s,;—–-]*(?:(?:а|зато|но)\s)?", text)
    return found.end() if found else 0


def noun_start(part: Stretch, amount: AmountMention) -> int:
    """Where the word behind a number begins."""
    return next((t.start for t in part.sentence.tokens if t.start >= amount.stop), amount.stop)


def scope_after(part: Stretch, amount: AmountMention) -> str | None:
    """What is counted, in the nominative: the noun phrase behind the number with its «с …»."""
    phrase = noun_phrase(part, noun_start(part, amount), plural=amount.value != 1) or amount.noun
    if phrase is None:
        return None
    last = phrase.split()[-1]
    after = part.document.text[amount.stop : part.stop]
    joined = re.search(rf"{re.escape(last[:4])}\w*(?P<rest>\s+с[о]?\s+[^,.;:()—–]+?)(?=\s+и\s+\d|[,.;:()—–]|$)", after)
    in_force = sort_of(amount.noun) == "paper" and re.search(r"\bдейству[юе]т\b", part.text)
    return ("действующие " if in_force and "действ" not in phrase else "") + phrase + (joined["rest"] if joined else "")


def is_own(home: Party | None, party: Party) -> bool:
    """Whether a party belongs to the home."""
    return home is not None and related(region_of(home), region_of(party))


def other_count(part: Stretch, amount: AmountMention, *, own: bool = False) -> Found | None:
    """`own` counts name their partner themselves, and only where it is one."""
    of, partner = home_and_partner(part)
    if own:
        named = {s.party for s in part.standings() if s.party != "RU" and not is_own(of, s.party)}
        partner = named.pop() if len(named) == 1 else None
    if of is None:
        return None
    figure = Figure(
        measure="other",
        of=of,
        with_=partner,
        value=amount.value,
        unit="count",
        period=period_of(part),
        scope=scope_after(part, amount),
        change=change_of(part),
    )
    return made(part, amount, figure, "other", "what the tie has")
