"""Whose a post is when its own words leave that out: «губернатор», «министр экономики», «председатель комитета».

In: the document with parties and organisations, a title, where it stands. Out: a party or an organisation's name. Not
here: what the title itself says (`titles.py`), bodies named in short (`body_references.py`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import chain

from pobratim.extract.marked import MarkedDocument, once
from pobratim.facts.content import Party
from pobratim.lexicon.bodies import body_of
from pobratim.lexicon.parties import find_party, party_name
from pobratim.text import Sentence

from .body_references import body_named_elsewhere, completed, in_nominative
from .nouns import OrganisationMention, PartyMention
from .title_parts import Title

DOMAINS = {
    "ректор": "education", "проректор": "education", "декан": "education", "спикер": "assembly",
    "вице-спикер": "assembly",
    "депутат": "assembly", "директор": "", "гендиректор": "", "учредитель": "", "основатель": "", "технолог": "",
    "главврач": "health", "председатель": "", "начальник": "", "руководитель": "", "президент": "society",
}  # fmt: skip
OWN = re.compile(r"\b(?:е[её]|его|их)\s+$", re.I)
REPRESENTED = re.compile(r"\bв\s+лице\s+$", re.I)
COMMITTEE = re.compile(r"исполком|исполнительного комитета")
LED = re.compile(r"[^,.;:]{0,30}\s+во главе со?\s+", re.I)
SIDE = re.compile(r"(?:\bот|\bсо стороны|\bза)\s+(?:имени\s+)?$", re.I)
LAND_WORDS = {
    "район": "район",
    "край": "край",
    "область": "область",
    "республика": "республика",
    "округ": "округ",
    "провинция": "провинц",
}
Fits = Callable[[Party], bool]


def level_of(party: Party) -> str:
    """country, region, municipality or union, by the form of the code."""
    if "/" in party:
        return "municipality"
    if re.fullmatch(r"[A-Z]{2}", party):
        return "country"
    return "region" if re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", party) else "union"


def whose(document: MarkedDocument, title: Title, sentence: Sentence) -> str | None:
    """The party or body that a title without one belongs to, as the text around it tells."""
    offset = sentence.tokens[title.first].start
    if title.level == "unknown" or title.word.kind == "diplomat":
        return None
    if title.body is not None:
        named = body_named_elsewhere(document, title.body, offset)
        return named or completed(document, title.body, home(document, _any)) or in_nominative(title.body)
    if title.district is not None:
        return _district(document, title, sentence, offset)
    if title.word.kind in ("staff", "member"):
        return None
    if title.word.kind in ("body", "president") and title.level in ("any", "country") and title.stop == title.head + 1:
        found = _body_beside(document, title, sentence, offset)
        if found is not None or title.title.split()[-1] not in ("глава", "президент"):
            return found
    return party_around(document, title, sentence, offset)


def party_around(document: MarkedDocument, title: Title, sentence: Sentence, offset: int) -> Party | None:
    """The party of the list's header, of the side for which the sentence speaks, of the document."""
    fits = _fitting(title)
    return (
        _in_header(document, sentence, fits)
        or _side_before(document, sentence, offset, fits)
        or _town_before(document, title, sentence, offset, fits)
        or (_nearest(document, offset, fits) if title.level == "municipality" else None)
        or home(document, fits)
        or _nearest(document, offset, fits)
    )


def _any(party: Party) -> bool:
    return level_of(party) == "region"


def _fitting(title: Title) -> Fits:
    levels = {"region": ("region",), "municipality": ("municipality",), "country": ("region", "country")}
    wanted = levels.get(title.level, ("region", "municipality", "country"))
    if title.land in ("государство", "страна"):
        wanted = ("country",)
    land = LAND_WORDS.get(title.land or "")

    def fits(party: Party) -> bool:
        if title.countries and party[:2] not in title.countries:
            return False
        if land and land not in (party.lower() if "/" in party else party_name(party).lower()):
            return False
        return level_of(party) in wanted

    return fits


@once
def _named(document: MarkedDocument) -> list[PartyMention]:
    return [m for m in document.parties if m.form in ("name", "adjective", "reference")]


def _in_header(document: MarkedDocument, sentence: Sentence, fits: Fits) -> Party | None:
    """«Со стороны Тульской области:» heads the lines that follow."""
    text = document.text
    if text[text.rfind("\n", 0, sentence.start) + 1 : sentence.start].strip():
        return None
    end = sentence.start - 1
    for _ in range(12):
        begin = text.rfind("\n", 0, max(0, end)) + 1
        line = text[begin : max(begin, end)]
        if not line.strip() or end <= 0:
            return None
        if line.rstrip().endswith(":"):
            return next((m.party for m in document.within(_named(document), begin, end) if fits(m.party)), None)
        end = begin - 1
    return None


def _side_before(document: MarkedDocument, sentence: Sentence, offset: int, fits: Fits) -> Party | None:
    """«от Тульской области — заместитель губернатора»: the side named last before the title."""
    inside = [m for m in document.within(_named(document), sentence.start, offset) if fits(m.party)]
    sides = [m for m in inside if SIDE.search(document.text[sentence.start : m.start])]
    led = [m for m in document.within(_named(document), sentence.start, offset) if _leads(document, m, offset)]
    if sides:
        return sides[-1].party
    if led:
        return next((m.party for m in reversed(led) if fits(m.party)), led[-1].party)
    countries = [
        m.party for m in document.within(_named(document), sentence.start, offset) if _is_side(document, sentence, m)
    ]
    if not countries:
        return None
    return next((m.party for m in document.parties if m.party.startswith(countries[-1]) and fits(m.party)), None)


