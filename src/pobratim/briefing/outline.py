"""The order of work of a brief: which parts it has, in which order.

In: a `Dossier`, `Options`. Out: a `Paper`. Not here: what a part says (`sections`), how it looks (`writers`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pobratim.errors import BadInput
from pobratim.register.dossier import Dossier
from pobratim.register.lives import Lives, build_lives, has_life
from pobratim.wording.parties import name_of

from .fit import fitted
from .gather import known_by
from .length import LENGTHS, Length
from .paper import CONTRADICTED, UNCONFIRMED, Block, Paper, Section, Sentence, Sentences, sentences_of
from .sections import humanitarian, leaders, meetings, papers, press, projects, promises, talk, trade
from .telling import Teller

SECTIONS: dict[str, Callable[[Teller, Length], tuple[Block, ...]]] = {
    "leaders": leaders.blocks,
    "papers": papers.blocks,
    "meetings": meetings.blocks,
    "trade": trade.blocks,
    "projects": projects.blocks,
    "humanitarian": humanitarian.blocks,
    "promises": promises.blocks,
    "talk": talk.blocks,
    "press": press.blocks,
}

IMPORTANCE = ("papers", "promises", "talk", "trade", "leaders", "meetings", "projects", "humanitarian", "press")
"""Whose statements stay first where not all fit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a brief is made: its day, language, length, sections in their order; where the register's pages are."""

    as_of: date
    language: str = "ru"
    length: str = "five"
    sections: Sequence[str] = tuple(SECTIONS)
    register: str = ""


def brief(dossier: Dossier, options: Options) -> Paper:
    """The brief on a partner."""
    length = _length(options.length)
    known = known_by(dossier, options.as_of)
    teller = Teller(known, options.language, options.as_of, options.register, length.quote, _lives(known))
    parts = {key: SECTIONS[key](teller, length) for key in checked_sections(options.sections)}
    told = [Section(key, teller.phrase(key), blocks) for key, blocks in parts.items() if blocks]
    whole = told
    if length.lines is not None:
        told = fitted(told, length.lines, IMPORTANCE)
    if not told:
        told = [Section("nothing", "", (Sentences((Sentence(f"{teller.phrase('nothing')}."),)),))]
    empty = [teller.phrase(key) for key, blocks in parts.items() if not blocks]
    return Paper(
        title=teller.phrase("title"),
        subtitle=_sides(known, options.language),
        as_of=options.as_of,
        language=options.language,
        sections=tuple(told),
        notes=_notes(teller, told, empty if len(empty) < len(parts) else [], cut=_said(told) < _said(whole)),
        compact=length.compact,
    )


def _lives(dossier: Dossier) -> Lives:
    """The lives of papers as far as the dossier tells of them."""
    told = [entry for entry in dossier.entries if has_life(entry.kind) and entry.facts]
    return build_lives(told, dossier.facts)


def checked_sections(asked: Iterable[str]) -> list[str]:
    """The asked sections without repeats; BadInput names one that is unknown."""
    found = list(dict.fromkeys(asked))
    for key in found:
        if key not in SECTIONS:
            raise BadInput(f"раздела «{key}» нет; есть: {', '.join(SECTIONS)}")
    return found


def _length(name: str) -> Length:
    if name not in LENGTHS:
        raise BadInput(f"длины «{name}» нет; есть: {', '.join(LENGTHS)}")
    return LENGTHS[name]


def _sides(dossier: Dossier, language: str) -> str:
    return " — ".join(name_of(code, language) for code in (dossier.home, dossier.partner) if code)


def _said(sections: Iterable[Section]) -> int:
    """How many statements there are."""
    return sum(len(sentences_of(block)) for section in sections for block in section.blocks)


def _notes(teller: Teller, sections: Iterable[Section], empty: Sequence[str], *, cut: bool) -> tuple[str, ...]:
    """The legend of the marks that are used, what is missing or left out, how the paper was made."""
    told = [one for section in sections for block in section.blocks for one in sentences_of(block)]
    used = frozenset[str]().union(*(sentence.marks for sentence in told))
    notes = [teller.phrase(f"legend_{mark}") for mark in (UNCONFIRMED, CONTRADICTED) if mark in used]
    if empty:
        notes.append(teller.phrase("empty", names=", ".join(name.lower() for name in empty)))
    if cut:
        notes.append(teller.phrase("more"))
    if any(sentence.sources for sentence in told):
        notes.append(teller.phrase("made"))
    return tuple(f"{note}." for note in notes)
