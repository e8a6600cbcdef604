"""What a reader typed, understood.

In: the words of the box. Out: `Query`: groups of which each must (or, after a minus, must not) be met, and what was put
right. A word means all its forms, and the parties whose name or adjective it is, with their parts. Not here: filters,
ranking (`finding.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from pobratim.lexicon.parties import (
    adjective_parties,
    demonym_parties,
    find_party,
    names,
    party_name,
    town_adjective_parties,
)
from pobratim.lexicon.places import places
from pobratim.lexicon.wordforms import fold, nominatives
from pobratim.text.dictionary import in_dictionary
from pobratim.wording import codes, word

from . import marks, slips
from .asking import Condition, Every, Phrase, Some, Token
from .words import Word, forms_of, words_in

MOST_PARTIES = 24
MOST_WORDS = 24
MOST_NAMES = 8
_PIECE = re.compile(r"(?P<minus>(?<!\S)[-−–])?(?:[\"“„«](?P<phrase>[^\"”“»]+)[\"”“»]|(?P<plain>[^\s\"«»“”„]+))")
_EDGES = ".,;:!?()[]{}…'"
_ENGLISH_GROUPS = ("kind", "kinds", "instrument", "event_type", "measure", "commitment_type", "area")


@dataclass(frozen=True, slots=True)
class Group:
    """One word, phrase or name. `places` are its words, each with its dictionary forms; `parties` are meant too."""

    typed: str
    places: tuple[tuple[str, ...], ...]
    forms: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    unwanted: bool = False
    quoted: bool = False
    said: str = ""

    def anywhere(self) -> Condition:
        """The row holds it."""
        return self._condition(head=False)

    def in_head(self) -> Condition:
        """The row's heading holds it."""
        return self._condition(head=True)

    def typed_in_head(self) -> Condition:
        """The heading holds the very forms, and side by side if that is asked."""
        if not self.forms:
            return self.in_head()
        forms = tuple(Token(marks.exact(form)) for form in self.forms)
        return Every((self.in_head(), *forms)) if len(forms) > 1 else forms[0]

    def _condition(self, *, head: bool) -> Condition:
        options: list[Condition] = [self._words(head=head)] if self.places else []
        options += [Token(marks.party(code)) for code in self.parties]
        if re.fullmatch(r"(19|20)\d\d", self.typed):
            options.append(Token(marks.year(int(self.typed))))
        return options[0] if len(options) == 1 else Some(tuple(options))

    def _words(self, *, head: bool) -> Condition:
        each: list[Condition] = [_one_of(forms, head=head) for forms in self.places]
        if len(self.places) > 1 and not self.parties:
            each = [*each, Phrase(self.places)] if head else [Phrase(self.places)]
        return each[0] if len(each) == 1 else Every(tuple(each))


