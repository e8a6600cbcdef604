"""What a word of a person's name can be: its nominative with the case and gender that this reading means.

In: one capitalised word. Out: options with weights. Not here: choosing among them (`person_names.py`).

Weights say how far a reading is trusted: the dictionary's own entry, then its guess, then bare patterns of endings
(surnames and names of every language that the dictionary does not know), then a word that stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pobratim.text.inflection import inflected, readings, with_letter_case

CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
KNOWN, GUESSED, TYPICAL, PATTERN, ENDING, INDECLINABLE, FIXED = 2.0, 1.2, 1.5, 0.9, 0.6, 0.5, 0.4


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
FOREIGN_PATRONYMIC = frozenset("оглы оглу кызы гызы угли ўғли улы уулу заде кзы".split())

# ending: nominative ending, gender, cases; the longest and most telling first
PATTERNS: tuple[tuple[re.Pattern[str], tuple[tuple[str, str, str, str], ...], float], ...] = (
    (
        re.compile(r"^(.+(?:[оеё]в|[иы]н))$"),
        (("", "", "Masc", "Nom"), ("а", "", "Masc", "Gen Acc"), ("у", "", "Masc", "Dat"), ("ым", "", "Masc", "Ins"),
         ("е", "", "Masc", "Loc"), ("а", "а", "Fem", "Nom"), ("ой", "а", "Fem", "Gen Dat Ins Loc"), ("у", "а", "Fem", "Acc")),
        TYPICAL,
    ),
    (
        re.compile(r"^(.+[сц]к)$"),
        (("ий", "ий", "Masc", "Nom"), ("ой", "ой", "Masc", "Nom"), ("ого", "ий", "Masc", "Gen Acc"), ("ому", "ий", "Masc", "Dat"),
         ("им", "ий", "Masc", "Ins"), ("ом", "ий", "Masc", "Loc"), ("ая", "ая", "Fem", "Nom"),
         ("ой", "ая", "Fem", "Gen Dat Ins Loc"), ("ую", "ая", "Fem", "Acc")),
        TYPICAL,
    ),
    (
        re.compile(r"^(.*[бвгджзклмнпрстфхцчшщ])$"),
        (("", "", "Masc", "Nom"), ("а", "", "Masc", "Gen Acc"), ("у", "", "Masc", "Dat"), ("ом", "", "Masc", "Ins"),
         ("е", "", "Masc", "Loc")),
        PATTERN,
    ),
    (
        re.compile(r"^(.*[жцчшщ])$"),
        (("ем", "", "Masc", "Ins"),),
        PATTERN,
    ),
    (
        re.compile(r"^(.*[бвгджзклмнпрстфхцчшщ])$"),
        (("", "", "Fem", "Nom Gen Dat Acc Ins Loc"),),
        ENDING,
    ),
    (
        re.compile(r"^(.*[бвгджзклмнпрстфхцчшщ])$"),
        (("ь", "ь", "Masc", "Nom"), ("я", "ь", "Masc", "Gen Acc"), ("ю", "ь", "Masc", "Dat"), ("ем", "ь", "Masc", "Ins"),
         ("е", "ь", "Masc", "Loc"), ("ь", "ь", "Fem", "Nom Gen Dat Acc Ins Loc")),
        ENDING,
    ),
    (
        re.compile(r"^(.*[аеёиоуыэюяь])$"),
        (("й", "й", "Masc", "Nom"), ("я", "й", "Masc", "Gen Acc"), ("ю", "й", "Masc", "Dat"), ("ем", "й", "Masc", "Ins"),
         ("е", "й", "Masc", "Loc"), ("и", "й", "Masc", "Loc"), ("й", "й", "Fem", "Nom Gen Dat Acc Ins Loc"),
         ("я", "я", "Fem Masc", "Nom"), ("и", "я", "Fem Masc", "Gen Dat Loc"), ("ю", "я", "Fem Masc", "Acc"),
         ("ей", "я", "Fem Masc", "Ins")),
        ENDING,
    ),
    (
        re.compile(r"^(.*[бвгджзклмнпрстфхцчшщ])$"),
        (("а", "а", "Fem Masc", "Nom"), ("ы", "а", "Fem Masc", "Gen"), ("и", "а", "Fem Masc", "Gen"),
         ("е", "а", "Fem Masc", "Dat Loc"), ("у", "а", "Fem Masc", "Acc"), ("ой", "а", "Fem Masc", "Ins"), ("ей", "а", "Fem Masc", "Ins")),
        ENDING,
    ),
    (
        re.compile(r"^(.*[бвгджзклмнпрстфхцчшщаеёиоуыэюя])$"),
        (("о", "о", "Masc Fem", "Nom Gen Dat Acc Ins Loc"), ("и", "и", "Masc Fem", "Nom Gen Dat Acc Ins Loc"),
         ("у", "у", "Masc Fem", "Nom Gen Dat Acc Ins Loc"), ("е", "е", "Masc Fem", "Nom Gen Dat Acc Ins Loc"),
         ("э", "э", "Masc Fem", "Nom Gen Dat Acc Ins Loc"), ("ю", "ю", "Masc Fem", "Nom Gen Dat Acc Ins Loc"),
         ("их", "их", "Masc Fem", "Nom Gen Dat Acc Ins Loc"), ("ых", "ых", "Masc Fem", "Nom Gen Dat Acc Ins Loc")),
        INDECLINABLE,
    ),
)  # fmt: skip


@lru_cache(maxsize=50_000)
def options(word: str, mark: str) -> tuple[Option, ...]:
    """Every reading of a word as a given name (`Name`), a patronymic (`Patr`) or a surname (`Surn`), best kept per sense."""
    found = [*_from_dictionary(word, mark), *_from_patterns(word)]
    found += [Option(word, case, gender, FIXED) for case in CASES for gender in ("Masc", "Fem")]
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
        genders = (reading.gender,) if reading.gender in ("Masc", "Fem") else ()
        if "ms-f" in reading.marks:
            genders = ("Masc", "Fem")
        if mark in reading.marks:
            weight = KNOWN if reading.known else GUESSED
        elif mark == "Surn" and "Name" in reading.marks and not reading.known:
            weight = PATTERN
        elif reading.pos == "ADJF" and mark == "Surn" and reading.gender != "Neut" and "Fixd" not in reading.marks:
            weight = TYPICAL
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


def _from_patterns(word: str) -> list[Option]:
    found = []
    small = word.lower()
    for stem, endings, weight in PATTERNS:
        for ending, nominative, genders, cases in endings:
            match = stem.match(small[: len(small) - len(ending)]) if small.endswith(ending) else None
            if match and match.group(1) and (weight != TYPICAL or len(match.group(1)) > 3):
                base = with_letter_case(match.group(1) + nominative, word)
                found += [Option(base, case, gender, weight) for gender in genders.split() for case in cases.split()]
    return found


@lru_cache(maxsize=50_000)
def is_given(word: str) -> bool:
    """Whether the dictionary knows the word as a given name."""
    return any("Name" in reading.marks and reading.known for reading in readings(word))


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
