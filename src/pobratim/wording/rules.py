"""Why something was read so, in words: each rule of the reader has a sentence.

In: a rule's name, its own English reason, a language. Out: a sentence; in English the reason itself. A row of
`rules.csv` may stand for several rules (`figure.*`); the first that fits counts. Not here: the rules (`extract`).
"""

from __future__ import annotations

import csv
import re
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files

from .words import word

_QUOTED = re.compile(r"«[^«»]+»")
_GROUPS = {"agreement": "agreement_stage", "event": "event_type"}


@cache
def _table() -> tuple[tuple[str, str], ...]:
    text = files("pobratim.wording").joinpath("rules.csv").read_text("utf-8")
    return tuple((row["rule"], row["ru"]) for row in csv.DictReader(text.splitlines()))


@cache
def _sentence(rule: str) -> str:
    return next((sentence for pattern, sentence in _table() if fnmatchcase(rule, pattern)), "")


def reason_words(rule: str, why: str, lang: str = "ru") -> str:
    """The reason of a rule; what has no words stands as it is, so that nothing is hidden."""
    sentence = _sentence(rule)
    if lang != "ru" or not sentence:
        return why
    quoted = _QUOTED.search(why)
    kind, _, detail = rule.partition(".")
    said = sentence.replace("{words}", quoted.group() if quoted else "из текста")
    return said.replace("{detail}", word(_GROUPS.get(kind, ""), detail, lang))


def has_words(rule: str) -> bool:
    """Whether a rule has a sentence."""
    return bool(_sentence(rule))
