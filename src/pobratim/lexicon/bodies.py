"""Which words head the name of a body: «департамент», «университет», «холдинг», and the short forms of companies.

In: `data/bodies.csv`, `data/legal_forms.csv`. Out: the entry of a lemma; the legal forms. `bare` says what makes a
name of the word: `no` needs something said beside it, `quoted` needs a name in quotes, `dropped` also leaves the word
itself out («завод «Молот»» is «Молот»), `named` needs quotes or a number, `yes` is a name alone. Not here: where names
stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from .tables import rows_of


@dataclass(frozen=True, slots=True)
class Body:
    """One head word: `kind` is executive, department, assembly, society, education, culture, health or company."""

    body: str
    kind: str
    bare: str
    expansion: str
    example: str


@cache
def _bodies() -> dict[str, Body]:
    return {row["body"]: Body(**row) for row in rows_of("bodies")}


def body_word(lemma: str) -> Body | None:
    """The body that a lemma names, if it names one."""
    return _bodies().get(lemma)


EASTERN = re.compile(
    r"(мин(?:промторг|сельхоз|транс|строй|здрав|фин|торг|юст|культ|обр|лес|туризм|спорт)|маслихат|хокимият|акимат|кенеш|курултай|хурал|хякимлик|меджлис)"
    r"(?:а|у|ом|е|ы|ов|ам|ами|ах|ем|я|ю)?"
)


@lru_cache(maxsize=100_000)
def body_of(text: str, lemma: str) -> Body | None:
    """The body that a word names, also where its lemma was read wrongly («маслихат», «хокимиятом»)."""
    found = _bodies().get(lemma) or _bodies().get(text.lower())
    if found is None:
        match = EASTERN.fullmatch(text.lower())
        found = _bodies().get(match[1]) if match else None
    return found


@cache
def legal_forms() -> tuple[str, ...]:
    """Legal forms as they are written before a company's name, longest first."""
    return tuple(sorted((row["form"] for row in rows_of("legal_forms")), key=lambda form: (-len(form), form)))
