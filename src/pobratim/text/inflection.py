"""Forms of words: what a word can be, and how it reads in another case.

In: one word. Out: plain readings and inflected words, letter case kept. Not here: sentences and their tags
(`models.py` is the only door to the dictionary), what a name or a body is called (`extract`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from .models import morphology

CASES = {"nomn": "Nom", "gent": "Gen", "datv": "Dat", "accs": "Acc", "ablt": "Ins", "loct": "Loc"}
OTHER_CASES = {"gen1": "Gen", "gen2": "Gen", "acc2": "Acc", "loc1": "Loc", "loc2": "Loc", "voct": "Nom"}
GENDERS = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}
NUMBERS = {"sing": "Sing", "plur": "Plur"}
MARKS = frozenset(("Name", "Surn", "Patr", "Geox", "Orgn", "Fixd", "Abbr", "Pltm", "anim", "ms-f"))


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word. `marks` are the dictionary's labels (Name, Surn, Patr, Geox, Fixd, …)."""

    normal: str
    pos: str
    case: str | None
    number: str | None
    gender: str | None
    marks: frozenset[str]
    known: bool
    score: float


def _reading(parse: Any) -> Reading:
    tag = parse.tag
    case = str(tag.case) if tag.case else ""
    return Reading(
        normal=str(parse.normal_form),
        pos=str(tag.POS or ""),
        case=CASES.get(case) or OTHER_CASES.get(case),
        number=NUMBERS.get(str(tag.number)),
        gender=GENDERS.get(str(tag.gender)),
        marks=frozenset(mark for mark in MARKS if mark in tag),
        known=bool(parse.is_known),
        score=float(parse.score),
    )


@lru_cache(maxsize=100_000)
def readings(word: str) -> tuple[Reading, ...]:
    """Everything the dictionary, or its guess by the ending, knows about a word, likeliest first."""
    return tuple(_reading(parse) for parse in morphology().parse(word.lower()))


@lru_cache(maxsize=100_000)
def inflected(word: str, index: int, case: str = "Nom", number: str | None = None, gender: str | None = None) -> str:
    """The word read as `readings(word)[index]`, put in a case, its letter case kept; itself if it has no such form."""
    parse = morphology().parse(word.lower())[index]
    wanted = {_key(CASES, case)}
    if number:
        wanted.add(_key(NUMBERS, number))
    if gender and parse.tag.POS in ("ADJF", "PRTF", "NUMR", "NPRO") and number != "Plur":
        wanted.add(_key(GENDERS, gender))
    form = parse.inflect(wanted)
    return with_letter_case(_with_same_e(str(form.word), word), word) if form else word


def _with_same_e(form: str, source: str) -> str:
    """The dictionary writes ё; where the text has е at the same place, е stays."""
    small = source.lower()
    return "".join("е" if letter == "ё" and small[i : i + 1] == "е" else letter for i, letter in enumerate(form))


def _key(table: dict[str, str], value: str) -> str:
    return next(key for key, name in table.items() if name == value)


def with_letter_case(word: str, model: str) -> str:
    """`word` written as `model` is: all capitals, a capital first (also after a hyphen), or as it stands."""
    if len(model) > 1 and model.isupper():
        return word.upper()
    parts, models = word.split("-"), model.split("-")
    if len(parts) != len(models):
        return word[:1].upper() + word[1:] if model[:1].isupper() else word
    return "-".join(p[:1].upper() + p[1:] if m[:1].isupper() else p for p, m in zip(parts, models, strict=True))
