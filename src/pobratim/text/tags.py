"""What the dictionary says against the tagger.

In: a word with the tagger's part of speech and features. Out: its lemma, and the tag put right where the tagger gave a
known word a part of speech that it cannot have («скрепили» as a noun): then the dictionary's reading stands, the one
that keeps most of the tagger's features. Participles, short or full, and gerunds have the infinitive of their verb as
lemma («подписанный» → «подписать»), for rules look for verbs; a participle that the dictionary has as an adjective of
its own («уполномоченный») keeps it. ё stays where the dictionary or the text writes it. Not here: the tagger itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from .models import morphology

_FITS = {
    "NOUN": {"NOUN", "PROPN"},
    "ADJF": {"ADJ", "DET", "PRON", "NUM", "VERB"},
    "ADJS": {"ADJ"},
    "COMP": {"ADJ", "ADV", "NUM"},
    "VERB": {"VERB", "AUX"},
    "INFN": {"VERB", "AUX"},
    "PRTF": {"VERB", "ADJ"},
    "PRTS": {"VERB", "ADJ"},
    "GRND": {"VERB"},
    "NUMR": {"NUM"},
    "ADVB": {"ADV", "PART", "SCONJ"},
    "NPRO": {"PRON"},
    "PRED": {"ADV", "ADJ"},
    "PREP": {"ADP"},
    "CONJ": {"CCONJ", "SCONJ", "PART"},
    "PRCL": {"PART", "CCONJ"},
    "INTJ": {"INTJ"},
}
_OPEN = {"NOUN": "NOUN", "ADJF": "ADJ", "ADJS": "ADJ", "VERB": "VERB", "INFN": "VERB", "PRTF": "VERB", "PRTS": "VERB"}
_CORRECTED = frozenset(("NOUN", "ADJ", "VERB", "ADV", "PROPN"))
_FEATURES = {
    "Case": {"nomn": "Nom", "gent": "Gen", "datv": "Dat", "accs": "Acc", "ablt": "Ins", "loct": "Loc"},
    "Number": {"sing": "Sing", "plur": "Plur"},
    "Gender": {"masc": "Masc", "femn": "Fem", "neut": "Neut"},
    "Animacy": {"anim": "Anim", "inan": "Inan"},
    "Tense": {"past": "Past", "pres": "Pres", "futr": "Fut"},
    "Person": {"1per": "1", "2per": "2", "3per": "3"},
    "Mood": {"indc": "Ind", "impr": "Imp"},
    "Aspect": {"perf": "Perf", "impf": "Imp"},
    "Voice": {"actv": "Act", "pssv": "Pass"},
}
_VERB_FORM = {"VERB": "Fin", "INFN": "Inf", "PRTF": "Part", "PRTS": "Part"}


class Told(NamedTuple):
    """What stands for a word: its lemma, part of speech and features."""

    lemma: str
    pos: str
    features: Mapping[str, str]


_TOLD: dict[tuple[str, int], tuple[Mapping[str, str], Told]] = {}
_MOST_TOLD = 200_000


def told_of(word: str, pos: str, features: Mapping[str, str]) -> Told:
    """The word's lemma and the tag that stands; features are those of a model's tag, which live as long as it."""
    known = _TOLD.get((word, id(features)))
    if known is not None:
        return known[1]
    if len(_TOLD) > _MOST_TOLD:
        _TOLD.clear()
    pos, standing = settled(word, pos, features)
    told = Told(lemma(word.lower(), pos, standing.get("Case"), standing.get("Number")), pos, standing)
    _TOLD[word, id(features)] = (features, told)
    return told


@lru_cache(maxsize=200_000)
def lemma(word: str, pos: str, case: str | None = None, number: str | None = None) -> str:
    """Lemma of a word (lower case) that has this part of speech: the dictionary's best reading that agrees with it."""
    wanted = {key: value for key, value in (("Case", case), ("Number", number)) if value}
    best = max(morphology().parse(word), key=lambda parse: _agreement(parse, pos, wanted))
    if best.tag.POS in ("PRTF", "PRTS", "GRND"):
        verb = best.inflect({"INFN"})
        return str(verb.word if verb else best.normal_form)
    return str(best.normal_form)


def _agreement(parse: Any, pos: str, wanted: Mapping[str, str]) -> tuple[int, float]:
    features = _features(parse)
    score = 4 * (pos in _FITS.get(str(parse.tag.POS), ()))
    score += sum(2 if key == "Case" else 1 for key, value in wanted.items() if features.get(key) == value)
    return score, parse.score


def settled(word: str, pos: str, features: Mapping[str, str]) -> tuple[str, Mapping[str, str]]:
    """The tag that stands: the tagger's, or the dictionary's where a known word cannot have it."""
    if pos not in _CORRECTED or (not word.isalpha() and "-" not in word):
        return pos, features
    reading = _reading_against(word.lower(), pos, tuple(sorted(features.items())), word[:1].isupper())
    return reading if reading else (pos, features)


@lru_cache(maxsize=100_000)
def _reading_against(
    word: str, pos: str, features: tuple[tuple[str, str], ...], capital: bool
) -> tuple[str, dict[str, str]] | None:
    parses = morphology().parse(word)
    kinds = {str(parse.tag.POS) for parse in parses}
    if not all(parse.is_known for parse in parses) or not kinds <= set(_OPEN):
        return None
    if any(pos in _FITS[kind] for kind in kinds) or (pos == "PROPN" and (capital and kinds - {"VERB", "INFN"})):
        return None
    wanted = {name: value for name, value in features if name in ("Case", "Number")}
    best = max(parses, key=lambda parse: _agreement(parse, pos, wanted))
    return _OPEN[str(best.tag.POS)], _features(best)


def _features(parse: Any) -> dict[str, str]:
    """A dictionary reading's features as Universal Dependencies write them."""
    grammemes = parse.tag.grammemes
    found = {
        name: value for name, values in _FEATURES.items() for grammeme, value in values.items() if grammeme in grammemes
    }
    form = _VERB_FORM.get(str(parse.tag.POS))
    if form:
        found["VerbForm"] = form
    if parse.tag.POS in ("ADJS", "PRTS"):
        found["Variant"] = "Short"
    return found
