"""Values of entries as cells of a table, each with the words that say it.

In: an entry and the material behind it. Out: `Cell`s, and `Field`s: columns that know how to fill themselves.
Not here: which rows and columns a report has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pobratim.facts import Money
from pobratim.facts.content import values_of
from pobratim.facts.dates import is_full_day
from pobratim.register import Entry
from pobratim.resolve.parties import ancestors, is_party
from pobratim.wording import change_words, date_words, number_words, word
from pobratim.wording.parties import kind_of, name_of

from ..paper import Cell, Column, ColumnKind, Section, Sentence, Sentences, Table
from .material import HOME_COUNTRY, Asked, Material
from .words import say

_CODED = {"instrument": "instrument", "measure": "measure", "areas": "area", "unit": "unit"}


@dataclass(frozen=True, slots=True)
class Row:
    """An entry on its way into a table: its number there, and all that its cells may need."""

    material: Material
    asked: Asked
    entry: Entry
    number: int

    @property
    def language(self) -> str:
        """The report's language."""
        return self.asked.language


@dataclass(frozen=True, slots=True)
class Field:
    """A column: the key of its heading and how a cell is made."""

    key: str
    make: Callable[[Row], Cell]
    share: float = 1.0
    kind: ColumnKind = "text"

    def column(self, language: str) -> Column:
        """The column with its heading."""
        return Column(say(f"column.{self.key}", language), self.kind, self.share)


def table(material: Material, asked: Asked, entries: Iterable[Entry], fields: Sequence[Field]) -> Table:
    """One row an entry, numbered from 1."""
    rows = [Row(material, asked, entry, number) for number, entry in enumerate(entries, 1)]
    cells = tuple(_doubted(row, [field.make(row) for field in fields]) for row in rows)
    return Table(tuple(field.column(asked.language) for field in fields), cells)


def _doubted(row: Row, cells: list[Cell]) -> tuple[Cell, ...]:
    """The row, in which the first words that somebody said bear the doubt about all of it."""
    doubts = row.material.doubts(row.entry)
    at = next((at for at, cell in enumerate(cells) if cell.sources), None)
    if doubts and at is not None:
        cells[at] = replace(cells[at], marks=cells[at].marks | doubts)
    return tuple(cells)


def section(key: str, asked: Asked, filled: Table) -> Section:
    """A section of one table; where it has no rows, a sentence says so."""
    heading = say(f"section.{key}", asked.language)
    if filled.rows:
        return Section(key, heading, (filled,))
    return Section(key, heading, (Sentences((Sentence(say("nothing", asked.language)),)),))


def cell_of(row: Row, *slots: str, join: str = ", ") -> Cell:
    """The values of some slots, worded, with the words that give them."""
    found = [(slot, value) for slot in slots for value in values_of(getattr(row.entry.content, slot, None))]
    if not found:
        return Cell("")
    given = tuple(dict.fromkeys(slot for slot, _ in found))
    text = join.join(dict.fromkeys(worded(row.entry.kind, slot, value, row.language) for slot, value in found))
    return Cell(text, row.material.sources(row.entry, *given), row.material.marks(row.entry, *given))


def parties_cell(row: Row) -> Cell:
    """The parties, those at home first."""
    codes = sorted(values_of(getattr(row.entry.content, "parties", ())), key=lambda code: not _at_home(code, row.asked))
    text = " — ".join(party_words(code, row.language) for code in codes)
    return Cell(text, row.material.sources(row.entry, "parties"), row.material.marks(row.entry, "parties"))


def _at_home(code: str, asked: Asked) -> bool:
    home = asked.home or HOME_COUNTRY
    return code == home or home in ancestors(code)


def date_cell(row: Row, slot: str) -> Cell:
    """A date: a real one where the day is known, else as exactly as it is."""
    said = getattr(row.entry.content, slot, None)
    if not said:
        return Cell("")
    value = date.fromisoformat(said) if is_full_day(said) else None
    text = short_date(said, row.language, term=row.entry.kind == "agreement")
    return Cell(text, row.material.sources(row.entry, slot), row.material.marks(row.entry, slot), value)


def number_cell(row: Row, slot: str) -> Cell:
    """A number that sheets can reckon with; of money the amount."""
    said = getattr(row.entry.content, slot, None)
    if said is None:
        return Cell("")
    number = said.amount if isinstance(said, Money) else said
    number = int(number) if float(number).is_integer() else float(number)
    sources, marks = row.material.sources(row.entry, slot), row.material.marks(row.entry, slot)
    return Cell(number_words(number, row.language), sources, marks, number)


def count_cell(number: int, language: str) -> Cell:
    """How many; an empty cell for none."""
    return Cell(number_words(number, language) if number else "", value=number or None)


def worded(kind: str, slot: str, value: Any, language: str) -> str:
    """One value of a slot in words."""
    if slot in _CODED:
        return word(_CODED[slot], value, language)
    if slot in ("stage", "type", "state"):
        return word(f"{kind}_{slot}", value, language)
    if slot == "change":
        return change_words(value, language)
    if slot in ("date", "signed", "since", "due", "period"):
        return short_date(value, language, term=kind == "agreement")
    if isinstance(value, Money):
        return word("unit", value.currency, language)
    return party_words(value, language) if isinstance(value, str) else str(value)


def party_words(code: str, language: str) -> str:
    """A party's name; a municipality with its region, as nobody knows all towns."""
    if not is_party(code):
        return code
    name = name_of(code, language)
    return f"{name} ({name_of(code.partition('/')[0], language)})" if kind_of(code) == "municipality" else name


def short_date(edtf: str, language: str, *, term: bool = False) -> str:
    """14.03.2024 in Russian tables; what is less exact, and English, in words."""
    if is_full_day(edtf):
        day = date.fromisoformat(edtf)
        return f"{day:%d.%m.%Y}" if language == "ru" else date_words(edtf, language)
    start, slash, end = edtf.partition("/")
    if slash and is_full_day(start) and is_full_day(end):
        return f"{short_date(start, language)} – {short_date(end, language)}"
    return date_words(edtf, language, term=term)


def title_cell(row: Row) -> Cell:
    """A paper's or event's own title, else what kind it is."""
    content = row.entry.content
    kind = "instrument" if row.entry.kind == "agreement" else "type"
    title = getattr(content, "title", None)
    slot = "title" if title else kind
    text = str(title) if title else worded(row.entry.kind, kind, getattr(content, kind), row.language)
    text = text[:1].upper() + text[1:]
    return Cell(text, row.material.sources(row.entry, slot), row.material.marks(row.entry, slot))


def state_cell(row: Row, words: str, *slots: str) -> Cell:
    """How the thing stands, with the words from which that follows."""
    given = tuple(slot for slot in slots if getattr(row.entry.content, slot, None))
    sources = row.material.sources(row.entry, *given)
    return Cell(words, sources, row.material.marks(row.entry, *given))


NUMBER = Field("number", lambda row: Cell(str(row.number), value=row.number), 0.35, "number")
PARTIES = Field("parties", parties_cell, 1.4)
AREAS = Field("areas", lambda row: cell_of(row, "areas"), 1.25)
ORGANISATIONS = Field("organisations", lambda row: cell_of(row, "organisations"), 1.2)
