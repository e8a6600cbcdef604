"""Who they are and who leads them now: the partner's people with posts that nobody was seen in later.

In: entries of people. Out: a list, heads first. Not here: people without a post of the partner itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pobratim.register import Entry, HeldPost
from pobratim.register.dossier import related
from pobratim.register.entry import Person
from pobratim.register.lives.holders import seat_key
from pobratim.resolve.parties import canonical
from pobratim.wording import date_words

from ..gather import of_kind
from ..length import Length
from ..paper import Block, Sentence
from ..telling import Teller, sentence_form
from .lists import bulleted

HEAD = "head"


@dataclass(frozen=True, slots=True)
class InPost:
    """A person in a post; `post_key` is equal for titles of one post."""

    entry: Entry
    name: str
    post: HeldPost
    post_key: str

    @property
    def seen(self) -> date:
        """The last day on which a document showed the person in the post."""
        return self.post.last or date.min


def blocks(teller: Teller, length: Length) -> tuple[Block, ...]:
    """The partner's leaders."""
    found = sorted(_latest(teller), key=lambda one: (one.post_key != HEAD, -one.seen.toordinal(), one.name))
    return bulleted((_sentence(teller, one) for one in found), length.items)


def _latest(teller: Teller) -> list[InPost]:
    """For each post the person seen in it last."""
    newest: dict[str, InPost] = {}
    for one in _in_posts(teller):
        known = newest.get(one.post_key)
        if known is None or (one.seen, one.name) > (known.seen, known.name):
            newest[one.post_key] = one
    return list(newest.values())


def _in_posts(teller: Teller) -> Iterator[InPost]:
    for entry in of_kind(teller.dossier, "person"):
        person = entry.content
        assert isinstance(person, Person)
        for post in person.posts:
            if canonical(post.of) == teller.dossier.partner and post.titles and _concerns_home(teller, post):
                yield InPost(entry, person.name, post, _post_key(person.name, post))


def _concerns_home(teller: Teller, post: HeldPost) -> bool:
    """An envoy to another region than the home party is left out."""
    home = teller.dossier.home
    return not post.to or not home or related(canonical(post.to), home)


def _post_key(name: str, post: HeldPost) -> str:
    """Equal for posts that one person holds at a time; posts of several people are each person's own."""
    seat = seat_key(post)
    if seat is None:
        return f"{name} {post.titles[0]}"
    return HEAD if seat.is_head else f"{seat.title} {seat.to}"


def _sentence(teller: Teller, one: InPost) -> Sentence:
    said = f"{one.name} — {', '.join(one.post.titles[:2])}"
    more = [teller.phrase("acting")] if one.post.acting else []
    if one.post.to:
        more.append(teller.phrase("receiving", party=teller.party(one.post.to)))
    if one.post.last:
        more.append(teller.phrase("seen", date=date_words(one.post.last.isoformat(), teller.language)))
    text = "; ".join([said, *more])
    return Sentence(sentence_form(text), teller.sources_of_post(one.post), teller.marks(one.entry))