def delegation_of(document: MarkedDocument, title: Title, sentence: Sentence) -> Party | None:
    """«делегация … области во главе с руководителем региона»: what «региона» means is said by the delegation."""
    first, last = sentence.tokens[title.first].start, sentence.tokens[title.stop - 1].stop
    if not any(m.form == "reference" for m in document.within(document.parties, first, last)):
        return None
    fits = _fitting(title)
    led = [m for m in document.within(_named(document), sentence.start, first) if _leads(document, m, first)]
    return next((m.party for m in reversed(led) if fits(m.party) and level_of(m.party) == "region"), None)


def _leads(document: MarkedDocument, mention: PartyMention, offset: int) -> bool:
    """«делегация Сербии во главе с министром …»: the delegation's party is its leader's."""
    return bool(LED.fullmatch(document.text[mention.stop : offset]))


def _is_side(document: MarkedDocument, sentence: Sentence, mention: PartyMention) -> bool:
    """«с белорусской стороны», «от Беларуси»: a country named as the side that speaks."""
    before, after = document.text[sentence.start : mention.start], document.text[mention.stop : mention.stop + 9]
    return bool(SIDE.search(before) or (re.search(r"\b[Сс]о?\s+$", before) and after.strip().startswith("сторон")))


def _town_before(document: MarkedDocument, title: Title, sentence: Sentence, offset: int, fits: Fits) -> Party | None:
    """«В Самарканде встретились с хокимом области»: the region around the town just named."""
    if title.level != "region" or not title.countries:
        return None
    inside = document.within(_named(document), sentence.start, offset)
    regions = [m.party.split("/")[0] for m in inside if "/" in m.party]
    return next((region for region in reversed(regions) if fits(region)), None)


def home(document: MarkedDocument, fits: Fits) -> Party | None:
    """The party whose release this is, or the first of its main parties that fits."""
    known = [document.home] if document.home else []
    own = _most_named_region(document)
    return next((party for party in [*known, *document.sides, *own, *document.main_sides] if fits(party)), None)


@once
def _most_named_region(document: MarkedDocument) -> list[Party]:
    regions = Counter(m.party.split("/")[0] for m in document.parties if m.party.startswith("RU-"))
    return [party for party, _ in regions.most_common(1)]


def _nearest(document: MarkedDocument, offset: int, fits: Fits) -> Party | None:
    named = _named(document)
    before, behind = (len(document.beginning(named, 0, stop)) for stop in (offset, offset + 1))
    order = chain(range(before - 1, -1, -1), range(behind, len(named)))
    return next((named[i].party for i in order if fits(named[i].party)), None)


def _district(document: MarkedDocument, title: Title, sentence: Sentence, offset: int) -> Party | None:
    """A district by its adjective («Речицкий район»), in the region that the lexicon or the text gives."""
    codes = find_party(title.district or "")
    if len(codes) == 1:
        return codes[0]
    regions = {code.split("/")[0] for code in codes}
    country = "BY" if COMMITTEE.search(title.title) else ""

    def fits(party: Party) -> bool:
        return level_of(party) == "region" and party.startswith(country) and (not regions or party in regions)

    if title.of is not None and "/" in title.of:
        return f"{title.of.split('/')[0]}/{title.district}"
    found = _in_header(document, sentence, fits) or _side_before(document, sentence, offset, fits)
    found = found or (home(document, fits) if country else None) or _nearest(document, offset, fits)
    return f"{found}/{title.district}" if found else None


def _body_beside(document: MarkedDocument, title: Title, sentence: Sentence, offset: int) -> str | None:
    """The body that the sentence or the one before names: «… «Мост». Её председатель …», «в лице директора …»."""
    before = document.text[sentence.start : offset]
    bodies = [m for m in document.organisations if m.stop <= offset]
    if (OWN.search(before) or REPRESENTED.search(before)) and bodies:
        return bodies[-1].name
    domain = DOMAINS.get(title.word.post)
    if domain is None:
        return None
    previous = document.sentences[max(0, sentence.index - 1)]
    fitting = [m for m in bodies if not domain or _is(m, domain)]
    place = _place_stem(document, sentence, offset)
    local = [m for m in fitting if place and place in m.name.lower().replace("ё", "е")]
    if domain == "education" and fitting:
        own = [m for m in fitting if m.party is None or m.party.startswith("RU")]
        return (local or own or fitting)[-1].name
    near = [m for m in (local or fitting) if m.start >= previous.start]
    return near[-1].name if near else None


def _is(mention: OrganisationMention, kind: str) -> bool:
    return any((body := body_of(word, word)) and body.kind == kind for word in mention.name.lower().split())


def _place_stem(document: MarkedDocument, sentence: Sentence, offset: int) -> str | None:
    """Beginning of the town or region for which the sentence speaks: «От Караганды подписал ректор …»."""
    inside = document.within(_named(document), sentence.start, offset)
    return document.text[inside[-1].start : inside[-1].stop].lower().replace("ё", "е")[:5] if inside else None
