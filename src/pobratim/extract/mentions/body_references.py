"""Bodies named in short: «комитет», «гордума», «институт» mean one that the document names in full.

In: the document with organisations marked, the short words. Out: the full name. Not here: full names
(`organisations.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from pobratim.extract.marked import MarkedDocument
from pobratim.facts.content import Party
from pobratim.lexicon.bodies import body_of, legal_forms
from pobratim.text.inflection import readings

from .title_parts import LEVEL_ADJECTIVES, LEVELS

STEM = 5
GENERIC = {
    "предприятие": "company", "компания": "company", "завод": "company", "фирма": "company", "фабрика": "company",
    "комбинат": "company", "холдинг": "company", "вуз": "education", "университет": "education",
    "институт": "education",
    "академия": "education", "колледж": "education", "ведомство": "department", "министерство": "department",
    "организация": "society", "общество": "society", "театр": "culture", "музей": "culture", "больница": "health",
}  # fmt: skip


def body_named_elsewhere(document: MarkedDocument, words: str, offset: int) -> str | None:
    """The full name of the body that short words mean: the nearest before, else the first after."""
    wanted = telling_stems(words)
    kind = GENERIC.get(_lemma(words)) if " " not in words.strip() else None
    if not wanted:
        return None
    if kind is not None and not any(wanted <= telling_stems(m.name) for m in document.organisations):
        known = [m for m in document.organisations if m.start < offset and _kind(m.name) == kind]
        return known[-1].name if known else None
    bodies = document.organisations
    first_after = len(document.beginning(bodies, 0, offset))
    for i in chain(range(first_after - 1, -1, -1), range(first_after, len(bodies))):
        if wanted <= telling_stems(bodies[i].name):
            return bodies[i].name
    return None


def _kind(name: str) -> str:
    if re.match(rf"(?:{'|'.join(legal_forms())})\b|«", name):
        return "company"
    kinds = [body.kind for word in re.findall(r"[\w-]+", name.lower()) if (body := body_of(word, word))]
    return kinds[0] if kinds else ""


@lru_cache(maxsize=20_000)
def telling_stems(words: str) -> frozenset[str]:
    """Beginnings of the telling words' lemmas; short words for bodies unfolded, words for levels left out."""
    stems: set[str] = set()
    for word in re.findall(r"[\w-]+", words.lower()):
        for part in _unfolded(word):
            lemma = _lemma(part)
            if lemma not in LEVEL_ADJECTIVES and lemma not in LEVELS and len(lemma) > 2:
                stems.add(lemma.replace("ё", "е")[:STEM])
    return frozenset(stems)


def _unfolded(word: str) -> list[str]:
    body = body_of(word, _lemma(word))
    return body.expansion.split() if body and body.expansion else [word]


def _lemma(word: str) -> str:
    found = readings(word)
    return found[0].normal if found else word


def completed(document: MarkedDocument, words: str, party: Party | None) -> str | None:
    """«комитета края по туризму» with the home party's name in place of «края»; None where nothing says which body."""
    match = re.search(r"\b(края|области|республики|города|района|округа)\b", words)
    if match is None or party is None:
        return None
    name = _genitive(document, party, match[1])
    if name is None:
        return None
    full = f"{words[: match.start()]}{name}{words[match.end() :]}"
    return _first_word_nominative(full)


def in_nominative(words: str) -> str | None:
    """«управления культуры» as a name of its own; one word alone, or plural, names nothing."""
    first = readings(words.split()[0])
    if len(telling_stems(words)) < 2 or not first or first[0].pos != "NOUN" or first[0].number == "Plur":
        return None
    return _first_word_nominative(words)


def _genitive(document: MarkedDocument, party: Party, land: str) -> str | None:
    """The party's name with that word, as the text has it in the genitive: «Пензенской области»."""
    for mention in document.parties:
        text = document.text[mention.start : mention.stop]
        if mention.party == party and mention.form == "name" and re.search(rf"\b{land}\b", text, re.I):
            return text
    return None


def _first_word_nominative(words: str) -> str:
    first, _, rest = words.partition(" ")
    found = readings(first)
    return f"{(found[0].normal if found else first).capitalize()} {rest}".strip()
