"""Reads one title of a post as it stands in a sentence: its words, whose it is, to whom it is sent.

In: a sentence prepared for walking and the index of the title's head word. Out: `Title`. Not here: who holds the post
(`posts.py`), whose it is when the text leaves that out (`post_context.py`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pobratim.lexicon.bodies import body_of
from pobratim.lexicon.posts import FORMER, MODIFIERS

from .phrases import Walk, right_edge
from .post_words import is_former, post_at
from .title_bodies import read_body_head, with_body
from .title_parts import (
    EMBASSIES,
    LEVEL_ADJECTIVES,
    LEVELS,
    Title,
    as_in_title,
    body_in,
    foreign_place,
    index_after,
    of_embassy,
    organisation_at,
    own_modifiers,
    party_at,
    sent,
    tidy_words,
    title_words,
    wider,
    with_level,
    with_others,
)

ACTING = re.compile(r"(?:\bвр[.]?и[.]?о[.]?|\bи\.\s?о\.|\b(?:временно\s+)?исполняющ\w+\s+обязанности)\s*$", re.I)


def read_title(walked: Walk, head: int) -> Title | None:
    """The title whose head word stands at `head`."""
    word = post_at(walked.tokens[head])
    if word is None:
        return None
    if head and walked.tokens[head].text.lower() == "главе" and walked.tokens[head - 1].text.lower() == "во":
        return None
    first, of = _modifiers(walked, head)
    plain = title_words(walked, own_modifiers(walked, first, head), word, head, head + 1)
    title = Title(first, head, head + 1, plain, word, of=of, level=word.level)
    title = _with_field(walked, _complement(walked, title))
    return _marks(walked, title)


def _with_field(walked: Walk, title: Title) -> Title:
    """«заместитель губернатора … по социальным вопросам»: the field before the name belongs to the title."""
    tokens, at = walked.tokens, title.stop
    if at >= len(tokens) or tokens[at].text.lower() != "по" or title.word.kind == "commissioner":
        return title
    stop = right_edge(walked, at - 1)
    if stop not in walked.people and not (stop < len(tokens) and tokens[stop].text in ",;.–—"):
        return title
    inside = [i for i in range(at, stop) if i in walked.parties]
    words = [as_in_title(walked, i) for i in range(at, inside[0] if inside else stop)]
    organisation = next((m for i in range(at, stop) if (m := organisation_at(walked, i))), None)
    if organisation is not None:
        end = next(i for i in range(at, stop) if tokens[i].start >= organisation.start)
        words = [as_in_title(walked, i) for i in range(at, end)]
    of = title.of or (walked.parties[inside[0]][1].party if inside else None)
    own = organisation.name if organisation is not None and title.of is None else of
    return replace(title, stop=stop, title=tidy_words(" ".join([title.title, *words])), of=own)


def _modifiers(walked: Walk, head: int) -> tuple[int, str | None]:
    """Adjectives before the head: those of the title («первый») and whose it is («калужский»)."""
    tokens, first, of = walked.tokens, head, None
    while first > 0:
        token = tokens[first - 1]
        place = walked.parties.get(first - 1)
        if place and place[1].form == "adjective":
            of, first = place[1].party, first - 1
        elif {token.lemma} & (MODIFIERS | FORMER | LEVEL_ADJECTIVES.keys()) or _joins(walked, first - 1):
            first -= 1
        else:
            break
    return first, of


def _joins(walked: Walk, at: int) -> bool:
    """Whether «и» joins two adjectives of one title: «чрезвычайный и полномочный»."""
    tokens = walked.tokens
    return at > 0 and tokens[at].text == "и" and tokens[at - 1].lemma in ("чрезвычайный", "первый")


def _complement(walked: Walk, title: Title) -> Title:
    reader = {
        "executive": _executive, "minister": _minister, "president": read_body_head, "body": read_body_head,
        "deputy": _deputy, "aide": _deputy, "diplomat": _diplomat, "envoy": _envoy, "commissioner": _commissioner,
        "member": read_body_head, "staff": read_body_head,
    }[title.word.kind]  # fmt: skip
    return reader(walked, title)


def _executive(walked: Walk, title: Title) -> Title:
    organisation = organisation_at(walked, title.stop)
    if organisation is not None and not party_at(walked, title.stop):
        return with_body(walked, title, organisation)
    party = party_at(walked, title.stop)
    if party is None and title.stop < len(walked.tokens) and walked.tokens[title.stop].text.lower() == "от":
        party = party_at(walked, title.stop + 1)
    if party is not None and title.word.countries and party[1][:2] not in title.word.countries:
        return replace(title, stop=party[0], level="region")
    if party is not None:
        return with_others(walked, wider(walked, replace(title, stop=party[0], of=party[1])))
    if title.stop < len(walked.tokens) and foreign_place(walked, title.stop):
        return replace(title, stop=title.stop + 1, level="unknown")
    return with_level(walked, title)


def _minister(walked: Walk, title: Title) -> Title:
    stop = _portfolio_end(walked, title.stop)
    found = body_in(walked, title.stop, title.stop + 1)
    if found is not None and found[1].body in EMBASSIES:
        return of_embassy(walked, title, found[0], found[0] + 1)
    modifiers = own_modifiers(walked, title.first, title.head)
    named = replace(title, stop=stop, title=title_words(walked, modifiers, title.word, title.head, stop))
    after = walked.tokens[stop].text if stop < len(walked.tokens) else ""
    if len(after) > 1 and after.isupper() and stop not in walked.parties:
        return replace(named, stop=stop + 1)
    return _executive(walked, named)


def _portfolio_end(walked: Walk, at: int) -> int:
    tokens, stop = walked.tokens, right_edge(walked, at - 1)
    for i in range(at, stop):
        if i in walked.parties and walked.parties[i][1].form in ("name", "reference"):
            return i
        if i > at and len(tokens[i].text) > 1 and tokens[i].text.isupper():
            return i
        if tokens[i].lemma in LEVELS and i > at and i + 1 >= stop:
            return i
        body = body_of(tokens[i].text, tokens[i].lemma)
        if body is not None and body.kind == "executive":
            return i
    return stop


def _deputy(walked: Walk, title: Title) -> Title:
    """«заместитель министра …», «пресс-секретарь мэра …»: the title that follows says whose it is."""
    at = title.stop
    if at < len(walked.tokens) and walked.tokens[at].text == ".":
        at += 1
    head = next((i for i in range(at, min(at + 4, len(walked.tokens))) if post_at(walked.tokens[i])), None)
    between = walked.tokens[at:head] if head is not None else ()
    if head is not None and walked.tokens[head].case == "Gen" and all(t.pos == "ADJ" for t in between):
        inner = read_title(walked, head)
        if inner is not None:
            words = _inner_words(walked, inner)
            return replace(title, stop=inner.stop, title=f"{title.title} {words}", of=inner.of or title.of, to=inner.to,
                           level=inner.level, body=inner.body, land=inner.land, district=inner.district,
                           chief=inner.chief or inner.word)  # fmt: skip
    return read_body_head(walked, replace(title, stop=at))


def _inner_words(walked: Walk, inner: Title) -> str:
    """The inner title as it stands, in its own case: «председателя правительства»."""
    own = [as_in_title(walked, i) for i in own_modifiers(walked, inner.first, inner.head)]
    own.append(as_in_title(walked, inner.head))
    base = len(own)
    return " ".join([*own, *inner.title.split()[base:]])


def _diplomat(walked: Walk, title: Title) -> Title:
    following = [token.text.lower() for token in walked.tokens[title.stop : title.stop + 2]]
    if following == ["в", "делах"]:
        title = replace(title, stop=title.stop + 2, title=f"{title.title} в делах")
    organisation = organisation_at(walked, title.stop)
    found = body_in(walked, title.stop, title.stop + 2)
    if found is not None and found[1].body in EMBASSIES:
        return of_embassy(walked, title, found[0], found[0] + 1)
    if organisation is not None and title.stop not in walked.parties:
        return replace(title, stop=index_after(walked, organisation.stop), of=organisation.name)
    return sent(walked, title)


def _envoy(walked: Walk, title: Title) -> Title:
    """«торговый представитель России в …» is a diplomat, «представитель Президента в … области» serves there."""
    modifiers = {walked.tokens[i].lemma for i in range(title.first, title.head)}
    if "торговый" in modifiers or title.stop in walked.parties:
        return sent(walked, title)
    if title.stop < len(walked.tokens) and post_at(walked.tokens[title.stop]):
        inner = read_title(walked, title.stop)
        if inner is not None:
            text = " ".join(as_in_title(walked, i) for i in range(title.stop, inner.stop))
            title = replace(title, stop=inner.stop, title=f"{title.title} {text}")
            there = sent(walked, replace(title, of=None))
            if there.to is None:
                return replace(_with_place(walked, title), of=inner.of)
            return replace(there, of=there.to, to=None)
    return read_body_head(walked, title)


def _with_place(walked: Walk, title: Title) -> Title:
    """«полпред … в Уральском федеральном округе»: a place that is no party, up to the name."""
    tokens, at = walked.tokens, title.stop
    if at >= len(tokens) or tokens[at].text.lower() not in ("в", "на"):
        return title
    stop = at + 1
    while stop < len(tokens) and stop not in walked.people and tokens[stop].case == "Loc":
        stop += 1
    return replace(title, stop=stop) if stop in walked.people else title


def _commissioner(walked: Walk, title: Title) -> Title:
    tokens, stop = walked.tokens, title.stop
    if stop < len(tokens) and tokens[stop].text.lower() in ("по", "при"):
        stop = right_edge(walked, title.head)
        title = replace(title, stop=stop, title=title_words(walked, [], title.word, title.head, stop))
    there = sent(walked, title)
    return replace(there, of=there.to or there.of, to=None)


def _marks(walked: Walk, title: Title) -> Title:
    """Acting and former holders; the words that say so belong to the title's words."""
    tokens, text = walked.tokens, walked.document.text
    before = text[walked.sentence.start : tokens[title.first].start]
    former = any(walked.tokens[i].lemma in FORMER for i in range(title.first, title.head)) or is_former(
        tokens[title.head]
    )
    acting = ACTING.search(before)
    if acting is not None:
        offset = walked.sentence.start + acting.start()
        first = next((i for i, token in enumerate(tokens) if token.start >= offset), title.first)
        return replace(title, first=first, acting=True, former=former)
    return replace(title, former=former)
