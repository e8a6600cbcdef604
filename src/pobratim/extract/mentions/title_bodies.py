"""Reads titles of those who head a body: «председатель …», «глава …», «директор …».

In: a sentence prepared for walking, a title read as far as its head word. Out: the title with its body or party. Not
here: other titles (`titles.py`), bodies that are named elsewhere (`body_references.py`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pobratim.facts.content import Party
from pobratim.lexicon.bodies import Body
from pobratim.lexicon.parties import party_kind, town_adjective_parties
from pobratim.text import Token
from pobratim.text.inflection import readings, with_letter_case

from .nouns import OrganisationMention
from .phrases import Walk, nominative, right_edge
from .title_parts import (
    EMBASSIES,
    LEVEL_ADJECTIVES,
    LEVELS,
    Title,
    as_in_title,
    body_in,
    index_after,
    level_at,
    of_embassy,
    organisation_at,
    party_at,
    tidy_words,
    wider,
    with_level,
)

DISTRICT_BODIES = frozenset("райисполком райадминистрация".split())


def read_body_head(walked: Walk, title: Title) -> Title:
    """«глава …», «председатель …», «директор …»: what follows is a party, a body, or a body named elsewhere."""
    party = party_at(walked, title.stop)
    organisation = organisation_at(walked, title.stop)
    if party is not None and (organisation is None or organisation.stop <= walked.tokens[party[0] - 1].stop):
        return wider(walked, replace(title, stop=party[0], of=party[1]))
    if organisation is not None:
        return with_body(walked, title, organisation)
    return _nameless_body(walked, title)


def _is_executive(walked: Walk, at: int, body: Body) -> bool:
    """Whether the body governs a party: «исполнительный комитет» does, another «комитет» is a department."""
    before = walked.tokens[at - 1].lemma
    after = walked.tokens[at + 1].lemma if at + 1 < len(walked.tokens) else ""
    if body.body == "совет" and after in ("министр", "министры"):
        return True
    return body.kind == "executive" or (
        body.body in ("комитет", "орган") and before in ("исполнительный", "распорядительный")
    )


def with_body(walked: Walk, title: Title, organisation: OrganisationMention) -> Title:
    """The title with the named body right after it: whose it is, or the party that the body governs."""
    stop = index_after(walked, organisation.stop)
    found = body_in(walked, title.stop, stop)
    if found is None or not _is_executive(walked, *found):
        if found is not None and found[1].body in EMBASSIES:
            return of_embassy(walked, title, found[0], stop)
        return replace(title, stop=stop, of=organisation.name)
    return _of_executive(walked, title, stop)


def _of_executive(walked: Walk, title: Title, stop: int) -> Title:
    """«председатель правительства Тульской области»: the body's words join the title, the party has the post."""
    kept, parties = [], []
    level = level_of_body(walked, title.stop, stop)
    i = title.stop
    while i < stop:
        token = walked.tokens[i]
        if i in walked.parties:
            parties.append(_town_or_region(walked, i, level))
            i = walked.parties[i][0]
            continue
        if token.lemma in LEVELS and i != title.stop:
            i += 1
            continue
        if token.text.lower() not in ("г", "гор", ".") and not _is_district_word(token):
            kept.append(as_in_title(walked, i))
        i += 1
    if title.word.kind == "executive":
        kept = []
    words = tidy_words(" ".join([title.title, *kept]))
    district = _district(walked, title.stop, stop)
    of = parties[0] if parties else title.of or _unnamed_town(walked, title.stop, stop, level)
    if district is not None and of is not None and of.endswith(f"/{district}"):
        district = None
    if district is not None and (of is None or level == "municipality"):
        return replace(title, stop=stop, title=words, of=None, district=district, level="municipality")
    land = "район" if any(walked.tokens[i].lemma == "районный" for i in range(title.stop, stop)) else None
    return replace(title, stop=stop, title=words, of=of, land=land, level=level)


def _town_or_region(walked: Walk, at: int, level: str) -> Party:
    """«Калужского городского исполкома»: of a body of the town the town that the adjective comes from."""
    mention = walked.parties[at][1]
    if level != "municipality" or mention.form != "adjective" or party_kind(mention.party) != "region":
        return mention.party
    towns = town_adjective_parties(walked.tokens[at].text)
    return next((town for town in towns if town.startswith(f"{mention.party}/")), mention.party)


def _unnamed_town(walked: Walk, first: int, stop: int, level: str) -> Party | None:
    """«Пинского городского исполкома»: the town that only its body's adjective names."""
    words = [walked.tokens[i] for i in range(first, stop)]
    adjective = next((token for token in words if _is_district_word(token)), None)
    if level != "municipality" or adjective is None or any(token.lemma == "районный" for token in words):
        return None
    country = "BY-" if any(token.lemma in ("исполнительный", "горисполком") for token in words) else ""
    towns = [town for town in town_adjective_parties(adjective.text) if town.startswith(country)]
    return towns[0] if len(towns) == 1 else None


