"""A web page to the text of its article.

In: HTML as text. Out: title, day, site name and article, without menus and furniture. The only door to trafilatura.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]{3,20})""", re.I)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds. `published` is YYYY-MM-DD when the page says it."""

    text: str
    title: str | None = None
    published: str | None = None
    source: str | None = None


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page names in its first bytes."""
    match = CHARSET.search(data[:2048])
    return match.group(1).decode("ascii") if match else None


def read_page(html: str) -> Page:
    """The article of a page; broken HTML is read as far as it goes. Empty text when there is none."""
    import trafilatura

    found: Any = trafilatura.bare_extraction(html, with_metadata=True, include_comments=False, favor_recall=True)
    if found is None or not (found.text or "").strip():
        return Page(_plain(html))
    title = (found.title or "").strip() or None
    text = found.text.strip()
    if title and title not in text[: len(title) + 200]:
        text = f"{title}\n\n{text}"
    return Page(text, title, found.date or None, found.sitename or None)


def _plain(html: str) -> str:
    """All words of a page too small or too odd for article finding."""
    from lxml import html as parser
    from lxml.etree import ParserError

    try:
        tree = parser.document_fromstring(html)
    except ParserError:
        return ""
    for element in tree.xpath("//script|//style|//nav|//footer|//form"):
        element.drop_tree()
    blocks = [" ".join(block.split()) for block in tree.itertext()]
    return "\n".join(block for block in blocks if block)
