"""From facts of many documents and people's decisions to entries of one register. Pure: no database, no clock.

In: documents with their facts, decisions. Out: entries. Every fact belongs to one *block*; blocks are independent, so
a new document changes only the entries of the blocks that it touches, and the order of reading cannot matter.
Not here: rows (`pobratim.storage`), what names and codes mean (`pobratim.resolve`).
"""

from .build import Draft, build_block, build_register, draft_block
from .decisions import Decision, Verb
from .entry import Entry, HeldPost, Person, State, Variant, entry_id
from .filed import Filed
from .filing import file_facts, file_readings
from .memory import MemoryStore
from .store import KnownDocument, Reading, Store

__all__ = [
    "Decision",
    "Draft",
    "Entry",
    "Filed",
    "HeldPost",
    "KnownDocument",
    "MemoryStore",
    "Person",
    "Reading",
    "State",
    "Store",
    "Variant",
    "Verb",
    "build_block",
    "build_register",
    "draft_block",
    "entry_id",
    "file_facts",
    "file_readings",
]
