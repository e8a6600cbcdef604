"""Finds organisations in a text.

In: the document with parties marked. Out: mentions in the order of the text. Not here: how far a name reaches
(`phrases.py`), which words head one (`pobratim.lexicon.bodies`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pobratim.extract.marked import MarkedDocument
from pobratim.lexicon.bodies import EASTERN, Body, body_of, legal_forms
from pobratim.text import Token
from pobratim.text.inflection import readings

from .body_references import telling_stems
from .nouns import OrganisationMention
from .phrases import Walk, left_edge, nominative, quoted_end, right_edge, walk

NESTED = r"\"[^\"\n]{2,30} \"[^\"\n]{2,40}\"{1,2}"
LEGAL = re.compile(
    rf"(?<!\w)((?:(?:{'|'.join(legal_forms())})[ \u00a0]+)+)((?:[А-ЯЁA-Z][\w-]*[ \u00a0]+){{0,2}})"
    rf"({NESTED}|[«\"„](?:[^«»\"\n]|«[^«»\n]*»){{1,80}}[»\"“]+)"
)
SHORT = re.compile(r"\s*\((?:далее\s*[–—-]\s*)?[«\"]?([А-ЯЁ][А-ЯЁа-яё]{1,12})[»\"]?\)")
COUNTRY_ADJECTIVES = frozenset(
    "российский русский белорусский казахстанский узбекский киргизский кыргызский таджикский армянский азербайджанский "
    "китайский монгольский турецкий сербский вьетнамский иранский индийский кубинский абхазский "
    "зарубежный иностранный".split()
)
"""«российская палата» says which side's, not which body."""

FOREIGN_PLACES = frozenset("посольство консульство генконсульство представительство торгпредство постпредство".split())


ABBREVIATED = re.compile(r"(?<![\w«])(?!ВДНХ)[А-ЯЁ]{2,5} «[^«»\n]{2,60}»")


def find_organisations(document: MarkedDocument) -> tuple[OrganisationMention, ...]:
    """All organisations that the text mentions by name, and short words that mean one named elsewhere."""
    found = [*_companies(document)]
    for sentence in document.sentences:
        walked = walk(document, sentence)
        for at, token in enumerate(sentence.tokens):
            body = body_of(token.text, token.lemma)
            if body is not None:
                found += _body(walked, at, body)
    found = _longest(found)
    found += [
        OrganisationMention(start=match.start(), stop=match.end(), name=match.group())
        for match in ABBREVIATED.finditer(document.text)
    ]
    found += [*_abbreviated(document, found), *_by_initials(document, found)]
    found = _in_full(found)
    found = [replace(mention, name=_balanced(mention.name)) for mention in _longest(found)]
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.stop)))


def _balanced(name: str) -> str:
    return name + "»" * max(0, name.count("«") - name.count("»"))


def _companies(document: MarkedDocument) -> Iterator[OrganisationMention]:
    for match in LEGAL.finditer(document.text):
        form, middle, quoted = match.groups()
        name = f"{' '.join(form.split())} {middle}{quotes(quoted)}"
        yield OrganisationMention(start=match.start(), stop=match.end(), name=name)


def quotes(text: str) -> str:
    """Straight and other quotes as «»; one that is lost at the end comes back."""
    nested = re.fullmatch(r"\"([^\"]+ )\"([^\"]+)\"+", text)
    if nested:
        return f"«{nested[1]}«{nested[2]}»"
    inner = re.sub(r"[\"„“”]", "", text)
    if not inner.startswith("«"):
        inner = "«" + inner.strip("«»") + "»"
    missing = inner.count("«") - inner.count("»")
    return inner + "»" * max(0, missing)


def _body(walked: Walk, at: int, body: Body) -> Iterator[OrganisationMention]:
    tokens = walked.tokens
    if (
        at in walked.places
        or (body.body == "союз" and at and tokens[at - 1].lemma == "советский")
        or _inside_quotes(walked, at)
    ):
        return
    if tokens[at].pos not in ("NOUN", "PROPN", "X") and not EASTERN.fullmatch(tokens[at].text.lower()):
        return
    if tokens[at].feats.get("Number") == "Plur" and not _same_in_plural(tokens[at]):
        return
    first = left_edge(walked, at)
    stop = right_edge(walked, at, places=body.body in FOREIGN_PLACES, coordinated=body.kind != "company")
    quote = next((i for i in range(at + 1, stop) if quoted_end(tokens, i)), None)
    if quote is not None and tokens[quote - 1].text in legal_forms():
        return
    if (
        body.bare in ("quoted", "dropped")
        and quote is None
        and not (body.kind == "company" and _of_a_place(walked, first, at))
    ):
        return
    if body.body == "совет" and at + 1 < len(tokens) and tokens[at + 1].lemma in ("директор", "директора"):
        return
    if (
        body.bare == "named"
        and quote is None
        and "№" not in walked.document.text[tokens[at].start : tokens[stop - 1].stop + 3]
    ):
        return
    if not _telling(walked, first, at, stop, body):
        return
    yield _mention(walked, first, at, stop, body, quote)


def _of_a_place(walked: Walk, first: int, at: int) -> bool:
    """«Череповецкий сталепрокатный завод» is a name, «череповецкий завод» is none."""
    if walked.tokens[at].feats.get("Number") == "Plur":
        return False
    return (
        first < at and walked.tokens[first].text[:1].isupper() and walked.tokens[first].lemma.endswith(("ский", "цкий"))
    )


