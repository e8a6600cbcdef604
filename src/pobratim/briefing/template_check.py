"""Which placeholders of an office's template are unknown, and where they stand.

In: a .docx as bytes. Out: `Problem`s, each with its place in words: paragraph, cell of a table, header. Not here:
filling a template (`template.py`), what is known (`placeholders.py`).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from pobratim.errors import BadInput

from .placeholders import Name, tree

_PARTS = {"header": "верхний колонтитул", "footer": "нижний колонтитул", "footnotes": "сноски"}
_DOCX_TAG = re.compile(r"(\{[{%#])-?(?:p|tr|tc|r)(?=\s)")
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_LOOP = {"index", "index0", "first", "last", "length", "revindex"}
Scope = dict[str, Name | None]


@dataclass(frozen=True, slots=True)
class Problem:
    """A placeholder that will not be filled, its place, and why."""

    placeholder: str
    place: str
    why: str

    def __str__(self) -> str:
        return f"{self.place}: {self.placeholder}: {self.why}" if self.placeholder else f"{self.place}: {self.why}"


@dataclass(frozen=True, slots=True)
class _Line:
    place: str
    text: str


def opened(content: bytes) -> Any:
    """The document; BadInput where the file is none."""
    try:
        return Document(io.BytesIO(content))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise BadInput("это не документ .docx: откройте его в редакторе и сохраните как .docx") from error


def check(content: bytes) -> list[Problem]:
    """Everything in the template that cannot be filled, in the order of the document."""
    problems: list[Problem] = []
    for lines in _parts(opened(content)):
        problems += _check_part(lines)
    return problems


def _parts(document: Any) -> Iterator[list[_Line]]:
    """The body, then headers, footers and footnotes: of each the paragraphs in order."""
    yield list(_lines(document.element.body, ""))
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind in _PARTS and not relation.is_external:
            root = getattr(relation.target_part, "element", None)
            if root is not None:
                yield list(_lines(root, _PARTS[kind]))


def _lines(root: Any, part: str) -> Iterator[_Line]:
    tables = {table: number for number, table in enumerate(root.iter(qn("w:tbl")), 1)}
    counted = 0
    for paragraph in root.iter(qn("w:p")):
        cell = next(paragraph.iterancestors(qn("w:tc")), None)
        if cell is None:
            counted += 1
            place = f"абзац {counted}"
        else:
            place = _cell_place(cell, tables)
        if next(paragraph.iterancestors(qn("w:txbxContent")), None) is not None:
            place = f"надпись, {place}"
        yield _Line(", ".join(filter(None, (part, place))), _text(paragraph))


def _cell_place(cell: Any, tables: dict[Any, int]) -> str:
    row = cell.getparent()
    table = next(cell.iterancestors(qn("w:tbl")))
    line = list(table.iterchildren(qn("w:tr"))).index(row) + 1
    column = list(row.iterchildren(qn("w:tc"))).index(cell) + 1
    return f"таблица {tables[table]}, строка {line}, ячейка {column}"


def _text(paragraph: Any) -> str:
    """A paragraph's own words, without those of a box that hangs on it, as the template language reads them."""
    own = (node for node in paragraph.iter(qn("w:t")) if next(node.iterancestors(qn("w:p"))) is paragraph)
    text = "".join(node.text or "" for node in own).replace("\n", " ").translate(_QUOTES)
    return _DOCX_TAG.sub(r"\1 ", text)


def _check_part(lines: list[_Line]) -> list[Problem]:
    text = "\n".join(line.text for line in lines)
    try:
        parsed = SandboxedEnvironment().parse(text)
    except TemplateSyntaxError as error:
        line = lines[min(error.lineno, len(lines)) - 1]
        return [Problem(_first_placeholder(line.text), line.place, _syntax(error))]
    walker = _Walker(lines)
    walker.visit(parsed, {**tree().known()})
    return walker.problems


def _first_placeholder(text: str) -> str:
    found = re.search(r"\{[{%].*", text)
    return found.group() if found else ""


def _syntax(error: TemplateSyntaxError) -> str:
    message = error.message or ""
    if "endfor" in message or "endif" in message or "Unexpected end of template" in message:
        return "цикл или условие не закрыты: у каждого {% for %} есть {% endfor %}, у {% if %} — {% endif %}"
    if "unknown tag" in message:
        return "неизвестная команда: можно {% for … in … %}, {% if … %} и их окончания"
    return "не разобрать: проверьте скобки {{ … }} и {% … %}"


class _Walker:
    """Goes through a parsed template; a loop's own name stands for the things of its list."""

    def __init__(self, lines: list[_Line]) -> None:
        self.lines = lines
        self.problems: list[Problem] = []

    def visit(self, node: nodes.Node, scope: Scope) -> None:
        if isinstance(node, nodes.For):
            self._visit_loop(node, scope)
        elif isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            self._resolve(node, scope)
        elif isinstance(node, nodes.Filter) and node.name not in SandboxedEnvironment().filters:
            self._complain(node, node.name, "нет такого преобразования")
        else:
            for child in node.iter_child_nodes():
                self.visit(child, scope)

    def _visit_loop(self, node: nodes.For, scope: Scope) -> None:
        things = self._resolve(node.iter, scope)
        inner: Scope = {**scope, "loop": Name("loop", "loop", "loop", {}, {})}
        if isinstance(node.target, nodes.Name):
            inner[node.target.name] = things
        for child in (*node.body, *node.else_):
            self.visit(child, inner)

    def _resolve(self, node: nodes.Node, scope: Scope) -> Name | None:
        """The known name that an expression means; None, and a problem, where there is none."""
        if isinstance(node, nodes.Name):
            if node.name not in scope:
                self._complain(node, node.name, "такой подстановки нет")
                return None
            return scope[node.name]
        if isinstance(node, nodes.Getattr):
            return self._within(node, self._resolve(node.node, scope), node.attr)
        if isinstance(node, nodes.Getitem):
            whole = self._resolve(node.node, scope)
            if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
                return self._within(node, whole, node.arg.value)
            return whole
        for child in node.iter_child_nodes():
            self.visit(child, scope)
        return None

    def _within(self, node: nodes.Node, whole: Name | None, name: str) -> Name | None:
        if whole is None or (whole.path == "loop" and name in _LOOP):
            return None
        known = whole.known()
        if name not in known:
            self._complain(node, name, f"нет в «{whole.path}»")
            return None
        return known[name]

    def _complain(self, node: nodes.Node, name: str, why: str) -> None:
        place = self.lines[min(node.lineno, len(self.lines)) - 1].place
        problem = Problem(name, place, why)
        if problem not in self.problems:
            self.problems.append(problem)
