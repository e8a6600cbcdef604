"""From characters to an analysis, in the order of work.

In: raw text. Out: `Analysis`. Not here: the models themselves (`models.py`), what the words mean (`extract`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from razdel import sentenize, tokenize

from . import models
from .nouns import Analysis, Name, Sentence, Token
from .repair import repair


def analyse(raw: str) -> Analysis:
    """Repair, cut, tag, parse and name a text. Linear in its length."""
    mapped = repair(raw)
    text = mapped.text
    cuts = list(_cut(text))
    words = [[(w.start, w.stop, w.text) for w in tokenize(text[start:stop])] for start, stop, _ in cuts]
    plain = [[w[2] for w in sentence] for sentence in words]
    tags, heads = models.tag(plain), models.parse(plain)
    sentences = tuple(
        Sentence(i, start, stop, paragraph, tuple(_tokens(start, words[i], tags[i], heads[i])))
        for i, (start, stop, paragraph) in enumerate(cuts)
    )
    names = tuple(Name(*span) for span in models.find_names(text))
    return Analysis(raw, mapped, sentences, names)


def _cut(text: str) -> Iterator[tuple[int, int, int]]:
    for paragraph, line in enumerate(re.finditer(r"[^\n]+", text)):
        for sentence in sentenize(line.group()):
            if sentence.text.strip():
                yield line.start() + sentence.start, line.start() + sentence.stop, paragraph


def _tokens(
    offset: int,
    words: list[tuple[int, int, str]],
    tags: list[tuple[str, dict[str, str]]],
    heads: list[tuple[int, str]],
) -> Iterator[Token]:
    for (start, stop, word), (pos, feats), (head, rel) in zip(words, tags, heads, strict=True):
        lemma = models.lemma(word.lower(), pos, feats.get("Case"), feats.get("Number"))
        yield Token(word, offset + start, offset + stop, lemma, pos, feats, head, rel)
