"""Whose release this is, and which parties it is about.

In: a marked document with its parties. Out: the home party and the sides, most important first. Not here: finding the
mentions (`mentions/parties.py`), the parties of a single fact (`rules/`).
"""

from __future__ import annotations

import re
from collections import Counter

from pobratim.facts.content import Party
from pobratim.lexicon import parties as lexicon

from .marked import MarkedDocument, once
from .mentions.nouns import PartyMention

# A name says more than an adjective; the heading and first paragraph say whom the text is about.
WEIGHTS = {"name": 2, "adjective": 1, "demonym": 1}
EARLY = 2
# A party this much weaker than the second strongest is named in passing.
IN_PASSING = 0.34
MOST_SIDES = 6
BEFORE_PLACE = re.compile(
    r"(^|[\s(«])(в|во|под|на)\s+((городе|г\.|селе|пос[её]лке|деревне|столице)\s+)?$", re.IGNORECASE
)
BEFORE_FORUM = re.compile(r"(^|\s)(на|в рамках|в ходе|на полях|во время)\s+$", re.IGNORECASE)
FORUM = re.compile(
    r"(\s+[а-яё-]+(ом|ем|ого|его|ой|ей))*\s+(форум|выставк|ярмарк|фестивал|саммит|конгресс|конференци)", re.IGNORECASE
)
HEAD_ENDS = re.compile(r"\s*(?:[.:]\s+[А-ЯЁ\d«]|\n|[.:]\s*\n)")
# «Клинцовского [района] Брянской области», «Кобринского [районного исполнительного комитета] Брестской области»
BODY_BETWEEN = re.compile(r"[\s,(]+(?:(?!(?:и|с|со|в|на|из|от|к|а)\s)[а-яё-]+\s+){0,3}")
OWN_REGION = re.compile(
    r"(?<!ск..\s)(?<!цк..\s)\b(?:область|области|областью|регион|региона|региону|регионе|край|края|краю)\b",
    re.IGNORECASE,
)
DATE_FOLLOWS = re.compile(r"\s*[,.(]\s*\d{1,2}\s+[а-я]+|\s*[,.]?\s*\d{1,2}\.\d\d\.")


def find_sides(document: MarkedDocument) -> tuple[Party | None, tuple[Party, ...]]:
    """The home party, if the text shows it, and the sides: home first, then those that the text says most of."""
    named = _weights(document)
    weights = _folded(named)
    ordered = [party for party, _ in weights.most_common()]
    if not ordered:
        return None, ()
    line = weights[ordered[min(1, len(ordered) - 1)]] * IN_PASSING
    sides = [party for party in ordered if weights[party] >= line][:MOST_SIDES]
    home = (
        _dateline(document, sides)
        or _written_in(document, sides)
        or next((party for party in sides if party.startswith("RU")), sides[0])
    )
    others = [side for side in sides if side != home]
    if "/" in home:
        others = [_on_level(side, named) for side in others]
    return home, (home, *dict.fromkeys(others))


def _on_level(side: Party, named: Counter[Party]) -> Party:
    """A town's or district's partner is the town or district that is named no less than its region."""
    towns = [party for party in named if "-" in side and party.startswith(f"{side}/")]
    best = max(towns, key=lambda town: named[town], default=side)
    return best if named[best] >= named[side] else side


def is_place(document: MarkedDocument, mention: PartyMention) -> bool:
    """«в Туле», «под Минском», «на Тульском промышленном форуме»: the party is where something happens."""
    before = document.text[max(0, mention.start - 20) : mention.start]
    if mention.form == "adjective":
        return bool(BEFORE_FORUM.search(before) and FORUM.match(document.text, mention.stop))
    return mention.form == "name" and bool(BEFORE_PLACE.search(before))


def heading_party(document: MarkedDocument, offset: int) -> Party | None:
    """In a digest («Курская область. … Липецкая область. …») the region at the head of the part around an offset."""
    heads = _heads(document)
    before = [party for start, party in heads if start <= offset]
    return before[-1] if before and len({party for _, party in heads}) > 1 else None


