"""Reprints: which texts are near-identical and so one release, told once.

In: texts with their days. Out: prints (small records that stand for a text), keys under which likely reprints of a
print are found without comparing it with all others, and releases: groups of documents, the same for any order.
The only adapter to rensa (MinHash). Not here: retellings in other words, they are sources of their own.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from rensa import RMinHash

from .letters import words_of

BANDS, ROWS = 20, 6
"""Texts that share 8 of 10 shingles meet in a band 998 times of 1000, those that share 3 of 10 meet 14 times."""
NEAR = 0.7
"""Share of shingles from which two texts are one release: a line cut or added, some words changed."""
SHINGLE = 3
SHORTEST = 40
"""Words from which a text says enough to be told from others made of the same phrases."""
WINDOW = 21
"""Days between reprints: the same words later are rather a yearly notice with another number."""

_NOT_LETTER = re.compile(r"[\W_]+")
_SEED = 20
_OFFICE_ADDRESS = re.compile(r"^https?://[^/]*\b(?:gov|gob|gouv|mid)\.")
_OFFICE_WORDS = re.compile(r"\b(?:пресс-служб|правительств|администрац|министерств|мэри|аким|посольств|исполком)")


@dataclass(frozen=True, slots=True)
class Print:
    """What stands for a text: a digest of its letters, its MinHash signature (empty for short texts), its day."""

    exact: str
    signature: bytes = b""
    day: date | None = None


def is_official(source: str, address: str) -> bool:
    """Whether a document comes from an office itself: by the address of its page, or by what the source is called."""
    return bool(_OFFICE_ADDRESS.search(address) or _OFFICE_WORDS.search(source.casefold()))


def text_digest(text: str) -> str:
    """Equal for texts with the same letters and digits: reprints differ in dashes, quotes and spaces."""
    return hashlib.sha256(_NOT_LETTER.sub("", text.casefold()).encode()).hexdigest()[:32]


def print_of(text: str, day: date | None = None) -> Print:
    """The print of a text that was published on a day."""
    words = words_of(text)
    if len(words) < SHORTEST:
        return Print(text_digest(text), b"", day)
    hasher = RMinHash(BANDS * ROWS, _SEED)
    hasher.update(sorted({" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}))
    return Print(text_digest(text), array("I", hasher.digest()).tobytes(), day)


def keys_of(one: Print) -> tuple[int, ...]:
    """Keys of which reprints share at least one: 63-bit numbers, as every database can index them."""
    size = len(one.signature) // BANDS
    bands = [one.signature[at * size : (at + 1) * size] for at in range(BANDS)] if size else []
    parts = [b"=" + one.exact.encode(), *(b"%d:" % number + band for number, band in enumerate(bands))]
    return tuple(int.from_bytes(hashlib.blake2b(part, digest_size=8).digest()) >> 1 for part in parts)


def is_reprint(left: Print, right: Print) -> bool:
    """Whether two texts are one release."""
    if left.exact == right.exact:
        return True
    if not left.signature or not right.signature or _far(left.day, right.day):
        return False
    a, b = array("I", left.signature), array("I", right.signature)
    return sum(x == y for x, y in zip(a, b, strict=True)) >= NEAR * len(a)


def _far(left: date | None, right: date | None) -> bool:
    return left is not None and right is not None and abs((left - right).days) > WINDOW


def releases(prints: dict[str, Print]) -> dict[str, str]:
    """Document → key of its release: the least digest of its texts, so that it is the same for any order."""
    roots = {document: document for document in prints}

    def root(document: str) -> str:
        while roots[document] != document:
            roots[document] = roots[roots[document]]
            document = roots[document]
        return document

    for group in _meetings(prints):
        for at, left in enumerate(group):
            for right in group[at + 1 :]:
                if root(left) != root(right) and is_reprint(prints[left], prints[right]):
                    roots[root(right)] = root(left)
    least: dict[str, str] = {}
    for document, one in prints.items():
        home = root(document)
        least[home] = min(least.get(home, one.exact), one.exact)
    return {document: least[root(document)] for document in prints}


def _meetings(prints: dict[str, Print]) -> Collection[tuple[str, ...]]:
    """Groups of documents that share a key."""
    met: dict[int, list[str]] = defaultdict(list)
    for document, one in prints.items():
        for key in keys_of(one):
            met[key].append(document)
    return {tuple(group) for group in met.values() if len(group) > 1}


class Releases:
    """Releases of a growing set of documents, in memory."""

    def __init__(self) -> None:
        self._prints: dict[str, Print] = {}
        self._met: dict[int, set[str]] = defaultdict(set)
        self._members: dict[str, set[str]] = defaultdict(set)
        self._release: dict[str, str] = {}

    def change(self, put: dict[str, Print], gone: Iterable[str] = ()) -> dict[str, str]:
        """Put prints in (or replace them) and take documents out; all documents whose release is another now."""
        touched = {*put, *gone}
        around = {self._release[document] for document in touched if document in self._release}
        for document in touched & set(self._prints):
            for key in keys_of(self._prints.pop(document)):
                self._met[key].discard(document)
        for document, one in put.items():
            self._prints[document] = one
            for key in keys_of(one):
                around |= {self._release[other] for other in self._met[key] if other in self._release}
                self._met[key].add(document)
        members = {document for release in around for document in self._members.pop(release, ())} | set(put)
        found = releases({document: self._prints[document] for document in members if document in self._prints})
        before = {document: self._release.pop(document, None) for document in members}
        # A document that was put in anew has facts that know no release yet
        before |= dict.fromkeys(put, None)
        for document, release in found.items():
            self._release[document] = release
            self._members[release].add(document)
        return {document: release for document, release in found.items() if before[document] != release}
