"""Finds parties in a text: names in any case, adjectives, inhabitants, and words that refer to them.

In: the marked document as far as it is marked. Out: mentions in the order of the text. Not here: where a party may be
named (`party_spots.py`, `party_heads.py`), which of several is meant (`party_choice.py`).
"""

from __future__ import annotations

from pobratim.extract.marked import MarkedDocument
from pobratim.lexicon import parties as lexicon
from pobratim.lexicon.places import places
from pobratim.text import Analysis

from .nouns import PartyMention
from .party_choice import Surroundings
from .party_spots import Spot, find_spots

# A town this big is believed without a second sign; smaller ones share their names with too many other things.
WELL_KNOWN = 100_000


def find_parties(document: MarkedDocument) -> tuple[PartyMention, ...]:
    """All parties that the text mentions."""
    analysis = document.analysis
    spots = [spot for spot in find_spots(analysis) if _is_place(analysis, spot)]
    sure = Surroundings(spot.codes[0] for spot in spots if len(spot.codes) == 1 and spot.form == "name")
    sure = Surroundings(code for spot in spots if spot.form == "name" for code in [sure.choose(spot.codes)] if code)
    mentions = (_mention(analysis, spot, sure) for spot in spots)
    return tuple(sorted((m for m in mentions if m), key=lambda m: (m.start, m.stop)))


def _is_place(analysis: Analysis, spot: Spot) -> bool:
    sentence = analysis.sentences[spot.sentence]
    start, stop = sentence.tokens[spot.first].start, sentence.tokens[spot.last].stop
    if spot.form != "name":
        return True
    if any(name.type == "PER" and name.start < stop and start < name.stop for name in analysis.names):
        return False
    if any(name.type == "ORG" and name.start <= start and stop <= name.stop for name in analysis.names):
        kinds = {lexicon.party_kind(code) for code in spot.codes}
        return spot.strong or bool(kinds & {"country", "region"})
    return spot.strong or any(_well_known(code) for code in spot.codes) or _framed(analysis, spot)


def _well_known(code: str) -> bool:
    place = places().get(code)
    return place is not None and (place.kind != "municipality" or place.population >= WELL_KNOWN)


def _framed(analysis: Analysis, spot: Spot) -> bool:
    tokens = analysis.sentences[spot.sentence].tokens
    before = tokens[spot.first - 1].lemma if spot.first else ""
    return before in ("в", "из", "под", "близ", "город", "г", "г.", "посёлок", "село", "станица", "деревня", "аул")


def _mention(analysis: Analysis, spot: Spot, sure: Surroundings) -> PartyMention | None:
    tokens = analysis.sentences[spot.sentence].tokens
    start, stop = tokens[spot.first].start, tokens[spot.last].stop
    if spot.form == "name":
        code = sure.choose(spot.codes)
    else:
        code = _of_adjective(spot, sure)
    return PartyMention(start=start, stop=stop, party=code, form=spot.form) if code and not code.startswith("?") else None


def _of_adjective(spot: Spot, sure: Surroundings) -> str | None:
    """An adjective or plural means the region or country; a town only where the text names that town."""
    large = tuple(code for code in spot.codes if lexicon.party_kind(code) != "municipality")
    if large:
        return sure.choose(large)
    named = [code for code in spot.codes if code in sure.parties]
    return named[0] if len(named) == 1 else None
