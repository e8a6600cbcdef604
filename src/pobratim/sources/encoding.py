"""Bytes to characters: UTF-8, UTF-16, windows-1251, koi8-r, cp866, told apart without asking.

In: bytes. Out: text, line ends kept. Errors: `UnreadableDocument` for what is not text.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from pobratim.errors import UnreadableDocument

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LEGACY = ["cp1251", "koi8_r", "cp866", "iso8859_5"]
# Letters by how often Russian text uses them; the first has weight 33, the last 1
LETTERS = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
WEIGHTS = {letter: len(LETTERS) - place for place, letter in enumerate(LETTERS)}
# Running Russian text reaches 0.6 to 0.75, a wrong encoding's 0.1 to 0.4, bytes at random less
LIKELY = 0.45
SAMPLE = 20_000
WORD = re.compile(r"[^\W\d_]+")


def decode(data: bytes, *, place: str, declared: str | None = None) -> str:
    """The text of `data`. `declared` is an encoding that the data itself names (a page's charset)."""
    for mark, name in BOMS:
        if data.startswith(mark):
            return _decoded(data, name, place)
    if b"\x00" in data:
        raise UnreadableDocument("это не текст: сохраните документ как .txt или .html", place=place)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(data, _declared(declared) or _guess(data, place), place)


def _decoded(data: bytes, name: str, place: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"байты не складываются в текст в кодировке {name}: пересохраните файл в UTF-8", place=place
        ) from error


def _declared(name: str | None) -> str | None:
    try:
        return codecs.lookup(name).name if name else None
    except LookupError:
        return None


def _guess(data: bytes, place: str) -> str:
    """The legacy encoding whose reading looks most like Russian."""
    match = from_bytes(data[:SAMPLE], cp_isolation=LEGACY).best()
    names = LEGACY if match is None else [match.encoding, *LEGACY]
    best = max(names, key=lambda name: likeness_to_russian(data[:SAMPLE].decode(name, errors="replace")))
    if likeness_to_russian(data[:SAMPLE].decode(best, errors="replace")) < LIKELY:
        raise UnreadableDocument(
            "кодировка не распознана и на русский текст не похоже: пересохраните файл в UTF-8", place=place
        )
    return best


def likeness_to_russian(text: str) -> float:
    """How far the signs outside ASCII are frequent Russian letters in words of one case or a capital first, 0 to 1."""
    outside = [char for char in text if char > "\x7f"]
    if not outside:
        return 0.0
    frequent = sum(WEIGHTS.get(char.lower(), 0) for char in outside) / (len(outside) * len(LETTERS))
    words = [word for word in WORD.findall(text) if word[0] > "\x7f"]
    shapely = sum(word.islower() or word.isupper() or word[1:].islower() for word in words)
    return frequent * (shapely / len(words) if words else 0.0)