def _one_of(forms: Sequence[str], *, head: bool) -> Condition:
    tokens = tuple(Token(form, head) for form in forms)
    return tokens[0] if len(tokens) == 1 else Some(tokens)


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked; `corrected` are (typed, meant) pairs."""

    groups: tuple[Group, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = field(default=())

    @property
    def wanted(self) -> tuple[Group, ...]:
        """Groups that must be met."""
        return tuple(group for group in self.groups if not group.unwanted)

    @property
    def parties(self) -> tuple[str, ...]:
        """Parties that are meant."""
        return tuple(dict.fromkeys(code for group in self.wanted for code in group.parties))


def understand(text: str, *, literally: bool = False) -> Query:
    """The query of a text; with `literally` no word is taken for another one."""
    groups = list(_named(list(_pieces(text))[:MOST_WORDS]))
    return Query(tuple(groups)) if literally else _mended(groups)


def _pieces(text: str) -> Iterator[Group]:
    for match in _PIECE.finditer(text):
        quoted = match["phrase"] is not None
        typed = (match["phrase"] or match["plain"]).strip()
        found = _group(typed, quoted=quoted)
        if found is not None:
            yield replace(found, unwanted=match["minus"] is not None)
        elif not quoted and slips.other_layout(typed):
            yield Group(typed, ())


def _group(typed: str, *, quoted: bool = False) -> Group | None:
    """A word or phrase; None for what has no word of its own: «с», «—»."""
    found = [one for one in words_in(typed) if forms_of(one.form)]
    if not found:
        return None
    return Group(_bare(typed), tuple(forms_of(one.form) for one in found), _forms(found), quoted=quoted)


def _forms(found: Sequence[Word]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.form for one in found))


def _bare(typed: str) -> str:
    return typed.strip(_EDGES)


# --- names of parties -------------------------------------------------------------------------------------------------


def _named(groups: list[Group]) -> Iterator[Group]:
    """The groups; words that name a party together become one, and those that may name one know which."""
    at = 0
    while at < len(groups):
        span, codes_found = _name_at(groups, at)
        if span > 1:
            yield _together(groups[at : at + span], codes_found)
        else:
            yield groups[at] if groups[at].quoted else replace(groups[at], parties=parties_meant(groups[at].typed))
        at += span


def _together(groups: Sequence[Group], codes_found: tuple[str, ...]) -> Group:
    return Group(
        " ".join(group.typed for group in groups),
        tuple(place for group in groups for place in group.places),
        tuple(form for group in groups for form in group.forms),
        codes_found[:MOST_PARTIES],
        groups[0].unwanted,
    )


def _name_at(groups: Sequence[Group], at: int) -> tuple[int, tuple[str, ...]]:
    """How many groups from here on are one name of several words, and whose; (1, ()) for none."""
    rest: list[str] = []
    for group in groups[at : at + 6]:
        if group.quoted or (rest and group.unwanted):
            break
        rest.append(fold(group.typed))
    forms = [{one, *nominatives(one)} for one in rest]
    for first in sorted(forms[0]) if forms else ():
        for spelt, bearers in (*names().get(first, ()), *_english_names().get(first, ())):
            if 1 < len(spelt) <= len(forms) and all(word in forms[n] for n, word in enumerate(spelt)):
                return len(spelt), bearers
    return 1, ()


@lru_cache(maxsize=50_000)
def parties_meant(typed: str) -> tuple[str, ...]:
    """Parties that one word may mean: by name, by adjective, by its inhabitants."""
    plain = fold(typed)
    found = dict.fromkeys((*adjective_parties(plain), *demonym_parties(plain)))
    for name in sorted(nominatives(plain)):
        found |= dict.fromkeys(find_party(name))
    found |= dict.fromkeys(town_adjective_parties(plain))
    for spelt, bearers in _english_names().get(plain, ()):
        found |= dict.fromkeys(bearers if len(spelt) == 1 else ())
    return tuple(found)[:MOST_PARTIES]


@cache
def _english_names() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """First word → English names that begin with it, the longest first, each with its code."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for code in places():
        spelt = tuple(re.findall(r"[\w'’-]+", party_name(code, "en").lower()))
        if spelt and spelt[0].isascii():
            found.setdefault(spelt[0], []).append((spelt, (code,)))
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in found.items()}


@cache
def _english_words() -> dict[str, str]:
    """English words of kinds, instruments, areas → Russian ones."""
    pairs = ((word(group, code, "en"), word(group, code)) for group in _ENGLISH_GROUPS for code in codes(group))
    return {english.lower(): russian for english, russian in reversed(list(pairs)) if " " not in english}


# --- words that the register does not hold ----------------------------------------------------------------------------


def _mended(groups: Sequence[Group]) -> Query:
    """The query with words that the register does not hold taken for those that were meant."""
    known = slips.held(form for group in groups for place in group.places for form in place)
    lost = [group for group in groups if not _is_known(group, known)]
    better = {id(group): found for group in lost if (found := _spelt_otherwise(group)) is not None}
    words = [group.forms[0] for group in lost if id(group) not in better and len(group.places) == 1]
    begun = slips.begun(words)
    near = slips.meant(word for word in words if not begun.get(word))
    for group in lost:
        if id(group) not in better and len(group.places) == 1:
            found = _begun(group, begun.get(group.forms[0], [])) or _again(group, near.get(group.forms[0], ""))
            better |= {id(group): found} if found else {}
    told = [better.get(id(group), group) for group in groups]
    return Query(
        tuple(group for group in told if group.places or group.parties),
        tuple((group.typed, one.said) for group in lost if (one := better.get(id(group))) and one.said),
        tuple(group.typed for group in lost if id(group) not in better),
    )


def _is_known(group: Group, known: set[str]) -> bool:
    if group.quoted or (group.parties and (len(group.places) > 1 or in_dictionary(group.forms[0]))):
        return True
    return bool(group.places) and all(known & set(place) or place[0].isdigit() for place in group.places)


def _spelt_otherwise(group: Group) -> Group | None:
    """The group typed in English, in Latin letters or in the other keyboard layout."""
    typed = group.typed.lower()
    if typed in _english_words():
        return _again(group, _english_words()[typed], silently=True)
    return None if group.parties else _again(group, slips.other_layout(typed) or slips.from_latin(typed))


def _begun(group: Group, begun: Sequence[str]) -> Group | None:
    """The group as a beginning of words, and of names of parties."""
    if not begun and not group.parties:
        return None
    parties = dict.fromkeys((*group.parties, *(code for one in begun[:MOST_NAMES] for code in parties_meant(one))))
    return replace(group, places=((*group.places[0], *begun),), parties=tuple(parties)[:MOST_PARTIES])


def _again(group: Group, typed: str, *, silently: bool = False) -> Group | None:
    meant = _group(typed)
    if meant is None:
        return None
    said = "" if silently else typed
    return replace(meant, parties=parties_meant(typed), unwanted=group.unwanted, said=said)
