"""Names that mean two parties, words that stand twice: what a new row can break without anyone noticing.

In: the tables. Out: words with the parties that share them, and words with the rows of one table that claim them.
`python -m pobratim.lexicon.clashes` prints both. Not here: choosing between parties in a text (`extract`).
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from .places import Place, places
from .tables import rows_of
from .wordforms import fold

# What a row of each table answers to; two rows of one table that answer to the same would fight
WORD_TABLES = {
    "areas": ("pattern",),
    "bodies": ("body",),
    "counted": ("word",),
    "creating": ("word",),
    "dealings": ("word", "object"),
    "doings": ("verb",),
    "ethnonyms": ("word",),
    "flow_words": ("word",),
    "gatherings": ("words",),
    "goods": ("word",),
    "happenings": ("word",),
    "head_titles": ("title",),
    "instruments": ("words",),
    "legal_forms": ("form",),
    "news_words": ("word", "role"),
    "numerals": ("word",),
    "posts": ("post",),
    "professions": ("word", "sort"),
    "single_posts": ("title",),
    "speech": ("lemma",),
    "surnames": ("surname",),
    "ties": ("verb",),
    "triggers": ("word", "kind"),
    "triggers_agreement": ("lemma",),
    "triggers_event": ("lemma",),
    "undertakings": ("word",),
    "unions": ("name",),
}


def find_clashes(known: Iterable[Place] | None = None) -> dict[str, tuple[str, ...]]:
    """Words that two countries, two regions or a country and a region share; namesake towns are no news."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for place in places().values() if known is None else known:
        if place.kind != "municipality":
            for word in dict.fromkeys(_words(place)):
                bearers[word].append(place.code)
    return {word: tuple(codes) for word, codes in sorted(bearers.items()) if len(codes) > 1}


def _words(place: Place) -> Iterator[str]:
    yield from map(fold, (place.name, *place.also, *place.adjectives, *place.demonyms))


def find_word_clashes(tables: Mapping[str, Iterable[Mapping[str, str]]] | None = None) -> dict[str, tuple[str, ...]]:
    """Words («table: word») that two rows of one table claim, with what the rows say; a final `*` is no difference."""
    read = {table: rows_of(table) for table in WORD_TABLES} if tables is None else tables
    found: dict[str, tuple[str, ...]] = {}
    for table, rows in read.items():
        claims: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for row in rows:
            key = tuple(fold(row[column]).removesuffix("*") for column in WORD_TABLES[table])
            claims[key].append(", ".join(value for value in row.values() if value))
        found |= {f"{table}: {' '.join(key)}": tuple(said) for key, said in claims.items() if len(said) > 1}
    return found


if __name__ == "__main__":
    for word, claims in (find_clashes() | find_word_clashes()).items():
        sys.stdout.write(f"{word}: {'; '.join(claims)}\n")
