"""Answers in the forms of the shared task.

In: what was read. Out: one file per document and track. Not here: reading, comparing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pobratim.extract.news import Deal, Meeting, News, Occupation
from pobratim.facts import Span

Names = Iterable[tuple[str, int, int]]
"""Type (PER, LOC, ORG) and offsets in the text as it was read."""


def texts_of(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and text of every document, line ends as they are."""
    for file in sorted(folder.glob("book_*.txt")):
        yield file.stem, file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")


def write_names(folder: Path, document: str, names: Names) -> None:
    """Track 1: `per 17 11`, type, start and length."""
    lines = (f"{kind.lower()} {start} {stop - start}\n" for kind, start, stop in names)
    (folder / f"{document}.task1").write_text("".join(lines), encoding="utf-8")


def write_facts(folder: Path, document: str, news: News) -> None:
    """Track 3: blocks of `argument:value` lines."""
    blocks = [
        *(_block("Occupation", _occupation(news, fact)) for fact in news.occupations),
        *(_block("Meeting", _participants(news, fact)) for fact in news.meetings),
        *(_block("Deal", [*_participants(news, fact), ("type", fact.kind)]) for fact in news.deals),
    ]
    (folder / f"{document}.task3").write_text("\n".join(blocks), encoding="utf-8")


def natasha_names() -> Callable[[str], Names]:
    """natasha's own recogniser as its readers use it."""
    from natasha import Doc, NewsEmbedding, NewsNERTagger, Segmenter

    segmenter, tagger = Segmenter(), NewsNERTagger(NewsEmbedding())

    def find(text: str) -> Names:
        doc = Doc(text)
        doc.segment(segmenter)
        doc.tag_ner(tagger)
        return [(span.type, span.start, span.stop) for span in doc.spans]

    return find


def _occupation(news: News, fact: Occupation) -> Iterator[tuple[str, str]]:
    yield "who", _said(news, fact.person)
    if fact.employer_name:
        yield "where", fact.employer_name
    elif fact.employer:
        yield "where", _said(news, fact.employer)
    if fact.post:
        yield "position", _said(news, fact.post)


def _participants(news: News, fact: Meeting | Deal) -> list[tuple[str, str]]:
    return [("participant", _said(news, words)) for words in fact.participants]


def _said(news: News, words: Span) -> str:
    return " ".join(words.of(news.text).replace(":", " ").split())


def _block(kind: str, arguments: Iterable[tuple[str, str]]) -> str:
    return "".join([f"{kind}\n", *(f"{name}:{value}\n" for name, value in arguments)])
