"""The placeholders that an office's template may hold.

In: `placeholders.csv`. Out: a tree of names, Russian and English, and a list of them for people. Not here: finding them
in a template (`template_check.py`), their values (`template.py`).
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from .reports.words import keys, say

ROW_LISTS = ("строки", "разделы.таблицы.строки")
SOURCES_OF_ROW = {"ru": "источники", "en": "sources"}
_NUMBER_SIGNS = {"№": "номер", "no.": "number"}


@dataclass(frozen=True, slots=True)
class Name:
    """A placeholder: its names, what it is, and the names within it if it is a list of things."""

    path: str
    russian: str
    english: str
    what: dict[str, str]
    inner: dict[str, Name] = field(default_factory=dict)

    def known(self) -> dict[str, Name]:
        """The names within, in both languages."""
        return {**{name.english: name for name in self.inner.values()}, **self.inner}


@cache
def tree() -> Name:
    """All placeholders, as the inner names of a nameless one."""
    root = Name("", "", "", {})
    by_path = {"": root}
    text = files("pobratim.briefing").joinpath("placeholders.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        above, _, russian = row["path"].rpartition(".")
        name = Name(row["path"], russian, row["english"], {"ru": row["what"], "en": row["meaning"]})
        by_path[above].inner[russian] = by_path[row["path"]] = name
    for path in ROW_LISTS:
        by_path[path].inner.update(_columns(path))
    return root


def _columns(path: str) -> dict[str, Name]:
    """A row's words by column, for all columns that reports have, and the numbers of its sources."""
    found = {}
    for key in keys():
        if key.startswith("column."):
            heading = {language: say(key, language) for language in ("ru", "en")}
            name = column_name(heading["ru"])
            found[name] = Name(f"{path}.{name}", name, column_name(heading["en"]), heading)
    told = {"ru": "Номера источников строки", "en": "Numbers of the row's sources"}
    name = SOURCES_OF_ROW["ru"]
    found[name] = Name(f"{path}.{name}", name, SOURCES_OF_ROW["en"], told)
    return found


def column_name(heading: str) -> str:
    """The placeholder of a column: «Дата подписания» is `дата_подписания`."""
    plain = heading.strip().lower()
    return _NUMBER_SIGNS.get(plain) or re.sub(r"\W+", "_", plain).strip("_")


def listed(language: str = "ru") -> list[tuple[str, str]]:
    """Every placeholder but columns, with what it is."""
    found: list[tuple[str, str]] = []

    def add(name: Name, above: str) -> None:
        for one in name.inner.values():
            if name.path in ROW_LISTS and one.russian not in ("ячейки", SOURCES_OF_ROW["ru"]):
                continue
            path = f"{above}{one.russian if language == 'ru' else one.english}"
            found.append((path, one.what[language]))
            add(one, f"{path}.")

    add(tree(), "")
    return found
