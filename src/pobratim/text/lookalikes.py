"""Latin letters that stand for Cyrillic ones, and the other way round.

In: text. Out: edits. A word is put right only where all its letters of the other alphabet have a twin; «СберTech» and
«Wi-Fi» stay. Not here: other damage (`repair.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .mapped import Edit

_TO_CYRILLIC = str.maketrans("aceopxyABCEHKMOPTXYk", "асеорхуАВСЕНКМОРТХУк")
_TO_LATIN = str.maketrans("асеорхуАВСЕНКМОРТХУ", "aceopxyABCEHKMOPTXY")
_MIXED = re.compile(r"(?<![^\W\d_])[^\W\d_]*(?:[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z])[^\W\d_]*")
_LONE = re.compile(r"(?<=[\u0400-\u04ff.,»] )[acokyACOKY](?= [«\u0400-\u04ff])|^[COAKY](?= [«а-яё])", re.MULTILINE)


def lookalike_edits(text: str) -> Iterator[Edit]:
    """Words of two alphabets and lone Latin letters between Russian words («c Казахстаном»), put right."""
    edits = [(m.start(), m.end(), _one_alphabet(m.group())) for m in _MIXED.finditer(text)]
    edits += [(m.start(), m.end(), m.group().translate(_TO_CYRILLIC)) for m in _LONE.finditer(text)]
    return iter(sorted(edit for edit in edits if text[edit[0] : edit[1]] != edit[2]))


def _one_alphabet(word: str) -> str:
    latin = [letter for letter in word if letter.isascii()]
    cyrillic = [letter for letter in word if not letter.isascii()]
    if all(ord(letter) in _TO_CYRILLIC for letter in latin) and len(cyrillic) >= len(latin):
        return word.translate(_TO_CYRILLIC)
    if all(ord(letter) in _TO_LATIN for letter in cyrillic):
        return word.translate(_TO_LATIN)
    if all(ord(letter) in _TO_CYRILLIC for letter in latin):
        return word.translate(_TO_CYRILLIC)
    return word
