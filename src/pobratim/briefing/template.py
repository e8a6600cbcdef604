"""An office's own template, filled: its letterhead and words stay, placeholders become the paper's.

In: a .docx as bytes, a `Paper`, names of whose and with whom. Out: a .docx as bytes. The only module that knows
docxtpl. Not here: what may stand in a template (`placeholders.py`), what is wrong with one (`template_check.py`).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from pobratim.errors import BadInput
from pobratim.wording import date_words

from .paper import Bullets, Chart, Paper, Section, Sentence, Sentences, Source, Table, sentences_of
from .placeholders import SOURCES_OF_ROW, Name, column_name, tree
from .template_check import check

# Characters that XML cannot hold
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
SHOWN_PROBLEMS = 5
PAGE_WIDTH = 9600
"""Twentieths of a point between the margins of an official page."""
WIDEST = 26
"""Characters for which a column may ask, so that none takes the page."""


class Words(dict[str, Any]):
    """Things by name; a name that this paper does not have is empty."""

    def __missing__(self, name: str) -> str:
        return ""


@dataclass(slots=True)
class Numbers:
    """Numbers of sources, in the order in which the paper refers to them."""

    of: dict[str, int] = field(default_factory=dict)
    sources: list[Source] = field(default_factory=list)

    def refer(self, sources: Iterable[Source]) -> str:
        """«[1, 2]»; nothing for none."""
        for source in sources:
            if source.fact not in self.of:
                self.of[source.fact] = len(self.sources) + 1
                self.sources.append(source)
        numbers = sorted({self.of[source.fact] for source in sources})
        return f"[{', '.join(map(str, numbers))}]" if numbers else ""


def fill(template: bytes, paper: Paper, *, home: str = "", partner: str = "") -> bytes:
    """The template with the paper's words; BadInput names what cannot be filled."""
    problems = check(template)
    if problems:
        more = f"; и ещё {len(problems) - SHOWN_PROBLEMS}" if len(problems) > SHOWN_PROBLEMS else ""
        raise BadInput(f"шаблон нельзя заполнить: {'; '.join(map(str, problems[:SHOWN_PROBLEMS]))}{more}")
    document = _Template(io.BytesIO(template))
    document.render(values(paper, home=home, partner=partner), SandboxedEnvironment(autoescape=True), autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def values(paper: Paper, *, home: str = "", partner: str = "") -> Words:
    """Everything that placeholders stand for, under Russian and English names."""
    numbers = Numbers()
    sections = [_section(section, numbers) for section in paper.sections]
    tables = [table for section in sections for table in section["таблицы"]]
    day = paper.as_of
    found = {
        "название": paper.title,
        "подзаголовок": paper.subtitle,
        "дата": date_words(day.isoformat(), paper.language),
        "число": f"{day:%d.%m.%Y}",
        "год": str(day.year),
        "чей": home,
        "партнёр": partner,
        "разделы": sections,
        "строки": tables[0]["строки"] if tables else [],
        "источники": [_source(number, source, paper.language) for number, source in enumerate(numbers.sources, 1)],
        "примечания": list(paper.notes),
    }
    return _in_both_languages(found, tree())


def _section(section: Section, numbers: Numbers) -> dict[str, Any]:
    blocks = section.blocks
    return {
        "ключ": section.key,
        "заголовок": section.heading,
        "абзацы": [text for block in blocks if not isinstance(block, Table) for text in _paragraphs(block, numbers)],
        "таблицы": [_table(block, numbers) for block in blocks if isinstance(block, Table)],
    }


def _paragraphs(block: Sentences | Bullets | Chart, numbers: Numbers) -> list[str]:
    said = [_with_number(sentence, numbers) for sentence in sentences_of(block)]
    if isinstance(block, Sentences):
        return [" ".join(said)]
    lead = block.lead if isinstance(block, Bullets) else block.title
    return [*filter(None, (lead,)), *(f"– {text}" for text in said)]


def _with_number(sentence: Sentence, numbers: Numbers) -> str:
    return f"{sentence.text} {numbers.refer(sentence.sources)}".strip()


def _table(table: Table, numbers: Numbers) -> dict[str, Any]:
    names = [column_name(column.heading) for column in table.columns]
    rows = []
    for row in table.rows:
        told = numbers.refer([source for cell in row for source in cell.sources])
        texts = [cell.text for cell in row]
        rows.append({**dict(zip(names, texts, strict=True)), "ячейки": texts, SOURCES_OF_ROW["ru"]: told})
    return {"название": table.caption, "столбцы": [column.heading for column in table.columns], "строки": rows}


def _source(number: int, source: Source, language: str) -> dict[str, Any]:
    return {
        "номер": str(number),
        "документ": source.title,
        "адрес": source.address,
        "дата": date_words(source.date, language),
        "цитата": source.quote,
    }


def _in_both_languages(found: dict[str, Any], names: Name) -> Words:
    said = Words()
    for key, value in found.items():
        name = names.known().get(key)
        inner = _inner(value, name)
        said[key] = inner
        if name:
            said[name.russian] = said[name.english] = inner
    return said


def _inner(value: Any, name: Name | None) -> Any:
    if isinstance(value, list):
        return [_inner(one, name) for one in value]
    if isinstance(value, dict):
        return _in_both_languages(value, name or tree())
    return _UNPRINTABLE.sub("", value) if isinstance(value, str) else value


class _Template(DocxTemplate):  # type: ignore[misc]
    """Tables whose columns came from a loop get columns as wide as their words ask, not all alike."""

    def fix_tables(self, xml: str) -> Any:
        """The body's tree; called after placeholders are filled, before docxtpl's own repairs."""
        body = parse_xml(xml)
        for table in body.iter(qn("w:tbl")):
            _fit(table)
        return super().fix_tables(etree.tostring(body))


def _fit(table: Any) -> None:
    grid = table.find(qn("w:tblGrid"))
    columns = max((len(row.findall(qn("w:tc"))) for row in table.iterchildren(qn("w:tr"))), default=0)
    if grid is None or columns <= len(grid):
        return
    widths = _widths(table, columns, sum(int(one.get(qn("w:w"), "0")) for one in grid) or PAGE_WIDTH)
    for one in list(grid):
        grid.remove(one)
    for width in widths:
        etree.SubElement(grid, qn("w:gridCol"), {qn("w:w"): str(width)})
    for row in table.iterchildren(qn("w:tr")):
        for cell, width in zip(row.iterchildren(qn("w:tc")), widths, strict=False):
            for said in cell.iter(qn("w:tcW")):
                said.set(qn("w:w"), str(width))
                said.set(qn("w:type"), "dxa")


def _widths(table: Any, columns: int, width: int) -> list[int]:
    """The page's width, shared by what stands in the columns: the longest word, and half as long as the words are."""
    needs = [3.0] * columns
    for row in table.iterchildren(qn("w:tr")):
        for at, cell in enumerate(row.findall(qn("w:tc"))):
            text = "".join(node.text or "" for node in cell.iter(qn("w:t")))
            longest = max((len(word) for word in text.split()), default=0)
            needs[at] = max(needs[at], longest, min(len(text) / 2, WIDEST))
    return [round(width * need / sum(needs)) for need in needs]
