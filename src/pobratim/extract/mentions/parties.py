"""Finds parties in a text: names in any case, adjectives, inhabitants, and words that refer to them.

In: the marked document as far as it is marked. Out: mentions in the order of the text. Not here: where a party may be
named (`party_spots.py`, `party_heads.py`), which of several is meant (`party_choice.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import takewhile

from pobratim.extract.home import find_sides
from pobratim.extract.marked import MarkedDocument
from pobratim.lexicon import parties as lexicon
from pobratim.lexicon.places import places
from pobratim.text import Analysis, Name

from .nouns import PartyMention
from .party_choice import NEAR, WELL_KNOWN, Surroundings, choose_for_word, lies_in
from .party_heads import DISTRICT_HEADS, TOWN_HEADS, UNKNOWN, is_adjective
from .party_references import find_references
from .party_spots import Spot, find_spots

# What stands before a place's name and rarely before anything else that is capitalised.
PLACE_BEFORE = TOWN_HEADS | {"в", "во", "из", "под", "близ", "около"}
# «Хоким Намангана»: the recogniser takes the post at the beginning of a sentence for a given name.
HEADS_OF_PLACES = frozenset("глава мэр губернатор хоким аким раис председатель ректор житель делегация".split())
# No party's name is so long that more of the recogniser's names touch it.
MOST_NAMES = 12
# Forms that a surname has as well.
SURNAME = re.compile(r"(?:ов|ев|ёв|ин|ын)(?:а|у|ым|е|ы)?$|(?:ко|ук|юк|ник|ик)$")
# A title in quotes of at most this many words is no speech: the names in it name the thing.
TITLE_LENGTH = 6


@dataclass(frozen=True)
class _Text:
    analysis: Analysis
    spots: list[Spot]
    known: Surroundings


def find_parties(document: MarkedDocument) -> tuple[PartyMention, ...]:
    """All parties that the text mentions."""
    analysis = document.analysis
    spots = [spot for spot in find_spots(analysis) if _is_place(analysis, spot)]
    named = [spot for spot in spots if spot.form == "name"]
    known = Surroundings(spot.codes[0] for spot in named if len(spot.codes) == 1)
    text = _Text(analysis, spots, known)
    known = Surroundings(
        code for i, spot in enumerate(spots) if spot.form == "name" for code in [_choose(text, i)] if code
    )
    text = _Text(analysis, spots, known)
    mentions = tuple(m for i in range(len(spots)) for m in [_mention(text, i)] if m)
    home, sides = find_sides(replace(document, parties=mentions))
    references = find_references(replace(document, parties=mentions, home=home, sides=sides))
    return tuple(sorted((*mentions, *references), key=lambda m: (m.start, m.stop)))


def _mention(text: _Text, i: int) -> PartyMention | None:
    spot = text.spots[i]
    code = _choose(text, i)
    if code and code.startswith(UNKNOWN):
        region = _region_of_context(text, i)
        code = region and code.replace(UNKNOWN, region, 1)
    if not code:
        return None
    tokens = text.analysis.sentences[spot.sentence].tokens
    return PartyMention(start=tokens[spot.first].start, stop=tokens[spot.last].stop, party=code, form=spot.form)


def _choose(text: _Text, i: int) -> str | None:
    spot = text.spots[i]
    beside = _beside(text, i)
    if spot.form == "name" or spot.strong:
        if len(spot.codes) > 1 and _is_abbreviation(text, spot):
            return text.known.nearest(spot.codes)
        if _is_district(spot):
            return _district(text, spot, beside)
        return text.known.choose(spot.codes, beside)
    within = tuple(code for code in spot.codes if any(lies_in(code, other) for other in beside))
    return choose_for_word(within or spot.codes, text.known)


def _is_district(spot: Spot) -> bool:
    return all("/" in code and code.split()[-1] in DISTRICT_HEADS for code in spot.codes)


def _district(text: _Text, spot: Spot, beside: list[str]) -> str:
    """A district lies in the region named beside it, else where its town lies, else (`?`) where the text is."""
    name = spot.codes[0].partition("/")[2]
    regions = [code for code in beside if lexicon.party_kind(code) == "region"]
    if len(regions) == 1:
        return f"{regions[0]}/{name}"
    return text.known.choose(spot.codes, beside) or f"{UNKNOWN}/{name}"


def _is_abbreviation(text: _Text, spot: Spot) -> bool:
    word = text.analysis.sentences[spot.sentence].tokens[spot.first].text
    return spot.first == spot.last and word.isupper() and len(word) <= 3


def _beside(text: _Text, i: int) -> list[str]:
    """Parties named right before («белорусский Пинск») or after («Гомель (Беларусь)», «Киров Калужской области»)."""
    spot = text.spots[i]
    found: list[str] = []
    tokens = text.analysis.sentences[spot.sentence].tokens
    for j, (end, start) in ((i - 1, (None, spot.first)), (i + 1, (spot.last, None))):
        if not 0 <= j < len(text.spots) or text.spots[j].sentence != spot.sentence:
            continue
        other = text.spots[j]
        gap = tokens[other.last + 1 : start] if end is None else tokens[end + 1 : other.first]
        signs = "" if end is None else "(,"
        if all(token.text in signs or token.lemma in ("город", "район") for token in gap) and other.form != "demonym":
            if end is None and other.form != "adjective":
                continue
            found += other.codes
    return found


def _region_of_context(text: _Text, i: int) -> str | None:
    """The region in which a district without a known centre lies: the one named beside it, else the last before it."""
    for code in _beside(text, i):
        if lexicon.party_kind(code) == "region":
            return code
    for other in [*reversed(text.spots[:i]), *text.spots[i + 1 :]]:
        if len(other.codes) == 1 and other.codes[0][:1] != UNKNOWN:
            region = lexicon.region_of(other.codes[0])
            if region and not _locates_another(text, other):
                return region
    return None


def _locates_another(text: _Text, spot: Spot) -> bool:
    """«Каменецкий район Брестской области»: a region abroad tells where that district lies, not where others do."""
    before = next((s for s in reversed(text.spots) if s.sentence == spot.sentence and s.last < spot.first), None)
    return before is not None and before.last == spot.first - 1 and _is_district(before) and spot.codes[0][:3] != "RU-"


def _is_place(analysis: Analysis, spot: Spot) -> bool:
    sentence = analysis.sentences[spot.sentence]
    start, stop = sentence.tokens[spot.first].start, sentence.tokens[spot.last].stop
    types = {name.type for name in _names_on(analysis, start, stop)}
    if spot.form != "name":
        surname = "PER" in types and sentence.tokens[spot.first].text[:1].isupper()
        return spot.strong or not (surname or _in_title(analysis, spot))
    kinds = {lexicon.party_kind(code) for code in spot.codes}
    if "PER" in types and _in_person(analysis, spot) and (not spot.strong or _leads_to_person(analysis, spot)):
        return False
    if kinds & {"country", "region", "union"} and not kinds & {"municipality"}:
        return spot.strong or _known_enough(analysis, spot, types)
    return not _in_title(analysis, spot) and (spot.strong or _town_believed(analysis, spot, types))


def _names_on(analysis: Analysis, start: int, stop: int) -> list[Name]:
    """The recogniser's names that touch the words; names are sorted and do not overlap."""
    first = bisect_right(analysis.names, start, key=lambda name: name.stop)
    return list(takewhile(lambda name: name.start < stop, analysis.names[first : first + MOST_NAMES]))


