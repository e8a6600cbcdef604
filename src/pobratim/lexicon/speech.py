"""Verbs that introduce direct speech, by what they do with the speaker.

In: `data/speech.csv` (lemma, use, an example). Out: look-ups. `says`: the subject speaks; `cites`: the subject repeats
another's words; `impersonal`: a paper speaks. Not here: finding speech in a text.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

SAYS, CITES, IMPERSONAL = "says", "cites", "impersonal"


@cache
def _uses() -> dict[str, str]:
    path = files("pobratim.lexicon") / "data" / "speech.csv"
    with path.open(encoding="utf-8", newline="") as rows:
        return {row["lemma"].replace("ё", "е"): row["use"] for row in csv.DictReader(rows)}


def speech_use(lemma: str) -> str | None:
    """How a verb (its lemma) introduces direct speech, or None if it does not."""
    return _uses().get(lemma.replace("ё", "е"))
