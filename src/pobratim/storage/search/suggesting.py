"""What a reader may be about to type: partners, people, papers.

In: the beginning of a query. Out: a few suggestions of each kind. Not here: searching itself (`finding.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from django.db import connection

from pobratim.lexicon.parties import parent_of, party_kind
from pobratim.wording.parties import name_of

from ..models import Entry
from . import marks, slips
from .asking import Condition, Every, Token, Without
from .engine import engine
from .finding import hits
from .index import plain_name
from .query import Group, understand
from .tables import SearchParty

EACH = 4
_ORDER = ("country", "region", "union", "municipality")


def parties_beginning(text: str, lang: str = "ru", count: int = EACH) -> list[str]:
    """Codes of parties of the register of whose name a word begins so; countries first."""
    start = plain_name(text)
    if not start:
        return []
    found = [(not name.startswith(start), code, name) for code, name in _known(lang) if f" {start}" in f" {name}"]
    found.sort(key=lambda row: (row[0], _ORDER.index(party_kind(row[1])), len(row[2]), row[2], row[1]))
    return [code for _, code, _ in found[:count]]


def party_called(text: str, lang: str = "ru") -> str:
    """The party of the register that is called so, by its name as `label` gives it or by its code; else nothing."""
    plain = plain_name(text)
    for code, name in _known(lang):
        if text == code or (plain and plain == name):
            return code
    return next((code for code, _ in _known(lang) if plain and plain == plain_name(label(code, lang))), "")


def label(code: str, lang: str = "ru") -> str:
    """A party's name, with its region where another party of the register has the same name."""
    name = name_of(code, lang)
    above = parent_of(code)
    alike = [other for other, known in _known(lang) if other != code and known == plain_name(name)]
    return f"{name}, {name_of(above, lang)}" if alike and above else name


def _known(lang: str) -> tuple[tuple[str, str], ...]:
    database = str(connection.settings_dict["NAME"])
    return _names(database, lang, SearchParty.objects.count())


@lru_cache(maxsize=8)
def _names(database: str, lang: str, count: int) -> tuple[tuple[str, str], ...]:
    """Codes and plain names of the register's parties; `count` and `database` tell when to ask again."""
    if lang == "ru":
        return tuple(SearchParty.objects.order_by("name", "code").values_list("code", "name"))
    codes = SearchParty.objects.values_list("code", flat=True)
    return tuple(sorted((code, plain_name(name_of(code, lang))) for code in codes))


def entries_beginning(text: str, kinds: Sequence[str], count: int = EACH) -> list[Entry]:
    """The newest entries of each kind whose heading holds the words, the last of which may be unfinished."""
    groups = [group for group in understand(text).groups if not group.unwanted]
    if not groups:
        return []
    groups[-1] = unfinished(groups[-1])
    words: list[Condition] = [group.in_head() for group in groups]
    rejected = Token(marks.state("rejected"))
    asked = [Without(Every((*words, Token(marks.kind(kind)))), rejected) for kind in kinds]
    found = [number for numbers in engine().newest(asked, count) for number in numbers]
    wanted = [hit.about for hit in hits(found)]
    rows = Entry.objects.in_bulk(wanted)
    return [rows[one] for one in wanted if one in rows]


def unfinished(group: Group) -> Group:
    """The group; a single word means words that begin so as well."""
    if group.quoted or len(group.places) != 1 or not group.forms:
        return group
    begun = slips.begun(group.forms[:1]).get(group.forms[0], [])
    return replace(group, places=((*group.places[0], *begun),))