@once
def _heads(document: MarkedDocument) -> tuple[tuple[int, Party], ...]:
    """Where a line begins with a Russian region's name that is a sentence of its own."""
    return tuple(
        (mention.start, mention.party)
        for mention in document.parties
        if mention.form == "name"
        and lexicon.party_kind(mention.party) == "region"
        and mention.party.startswith("RU-")
        and not document.text[document.text.rfind("\n", 0, mention.start) + 1 : mention.start].strip(" •–—-▪✅")
        and HEAD_ENDS.match(document.text, mention.stop)
    )


def _weights(document: MarkedDocument) -> Counter[Party]:
    weights: Counter[Party] = Counter()
    early = next((s.stop for s in document.sentences if s.paragraph >= 1), 0)
    for before, mention in zip((None, *document.parties), document.parties, strict=False):
        if before is not None and _locates(document, before, mention):
            continue
        if mention.form in WEIGHTS and mention.sure and not _is_dateline(document, mention):
            weights[mention.party] += WEIGHTS[mention.form] * (EARLY if mention.start < early else 1)
    return weights


def _locates(document: MarkedDocument, inner: PartyMention, outer: PartyMention) -> bool:
    """«главы Клинцовского района Брянской области»: the region only tells where the district lies."""
    holds = "/" in inner.party and outer.party == lexicon.region_of(inner.party)
    return holds and bool(BODY_BETWEEN.fullmatch(document.text, inner.stop, outer.start))


def _folded(weights: Counter[Party]) -> Counter[Party]:
    """The whole and its parts become one side: the part where it is named more, else the whole."""
    folded = Counter(weights)
    for whole in sorted(folded, key=lambda party: "-" not in party):
        parts = [p for p in folded if p != whole and whole in (lexicon.region_of(p), lexicon.country_of(p))]
        if not parts:
            continue
        first = max(parts, key=lambda part: folded[part])
        alone = 2 * folded[first] > sum(folded[part] for part in parts)
        if whole == "RU" or (alone and _outweighs(first, whole, folded, len(parts) > 1)):
            folded[first] += folded.pop(whole)
        else:
            folded[whole] += sum(folded.pop(part) for part in parts)
    return folded


def _outweighs(part: Party, whole: Party, weights: Counter[Party], others: bool) -> bool:
    """A country is often named beside the one region that is meant; a region's capital often stands for the region."""
    if "-" in whole:
        return weights[part] > 2 * weights[whole]
    if others and "/" not in part:
        return weights[part] > weights[whole]
    return weights[part] * (1 if "/" in part else 2) >= weights[whole]


def _dateline(document: MarkedDocument, sides: list[Party]) -> Party | None:
    """The side in which the release was written."""
    for mention in document.parties:
        if _is_dateline(document, mention):
            owners = (mention.party, lexicon.region_of(mention.party), lexicon.country_of(mention.party))
            found = next((side for side in sides if side in owners), None)
            if found:
                return found
    return None


def _written_in(document: MarkedDocument, sides: list[Party]) -> Party | None:
    """The region of the town where a release was written that names its own region by no name."""
    regions = {side.split("/")[0] for side in sides if side.startswith("RU-")}
    if len(regions) > 1 or not OWN_REGION.search(document.text):
        return None
    towns = [m.party for m in document.parties if _is_dateline(document, m) and m.party.startswith("RU-")]
    return next((town.split("/")[0] for town in towns if not town.startswith("RU-MOW")), None)


def _is_dateline(document: MarkedDocument, mention: PartyMention) -> bool:
    """«Калуга, 14 марта.» at the beginning of a line says where the release was written, not what it is about."""
    opens = mention.form == "name" and document.text[max(0, mention.start - 1) : mention.start] in ("", "\n")
    return opens and bool(DATE_FOLLOWS.match(document.text, mention.stop))
