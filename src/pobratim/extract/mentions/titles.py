"""Reads one title of a post as it stands in a sentence: its words, whose it is, to whom it is sent.

In: a sentence prepared for walking and the index of the title's head word. Out: `Title`. Not here: who holds the post
(`posts.py`), whose it is when the text leaves that out (`post_context.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pobratim.facts.content import Party
from pobratim.lexicon.bodies import Body, body_of
from pobratim.lexicon.parties import find_party
from pobratim.lexicon.posts import FORMER, MODIFIERS, PostWord
from pobratim.text import Token
from pobratim.text.inflection import readings, with_letter_case

from .nouns import OrganisationMention
from .phrases import Walk, adjectives_before, nominative, right_edge
from .post_words import is_former, post_at

ACTING = re.compile(
    r"(?:\bвр[.]?и[.]?о[.]?|\bи\.\s?о\.|\b(?:временно\s+)?исполняющ\w+\s+обязанности)\s*$", re.I
)
ELECTED = re.compile(r"(?:избранн\w+|назначенн\w+|новоизбранн\w+|новый|нового|новым|новому)\s*$", re.I)
LEVELS = {
    "область": "region", "край": "region", "регион": "region", "республика": "region", "провинция": "region",
    "субъект": "region", "город": "municipality", "район": "municipality", "округ": "municipality",
    "муниципалитет": "municipality", "страна": "country", "государство": "country",
}  # fmt: skip
LEVEL_ADJECTIVES = {
    "областной": "region", "краевой": "region", "региональный": "region", "республиканский": "region",
    "городской": "municipality", "районный": "municipality", "муниципальный": "municipality", "окружной": "municipality",
}  # fmt: skip
EMBASSIES = frozenset("посольство консульство генконсульство торгпредство дипмиссия".split())
DISTRICT_BODIES = frozenset("райисполком райадминистрация".split())


@dataclass(frozen=True, slots=True)
class Title:
    """Words `[first, stop)` of the sentence's tokens. `level` is the party's level if the text leaves the party out.

    `body` is the short word for a body that is named elsewhere («председатель комитета»), `land` the word for the party
    («края»), `district` a district named by its adjective («Речицкого райисполкома»), `others` the further parties of a
    plural title.
    """

    first: int
    head: int
    stop: int
    title: str
    word: PostWord
    of: str | None = None
    to: Party | None = None
    level: str = "any"
    body: str | None = None
    land: str | None = None
    district: str | None = None
    others: tuple[Party, ...] = ()
    acting: bool = False
    former: bool = False


def read_title(walked: Walk, head: int) -> Title | None:
    """The title whose head word stands at `head`."""
    word = post_at(walked.tokens[head])
    if word is None:
        return None
    if head and walked.tokens[head].text.lower() == "главе" and walked.tokens[head - 1].text.lower() == "во":
        return None
    first, of = _modifiers(walked, head)
    plain = _words(walked, _own_modifiers(walked, first, head), word, head, head + 1)
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
    words = [_lower(walked, i) for i in range(at, inside[0] if inside else stop)]
    organisation = next((m for i in range(at, stop) if (m := _organisation_at(walked, i))), None)
    if organisation is not None:
        end = next(i for i in range(at, stop) if tokens[i].start >= organisation.start)
        words = [_lower(walked, i) for i in range(at, end)]
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
        elif token.lemma in MODIFIERS or token.lemma in LEVEL_ADJECTIVES or token.lemma in FORMER:
            first -= 1
        elif token.text == "и" and first > 1 and tokens[first - 2].lemma in ("чрезвычайный", "первый"):
            first -= 1
        else:
            break
    return first, of


def _own_modifiers(walked: Walk, first: int, head: int) -> list[int]:
    return [
        i
        for i in range(first, head)
        if i not in walked.parties and walked.tokens[i].lemma not in LEVEL_ADJECTIVES and walked.tokens[i].lemma not in FORMER
    ]


def _words(walked: Walk, modifiers: list[int], word: PostWord, head: int, stop: int) -> str:
    """The title in the nominative singular, lower case; names of places keep their capitals."""
    front = [*adjectives_before([walked.tokens[i] for i in modifiers]), word.post]
    tail = [_lower(walked, i) for i in range(head + 1, stop)]
    return tidy_words(" ".join([*front, *tail]))


def tidy_words(words: str) -> str:
    """Words joined as they are written: no space before commas or around hyphens."""
    return re.sub(r"\s+", " ", re.sub(r"\s+([,.»])", r"\1", re.sub(r"(?<=\w) - (?=\w)", "-", words))).strip()


def _lower(walked: Walk, index: int) -> str:
    token = walked.tokens[index]
    for start, (stop, _) in walked.parties.items():
        if start <= index < stop:
            return token.text
    return token.text if token.text.isupper() and len(token.text) > 1 else token.text.lower()


def _complement(walked: Walk, title: Title) -> Title:
    reader = {
        "executive": _executive, "minister": _minister, "president": _body_head, "body": _body_head, "deputy": _deputy,
        "aide": _deputy, "diplomat": _diplomat, "envoy": _envoy, "commissioner": _commissioner, "member": _body_head,
    }[title.word.kind]  # fmt: skip
    return reader(walked, title)


def _party_at(walked: Walk, at: int) -> tuple[int, Party] | None:
    """The party named right at a token: «Тульской области», «города Ниш», «региона»."""
    place = walked.parties.get(at)
    if place is not None and place[1].form == "adjective":
        at = place[0]
        place = walked.parties.get(at)
    if place is None and at < len(walked.tokens) and walked.tokens[at].lemma in ("город", "провинция", "область", "регион"):
        place = walked.parties.get(at + 1)
    if place is None:
        return _unmarked_place(walked, at)
    return (place[0], place[1].party) if place and place[1].form in ("name", "reference") else None


def _unmarked_place(walked: Walk, at: int) -> tuple[int, Party] | None:
    """A place that the recogniser took for part of a name: «мэр Тираны Арбен Хоти»."""
    if at >= len(walked.tokens) or at + 1 not in walked.people or not walked.tokens[at].text[:1].isupper():
        return None
    for reading in readings(walked.tokens[at].text):
        if reading.case == "Gen" and reading.number == "Sing":
            codes = find_party(reading.normal.capitalize())
            if codes:
                return at + 1, codes[0]
    return None


def _foreign_place(walked: Walk, at: int) -> bool:
    """A place that no list knows: «обер-бургомистр Вольфсбурга»."""
    token = walked.tokens[at]
    return token.text[:1].isupper() and at not in walked.people and token.pos in ("PROPN", "NOUN") and token.text[-1:] in "аяыи"


def _level_at(walked: Walk, at: int) -> str | None:
    token = walked.tokens[at] if at < len(walked.tokens) else None
    return LEVELS.get(token.lemma) if token and token.case == "Gen" else None


def _executive(walked: Walk, title: Title) -> Title:
    organisation = _organisation_at(walked, title.stop)
    if organisation is not None and not _party_at(walked, title.stop):
        return _with_body(walked, title, organisation)
    party = _party_at(walked, title.stop)
    if party is None and title.stop < len(walked.tokens) and walked.tokens[title.stop].text.lower() == "от":
        party = _party_at(walked, title.stop + 1)
    if party is not None:
        return _with_others(walked, _wider(walked, replace(title, stop=party[0], of=party[1])))
    if title.stop < len(walked.tokens) and _foreign_place(walked, title.stop):
        return replace(title, stop=title.stop + 1, level="unknown")
    return _with_level(walked, title)


def _with_level(walked: Walk, title: Title) -> Title:
    level = _level_at(walked, title.stop)
    return replace(title, stop=title.stop + 1, level=level, land=walked.tokens[title.stop].lemma) if level else title


def _with_others(walked: Walk, title: Title) -> Title:
    """«губернаторы Псковской и Тверской областей»: every party of a plural title."""
    others: list[Party] = []
    if walked.tokens[title.head].feats.get("Number") != "Plur":
        return title
    while title.stop + 1 < len(walked.tokens) and walked.tokens[title.stop].text in ("и", ","):
        party = _party_at(walked, title.stop + 1)
        if party is None:
            break
        others.append(party[1])
        title = replace(title, stop=party[0])
    return replace(title, others=tuple(others))


def _wider(walked: Walk, title: Title) -> Title:
    """«Ташкентской области Республики Узбекистан»: the wider party closes the words, the narrower one is meant."""
    while (place := walked.parties.get(title.stop)) and place[1].form == "name" and walked.tokens[title.stop].text[:1].isupper():
        title = replace(title, stop=place[0])
    again = walked.parties.get(title.stop + 1)
    if again and title.stop < len(walked.tokens) and walked.tokens[title.stop].text in "–—-" and again[1].party == title.of:
        return replace(title, stop=again[0])
    return title


def _minister(walked: Walk, title: Title) -> Title:
    stop = _portfolio_end(walked, title.stop)
    found = _body_in(walked, title.stop, title.stop + 1)
    if found is not None and found[1].body in EMBASSIES:
        return _of_embassy(walked, title, found[0], found[0] + 1)
    modifiers = _own_modifiers(walked, title.first, title.head)
    named = replace(title, stop=stop, title=_words(walked, modifiers, title.word, title.head, stop))
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


def _organisation_at(walked: Walk, at: int) -> OrganisationMention | None:
    if at >= len(walked.tokens):
        return None
    offset = walked.tokens[at].start
    return next((m for m in walked.document.organisations if m.start == offset), None)


def _index_after(walked: Walk, offset: int) -> int:
    return next((i for i, token in enumerate(walked.tokens) if token.start >= offset), len(walked.tokens))


def _body_head(walked: Walk, title: Title) -> Title:
    """«глава …», «председатель …», «директор …»: what follows is a party, a body, or a body named elsewhere."""
    party = _party_at(walked, title.stop)
    organisation = _organisation_at(walked, title.stop)
    if party is not None and (organisation is None or organisation.stop <= walked.tokens[party[0] - 1].stop):
        return _wider(walked, replace(title, stop=party[0], of=party[1]))
    if organisation is not None:
        return _with_body(walked, title, organisation)
    return _nameless_body(walked, title)


def _body_in(walked: Walk, first: int, stop: int) -> tuple[int, Body] | None:
    for i in range(first, min(stop, len(walked.tokens))):
        body = body_of(walked.tokens[i].text, walked.tokens[i].lemma)
        if body is not None:
            return i, body
    return None


def _is_executive(walked: Walk, at: int, body: Body) -> bool:
    """Whether the body governs a party: «исполнительный комитет» does, another «комитет» is a department."""
    before = walked.tokens[at - 1].lemma
    after = walked.tokens[at + 1].lemma if at + 1 < len(walked.tokens) else ""
    if body.body == "совет" and after in ("министр", "министры"):
        return True
    return body.kind == "executive" or (body.body in ("комитет", "орган") and before in ("исполнительный", "распорядительный"))


def _with_body(walked: Walk, title: Title, organisation: OrganisationMention) -> Title:
    stop = _index_after(walked, organisation.stop)
    found = _body_in(walked, title.stop, stop)
    if found is None or not _is_executive(walked, *found):
        if found is not None and found[1].body in EMBASSIES:
            return _of_embassy(walked, title, found[0], stop)
        return replace(title, stop=stop, of=organisation.name)
    return _of_executive(walked, title, stop)


def _of_executive(walked: Walk, title: Title, stop: int) -> Title:
    """«председатель правительства Тульской области»: the body's words join the title, the party has the post."""
    kept, parties = [], []
    i = title.stop
    while i < stop:
        token = walked.tokens[i]
        if i in walked.parties:
            parties.append(walked.parties[i][1].party)
            i = walked.parties[i][0]
            continue
        if (token.lemma not in LEVELS or i == title.stop) and not _is_district_word(token):
            kept.append(_lower(walked, i))
        i += 1
    if title.word.kind == "executive":
        kept = []
    words = tidy_words(" ".join([title.title, *kept]))
    district = _district(walked, title.stop, stop)
    of = parties[0] if parties else title.of
    if district is not None and of is not None and of.endswith(f"/{district}"):
        district = None
    if district is not None and (of is None or level_of_body(walked, title.stop, stop) == "municipality"):
        return replace(title, stop=stop, title=words, of=None, district=district, level="municipality")
    land = "район" if any(walked.tokens[i].lemma == "районный" for i in range(title.stop, stop)) else None
    return replace(title, stop=stop, title=words, of=of, land=land, level=level_of_body(walked, title.stop, stop))


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


