"""Verbs that introduce direct speech, by what they do with the speaker.

In: `data/speech.csv` (lemma, use, an example). Out: look-ups. `says`: the subject speaks; `cites`: the subject repeats
another's words; `impersonal`: a paper speaks. Not here: finding speech in a text.
"""

from __future__ import annotations

from functools import cache

from .tables import rows_of

SAYS, CITES, IMPERSONAL = "says", "cites", "impersonal"


@cache
def _uses() -> dict[str, str]:
    return {row["lemma"].replace("ё", "е"): row["use"] for row in rows_of("speech")}


def speech_use(lemma: str) -> str | None:
    """How a verb (its lemma) introduces direct speech, or None if it does not."""
    return _uses().get(lemma.replace("ё", "е"))
