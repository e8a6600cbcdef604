"""What the press said lately: people's own words.

In: entries of statements. Out: a list, newest first. Not here: retelling.
"""

from __future__ import annotations

from pobratim.facts import Statement
from pobratim.register import Entry
from pobratim.wording import date_words

from ..gather import of_kind
from ..length import Length
from ..paper import Block, Sentence
from ..telling import Part, Teller, sentence_form
from .lists import bulleted

_MARKS = '«»„“”"'


def blocks(teller: Teller, length: Length) -> tuple[Block, ...]:
    """Statements, newest first."""
    told = of_kind(teller.dossier, "statement")
    return bulleted((_sentence(teller, entry) for entry in told), length.items)


def _sentence(teller: Teller, entry: Entry) -> Sentence:
    assert isinstance(entry.content, Statement)
    speaker = teller.part(entry, "speaker") or Part("")
    sources = teller.sources(entry, [speaker])
    words = _quoted(sources[0].quote) if sources else ""
    when = f" ({date_words(sources[0].date, teller.language)})" if sources and sources[0].date else ""
    named = teller.naming(entry.documents, speaker.values)
    return Sentence(sentence_form(f"{speaker.text}{when}: {words}"), (*sources, *named), teller.marks(entry))


def _quoted(words: str) -> str:
    bare = words.strip().strip("—–-").strip()
    return bare if bare.startswith("«") else f"«{bare.strip(_MARKS).rstrip(',')}»"
