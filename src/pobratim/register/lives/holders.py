"""Posts in time: who held one post when, who came after whom, where nothing or too much is told.

In: people with their posts, as dated documents showed them. Out: seats (one post of one party or body that one person
holds at a time) with their holders in order. Not here: who is one person (`pobratim.register.people`). Posts that
several people hold at once (deputies, aides, members) make no seat.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from pobratim.lexicon.head_titles import is_head_title
from pobratim.lexicon.posts import post_word
from pobratim.lexicon.single_posts import is_single_post
from pobratim.resolve.letters import fold
from pobratim.resolve.organisations import organisation_key
from pobratim.resolve.parties import canonical, is_party

from ..entry import HeldPost, Person

HEAD = "глава"
SECOND = ("вице", "зам")
_AMBASSADOR = "посол"


@dataclass(frozen=True, slots=True, order=True)
class SeatKey:
    """One post: of which party or body, by which title (all titles of a head are one), to which receiving party."""

    of: str
    title: str
    to: str = ""

    @property
    def is_head(self) -> bool:
        """Whether it is the head of a party."""
        return self.title == HEAD


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person in a post, from the first to the last day on which documents showed it."""

    person: str
    name: str
    titles: tuple[str, ...]
    acting: bool
    first: date | None
    last: date | None
    facts: tuple[str, ...] = ()

    def covers(self, day: date) -> bool:
        """Whether documents before and after that day show the person in the post."""
        return self.first is not None and self.last is not None and self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Held:
    """Who held a post on a day. Not sure: documents show the person only before, or two people at once."""

    tenures: tuple[Tenure, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class Seat:
    """A post with its holders, the earliest first, undated ones last."""

    key: SeatKey
    tenures: tuple[Tenure, ...]

    @property
    def now(self) -> Tenure | None:
        """Who was shown in it last."""
        dated = [one for one in self.tenures if one.last]
        return max(dated, key=_last) if dated else next(iter(self.tenures), None)

    @property
    def former(self) -> tuple[Tenure, ...]:
        """Who held it before the last one, the latest first."""
        now = self.now
        rest = [one for one in self.tenures if now and one.person != now.person]
        return tuple(sorted(rest, key=_last, reverse=True))

    def on(self, day: date) -> Held:
        """Who held it on a day."""
        covering = tuple(one for one in self.tenures if one.covers(day))
        if covering:
            substantive = tuple(one for one in covering if not one.acting)
            people = {one.person for one in substantive or covering}
            return Held(covering, len(people) == 1)
        before = [one for one in self.tenures if one.last and one.last < day]
        after = [one for one in self.tenures if one.first and one.first > day]
        if not before:
            return Held((), False)
        last, following = max(before, key=_last), min(after, key=_first, default=None)
        if following is None:
            return Held((last,), False)
        if following.person == last.person:
            return Held((last,), True)
        return Held((last, following), False)

    def before(self, person: str) -> Tenure | None:
        """Who held it before a person."""
        return self._beside(person, -1)

    def after(self, person: str) -> Tenure | None:
        """Who held it after a person."""
        return self._beside(person, 1)

    def _beside(self, person: str, step: int) -> Tenure | None:
        dated = [one for one in self.tenures if one.first]
        own = [number for number, one in enumerate(dated) if one.person == person and not self._clashing(one)]
        if not own:
            return None
        near = reversed(dated[: own[0]]) if step < 0 else iter(dated[own[-1] + 1 :])
        return next((one for one in near if not self._clashing(one)), None)

    def _clashing(self, tenure: Tenure) -> bool:
        return any(_clash(tenure, other) for other in self.tenures)

    def at_once(self, person: str) -> tuple[Tenure, ...]:
        """Others whom documents show in it at the time of a person, though neither acts for the other."""
        own = [one for one in self.tenures if one.person == person]
        return tuple(other for other in self.tenures if any(_clash(one, other) for one in own))

    @property
    def contested(self) -> bool:
        """Whether documents show two people in it at one time."""
        return any(self._clashing(one) for one in self.tenures)

    @property
    def clashes(self) -> tuple[tuple[Tenure, Tenure], ...]:
        """Pairs of people whom documents show in it at one time; one who acts for the other is no contradiction."""
        return tuple((one, other) for one, other in combinations(self.tenures, 2) if _clash(one, other))

    @property
    def gaps(self) -> tuple[tuple[Tenure, Tenure], ...]:
        """Neighbours between whom somebody took over on a day that no document tells."""
        dated = [one for one in self.tenures if one.first]
        return tuple(
            (one, other)
            for one, other in pairwise(dated)
            if one.person != other.person and one.last and other.first and one.last < other.first
        )


def seats_of(people: Iterable[tuple[str, Person]]) -> dict[SeatKey, Seat]:
    """All seats that the posts of people make; each person comes with the entry's id."""
    held: dict[SeatKey, list[Tenure]] = defaultdict(list)
    for person, content in people:
        for post in content.posts:
            key = seat_key(post)
            if key:
                tenure = Tenure(person, content.name, post.titles, post.acting, post.first, post.last, post.facts)
                held[key].append(tenure)
    return {key: Seat(key, tuple(sorted(tenures, key=_in_order))) for key, tenures in sorted(held.items())}


def seat_key(post: HeldPost) -> SeatKey | None:
    """The seat of a post; None where several people may hold it at once."""
    party = is_party(post.of)
    of = canonical(post.of) if party else organisation_key(post.of)
    to = canonical(post.to) if post.to and is_party(post.to) else (post.to or "")
    titles = [fold(title) for title in post.titles]
    if party and any(_heads(title, of) for title in titles):
        return SeatKey(of, HEAD, to)
    if any(title.split()[-1] == _AMBASSADOR for title in titles if title):
        return SeatKey(of, _AMBASSADOR, to) if to else None
    single = [title for title in titles if is_single_post(title, of_party=party)]
    return SeatKey(of, min(single, key=lambda title: (-len(title), title)), to) if single else None


def _heads(title: str, of: str) -> bool:
    if is_head_title(title) or title == "президент":
        return True
    word = post_word(title)
    own_level = "municipality" if "/" in of else "region"
    return word is not None and (word.kind, word.level) == ("executive", own_level) and not title.startswith(SECOND)


def _clash(one: Tenure, other: Tenure) -> bool:
    return one.person != other.person and one.acting == other.acting and _cross(one, other)


def _cross(one: Tenure, other: Tenure) -> bool:
    if not (one.first and one.last and other.first and other.last):
        return False
    return one.first <= other.last and other.first <= one.last


def _last(tenure: Tenure) -> tuple[date, str]:
    return (tenure.last or date.min, tenure.person)


def _first(tenure: Tenure) -> tuple[date, str]:
    return (tenure.first or date.max, tenure.person)


def _in_order(tenure: Tenure) -> tuple[date, date, str, bool]:
    return (tenure.first or date.max, tenure.last or date.max, tenure.person, tenure.acting)
