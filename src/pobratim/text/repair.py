"""Characters put right for analysis, with the way back.

In: raw text. Out: repaired text that knows the raw place of each of its characters. Repairing twice changes nothing
more, every step runs in linear time, and an ordinary text is left as it is. Not here: cutting into sentences, HTML.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from .lookalikes import lookalike_edits
from .mapped import Edit, MappedText
from .unglue import unglue_edits

INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
SPACES = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_CHARACTER = re.compile(rf"(?P<gone>[{INVISIBLE}]+)|(?P<line>\r\n|[\r\x0b\x0c\x85\u2028\u2029])|(?P<space>[{SPACES}])")
_MARKUP = re.compile(
    r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8}\d?);|</?(?P<tag>[a-z][a-z0-9]{0,9})(?:\s[^<>]{0,300})?/?>", re.IGNORECASE
)
_INLINE = frozenset("a abbr b big em font i mark nobr small span strong sub sup u".split())
_MARKED = re.compile(r"([^\W\d_])([\u0300-\u036f]+)")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s,;«»]+|(?<![\w.+-])[\w.+-]+@[\w.-]*[\w]"
    r"|(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:ru|su|рф|com|org|net|info|kz|by|uz|kg|tj|am|az|cn|io|me|tv)\b[^\s,;«»]*",
    re.IGNORECASE,
)
_DASH = "-–—"
_OPENING = "«“„"
_GLUED = re.compile(
    rf"""
      (?<=[а-яё0-9%)»”"])[.!?…]+(?=[А-ЯЁ{_OPENING}]|"[А-ЯЁ])     # регионов.Документ
    | (?<=[а-яё)»”])[,;:](?=[а-яёА-ЯЁ{_OPENING}])                # слова,сказал
    | (?<=[а-яё0-9%)»”"][.!?…])(?=[{_DASH}]\ )                   # регионами.- Для
    | (?<=[,!?…»”])(?=[{_DASH}]\ [а-яё])                         # слова,- сказал
    | (?<=[,!?…»”.]\ [{_DASH}])(?=[а-яёА-ЯЁ])                    # слова, -сказал
    | (?<=[,!?…])(?=[{_DASH}][а-яё])                             # слова,-сказал
    | (?<=[,!?…][{_DASH}])(?=[а-яё])
    | ^\ *[{_DASH}](?=[А-ЯЁ{_OPENING}])                          # -Слова в начале строки
    | (?<=[а-яё0-9])(?=[{_OPENING}][А-ЯЁа-яё])                   # компания«Сад»
    | (?<=[»”])(?=[А-ЯЁа-яё])                                    # «Сад»построит
    | (?<=[0-9])(?=(?:годах?|года|году|годы?|млн|млрд|тыс|руб|тонн|процент[а-я]*|января|февраля|марта
        |апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)\b)
    """,
    re.VERBOSE | re.MULTILINE,
)

_MOST_ROUNDS = 5
"""Words cut in one round may show where others are to be cut in the next; real texts need two."""


def repair(raw: str) -> MappedText:
    """Text put right: characters, marks, look-alikes, lost spaces, glued words."""
    mapped = MappedText.of(raw)
    for clean in (_markup_edits, _character_edits, _mark_edits):
        mapped = mapped.edited(clean(mapped.text))
    for find in (lookalike_edits, _space_edits, *[unglue_edits] * _MOST_ROUNDS):
        edited = mapped.edited(_outside_addresses(mapped.text, find(mapped.text)))
        if edited is mapped and find is unglue_edits:
            break
        mapped = edited
    return mapped


def _markup_edits(text: str) -> Iterator[Edit]:
    """Entities that a page left in its text («&laquo;») become their characters, tags a new line or nothing."""
    for match in _MARKUP.finditer(text):
        tag = match.group("tag")
        if tag is None:
            new = html.unescape(match.group())
            if new != match.group() and new not in "&<":
                yield match.start(), match.end(), new
        else:
            yield match.start(), match.end(), "" if tag.lower() in _INLINE else "\n"


def _character_edits(text: str) -> Iterator[Edit]:
    new = {"gone": "", "line": "\n", "space": " "}
    for match in _CHARACTER.finditer(text):
        yield match.start(), match.end(), new[match.lastgroup or "gone"]


def _mark_edits(text: str) -> Iterator[Edit]:
    """Letters and the marks that follow them become one letter; a stress mark over a Cyrillic letter goes."""
    for match in _MARKED.finditer(text):
        letter = unicodedata.normalize("NFC", match.group())
        if "Ѐ" <= match.group(1) <= "ӿ":
            kept = "".join(mark for mark in match.group(2) if mark in "\u0306\u0308")
            letter = unicodedata.normalize("NFC", match.group(1) + kept)[0]
        yield match.start(), match.end(), letter


def _space_edits(text: str) -> Iterator[Edit]:
    """Spaces lost between sentences, around dashes and quotation marks, after a number."""
    for match in _GLUED.finditer(text):
        if _is_abbreviation(text, match):
            continue
        yield match.end(), match.end(), " "


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    """«т.е.», «С.А.» and times: a colon or dot inside what is one word."""
    return match.group() == ":" and text[match.start() - 1].isdigit()


@lru_cache(maxsize=1)
def _addresses(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _ADDRESS.finditer(text))


def _outside_addresses(text: str, edits: Iterator[Edit]) -> Iterator[Edit]:
    """The edits that leave web and mail addresses alone."""
    addresses = iter(_addresses(text))
    start, stop = next(addresses, (len(text) + 1, len(text) + 1))
    for edit in edits:
        while stop <= edit[0] and stop <= len(text):
            start, stop = next(addresses, (len(text) + 1, len(text) + 1))
        if not (start < edit[0] < stop or start < edit[1] < stop or (start, stop) == edit[:2]):
            yield edit
