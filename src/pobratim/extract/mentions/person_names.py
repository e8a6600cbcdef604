"""A person's name as it stands in a text, read into given name, patronymic, surname, each in the nominative.

In: the words of one name and votes for its case. Out: `PersonName` hypotheses, best first. Not here: where names stand
(`people.py`), who of the document is meant (`people.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .name_forms import (
    CASES,
    FOREIGN_PATRONYMIC,
    PARTICLES,
    Option,
    is_given,
    is_patronymic,
    is_sure_patronymic,
    is_surname,
    options,
)

WORD = r"[А-ЯЁ][А-ЯЁа-яёўғқҳәіңүұһө]*(?:[-’'][А-ЯЁа-яё]+)*"
INITIAL = r"[А-ЯЁ][а-яё]?\.(?:-[А-ЯЁ]\.)?"
LINKS = "|".join(sorted(FOREIGN_PATRONYMIC))
SHORT = 5  # letters: the undeclined first parts of Vietnamese and Korean names
PIECE = re.compile(
    rf"(?P<initial>{INITIAL})(?![а-яё])|(?P<word>(?:\b(?:{'|'.join(sorted(PARTICLES))})[ -])?{WORD}|\b(?:{LINKS})\b)"
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in the nominative. `initials` holds «Н. К.» where given names are shortened; gender is Masc or Fem."""

    given: str = ""
    patronymic: str = ""
    surname: str = ""
    initials: tuple[str, ...] = ()
    gender: str = "Masc"
    score: float = 0.0

    @property
    def full(self) -> str:
        """The name as the contract writes it: given name, patronymic, surname."""
        head = [f"{initial}" for initial in self.initials] or [self.given, self.patronymic]
        return " ".join(part for part in (*head, self.surname) if part)


@dataclass(frozen=True, slots=True)
class Layout:
    """Which piece of a name is what: words with their role, in canonical order, and initials."""

    words: tuple[tuple[str, str], ...]
    initials: tuple[str, ...]


def lay_out(text: str) -> Layout | None:
    """Pieces of a name with roles (Name, Patr, Surn, Part), surname last; None where there is no name."""
    words, initials = [], []
    for match in PIECE.finditer(text):
        if match["initial"]:
            initials.append(match["initial"])
        else:
            words.append(_title(match["word"]))
    if not words or len(words) > 4:
        return None
    return Layout(tuple(_roles(words, bool(initials))), tuple(initials))


def _title(word: str) -> str:
    if len(word) > 2 and word.isupper():
        return "-".join(part.capitalize() for part in word.split("-"))
    return word


def _roles(words: list[str], initials: bool) -> list[tuple[str, str]]:
    if len(words) == 1:
        return [(words[0], "Surn" if initials or not is_given(words[0]) or is_surname(words[0]) else "Name")]
    if initials:
        return [*((word, "Name") for word in words[:-1]), (words[-1], "Surn")]
    if len(words) == 2:
        return _two(*words)
    if len(words) == 3:
        return _three(*words)
    if words[-1].lower() in FOREIGN_PATRONYMIC:
        return [(words[1], "Name"), (f"{words[2]} {words[3]}", "Whole"), (words[0], "Surn")]
    return [*((word, "Part") for word in words[:-1]), (words[-1], "Surn")]


def _two(first: str, second: str) -> list[tuple[str, str]]:
    if is_given(first) and is_sure_patronymic(second):
        return [(first, "Name"), (second, "Patr")]
    if surname_first(first, second):
        return [(second, "Name"), (first, "Surn")]
    return [(first, "Name" if is_given(first) else "Part"), (second, "Surn")]


def surname_first(first: str, second: str) -> bool:
    """Whether «Сатыбалдиева Гульмира» stands surname first."""
    if is_given(first) or not is_surname(first):
        return False
    return is_given(second) or (not is_surname(second) and len(first) > 5 and not first.endswith("ын"))


def _three(first: str, second: str, third: str) -> list[tuple[str, str]]:
    if third.lower() in FOREIGN_PATRONYMIC:
        return [(first, "Name"), (f"{second} {third}", "Whole")]
    if is_patronymic(second):
        return [(first, "Name"), (second, "Patr"), (third, "Surn")]
    if is_patronymic(third) and (is_surname(first) or is_given(second)):
        return [(second, "Name"), (third, "Patr"), (first, "Surn")]
    if len(first) <= SHORT and len(second) <= SHORT and not is_surname(third):
        return [(first, "Still"), (second, "Still"), (third, "Surn")]
    if is_given(first) and (is_given(second) or not is_surname(second)):
        return [(first, "Name"), (second, "Part"), (third, "Surn")]
    return [(first, "Part"), (second, "Part"), (third, "Surn")]


def read_name(text: str, votes: Mapping[str, float], genders: Mapping[str, float]) -> list[PersonName]:
    """Hypotheses for the words of one name, best first. `votes` speak for cases, `genders` for genders."""
    layout = lay_out(text)
    if layout is None:
        return []
    found = [
        _put_together(layout, case, gender, votes.get(case, 0.0) + genders.get(gender, 0.0))
        for case in CASES
        for gender in ("Masc", "Fem")
    ]
    return sorted(found, key=lambda name: -name.score)


def _put_together(layout: Layout, case: str, gender: str, score: float) -> PersonName:
    parts: dict[str, list[str]] = {"Name": [], "Patr": [], "Surn": []}
    for word, role in layout.words:
        if role == "Whole":
            parts["Patr"].append(word)
            continue
        if role == "Still":
            parts["Name"].append(word)
            continue
        particle, _, name = word.rpartition(" ")
        best = _best(name, role, case, gender)
        score += best.weight
        parts["Name" if role == "Part" else role].append(f"{particle} {best.nominative}".strip())
    return PersonName(
        given=" ".join(parts["Name"]),
        patronymic=" ".join(parts["Patr"]),
        surname=" ".join(parts["Surn"]),
        initials=layout.initials,
        gender=gender,
        score=score,
    )


def _best(word: str, role: str, case: str, gender: str) -> Option:
    """The best reading of a word in a case and gender; the first part of a foreign name may stay as it is."""
    fits = [o for o in options(word, role) if o.case == case and o.gender == gender]
    return max(fits, key=lambda option: option.weight, default=Option(word, case, gender, 0.0))
