"""The form of a kind's rule, and what several kinds ask.

In: filed facts. Out: `KindRule`, small judgements shared by kinds. Not here: any one kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pobratim.resolve.judgement import Judgement, same
from pobratim.resolve.letters import stems_of
from pobratim.resolve.organisations import core_key
from pobratim.resolve.parties import canonical, is_party
from pobratim.resolve.people import name_key

from ..dates import stretch

if TYPE_CHECKING:
    from ..filed import Filed

Judge = Callable[["Filed", "Filed"], Judgement]
WEAK = 0.7
"""Below this score two facts are one only where nothing else could be meant."""


def everything(_: Filed) -> tuple[str, ...]:
    """One lookup key for all facts of a block: each is compared with each."""
    return ("",)


def plain(_: Filed) -> tuple[Any, ...]:
    """No fact tells more than another."""
    return ()


def nothing(_: Filed) -> None:
    """Facts of equal content are one, whoever tells them."""


def day_and_release(filed: Filed) -> object:
    """Equal contents tell of one thing only when they come from reprints of one day."""
    return (filed.published, filed.digest)


def always_one(_: Filed, __: Filed) -> Judgement:
    """A block of this kind is one thing."""
    return same(1.0, "речь об одном и том же по определению")


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRule:
    """How facts of a kind become entries.

    `block`: parts of the block's key. `judge`: whether two facts tell of one thing. `telling`: sorts the most telling
    facts first (small values first): they form clusters before vaguer ones join. `keys`: only facts that share a key
    are compared; with `asks` a fact is compared with those earlier ones that have one of its few `asks` among `keys`,
    with `rarest` with those that have one of so many of its rarest keys.
    `may`: a quick look that is false only where `judge` would not say that two facts are one.
    `slip`: whether a thing told once is another, told more often, with something mistaken.
    `apart_by`: what besides the content `judge` looks at. `most_told`: whether a vague fact that fits several
    things joins the one told at least twice as often as any other. `title`: words to show and search.
    `when`, `until`: the slots that say when the thing is, and when it runs out or is due.
    """

    kind: str
    block: Callable[[Filed], tuple[str, ...]]
    judge: Judge = always_one
    telling: Callable[[Filed], tuple[Any, ...]] = plain
    keys: Callable[[Filed], tuple[str, ...]] = everything
    asks: Callable[[Filed], tuple[str, ...]] | None = None
    may: Callable[[Filed, Filed], bool] | None = None
    slip: Judge | None = None
    rarest: Callable[[Filed], int] | None = None
    apart_by: Callable[[Filed], object] = nothing
    most_told: bool = False
    title: str = ""
    subtype: str = ""
    stage: str = ""
    when: tuple[str, ...] = ()
    until: str = ""
    current: frozenset[str] = frozenset()
    """Slots of which the value told last counts, not the one told most."""


def party_keys(codes: Iterable[str | None]) -> tuple[str, ...]:
    """Canonical codes, sorted, without repeats."""
    return tuple(sorted({canonical(code) for code in codes if code}))


def actor_key(name: str) -> str:
    """Equal for spellings of one party, person or organisation."""
    if is_party(name):
        return canonical(name)
    key = core_key(name)
    return name_key(name) if 1 < len(key.split()) <= 3 and "«" not in name else key


@lru_cache(maxsize=20_000)
def alike(left: str, right: str, share: float) -> bool:
    """Whether the meaning words of the shorter text are found in the longer one, at least in that share."""
    a, b = stems_of(left), stems_of(right)
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= share


def days_between(left: Filed, right: Filed) -> int | None:
    """Days between the two publications, negative when the left is later; None when a day is unknown."""
    a, b = stretch(left.published).edge, stretch(right.published).edge
    return (b - a).days if a and b else None
