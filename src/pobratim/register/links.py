"""What an entry is tied to: parties (with what they lie in), people, organisations, areas.

In: an entry's content and its facts. Out: links. Not here: names of parties (`pobratim.lexicon`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pobratim.facts import Content
from pobratim.facts.content import values_of
from pobratim.resolve.organisations import core_key, looks_like_body
from pobratim.resolve.parties import ancestors, canonical, is_party
from pobratim.resolve.people import name_key

from .entry import NameLink, PartyLink, Person
from .filed import Filed, names_in
from .people import name_keys

# Slots that name the parties that cooperate; a place or a home only lies near
NAMED = {
    "agreement": ("parties",),
    "event": ("parties",),
    "partnership": ("parties",),
    "project": ("parties",),
    "figure": ("of", "with_"),
    "flow": ("from_", "to"),
    "commitment": ("by", "to"),
}
LONGEST_KEY = 200
ALWAYS_PARTIES = frozenset(("parties", "with_", "from_"))


def parties_of(content: Content | Person, facts: Iterable[Filed]) -> tuple[PartyLink, ...]:
    """Parties that the entry names, then those around them."""
    named = {canonical(code) for code in _named(content)}
    near = {canonical(place) for place in _places(content)} | {home for filed in facts for home in filed.homes}
    around = {step for code in named | near for step in ancestors(code)} | near
    links = [PartyLink(code, True) for code in named] + [PartyLink(code, False) for code in around - named]
    return tuple(sorted(links, key=lambda link: (not link.direct, link.party)))


def _named(content: Content | Person) -> Iterator[str]:
    if isinstance(content, Person):
        for post in content.posts:
            yield from (code for code in (post.of, post.to) if code and is_party(code))
        return
    for slot in NAMED.get(content.kind, ()):
        for value in values_of(getattr(content, slot)):
            if slot in ALWAYS_PARTIES or is_party(value):
                yield value


def _places(content: Content | Person) -> Iterator[str]:
    place = getattr(content, "place", None)
    if place and is_party(place):
        yield place


def people_of(content: Content | Person, facts: Iterable[Filed]) -> tuple[NameLink, ...]:
    """People whom the entry names, each under the key of their name."""
    if isinstance(content, Person):
        found = name_keys(content)
    else:
        names = [name for filed in facts for name in names_in(filed.content)]
        people = (name for name in names if content.kind != "commitment" or not looks_like_body(name))
        found = {}
        for name in people:
            found[name_key(name)] = max(found.get(name_key(name), ""), name, key=lambda n: (len(n), n))
    return tuple(NameLink(key, name) for key, name in sorted(found.items()) if key)


def organisations_of(content: Content | Person) -> tuple[NameLink, ...]:
    """Companies, universities, bodies that the entry names; the key is the name without its legal form."""
    found: dict[str, str] = {}
    for name in _bodies(content):
        key = organisation_link_key(name)
        found[key] = max(found.get(key, ""), name, key=lambda spelt: (len(spelt), spelt))
    return tuple(NameLink(key, name) for key, name in sorted(found.items()) if key)


def organisation_link_key(name: str) -> str:
    """The key under which entries are tied to an organisation; "" for words that name none («стороны»)."""
    return "" if name[:1].islower() else core_key(name)[:LONGEST_KEY]


def _bodies(content: Content | Person) -> Iterator[str]:
    if isinstance(content, Person):
        yield from (post.of for post in content.posts if post.of and not is_party(post.of))
        return
    yield from getattr(content, "organisations", ())
    for slot in ("by", "to") if content.kind == "commitment" else ():
        yield from (name for name in getattr(content, slot) if not is_party(name) and looks_like_body(name))


def areas_of(content: Content | Person) -> tuple[str, ...]:
    """The entry's subject areas, sorted."""
    return tuple(sorted(set(getattr(content, "areas", ()))))