def _of_embassy(walked: Walk, title: Title, body: int, stop: int) -> Title:
    words = _lower(walked, body)
    return _sent(walked, replace(title, stop=body + 1, title=f"{title.title} {words}"))


def _nameless_body(walked: Walk, title: Title) -> Title:
    """A body without a name here: «председатель комитета», «глава администрации», «директор музея»."""
    tokens, at = walked.tokens, title.stop
    level = _level_at(walked, at)
    if level and title.word.kind in ("body", "president"):
        return _with_level(walked, title)
    stop = right_edge(walked, title.head)
    found = _body_in(walked, at, stop)
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
    words = f"{title.title} {' '.join(_lower(walked, i) for i in range(title.stop, at))}"
    organisation = _organisation_at(walked, at)
    if organisation is not None:
        return replace(title, stop=_index_after(walked, organisation.stop), title=words, of=organisation.name)
    rest = walked.document.text[walked.tokens[at].start : walked.tokens[stop - 1].stop] if at < stop else ""
    return replace(title, stop=max(at, stop), title=words, of=rest or None)


def _unknown_body(walked: Walk, title: Title, stop: int) -> Title:
    """Words that head no known body: of a party with its name in between, or part of the title."""
    tokens = walked.tokens
    if title.stop < len(tokens) and tokens[title.stop].text.lower() == "по":
        return title
    for i in range(title.stop, stop):
        organisation = _organisation_at(walked, i)
        if organisation is not None:
            kept = [title.title, *(_lower(walked, k) for k in range(title.stop, i))]
            end = _index_after(walked, organisation.stop)
            return replace(title, stop=end, title=tidy_words(" ".join(kept)), of=organisation.name)
        if i in walked.parties and walked.parties[i][1].form in ("name", "reference"):
            kept = " ".join(_lower(walked, k) for k in range(title.stop, i))
            of = walked.parties[i][1].party
            return _wider(walked, replace(title, stop=walked.parties[i][0], title=f"{title.title} {kept}".strip(), of=of))
    if stop == title.stop:
        return title
    if tokens[title.stop].text[:1].isupper() and (named := _named_after_place(walked, title.stop, stop)):
        return replace(title, stop=stop, of=named)
    quoted = [i for i in range(title.stop, stop) if tokens[i].text in "«\""]
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
                           level=inner.level, body=inner.body, land=inner.land, district=inner.district)  # fmt: skip
    return _body_head(walked, replace(title, stop=at))