def _same_in_plural(token: Token) -> bool:
    """Whether the tagger's plural may well be a genitive singular: «музеи» is plural, «палаты» may be either."""
    return any(reading.number == "Sing" for reading in readings(token.text))


def _inside_quotes(walked: Walk, at: int) -> bool:
    before = walked.document.text[walked.sentence.start : walked.tokens[at].start]
    return (
        before.count("«") > before.count("»") and len(before) - before.rfind("«") < 40 and before.rstrip().endswith("«")
    )


def _telling(walked: Walk, first: int, at: int, stop: int, body: Body) -> bool:
    """Whether the words beside the head make it the name of one body."""
    if body.bare == "yes":
        return True
    rest = [walked.tokens[i] for i in range(first, stop) if i != at]
    if len(rest) == 1 and rest[0].lemma in COUNTRY_ADJECTIVES:
        return False
    if any(token.text[:1].isupper() or token.text in '«„"' for token in rest):
        return True
    if any(i in walked.parties and (i < at or walked.parties[i][1].form == "name") for i in range(first, stop)):
        return True
    return walked.tokens[at].text[:1].isupper() and bool(rest) and first + 1 < stop


def _mention(walked: Walk, first: int, at: int, stop: int, body: Body, quote: int | None) -> OrganisationMention:
    tokens, text = walked.tokens, walked.document.text
    start = tokens[first].start
    if body.bare == "dropped" and quote is not None:
        name = quotes(text[tokens[quote].start : tokens[stop - 1].stop])
    else:
        plain = first if body.kind != "company" or quote is None or tokens[first].text[:1].isupper() else at
        name = nominative(walked, plain, at, stop, body.body)
        if '"' in name:
            name = name[: name.index('"')] + quotes(name[name.index('"') :])
        if body.kind != "company" or plain < at:
            name = name[:1].upper() + name[1:]
    namesake = next((i for i in range(at, stop) if tokens[i].lemma in ("имя", "им")), stop)
    inside = [walked.parties[i][1].party for i in range(first, namesake) if i in walked.parties]
    return OrganisationMention(
        start=start,
        stop=tokens[stop - 1].stop,
        name=_plain_capitals(name, tokens[first:stop]),
        party=inside[0] if inside else None,
    )


def _plain_capitals(name: str, tokens: tuple[Token, ...]) -> str:
    """A heading's capitals as plain letters, its names of places still with a capital."""
    long_words = [token.text for token in tokens if len(token.text) > 3]
    if not long_words or not all(word.isupper() for word in long_words):
        return name
    words = [
        word.capitalize() if i == 0 or re.search(r"СК(?:ОЙ|ОГО|ИЙ|АЯ|ИХ|ОМУ)$", word) else word.lower()
        for i, word in enumerate(name.split(" "))
    ]
    return " ".join(words)


def _longest(found: list[OrganisationMention]) -> list[OrganisationMention]:
    """Of mentions that lie in one another only the widest."""
    taken = bytearray(max((mention.stop for mention in found), default=0))
    chosen: list[OrganisationMention] = []
    for mention in sorted(found, key=lambda m: (m.start - m.stop, m.start)):
        if not any(taken[mention.start : mention.stop]):
            chosen.append(mention)
            taken[mention.start : mention.stop] = b"\x01" * (mention.stop - mention.start)
    return chosen


def _abbreviated(document: MarkedDocument, found: list[OrganisationMention]) -> Iterator[OrganisationMention]:
    """«… палата (ТПП)»: later «ТПП» means the palata."""
    for mention in found:
        match = SHORT.match(document.text, mention.stop)
        if match is None:
            continue
        for again in re.finditer(rf"(?<!\w){re.escape(match[1])}(?!\w)", document.text[match.end() :]):
            start = match.end() + again.start()
            yield OrganisationMention(start=start, stop=start + len(match[1]), name=mention.name, party=mention.party)


def _by_initials(document: MarkedDocument, found: list[OrganisationMention]) -> Iterator[OrganisationMention]:
    """«ПГУ» means «Псковский государственный университет» when the text names that."""
    initials = {_initials(mention.name): mention for mention in reversed(found) if len(_initials(mention.name)) > 2}
    for match in re.finditer(r"(?<![\w«])[А-ЯЁ]{3,7}(?![\w»])", document.text):
        mention = initials.get(match.group())
        if mention is not None:
            yield OrganisationMention(start=match.start(), stop=match.end(), name=mention.name, party=mention.party)


def _initials(name: str) -> str:
    words = re.split(r"[\s-]+", re.sub(r"\s+(?:имени|им\.).*", "", name))
    return "".join(word[:1].upper() for word in words if word[:1].isalpha() and word not in ("и", "по", "в"))


def _in_full(found: list[OrganisationMention]) -> list[OrganisationMention]:
    """«Законодательное Собрание» is the one that the text names in full elsewhere."""
    named = {m.name: m for m in found if m.party}
    full: dict[str, OrganisationMention | None] = {}
    for name in {m.name for m in found if not m.party and "«" not in m.name}:
        longer = [m for other, m in named.items() if telling_stems(name) < telling_stems(other)]
        full[name] = longer[0] if len(longer) == 1 else None
    return [
        replace(m, name=known.name, party=known.party, form="reference") if (known := full.get(m.name)) else m
        for m in found
    ]
