"""Whether a token is the word for a post.

In: a token. Out: the lexicon's entry and whether the word itself says «former» («экс-мэр»). Not here: the title around
it (`titles.py`).
"""

from __future__ import annotations

from functools import lru_cache

from pobratim.lexicon.posts import PostWord, post_of
from pobratim.text import Token
from pobratim.text.inflection import inflected, readings

EX = "экс-"


def post_at(token: Token) -> PostWord | None:
    """The post that a token names, by its lemma, by its form, or by another reading of it («уполномоченный»)."""
    return _post(token.text.lower(), token.lemma)


@lru_cache(maxsize=50_000)
def _post(text: str, lemma: str) -> PostWord | None:
    plain = text.removeprefix(EX)
    found = post_of(plain, lemma.removeprefix(EX))
    if found is None and plain.endswith(
        ("й", "го", "му", "ым", "им", "ом", "ем", "ые", "ых", "ие", "их", "ми", "ая", "ую", "ой", "ей")
    ):
        forms = (
            r.normal if r.pos == "NOUN" else inflected(plain, i, number="Sing", gender="Masc")
            for i, r in enumerate(readings(plain))
            if r.pos in ("NOUN", "ADJF", "PRTF")
        )
        found = next((word for form in forms if (word := post_of(form, form))), None)
    return found


def is_former(token: Token) -> bool:
    """Whether the word itself says that the post is no longer held."""
    return token.text.lower().startswith(EX)