def _inner_words(walked: Walk, inner: Title) -> str:
    """The inner title as it stands, in its own case: «председателя правительства»."""
    own = [_lower(walked, i) for i in _own_modifiers(walked, inner.first, inner.head)]
    own.append(_lower(walked, inner.head))
    base = len(own)
    return " ".join([*own, *inner.title.split()[base:]])


def _diplomat(walked: Walk, title: Title) -> Title:
    following = [token.text.lower() for token in walked.tokens[title.stop : title.stop + 2]]
    if following == ["в", "делах"]:
        title = replace(title, stop=title.stop + 2, title=f"{title.title} в делах")
    organisation = _organisation_at(walked, title.stop)
    found = _body_in(walked, title.stop, title.stop + 2)
    if found is not None and found[1].body in EMBASSIES:
        return _of_embassy(walked, title, found[0], found[0] + 1)
    if organisation is not None and title.stop not in walked.parties:
        return replace(title, stop=_index_after(walked, organisation.stop), of=organisation.name)
    return _sent(walked, title)


def _sent(walked: Walk, title: Title) -> Title:
    """Sending party right after the title, receiving party after «в»."""
    tokens = walked.tokens
    party = _party_at(walked, title.stop)
    if party is not None:
        title = replace(title, stop=party[0], of=party[1])
    at = title.stop
    if at < len(tokens) and tokens[at].text.lower() in ("в", "во", "при"):
        start = at + 1
        if start < len(tokens) and tokens[start].lemma in ("город", "республика") and start not in walked.parties:
            start += 1
        receiver = _party_at(walked, start)
        if receiver is not None:
            title = replace(title, stop=receiver[0], to=receiver[1])
    return title


