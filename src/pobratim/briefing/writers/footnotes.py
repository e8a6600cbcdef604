"""Real footnotes for python-docx, which has none of its own.

In: a document, notes. Out: a footnotes part with its separators, references in paragraphs, the two styles. Not here:
what a note says (`shape.py`), the document's look (`docx.py`).
"""

from __future__ import annotations

from collections.abc import Iterable

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from lxml import etree

from .shape import Note, quoted

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_FIRST = 1
TEXT, REFERENCE = "Footnote Text", "Footnote Reference"


class Footnotes:
    """The footnotes of one document; `finish` must be called once, when all are written."""

    def __init__(self, document: Document, size: float) -> None:
        self._document = document
        self._next = _FIRST
        self._part = Part(PackURI("/word/footnotes.xml"), _TYPE, b"", document.part.package)
        self._root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
            self._root.append(_separator(number, kind))
        _styles(document, size)
        document.part.relate_to(self._part, RELATIONSHIP_TYPE.FOOTNOTES)
        _name_separators(document)

    def add(self, paragraph: Paragraph, notes: Iterable[Note]) -> None:
        """A reference at the end of the paragraph, and the footnote that it leads to."""
        number, self._next = self._next, self._next + 1
        paragraph.add_run(style=REFERENCE)._r.append(_numbered("w:footnoteReference", number))
        note = _numbered("w:footnote", number)
        note.append(self._text(notes))
        self._root.append(note)

    def finish(self) -> None:
        """Puts the footnotes into the package."""
        self._part._blob = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _text(self, notes: Iterable[Note]) -> etree._Element:
        paragraph = parse_xml(
            f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r></w:p>'
        )
        for place, note in enumerate(notes):
            paragraph.append(_run("; " if place else " "))
            paragraph.append(self._title(note))
            rest = f", {note.date}" if note.date else ""
            paragraph.append(_run(f"{rest}: {quoted(note.quote)}" if note.quote else rest))
        return paragraph

    def _title(self, note: Note) -> etree._Element:
        if not note.address:
            return _run(note.title)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), self._part.relate_to(note.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        link.append(_run(note.title, linked=True))
        return link


def _numbered(tag: str, number: int) -> etree._Element:
    element = OxmlElement(tag)
    element.set(qn("w:id"), str(number))
    return element


def _separator(number: int, kind: str) -> etree._Element:
    return parse_xml(
        f'<w:footnote {nsdecls("w")} w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" '
        f'w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    )


def _run(text: str, *, linked: bool = False) -> etree._Element:
    run = OxmlElement("w:r")
    if linked:
        properties = OxmlElement("w:rPr")
        colour = OxmlElement("w:color")
        colour.set(qn("w:val"), "0B5560")
        properties.append(colour)
        run.append(properties)
    words = OxmlElement("w:t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    return run


def _styles(document: Document, size: float) -> None:
    styles = document.styles
    text = styles.add_style(TEXT, WD_STYLE_TYPE.PARAGRAPH)
    text.base_style = styles["Normal"]
    text.font.size = Pt(size)
    text.paragraph_format.space_after = Pt(0)
    text.paragraph_format.line_spacing = 1.0
    reference = styles.add_style(REFERENCE, WD_STYLE_TYPE.CHARACTER)
    reference.font.superscript = True


def _name_separators(document: Document) -> None:
    """Word wants the separators named in the settings; they stand before `w:compat` there."""
    named = parse_xml(f'<w:footnotePr {nsdecls("w")}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>')
    settings = document.settings.element
    after = next((child for child in settings if child.tag in (qn("w:endnotePr"), qn("w:compat"))), None)
    if after is None:
        settings.append(named)
    else:
        after.addprevious(named)
