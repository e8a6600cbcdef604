"""What a word of a person's name can be: its nominative with the case and gender that this reading means.

In: one capitalised word. Out: options with weights. Not here: choosing among them (`person_names.py`).

Weights say how far a reading is trusted: the dictionary's own entry, then its guess, then bare patterns of endings
(surnames and names of every language that the dictionary does not know), then a word that stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pobratim.lexicon.name_endings import endings_of
from pobratim.text.inflection import inflected, readings, with_letter_case

CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
KNOWN, GUESSED, TYPICAL, PATTERN, FIXED = 2.0, 1.2, 2.1, 0.9, 0.4
TRUST = {"typical": TYPICAL, "pattern": PATTERN, "ending": 0.6, "indeclinable": 0.5}


@dataclass(frozen=True, slots=True)
class Option:
    """One way to read a word of a name."""

    nominative: str
    case: str
    gender: str
    weight: float


SLAVIC = re.compile(r"(?:[оеё]в|[иы]н|[сц]к(?=ий|ой|ая|ого|ому|им|ом|ую))(?:|а|у|ым|е|ой|ою|ий|ая|ого|ому|им|ом|ую)$")
PATRONYMIC = re.compile(r"(?:[оеё]вич|[ьм]ич|кич|тич)(?:|а|у|ем|е)$|(?:[оеё]вн|ичн)(?:а|ы|е|у|ой|ою)$")
PARTICLES = frozenset("да де ди дос дель ван фон аль бин ибн бен эль эд ас".split())
UNDECLINED = re.compile(r"ийн$|ын$|^\w{0,4}[бвгджзклмнпрстфхцчшщ]$")  # first parts of Mongolian and Korean names
FOREIGN_PATRONYMIC = frozenset("оглы оглу кызы гызы угли ўғли улы уулу заде кзы".split())


@lru_cache(maxsize=50_000)
def options(word: str, mark: str) -> tuple[Option, ...]:
    """Readings of a word as a given name (`Name`), first part (`Part`), patronymic (`Patr`) or surname (`Surn`)."""
    found = [*_from_dictionary(word, mark), *_from_patterns(word, mark)]
    fixed = PATTERN if mark == "Part" and UNDECLINED.search(word) else FIXED
    found += [Option(word, case, gender, fixed) for case in CASES for gender in ("Masc", "Fem")]
    best: dict[tuple[str, str, str], Option] = {}
    for option in found:
        key = (option.nominative, option.case, option.gender)
        if key not in best or best[key].weight < option.weight:
            best[key] = option
    return tuple(best.values())


def _from_dictionary(word: str, mark: str) -> list[Option]:
    found = []
    for index, reading in enumerate(readings(word)):
        if reading.number == "Plur" or reading.case is None:
            continue
        genders = tuple(gender for gender in ("Masc", "Fem") if gender == reading.gender)
        if "ms-f" in reading.marks:
            genders = ("Masc", "Fem")
        if mark in reading.marks or (mark == "Part" and "Name" in reading.marks):
            weight = (KNOWN if reading.known else GUESSED) - 0.1 * ("Fixd" in reading.marks)
        elif mark == "Surn" and "Name" in reading.marks and not reading.known:
            weight = PATTERN
        elif reading.pos == "ADJF" and mark == "Surn" and reading.gender != "Neut" and "Fixd" not in reading.marks:
            weight = GUESSED
        elif reading.pos == "NOUN" and reading.known and mark != "Patr":
            weight = PATTERN
        else:
            continue
        nominative = inflected(word, index, number="Sing")
        if reading.case == "Nom" and nominative.lower() != word.lower():
            continue
        found += [Option(nominative, reading.case, gender, weight) for gender in genders]
        if mark == "Surn" and reading.pos == "NOUN" and not {"Surn", "Name"} & reading.marks:
            found += [
                Option(nominative, reading.case, "Masc" if gender == "Fem" else "Fem", weight / 2) for gender in genders
            ]
    return found


def _from_patterns(word: str, mark: str) -> list[Option]:
    """Forms by their endings; what is typical of surnames says less about a given name."""
    most = TYPICAL if mark == "Surn" else PATTERN
    return [
        Option(with_letter_case(nominative, word), case, gender, min(most, TRUST[row.trust]))
        for row, nominative in endings_of(word.lower())
        for gender in row.genders
        for case in row.cases
    ]


@lru_cache(maxsize=50_000)
def is_given(word: str) -> bool:
    """Whether the dictionary knows the word as a given name."""
    return any("Name" in r.marks and r.known and r.number != "Plur" for r in readings(word))


@lru_cache(maxsize=50_000)
def is_surname(word: str) -> bool:
    """Whether the word is a known surname or ends like one."""
    if SLAVIC.search(word.lower()) and len(word) > 4:
        return True
    return any("Surn" in reading.marks and reading.known for reading in readings(word))


@lru_cache(maxsize=50_000)
def is_sure_patronymic(word: str) -> bool:
    """Whether the dictionary knows the word as a patronymic."""
    return any("Patr" in reading.marks and reading.known for reading in readings(word))


@lru_cache(maxsize=50_000)
def is_patronymic(word: str) -> bool:
    """Whether the word is a known patronymic (not a surname that ends like one: «Гринкевич»)."""
    if word.lower() in FOREIGN_PATRONYMIC:
        return True
    if any("Patr" in reading.marks and reading.known for reading in readings(word)):
        return True
    return bool(PATRONYMIC.search(word.lower())) and not any(
        "Surn" in reading.marks and reading.known for reading in readings(word)
    )