def _in_person(analysis: Analysis, spot: Spot) -> bool:
    """Whether the words belong to a person's name; the recogniser takes rare towns alone for people too."""
    tokens = analysis.sentences[spot.sentence].tokens
    start, stop = tokens[spot.first].start, tokens[spot.last].stop
    name = next(n for n in _names_on(analysis, start, stop) if n.type == "PER")
    if _is_whole_name(analysis, spot):
        return any(place.plain for code in spot.codes for place in [places().get(code)] if place)
    if name.stop == stop and spot.first and tokens[spot.first - 1].start == name.start:
        return tokens[spot.first - 1].lemma not in HEADS_OF_PLACES
    governed = name.start == start and tokens[spot.last].case == "Gen" and tokens[spot.last + 1].case != "Gen"
    return not governed


def _leads_to_person(analysis: Analysis, spot: Spot) -> bool:
    """«глава района Виктор Тихонов»: the word behind the head begins a longer name of a person."""
    tokens = analysis.sentences[spot.sentence].tokens
    start, stop = tokens[spot.last].start, tokens[spot.last].stop
    return tokens[spot.first].lemma == "район" and any(
        name.type == "PER" and name.start == start and name.stop > stop for name in _names_on(analysis, start, stop)
    )


def _known_enough(analysis: Analysis, spot: Spot, types: set[str]) -> bool:
    """Names of far regions are short and sound like words: they need the recogniser or a frame."""
    near = any(code[:2] in NEAR or lexicon.party_kind(code) != "region" for code in spot.codes)
    return near or "LOC" in types or _framed(analysis, spot)


def _town_believed(analysis: Analysis, spot: Spot, types: set[str]) -> bool:
    if "LOC" in types or _framed(analysis, spot):
        return True
    tokens = analysis.sentences[spot.sentence].tokens
    known = [places()[code] for code in spot.codes if code in places()]
    if "ORG" in types and not _is_whole_name(analysis, spot):
        near = [p for p in known if p.code[:2] in NEAR and p.population >= WELL_KNOWN and not p.plain]
        return tokens[spot.last].case == "Gen" and bool(near)
    if any(place.population >= WELL_KNOWN and place.code[:2] in NEAR for place in known) and spot.first > 0:
        return True
    if all(place.plain for place in known) or tokens[spot.last].pos not in ("PROPN", "X"):
        return False
    if SURNAME.search(tokens[spot.last].text):
        return False
    return spot.first > 0 or any(place.population >= WELL_KNOWN for place in known)


def _is_whole_name(analysis: Analysis, spot: Spot) -> bool:
    """Whether the recogniser's name is the spot and no more: it takes rare towns for organisations too."""
    tokens = analysis.sentences[spot.sentence].tokens
    start, stop = tokens[spot.first].start, tokens[spot.last].stop
    return any((name.start, name.stop) == (start, stop) for name in _names_on(analysis, start, stop))


def _framed(analysis: Analysis, spot: Spot) -> bool:
    """«в Череповце», «город Клинцы», «белорусский Пинск»."""
    if spot.first == 0:
        return False
    before = analysis.sentences[spot.sentence].tokens[spot.first - 1]
    if before.lemma in PLACE_BEFORE:
        return True
    owners = lexicon.adjective_parties(before.text) if is_adjective(before) else ()
    return any(lies_in(code, owner) for code in spot.codes for owner in owners)


def _in_title(analysis: Analysis, spot: Spot) -> bool:
    """Whether the spot stands in a short title in quotes: «Волжский оргсинтез»."""
    tokens = analysis.sentences[spot.sentence].tokens
    opening = next(
        (j for j in range(spot.first - 1, max(-1, spot.first - TITLE_LENGTH), -1) if tokens[j].text in "«»“"), None
    )
    if opening is None or tokens[opening].text == "»":
        return False
    closing = next((j for j in range(spot.last + 1, len(tokens)) if tokens[j].text in "«»”"), None)
    return closing is not None and tokens[closing].text != "«" and closing - opening - 1 <= TITLE_LENGTH