def _envoy(walked: Walk, title: Title) -> Title:
    """«торговый представитель России в …» is a diplomat, «представитель Президента в … области» serves there."""
    modifiers = {walked.tokens[i].lemma for i in range(title.first, title.head)}
    if "торговый" in modifiers or title.stop in walked.parties:
        return _sent(walked, title)
    if title.stop < len(walked.tokens) and post_at(walked.tokens[title.stop]):
        inner = read_title(walked, title.stop)
        if inner is not None:
            text = " ".join(_lower(walked, i) for i in range(title.stop, inner.stop))
            title = replace(title, stop=inner.stop, title=f"{title.title} {text}")
            sent = _sent(walked, replace(title, of=None))
            return replace(sent, of=sent.to or inner.of, to=None)
    return _body_head(walked, title)


def _commissioner(walked: Walk, title: Title) -> Title:
    tokens, stop = walked.tokens, title.stop
    if stop < len(tokens) and tokens[stop].text.lower() in ("по", "при"):
        stop = right_edge(walked, title.head)
        title = replace(title, stop=stop, title=_words(walked, [], title.word, title.head, stop))
    sent = _sent(walked, title)
    return replace(sent, of=sent.to or sent.of, to=None)


def _marks(walked: Walk, title: Title) -> Title:
    """Acting and former holders; the words that say so belong to the title's words."""
    tokens, text = walked.tokens, walked.document.text
    before = text[walked.sentence.start : tokens[title.first].start]
    former = any(walked.tokens[i].lemma in FORMER for i in range(title.first, title.head)) or is_former(tokens[title.head])
    acting = ACTING.search(before)
    if acting is not None:
        offset = walked.sentence.start + acting.start()
        first = next((i for i, token in enumerate(tokens) if token.start >= offset), title.first)
        return replace(title, first=first, acting=True, former=former)
    return replace(title, former=former)