def _is_district_word(token: Token) -> bool:
    return token.text[:1].isupper() and token.lemma.endswith(("ский", "цкий")) and token.lemma not in LEVEL_ADJECTIVES


def _district(walked: Walk, first: int, stop: int) -> str | None:
    """«Речицкого райисполкома», «Кара-Суйской районной администрации»: the district's name in the nominative."""
    words = [walked.tokens[i] for i in range(first, stop)]
    if not any(token.lemma == "районный" or token.lemma in DISTRICT_BODIES for token in words):
        return None
    for i, token in enumerate(words):
        if _is_district_word(token):
            start = i
            while start > 1 and words[start - 1].text == "-":
                start -= 2
            front = "".join(part.text for part in words[start:i])
            return f"{front}{with_letter_case(token.lemma, token.text)} район"
    return None


def level_of_body(walked: Walk, first: int, stop: int) -> str:
    """region or municipality, as the body's words show; any where they don't."""
    tokens = [walked.tokens[i] for i in range(first, stop)]
    level = next((LEVEL_ADJECTIVES[token.lemma] for token in tokens if token.lemma in LEVEL_ADJECTIVES), None)
    words = " ".join(token.lemma for token in tokens)
    if level or re.search(r"\b(?:рай|гор)|мэрия|муниципалитет", words):
        return level or "municipality"
    return "region" if re.search(r"\bобл|хокимият|акимат|правительство", words) else "any"


def _nameless_body(walked: Walk, title: Title) -> Title:
    """A body without a name here: «председатель комитета», «глава администрации», «директор музея»."""
    tokens, at = walked.tokens, title.stop
    level = level_at(walked, at)
    if level and title.word.kind in ("body", "president"):
        return with_level(walked, title)
    stop = right_edge(walked, title.head)
    found = body_in(walked, at, stop)
    if found is None:
        return _unknown_body(walked, title, stop)
    if _is_executive(walked, *found):
        return _of_executive(walked, title, stop)
    if found[1].body == "совет" and stop > found[0] + 1 and tokens[found[0] + 1].lemma in ("директор", "директора"):
        return _board(walked, title, found[0] + 2, stop)
    words = walked.document.text[tokens[at].start : tokens[stop - 1].stop]
    return replace(title, stop=stop, body=words)


def _board(walked: Walk, title: Title, at: int, stop: int) -> Title:
    """«председатель совета директоров «Вектор»»: the board's words join the title."""
    words = f"{title.title} {' '.join(as_in_title(walked, i) for i in range(title.stop, at))}"
    organisation = organisation_at(walked, at)
    if organisation is not None:
        return replace(title, stop=index_after(walked, organisation.stop), title=words, of=organisation.name)
    rest = walked.document.text[walked.tokens[at].start : walked.tokens[stop - 1].stop] if at < stop else ""
    return replace(title, stop=max(at, stop), title=words, of=rest or None)


def _unknown_body(walked: Walk, title: Title, stop: int) -> Title:
    """Words that head no known body: of a party with its name in between, or part of the title."""
    tokens = walked.tokens
    if title.stop < len(tokens) and tokens[title.stop].text.lower() == "по":
        return title
    for i in range(title.stop, stop):
        organisation = organisation_at(walked, i)
        if organisation is not None:
            kept = [title.title, *(as_in_title(walked, k) for k in range(title.stop, i))]
            end = index_after(walked, organisation.stop)
            return replace(title, stop=end, title=tidy_words(" ".join(kept)), of=organisation.name)
        if i in walked.parties and walked.parties[i][1].form in ("name", "reference"):
            own = " ".join(as_in_title(walked, k) for k in range(title.stop, i))
            of = walked.parties[i][1].party
            return wider(walked, replace(title, stop=walked.parties[i][0], title=f"{title.title} {own}".strip(), of=of))
    if stop <= title.stop:
        return title
    if tokens[title.stop].text[:1].isupper() and (named := _named_after_place(walked, title.stop, stop)):
        return replace(title, stop=stop, of=named)
    quoted = [i for i in range(title.stop, stop) if tokens[i].text in '«"']
    words = walked.document.text[tokens[quoted[0] if quoted else title.stop].start : tokens[stop - 1].stop]
    if quoted:
        return replace(title, stop=stop, of=words)
    return replace(title, stop=stop, body=words)


def _named_after_place(walked: Walk, first: int, stop: int) -> str | None:
    """«Псковского зоопарка»: an adjective with a capital makes any noun the name of a body."""
    noun = next((i for i in range(first, stop) if walked.tokens[i].pos == "NOUN"), None)
    if noun is None or noun == first:
        return None
    word = next((r.normal for r in readings(walked.tokens[noun].text) if r.pos == "NOUN"), walked.tokens[noun].lemma)
    return nominative(walked, first, noun, stop, word)
